"""Mails: what is in a subject is text, and a draft that says anything else does not leave.

Nothing in here needs Qt, so that it can be run on every Python that the program runs on.
"""

import email
import re
from email.header import decode_header
from email.message import EmailMessage
from email.policy import default
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gui.core.handover import mail_draft
from gui.core.handover.mail import (
    MAILTO_LIMIT,
    DraftNotProven,
    Mail,
    TooLongForMailto,
    UnsafeForMailto,
    mailto,
)
from gui.core.handover.mail_draft import draft, prove
from gui.core.text import is_invisible

ADDRESS = "https://www.bluetape.com/i/r?account=7aec7f522d88&id=2eb1acd98a86"
PNG = b"\x89PNG\r\n\x1a\n-- not really"
BCC = "=?us-ascii?q?=0D=0ABcc:_x@y.z?="
BODY = "=?us-ascii?q?=0d=0a=0d=0aHello,_pay_me?="

# Pieces that some reader of headers, of HTML or of MIME gives a meaning to.
TRAPS = [
    BCC, BODY, "=?utf-8?b?DQpCY2M6IHhAeS56?=", "=?utf-8?q?", "=?", "?=", "=", "?", "_", "=0d=0a",
    "\r\nBcc: x@y.z", "\n", "\r", "\t", " ", "\x00", "\x0b", "\x85", "\u2028", "\xa0", "\u202e",
    "\ud800", "société", "Éclair", "–", "😀", "a", "x" * 90, "Bcc: x@y.z", "<b>", "&amp;", "&lt",
    "<!--", "--===", "From ", ".", "'", '"', "(c)", "\\", ",", ";", "{link}",
]  # fmt: skip
traps = st.lists(st.sampled_from(TRAPS) | st.text(max_size=5), max_size=10).map("".join)
thorough = settings(derandomize=True, deadline=None, max_examples=80)


def mail(subject: str, text: str = "") -> Mail:
    return Mail(subject, f"Hello {text},\n\n{ADDRESS}\n\nKind regards", ADDRESS)


def read(content: bytes) -> EmailMessage:
    found = email.message_from_bytes(content, policy=default)
    assert isinstance(found, EmailMessage)
    return found


def shown(text: str) -> str:
    """What there is to see of a text, on one line."""
    return " ".join("".join("\ufffd" if is_invisible(c) else c for c in " ".join(text.split()))
                    .split())  # fmt: skip


def letters(text: str) -> str:
    return "".join(shown(text).replace("\ufffd", "").split())


def other_reading(raw: str) -> str:
    """The subject as the library's older reader has it, which shares no code with the newer one."""
    if "=?" not in raw:
        return raw
    pieces = [p if isinstance(p, str) else p.decode(c or "ascii") for p, c in decode_header(raw)]
    return "".join(pieces)


@thorough
@given(subject=traps, text=traps, png=st.sampled_from([b"", PNG]))
@example(subject=f"Payment link for {BCC}", text=BCC, png=PNG)
@example(subject=f"Payment link for {BODY}", text=BODY, png=b"")
@example(subject="Votre facture de la société Éclair, " * 4, text="", png=b"")
@example(subject="TEST – NOT PAYABLE – Payment link for " + "x" * 500, text="", png=b"")
@example(subject="a " * 200, text="", png=b"")
def test_a_draft_is_the_mail_that_was_meant(subject: str, text: str, png: bytes) -> None:
    content = draft(mail(subject, text), png, "Scan")
    head = content.partition(b"\r\n\r\n")[0].split(b"\r\n")
    # What is first tells a program without a list of suffixes that this is a mail.
    assert head[0].startswith(b"Date: ")
    assert sorted(line.partition(b":")[0] for line in head[1:] if line[:1] != b" ") == [
        b"Content-Type",
        b"MIME-Version",
        b"Subject",
        b"X-Unsent",
    ]
    assert all(len(line) <= 76 and line.isascii() for line in head)
    found = read(content)
    assert found["Subject"] == shown(subject)
    assert other_reading(email.message_from_bytes(content)["Subject"]) == shown(subject)
    part, page = found.get_body(("plain",)), found.get_body(("html",))
    assert part is not None
    assert page is not None
    assert letters(part.get_content()) == letters(f"Hello {text}, {ADDRESS} Kind regards")
    assert set(re.findall(r'(?:href|src)="([^"]*)"', page.get_content())) == {
        ADDRESS.replace("&", "&amp;"),
        *(["cid:payment-qr-code@checkout-desk.invalid"] if png else []),
    }


