"""Why a TLS connection was refused, as one of a few causes that people can act on."""

import ssl
from collections.abc import Sequence

from gui.core.errors import Failure, TlsCause, TlsRejected, Unreachable, UnreachableCause

# The numbers of the three systems; their words are in the user's language.
_VERIFY_CODES = {
    # OpenSSL: X509_V_ERR_* of openssl/x509_vfy.h.
    9: TlsCause.NOT_YET_VALID,
    10: TlsCause.EXPIRED,
    18: TlsCause.SELF_SIGNED,
    19: TlsCause.UNKNOWN_ROOT,
    2: TlsCause.UNKNOWN_ROOT,
    20: TlsCause.UNKNOWN_ROOT,
    21: TlsCause.UNKNOWN_ROOT,
    62: TlsCause.WRONG_HOST,
    63: TlsCause.WRONG_HOST,
    64: TlsCause.WRONG_HOST,
    66: TlsCause.OLD_PROTOCOL,
    67: TlsCause.OLD_PROTOCOL,
    68: TlsCause.OLD_PROTOCOL,
    # Windows: CERT_E_* and TRUST_E_* of winerror.h. "Expired" there is "not within its period".
    0x800B0101: TlsCause.EXPIRED,
    0x800B0109: TlsCause.UNKNOWN_ROOT,
    0x800B010A: TlsCause.UNKNOWN_ROOT,
    0x800B010F: TlsCause.WRONG_HOST,
    # macOS: errSec* of Security/SecBase.h.
    -67818: TlsCause.EXPIRED,
    -67819: TlsCause.NOT_YET_VALID,
    -67843: TlsCause.UNKNOWN_ROOT,
    -25318: TlsCause.UNKNOWN_ROOT,
    -67602: TlsCause.WRONG_HOST,
}

_REASONS = {
    "WRONG_VERSION_NUMBER": TlsCause.NOT_TLS,
    "HTTP_REQUEST": TlsCause.NOT_TLS,
    "RECORD_LAYER_FAILURE": TlsCause.NOT_TLS,
    "UNSUPPORTED_PROTOCOL": TlsCause.OLD_PROTOCOL,
    "TLSV1_ALERT_PROTOCOL_VERSION": TlsCause.OLD_PROTOCOL,
    "SSLV3_ALERT_HANDSHAKE_FAILURE": TlsCause.OLD_PROTOCOL,
    "HANDSHAKE_FAILURE": TlsCause.OLD_PROTOCOL,
    "NO_PROTOCOLS_AVAILABLE": TlsCause.OLD_PROTOCOL,
    "DH_KEY_TOO_SMALL": TlsCause.OLD_PROTOCOL,
    "TLSV13_ALERT_CERTIFICATE_REQUIRED": TlsCause.CLIENT_CERTIFICATE,
    "SSLV3_ALERT_BAD_CERTIFICATE": TlsCause.CLIENT_CERTIFICATE,
}

# What Python 3.11.2, Debian 12's, has no exception of its own for.
_EOF = "UNEXPECTED_EOF_WHILE_READING"

# Where a system gives another number, or none, its words in English.
_WORDS = {
    "expired": TlsCause.EXPIRED,
    "not yet valid": TlsCause.NOT_YET_VALID,
    "hostname": TlsCause.WRONG_HOST,
    "cn name": TlsCause.WRONG_HOST,
    "host name": TlsCause.WRONG_HOST,
    "not trusted": TlsCause.UNKNOWN_ROOT,
    "untrusted": TlsCause.UNKNOWN_ROOT,
}


def tls_failure(errors: Sequence[ssl.SSLError], host: str) -> Failure:
    """Return the failure for the SSL errors of one rejected connection."""
    for error in errors:
        if isinstance(error, ssl.SSLCertVerificationError):
            return TlsRejected(_verification_cause(error), host)
    for error in errors:
        is_end = isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError)
        if is_end or error.reason == _EOF:
            return Unreachable(UnreachableCause.RESET, host)
        cause = _REASONS.get(error.reason or "")
        if cause is not None:
            return TlsRejected(cause, host)
    return TlsRejected(TlsCause.OTHER, host)


def _verification_cause(error: ssl.SSLCertVerificationError) -> TlsCause:
    code = getattr(error, "verify_code", None)
    if code in _VERIFY_CODES:
        return _VERIFY_CODES[code]
    said = str(getattr(error, "verify_message", "") or error).lower()
    return next((cause for word, cause in _WORDS.items() if word in said), TlsCause.OTHER)
