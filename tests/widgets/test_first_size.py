"""The window's first size: all that is there by then has its room, and nothing has to scroll."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.core.accounts.account import Account, Environment
from gui.core.invoice import InvoiceId
from gui.core.link import admit
from gui.core.lookup import Found
from gui.core.status import InvoiceStatus
from gui.presenters.accounts.accounts import AccountsState
from gui.presenters.accounts.header_state import Header
from gui.presenters.handover.ways import in_words
from gui.presenters.intents import Intents
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.lookup.verdict_state import verdict_on
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, Topic
from gui.presenters.settings.words import COMPANY_FILE_UNUSABLE
from gui.widgets.common.theme import LIGHT, Theme
from gui.widgets.main_window import MainWindow
from tests import ways
from tests.faults.scenario import exhaustive
from tests.windows import body_of, complete, settle

ID = "2eb1acd98a86"
LINK = admit(f"https://www.bluetape.com/i/r?account=7aec7f522d88&id={ID}")
COMPANY = Notice(COMPANY_FILE_UNUSABLE, Severity.FAILED, Topic.COMPANY_FILE)


@pytest.fixture(params=[1, 2], ids=["usual", "large"])
def text(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    usual, font = qapp.font(), qapp.font()
    font.setPointSizeF(request.param * usual.pointSizeF())
    qapp.setFont(font)
    yield
    qapp.setFont(usual)


def first_window(qtbot: QtBot, account: Account, *notices: Notice) -> MainWindow:
    """The window as the program opens it for the first time, in the program's order."""
    window = MainWindow(Intents())
    qtbot.addWidget(window)
    window.show_header(Header(account.name, account.environment))
    window.place("")
    window.show()
    qtbot.waitExposed(window)
    complete(window)
    window.show_accounts(AccountsState((account,), account))
    window.show_notices(notices)
    # Its next step comes a turn of the event loop later.
    QApplication.processEvents()
    return window


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp, "light")
    yield theme
    theme.apply(None)


# In a test account with a notice there is most.
@pytest.mark.parametrize("environment", [exhaustive(Environment.PRODUCTION), Environment.SANDBOX])
@pytest.mark.parametrize("notices", [(), (COMPANY,)], ids=["", "company"])
def test_nothing_scrolls_and_what_was_copied_is_whole(
    qtbot: QtBot,
    themed: Theme,
    language: None,
    text: None,
    environment: Environment,
    notices: tuple[Notice, ...],
) -> None:
    account = Account("a", "Acme Supply", environment)
    window = first_window(qtbot, account, *notices)
    window.settle()
    found = Found(InvoiceId(ID), account, LINK).with_qr()
    verdict = verdict_on(InvoiceStatus("Placed", Decimal(4550)))
    window.show_lookup(LookupState(Phase.READY, ID, found=found, verdict=verdict))
    window.show_notices((*notices, Notice(in_words(ways.COPY_LINK.done, id=ID))))
    body = body_of(window)
    bars = (body.area.verticalScrollBar(), body.area.horizontalScrollBar())
    feedback = body.page.note.label
    # What the window manager says about the size before may still come after the new one.
    qtbot.waitUntil(
        lambda: (
            window.height() == body.height()
            and all(bar.maximum() == 0 for bar in bars)
            and feedback.height() >= feedback.heightForWidth(feedback.width())
            and (not notices or body.rect().contains(body.notices.geometry()))
        )
    )


@pytest.mark.parametrize("text", [2, 2.5], indirect=True, ids=["large", "larger"])
def test_on_a_low_screen_it_scrolls_in_height_alone(
    qtbot: QtBot, themed: Theme, language: None, text: None
) -> None:
    window = first_window(qtbot, Account("a", "Acme Supply", Environment.SANDBOX))
    window.settle()
    size = (window.width(), 480)
    window.resize(*size)
    area = body_of(window).area
    qtbot.waitUntil(lambda: (body_of(window).width(), body_of(window).height()) == size)
    # The system's bar may be wider than the margin that it stands in; ours is not.
    for colours in (LIGHT, None):
        themed.apply(colours)
        settle(qtbot, window)
        assert area.verticalScrollBar().maximum() > 0
        assert area.horizontalScrollBar().maximum() == 0


def test_a_size_that_somebody_chose_stays(qtbot: QtBot) -> None:
    window = first_window(qtbot, Account("a", "Acme", Environment.PRODUCTION), COMPANY)
    window.resize(700, 400)
    window.settle()
    assert (window.width(), window.height()) == (700, 400)
    kept = window.placement()
    again = MainWindow(Intents())
    qtbot.addWidget(again)
    again.place(kept)
    again.settle()
    assert (again.width(), again.height()) == (700, 400)
