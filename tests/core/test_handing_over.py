"""What a link is handed over with: statuses, templates, text messages, file names, files."""

from pathlib import Path

import pytest

from gui.core.file_names import safe_stem
from gui.core.files import FileNotWritten, FileProblem, write_new
from gui.core.sms import SmsLength, sms_length
from gui.core.status import InvoiceStatus, StatusKind
from gui.core.templates import InvalidTemplate, TemplateProblem, check_body, filled


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Placed", StatusKind.PAYABLE),
        ("PAID", StatusKind.PAID),
        ("cancelled", StatusKind.CANCELED),
        ("Can-celed", StatusKind.CANCELED),
        ("Partially Paid", StatusKind.OTHER),
        ("Unpaid", StatusKind.OTHER),
    ],
)
def test_status_words(word: str, kind: StatusKind) -> None:
    assert InvoiceStatus(word).kind is kind


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", TemplateProblem.EMPTY),
        ("{link} {customer}", TemplateProblem.UNKNOWN_PLACEHOLDER),
        ("{link} {", TemplateProblem.OPEN_BRACE),
        ("pay {{link}}", TemplateProblem.LINK_MISSING),
        ("{link}" + "x" * 2_000, TemplateProblem.TOO_LONG),
        ("{link}\u202e", TemplateProblem.INVISIBLE_CHARACTER),
    ],
)
def test_templates_that_cannot_be_used(text: str, problem: TemplateProblem) -> None:
    with pytest.raises(InvalidTemplate) as caught:
        check_body(text)
    assert caught.value.problem is problem


def test_a_template_is_filled_once() -> None:
    check_body("{link} {{a}} {account}")
    values = {"link": "{account}", "account": "x.{link}"}
    assert filled("{link} {{a}} {account}", values) == "{account} {a} x.{link}"


def test_text_messages_are_counted_as_phones_do() -> None:
    assert sms_length("a" * 160) == SmsLength(160, 160, 1)
    assert sms_length("a" * 161) == SmsLength(161, 160, 2)
    assert sms_length("€") == SmsLength(2, 160, 1)
    assert sms_length("–" * 71) == SmsLength(71, 70, 2)


@pytest.mark.parametrize(
    ("text", "stem"),
    [("a/b\\c:d", "a-b-c-d"), ("..", "-"), ("con", "-con"), ("x.", "x-"), ("", "-")],
)
def test_file_names(text: str, stem: str) -> None:
    assert safe_stem(text) == stem


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "card.png"
    write_new(path, b"one", replaces=False)
    with pytest.raises(FileNotWritten) as caught:
        write_new(path, b"two", replaces=False)
    assert caught.value.problem is FileProblem.EXISTS
    assert path.read_bytes() == b"one"
    write_new(path, b"two", replaces=True)
    assert path.read_bytes() == b"two"
    assert [p.name for p in tmp_path.iterdir()] == ["card.png"]
