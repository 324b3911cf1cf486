"""Mail addresses in cells: what every mail program reads alike, and nothing else."""

import pytest

from gui.core.handover.mail_address import AddressProblem, NoMailAddress, mail_address

MISSING, SEVERAL, INVALID = AddressProblem


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ap@example.com", "ap@example.com"),
        ("  AP@Example.com\n", "AP@Example.com"),
        ("mailto:ap@example.com", "ap@example.com"),
        ("Acme, Inc. <ap@example.com>", "ap@example.com"),
        ("'AP@example.com' <ap@example.com>", "ap@example.com"),
        ("o'hara+invoices@mail.example.co.uk", "o'hara+invoices@mail.example.co.uk"),
    ],
)
def test_an_address_is_found(text: str, address: str) -> None:
    assert mail_address(text) == address


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", MISSING),
        (" \t", MISSING),
        ("ap@example.com; b@example.com", SEVERAL),
        ("ap@example.com,b@example.com", SEVERAL),
        ("ap@example.com\r\nBcc: x@example.com", SEVERAL),
        ("a <ap@example.com>, b <b@example.com>", SEVERAL),
        ("a@example.com, Bob <b@example.com>", SEVERAL),
        ("a@example.com <b@example.com>", SEVERAL),
        ("Bob <b@example.com>, a@example.com", SEVERAL),
        ("Bob <b@example.com> a@example.com", SEVERAL),
        ("ap@example.com; ap@example.com <ap@example.com>", SEVERAL),
        ("Bob <b@example.com> (office)", INVALID),
        ("mailto:?to=b@example.com", INVALID),
        ("mailto:a%2Bb@example.com", INVALID),
        ("n/a", INVALID),
        ("ap@example", INVALID),
        ("ap@@example.com", INVALID),
        ("a b@example.com", INVALID),
        ("a..b@example.com", INVALID),
        (".a@example.com", INVALID),
        ("ap@-example.com", INVALID),
        ("ap@example.com.", INVALID),
        ("ap@[127.0.0.1]", INVALID),
        ("ap@example.com?bcc=x", INVALID),
        ("mailto:ap@example.com?bcc=x@example.com", INVALID),
        ("jos\u00e9@example.com", INVALID),
        ("ap@ex\u200bample.com", INVALID),
        ("ap@ex\u0430mple.com", INVALID),
        ('"a b"@example.com', INVALID),
        ("x" * 65 + "@example.com", INVALID),
        ("a@" + "x." * 130 + "com", INVALID),
        ("x" * 32_000, INVALID),
    ],
)
def test_what_is_none_is_refused_with_the_reason(text: str, problem: AddressProblem) -> None:
    with pytest.raises(NoMailAddress) as none:
        mail_address(text)
    assert none.value.problem is problem
