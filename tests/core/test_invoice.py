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
        ("Invoice #: 2eb1acd98a86", "2eb1acd98a86"),
        ("Invoice # : 2eb1acd98a86", "2eb1acd98a86"),
        ("Invoice ID #: 2eb1acd98a86", "2eb1acd98a86"),
        ("Factura #:2eb1acd98a86", "2eb1acd98a86"),
        ("'Invoice #2eb1acd98a86'", "2eb1acd98a86"),
        ("Invoice No. 2eb1", "2eb1"),
        ("Invoice No.2eb1", "2eb1"),
        ("INVOICE NO: 2eb1", "2eb1"),
        ("invoice number 2eb1", "2eb1"),
        ("Invoice id 2eb1", "2eb1"),
        ("Inv. No. 2eb1", "2eb1"),
        ("Invoice#2eb1", "2eb1"),
        ("Invoice Nr. 2eb1", "2eb1"),
        ("#2eb1", "2eb1"),
        ("# 2eb1", "2eb1"),
        ("№ 2eb1", "2eb1"),
        ("No. 2eb1", "2eb1"),
        ("Factura n.º 2eb1", "2eb1"),
        ("Factura n.º2eb1", "2eb1"),
        ("Factura nº 2eb1", "2eb1"),
        ("FACTURA N° 2eb1", "2eb1"),
        ("Factura n.o 2eb1", "2eb1"),
        ("Factura núm. 2eb1", "2eb1"),
        ("Factura nu\u0301m. 2eb1", "2eb1"),
        ("factura num. 2eb1", "2eb1"),
        ("Factura número 2eb1", "2eb1"),
        ("Factura núm.: 2eb1", "2eb1"),
        ("Factura: 2eb1", "2eb1"),
        ("Fra. n.º 2eb1", "2eb1"),
        ("n.º 2eb1", "2eb1"),
        ("núm. 2eb1", "2eb1"),
        ("2eb1.", "2eb1"),
        ("“2eb1.”", "2eb1"),
        ("“2eb1”.", "2eb1"),
        ("Invoice No. 2eb1.", "2eb1"),
        # What could be the id itself stays.
        ("#", "#"),
        ("№", "№"),
        ("n.º", "n.º"),
        ("INV/3", "INV/3"),
        ("INV-2026.", "INV-2026"),
        ("v1.2", "v1.2"),
        ("a...", "a..."),
        ("no.5", "no.5"),
        ("n.o5", "n.o5"),
        ("fran.o5", "fran.o5"),
        ("no-5", "no-5"),
        ("noel", "noel"),
        ("number", "number"),
        ("invoice 42", "invoice 42"),
        ("Invoice id", "Invoice id"),
        ("invoiced 42", "invoiced 42"),
        ("facturas/7", "facturas/7"),
        ("factura_7", "factura_7"),
        ("fra:7", "fra:7"),
        ("a #7", "a #7"),
        ("7#", "7#"),
        ("invoice_42", "invoice_42"),
        ("inv:2026:7", "inv:2026:7"),
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
        ("Invoice #:", InvoiceIdProblem.EMPTY),
        ("Factura n.º", InvoiceIdProblem.EMPTY),
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


HOSTS = ("www.bluetape.com", "bluetape.com", "dev.pay.BlueTape.com")


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("account=7aec7f522d88&id=2eb1acd98a86", "2eb1acd98a86"),
        ("id=INV%2F3&account=7aec7f522d88", "INV/3"),
        # What stands in a link is the id, whatever it looks like.
        ("account=1&id=%235", "#5"),
        ("account=1&id=Invoice%20No.%205", "Invoice No. 5"),
        ("account=1&id=a.b", "a.b"),
    ],
)
@pytest.mark.parametrize("around", ["{}", " {}\n", "“{}”", "<{}>", "{}.", "<{}>."])
def test_a_payment_link_stands_for_its_id(host: str, query: str, named: str, around: str) -> None:
    assert InvoiceId.parse(around.format(f"https://{host}/i/r?{query}")).value == named


LINK = "https://www.bluetape.com/i/r?account=7aec7f522d88&id=2eb1acd98a86"
IN_SOURCE = LINK.replace("&", "&amp;")


