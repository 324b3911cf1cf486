import pytest

from gui.core.errors import InvalidInvoiceId, InvoiceIdProblem
from gui.core.invoice import MAX_LENGTH, InvoiceId, shown_id


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("2eb1acd98a86", "2eb1acd98a86"),
        ("generic_invoice_test_06072024_friday_2", "generic_invoice_test_06072024_friday_2"),
        ("  2eb1acd98a86\r\n", "2eb1acd98a86"),
        ("\u00a02eb1acd98a86\u2003", "2eb1acd98a86"),
        ('"2eb1acd98a86"', "2eb1acd98a86"),
        ("“ 2eb1acd98a86 ”", "2eb1acd98a86"),
        ("Invoice #2eb1acd98a86", "2eb1acd98a86"),
        ("invoice # 2eb1acd98a86", "2eb1acd98a86"),
        ("Invoice ID: 2eb1acd98a86", "2eb1acd98a86"),
        ("'Invoice #2eb1acd98a86'", "2eb1acd98a86"),
        # What could be the id itself stays.
        ("invoice_42", "invoice_42"),
        ("inv:2026:7", "inv:2026:7"),
        ("#7", "#7"),
        ("INV/00003/2023", "INV/00003/2023"),
        ("a b", "a b"),
        ("Ünïcode-1", "Ünïcode-1"),
        ("'", "'"),
        ("x" * MAX_LENGTH, "x" * MAX_LENGTH),
    ],
)
def test_understands(typed: str, understood: str) -> None:
    assert InvoiceId.parse(typed).value == understood


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", InvoiceIdProblem.EMPTY),
        ("   \t ", InvoiceIdProblem.EMPTY),
        ('""', InvoiceIdProblem.EMPTY),
        ("Invoice #", InvoiceIdProblem.EMPTY),
        (".", InvoiceIdProblem.DOT_SEGMENT),
        ("..", InvoiceIdProblem.DOT_SEGMENT),
        ("one\ntwo", InvoiceIdProblem.SEVERAL_LINES),
        ("one\u2028two", InvoiceIdProblem.SEVERAL_LINES),
        ("x" * (MAX_LENGTH + 1), InvoiceIdProblem.TOO_LONG),
        ("x" * 10_000, InvoiceIdProblem.TOO_LONG),
        ("a\tb", InvoiceIdProblem.INVISIBLE_CHARACTER),
        ("a\x00b", InvoiceIdProblem.INVISIBLE_CHARACTER),
        ("a\u200bb", InvoiceIdProblem.INVISIBLE_CHARACTER),
        ("a\u202eb", InvoiceIdProblem.INVISIBLE_CHARACTER),
        ("a\u00a0b", InvoiceIdProblem.INVISIBLE_CHARACTER),
        ("a\ud800b", InvoiceIdProblem.INVISIBLE_CHARACTER),
        ("a\ufe0fb", InvoiceIdProblem.INVISIBLE_CHARACTER),
    ],
)
def test_refuses(typed: str, problem: InvoiceIdProblem) -> None:
    with pytest.raises(InvalidInvoiceId) as caught:
        InvoiceId.parse(typed)
    assert caught.value.problem is problem


def test_a_long_id_is_cut_in_a_sentence() -> None:
    assert shown_id("2eb1acd98a86") == "2eb1acd98a86"
    assert len(shown_id("x" * MAX_LENGTH)) == 60


@pytest.mark.parametrize(
    ("value", "segment"),
    [
        ("a/b", "a%2Fb"),
        ("a?b", "a%3Fb"),
        ("a#b", "a%23b"),
        ("%2e%2e", "%252e%252e"),
        ("a b+c", "a%20b%2Bc"),
        ("../x", "..%2Fx"),
        ("ü", "%C3%BC"),
    ],
)
def test_is_one_path_segment(value: str, segment: str) -> None:
    assert InvoiceId.parse(value).path_segment() == segment