@thorough
@given(subject=traps)
@example(subject=f"Payment link for {BCC}")
@example(subject="one\r\nBcc: x@y.z")
def test_an_address_of_a_mail_holds_subject_and_body(subject: str) -> None:
    try:
        address = mailto(mail(subject))
    except UnsafeForMailto:
        assert "=?" in shown(subject)
        return
    except TooLongForMailto:
        return
    # A mail program may decode what is coded in there (RFC 6068).
    assert "=?" not in shown(subject)
    assert re.fullmatch(r"mailto:\?[A-Za-z0-9_.~%\-]+=[A-Za-z0-9_.~%\-]*&body=[\w.~%\-]*", address)
    found = parse_qs(urlsplit(address).query, keep_blank_values=True, strict_parsing=True)
    assert found == {
        "subject": [shown(subject)],
        "body": [mail("").body.replace("\n", "\r\n")],
    }


def test_an_address_of_a_mail_has_its_limit() -> None:
    assert mailto(Mail("a&b", "x\ny", "")) == "mailto:?subject=a%26b&body=x%0D%0Ay"
    with pytest.raises(TooLongForMailto):
        mailto(Mail("", "x" * MAILTO_LIMIT, ""))


def test_short_subjects_can_be_read_in_the_file() -> None:
    assert b"\r\nSubject: Payment link for one\r\n" in b"\r\n" + draft(
        mail("Payment link for one"), b"", ""
    )


def test_a_draft_holds_text_link_and_picture() -> None:
    found = read(draft(Mail("Invoice", f"Hello <b>,\n\n{ADDRESS}", ADDRESS), PNG, "Scan <it>"))
    assert found["X-Unsent"] == "1"
    page = found.get_body(("html",))
    assert page is not None
    html = page.get_content()
    assert f'<a href="{ADDRESS.replace("&", "&amp;")}">' in html
    assert "Hello &lt;b&gt;," in html
    assert 'alt="Scan &lt;it&gt;"' in html
    [picture] = [part for part in found.walk() if part.get_content_type() == "image/png"]
    assert f'src="cid:{picture["Content-ID"].strip("<>")}"' in html
    page = read(draft(mail("Invoice"), b"", "")).get_body(("html",))
    assert page is not None
    assert "<img" not in page.get_content()


GOOD = draft(mail("Invoice one"), PNG, "Scan")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Subject: Invoice one", b"Subject: Invoice two"),
        (b"Subject: Invoice one", b"Subject: Invoice one\r\nBcc: x@y.z"),
        (b"Subject: Invoice one", b"Subject: Invoice one\r\nSubject: Invoice one"),
        (b"Subject: Invoice one", b"Subject: Invoice one\r\n\r\nHello"),
        (b"X-Unsent: 1\r\n", b""),
        (b"Kind regards", b"Kind reg"),
        (b'href=3D"https://www.', b'href=3D"https://evil.'),
        (b"</body>", b'<a href="https://evil.example/">x</a></body>'),
        (b"</body>", b'<form action="https://evil.example/"></form></body>'),
        (b"</body>", b"Call 555</body>"),
        (b"image/png", b"image/gif"),
        (b"text/plain", b"text/calendar"),
    ],
)
def test_what_differs_from_what_was_meant_is_refused(old: bytes, new: bytes) -> None:
    prove(GOOD, mail("Invoice one"), PNG)
    assert old in GOOD
    with pytest.raises(DraftNotProven):
        prove(GOOD.replace(old, new), mail("Invoice one"), PNG)


