"""The rows of a list as they leave the program: what is said of a link."""

from gui.core.batch.intake import Layout, take_in
from gui.core.batch.outcome import found
from gui.core.batch.table import Table
from gui.core.link import admit
from gui.core.status import InvoiceStatus
from gui.presenters.batch.lines import BatchLines
from gui.presenters.batch.results import Row
from gui.presenters.history.note_state import ListNote

PLACED = InvoiceStatus("Placed", None)
PAID = InvoiceStatus("Paid", None)
OTHERS = admit("https://www.bluetape.com/i/r?account=1&id=INV-2")
SAYS = "The link itself says INV-2. BlueTape returned it for the invoice you looked up."


def test_a_link_that_names_another_invoice_is_noted() -> None:
    assert Row(1, (), found(OTHERS, PLACED), "INV-1", has_link=True).note == SAYS
    assert Row(1, (), found(OTHERS, PLACED), "INV-2", has_link=True).note == ""
    # Of one that is left out, nothing but that.
    assert Row(1, (), found(OTHERS, PAID), "INV-1").note == "Link left out: already paid"


def test_so_it_is_in_the_window_unless_there_is_a_warning() -> None:
    lines = BatchLines(take_in(Table((("INV-1",), ("INV-2",))), Layout(0)))
    for place in range(2):
        lines.put(place, found(OTHERS, PLACED))
        lines.put_note(place, ListNote("Copied yesterday"))
    assert [lines.line(place).note for place in range(2)] == [SAYS, "Copied yesterday"]
    lines.put_note(0, ListNote("Another link was sent", is_warning=True))
    assert lines.line(0).note == "Another link was sent"