@pytest.mark.parametrize(
    "text",
    [
        f"Pay here: {LINK}",
        f"Pay here: {LINK}.",
        f"Pay here:\n\n{LINK}\n\nThank you.",
        f"Is it {LINK}?",
        f"({LINK})",
        f"(see {LINK}).",
        f"Pay now<{LINK}>",
        f"[Pay]({LINK})",
        f"Enlace de pago: «{LINK}».",
        f"'{LINK}', please",
        LINK.removeprefix("https://"),
        f"Pay at {LINK.removeprefix('https://')}, please",
        IN_SOURCE,
        f'<a href="{IN_SOURCE}">Pay</a>',
        f"<a href='{IN_SOURCE}'>Pay</a>",
        f"<td>{IN_SOURCE}</td>",
        # Once more the same, and links that name no invoice or are none of BlueTape's.
        f"{LINK} or {LINK.removeprefix('https://')}",
        f"{LINK} https://www.bluetape.com/help https://evil.example/i/r?id=other",
        f"{'Please pay. ' * 100} {LINK}",
    ],
)
def test_a_payment_link_among_other_words_stands_for_its_id(text: str) -> None:
    assert InvoiceId.parse(text).value == "2eb1acd98a86"


def test_what_can_end_an_id_is_part_of_it() -> None:
    for text in (f"{LINK}(3)", f"see {LINK}(3).", f"({LINK}(3))"):
        assert InvoiceId.parse(text).value == "2eb1acd98a86(3)"
    # Two full stops say that something was left out.
    assert InvoiceId.parse(f"see {LINK}...").value == "2eb1acd98a86..."
    assert InvoiceId.parse(f"{LINK}!").value == "2eb1acd98a86!"


@pytest.mark.parametrize("other", [f"{LINK}7", f"({IN_SOURCE}7)", "bluetape.com/i/r?id=7"])
def test_of_several_invoices_none_is_guessed(other: str) -> None:
    with pytest.raises(InvalidInvoiceId) as caught:
        InvoiceId.parse(f"{LINK} and {other}")
    assert caught.value.problem is InvoiceIdProblem.SEVERAL_LINKS


@pytest.mark.parametrize(
    "address",
    [
        "https://www.bluetape.com/i/r?account=7aec7f522d88",
        "https://www.bluetape.com/i/r?id=one&id=two",
        "https://www.bluetape.com.evil.example/i/r?id=one",
        "https://bluetape.com@evil.example/i/r?id=one",
        "http://www.bluetape.com/i/r?id=one",
        "https://evil.example/?u=https://www.bluetape.com/i/r?id=one",
        "http://127.0.0.1:8080/i/r?id=one",
        "see http://www.bluetape.com/i/r?id=one",
        "see https://bluetape.com@evil.example/i/r?id=one",
        "evil.example/?u=bluetape.com/i/r?id=one",
        "desk@bluetape.com/i/r?id=one",
        # Cut off, or with what no address holds: its id may go on.
        f"see {LINK}…",
        f'{LINK}"7',
        f"see {LINK}[7]",
        f"see <{LINK}",
    ],
)
def test_no_other_address_does(address: str) -> None:
    assert InvoiceId.parse(address).value == address


def test_the_demos_links_stand_for_theirs_in_the_demo() -> None:
    origin = "http://127.0.0.1:8080"
    for text in (f"{origin}/i/r?account=1&id=one", f"see {origin}/i/r?account=1&id=one."):
        assert InvoiceId.parse(text, demo_origin=origin).value == "one"


@pytest.mark.parametrize(
    ("named", "problem"),
    [
        ("..", InvoiceIdProblem.DOT_SEGMENT),
        ("a%0Ab", InvoiceIdProblem.SEVERAL_LINES),
        ("a%E2%80%AEb", InvoiceIdProblem.INVISIBLE_CHARACTER),
        ("x" * (MAX_LENGTH + 1), InvoiceIdProblem.TOO_LONG),
    ],
)
def test_what_a_link_names_is_checked_as_well(named: str, problem: InvoiceIdProblem) -> None:
    with pytest.raises(InvalidInvoiceId) as caught:
        InvoiceId.parse(f"https://www.bluetape.com/i/r?id={named}")
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
