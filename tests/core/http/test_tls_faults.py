"""What Windows and macOS say about a certificate, told by a fake of each."""

import ssl

import pytest

from gui.core.errors import TlsCause, TlsRejected, Unreachable, UnreachableCause
from gui.core.http.tls_faults import tls_failure


def said(code: int, words: str) -> ssl.SSLCertVerificationError:
    """As truststore raises it on both systems."""
    error = ssl.SSLCertVerificationError(words)
    error.verify_code = code
    error.verify_message = words
    return error


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (said(0x800B0109, "Ein Stammzertifikat wird nicht vertraut."), TlsCause.UNKNOWN_ROOT),
        (said(0x800B010A, "…"), TlsCause.UNKNOWN_ROOT),
        (said(0x800B0101, "…"), TlsCause.EXPIRED),
        (said(0x800B010F, "…"), TlsCause.WRONG_HOST),
        (said(0x800B010B, "…"), TlsCause.OTHER),
        (said(-67843, "“a.example” certificate is not trusted"), TlsCause.UNKNOWN_ROOT),
        (said(-67818, "…"), TlsCause.EXPIRED),
        (said(-67819, "…"), TlsCause.NOT_YET_VALID),
        (said(-67602, "…"), TlsCause.WRONG_HOST),
        (said(4, "“a.example” certificate is not trusted"), TlsCause.UNKNOWN_ROOT),
        (ssl.SSLCertVerificationError("certificate is expired"), TlsCause.EXPIRED),
    ],
)
def test_each_systems_numbers_and_words(
    error: ssl.SSLCertVerificationError, cause: TlsCause
) -> None:
    assert vars(tls_failure([error], "a.example")) == vars(TlsRejected(cause, "a.example"))


def test_an_end_that_python_has_no_exception_for_is_one() -> None:
    """Python 3.11.2, Debian 12's, raises what stands for every other error, too."""
    error = ssl.SSLError(1, "[SSL: UNEXPECTED_EOF_WHILE_READING] unexpected eof while reading")
    error.reason = "UNEXPECTED_EOF_WHILE_READING"
    failure = tls_failure([error], "a.example")
    assert vars(failure) == vars(Unreachable(UnreachableCause.RESET, "a.example"))
