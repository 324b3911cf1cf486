"""Lines of a list say what was handed over of their invoices before."""

from collections.abc import Callable, Sequence

import pytest

from gui.core.accounts.account import Account
from gui.core.errors import ServiceFailed
from gui.presenters.batch.list_notes import Invoice, ListNotes, Notes
from gui.presenters.history.note_state import ListNote
from tests.batch_desk import ACCOUNT, BatchDesk

Asked = tuple[Account, Sequence[Invoice], Callable[[Notes], None]]


class Desk(BatchDesk):
    """Somebody knows the history, and answers when told to."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Asked] = []
        ListNotes(self.presenter, lambda *asked: self.asked.append(asked))

    @property
    def ids(self) -> list[str]:
        return sorted(self.are_current)

    @property
    def are_current(self) -> dict[str, bool]:
        """Whether what was asked for is told to be the link of now."""
        told = [invoice for _, invoices, _ in self.asked for invoice in invoices]
        return {invoice_id: is_current for invoice_id, _, is_current in told}

    def answer(self, notes: dict[str, str]) -> None:
        asked, self.asked = self.asked, []
        for _, invoices, receive in asked:
            receive([ListNote(notes.get(invoice_id, "")) for invoice_id, *_ in invoices])

    @property
    def notes(self) -> dict[str, str]:
        lines = self.presenter.lines
        assert lines is not None
        return {line.invoice_id: line.note for line in map(lines.line, range(len(lines)))}


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


def test_each_that_has_a_link_is_asked_for_once(desk: Desk) -> None:
    desk.run("one\ntwo\nthree")
    assert desk.ids == ["one", "three", "two"]
    assert {account for account, _, _ in desk.asked} == {ACCOUNT}
    desk.changed.clear()
    desk.answer({"two": "Copied 3 Mar"})
    assert desk.notes == {"one": "", "two": "Copied 3 Mar", "three": ""}
    assert desk.changed == [1]
    # Telling it is no reason to ask again, nor are other decimals.
    desk.presenter.set_decimals(4)
    assert desk.asked == []


def test_in_another_language_all_are_asked_for_again(desk: Desk) -> None:
    desk.run("one\ntwo")
    desk.answer({"two": "Copied 3 Mar"})
    desk.presenter.say_anew()
    assert desk.ids == ["one", "two"]
    desk.answer({"two": "Copiado el 3 mar"})
    assert desk.notes == {"one": "", "two": "Copiado el 3 mar"}


def test_what_is_paid_may_have_its_link_of_an_earlier_day(desk: Desk) -> None:
    desk.till.status_script = lambda each: "Paid" if each == "one" else "Placed"
    desk.run("one\ntwo")
    assert desk.are_current == {"one": False, "two": True}


def test_what_is_asked_for_again_may_have_another_link_by_then(desk: Desk) -> None:
    desk.run("one\ntwo")
    assert desk.are_current == {"one": True, "two": True}
    desk.answer({})
    desk.presenter.say_anew()
    assert desk.are_current == {"one": False, "two": False}
    asked, desk.asked = desk.asked, []
    for _, _, receive in asked:
        receive(None)
    desk.presenter.set_decimals(4)
    assert desk.are_current == {"one": False, "two": False}


def test_what_nobody_could_say_is_asked_again(desk: Desk) -> None:
    desk.run("one\ntwo")
    asked = desk.asked.copy()
    desk.asked.clear()
    for _, _, receive in asked:
        receive(None)
    assert desk.notes == {"one": "", "two": ""}
    desk.presenter.set_decimals(4)
    assert desk.ids == ["one", "two"]
    desk.answer({"two": "Copied 3 Mar"})
    assert desk.notes == {"one": "", "two": "Copied 3 Mar"}


def test_of_another_list_an_answer_comes_too_late(desk: Desk) -> None:
    desk.run("one")
    late = desk.asked.copy()
    desk.presenter.begin_anew()
    desk.asked.clear()
    desk.run("one")
    desk.changed.clear()
    for _, invoices, receive in late:
        receive([ListNote("too late")] * len(invoices))
    assert desk.notes == {"one": ""}
    assert desk.changed == []
    assert desk.ids == ["one"]


def test_a_changed_link_is_said_before_why_there_is_no_status(desk: Desk) -> None:
    desk.till.status_script = lambda _: ServiceFailed(500)
    desk.run("one\ntwo")
    lines = desk.presenter.lines
    assert lines is not None
    why = desk.notes["one"]
    assert why
    lines.put_note(0, ListNote("This link differs", is_warning=True))
    lines.put_note(1, ListNote("Copied 3 Mar"))
    assert desk.notes == {"one": "This link differs", "two": why}