def test_a_draft_is_read_back_before_it_is_returned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_draft, "_encoded", lambda subject: subject + "\r\nBcc: x@y.z")
    with pytest.raises(DraftNotProven):
        draft(mail("Invoice one"), PNG, "Scan")


OTHERS = tuple(f"{ADDRESS}{number}" for number in (1, 2))


@thorough
@example(name="Smith, Bob", body="x")
@example(name="=?utf-8?q?x?=", body="x")
@example(name="Distribuidora Hernández e Hijos, S.A. de C.V. y asociados", body="x")
@given(name=traps, body=traps)
def test_a_draft_to_somebody_goes_to_nobody_else(name: str, body: str) -> None:
    text = f"{body}\n{ADDRESS}\n\n{OTHERS[0]}\n{OTHERS[1]}"
    made = draft(Mail("Links", text, ADDRESS, OTHERS, "ap@example.com", name), b"", "")
    found = read(made)
    [person] = found["To"].addresses
    assert person.addr_spec == "ap@example.com"
    assert shown(name).startswith(person.display_name.removesuffix("\ufffd").strip())
    assert {name.lower() for name in found} == {
        "date", "subject", "to", "x-unsent", "content-type", "mime-version",
    }  # fmt: skip
    page = found.get_body(("html",))
    assert page is not None
    links = re.findall('href="([^"]*)"', str(page.get_content()))
    # Each whole, though each begins as the first one is.
    assert sorted(set(links)) == sorted(address.replace("&", "&amp;") for address in
                                        (ADDRESS, *OTHERS))  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"To: ap@example.com", b"To: x@example.com"),
        (b"To: ap@example.com", b"To: ap@example.com, x@example.com"),
        (b"To: ap@example.com", b"To: x <ap@example.com>"),
        (b"To: ap@example.com", b"Cc: ap@example.com"),
        (b"To: ap@example.com", b"To: ap@example.com\r\nBcc: x@example.com"),
        (b"To: ap@example.com\r\n", b""),
    ],
)
def test_a_draft_to_somebody_else_does_not_leave(old: bytes, new: bytes) -> None:
    meant = Mail("Links", f"x {ADDRESS}", ADDRESS, to="ap@example.com")
    good = draft(meant, PNG, "")
    prove(good, meant, PNG)
    assert old in good
    with pytest.raises(DraftNotProven):
        prove(good.replace(old, new), meant, PNG)


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ('<a href="{other}">{first}</a>', '<a href="{first}">{other}</a>'),
        ('<a href="{first}">{first}</a>', '<a href="{first}"></a>{other}<a href="{other}"></a>'),
        ('<a href="{first}">{first}</a>', '{other}<a href="{other}"></a>'),
    ],
)
def test_of_several_links_each_leads_to_what_it_says(
    monkeypatch: pytest.MonkeyPatch, first: str, other: str
) -> None:
    links = {"first": f"{ADDRESS}1", "other": f"{ADDRESS}2"}
    body = "INV-1\n{first}\n\nINV-2\n{other}".format(**links)
    meant = Mail("Links", body, links["first"], (links["other"],))
    draft(meant, b"", "")
    shown = {links["first"]: first.format(**links), links["other"]: other.format(**links)}
    monkeypatch.setattr(mail_draft, "_link", shown.__getitem__)
    with pytest.raises(DraftNotProven):
        draft(meant, b"", "")


def test_an_address_for_mail_programs_has_its_recipient() -> None:
    mail_to = mailto(Mail("a", "x", "", to="o'hara+a&b@example.com"))
    assert mail_to == "mailto:o%27hara%2Ba%26b@example.com?subject=a&body=x"
