"""The link in the card: whole for who selects it, held back where it should be, and said when it
was handed over; at every size of the window."""

import itertools
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.core.accounts.account import Account, Environment
from gui.core.invoice import InvoiceId
from gui.core.link import admit
from gui.core.lookup import Found
from gui.core.status import InvoiceStatus
from gui.demo.samples import SAMPLES
from gui.presenters.accounts.accounts import AccountsState
from gui.presenters.handover.ways import WAYS, Way, in_words
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.lookup.recent_state import RecentLink
from gui.presenters.lookup.verdict_state import Verdict, pending_verdict, verdict_on
from gui.presenters.notices import Notice
from gui.widgets.common.theme import DARK, LIGHT, Colours, Theme
from gui.widgets.lookup.address_edit import AddressEdit
from gui.widgets.lookup.link_panel import LinkPanel
from gui.widgets.lookup.progress_panel import ProgressPanel
from gui.widgets.lookup.qr_panel import QrPanel
from gui.widgets.lookup.qr_view import QrView
from gui.widgets.lookup.verdict_band import VerdictBand
from gui.widgets.lookup.way_button import QuickButton, WayButton
from gui.widgets.main_window import MainWindow
from tests import ways
from tests.codes import read_codes
from tests.faults.scenario import exhaustive
from tests.finding import named, saying, seen, texts, the_one
from tests.windows import body_of, id_field, settle, whole_window

ID = "2eb1acd98a86"
ACME = Account("a", "Acme Supply", Environment.PRODUCTION)
LINK = admit(f"https://www.bluetape.com/i/r?account=7aec7f522d88&id={ID}")
PLACED = verdict_on(InvoiceStatus("Placed", Decimal(4550)))
PAID = verdict_on(InvoiceStatus("Paid", Decimal(4550)))
CANCELED = verdict_on(InvoiceStatus("Canceled"))
READY = LookupState(
    Phase.READY, ID, found=Found(InvoiceId(ID), ACME, LINK).with_qr(), verdict=PLACED
)
COPIED = Notice(in_words(ways.COPY_LINK.done, id=ID))
RECENT = tuple(RecentLink(InvoiceId(str(number)), PLACED) for number in range(20))
SIZES = [(640, 460), (800, 560), (1100, 800), (1600, 1200)]


class Resizes(QObject):
    """The sizes that a widget gets from now on."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.sizes: list[QSize] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self.sizes.append(event.size())
        return False


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = whole_window()
    qtbot.addWidget(window)
    window.show_accounts(AccountsState((ACME,), ACME))
    with qtbot.waitExposed(window):
        window.show()
    return window


def size_up(qtbot: QtBot, window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    qtbot.waitUntil(lambda: (body_of(window).width(), body_of(window).height()) == size)
    settle(qtbot, window)


def button(window: MainWindow, name: str) -> WayButton:
    return named(window, QPushButton, name)  # type: ignore[return-value]  # or one like any other


def whole(window: MainWindow, widget: QWidget) -> bool:
    """Whether nothing of it is out of sight."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def place(window: MainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("size", SIZES)
def test_nothing_scrolls_and_what_was_done_is_in_sight(
    qtbot: QtBot, language: str, window: MainWindow, size: tuple[int, int]
) -> None:
    window.show_recent(RECENT)
    window.show_lookup(READY)
    window.show_notices((COPIED,))
    size_up(qtbot, window, size)
    body = body_of(window)
    assert body.area.verticalScrollBar().maximum() == 0
    assert body.area.horizontalScrollBar().maximum() == 0
    page = window.page
    rows = [row for row in seen(body, QPushButton) if row.property("role") == "row"]
    assert rows
    link = the_one(window, LinkPanel)
    parts = (id_field(window), the_one(link, AddressEdit), the_one(link, QrView), page.note.label)
    for part in (*parts, *rows):
        assert whole(window, part)
    buttons = seen(link, QPushButton)
    assert len(buttons) == 7
    assert all(whole(window, button) for button in buttons)


@pytest.mark.parametrize("is_practice", [True, False])
def test_nothing_scrolls_in_the_frame_of_a_test_account(
    qtbot: QtBot, language: str, window: MainWindow, is_practice: bool
) -> None:
    """The frame stands in the margin: inside it there is as much room as without it."""
    size_up(qtbot, window, (640, 460))
    left = place(window, window.page).left()
    if is_practice:
        window.practise(SAMPLES)
    else:
        sandbox = Account("a", ACME.name, Environment.SANDBOX)
        window.show_accounts(AccountsState((sandbox,), sandbox))
    body = body_of(window)
    window.show_recent(RECENT)
    window.show_lookup(READY)
    settle(qtbot, window)
    assert place(window, window.page).left() == left
    assert body.area.verticalScrollBar().maximum() == 0
    assert [row for row in seen(body, QPushButton) if row.property("role") == "row"]


def test_what_a_tile_gives_fits_into_it(qtbot: QtBot, language: str, window: MainWindow) -> None:
    window.show_lookup(READY)
    size_up(qtbot, window, (1600, 1200))
    tiles = seen(window, QuickButton)
    assert len(tiles) == 3
    for tile in tiles:
        picture = tile.grab().toImage()
        below = QRect(12, tile.height() - 8, tile.width() - 24, 5)
        ground = picture.pixelColor(below.topLeft())
        assert {
            picture.pixelColor(x, y).name()
            for x in range(below.left(), below.right())
            for y in range(below.top(), below.bottom())
        } == {ground.name()}, tile.accessibleDescription()


def test_the_page_becomes_as_narrow_as_its_window(
    qtbot: QtBot, language: str, window: MainWindow
) -> None:
    window.show_lookup(READY)
    link = the_one(window, LinkPanel)
    code = the_one(link, QrPanel)

    def caption() -> QLabel:
        [found] = [label for label in seen(code, QLabel) if ID in label.text()]
        return found

    for width in (800, 640, 520, 480):
        size_up(qtbot, window, (width, 600))
        assert body_of(window).area.horizontalScrollBar().maximum() == 0, width
        assert caption().width() >= code.frame.width()
    # With the code below, where the captions have the whole width.
    assert caption().width() == link.width()
    others = (the_one(link, AddressEdit), *seen(link, QPushButton))
    assert place(window, code).top() > max(place(window, part).bottom() for part in others)


@pytest.mark.parametrize("amount", ["1234567.89", "12345678901234.56"])
def test_an_amount_is_whole_at_every_width(
    qtbot: QtBot, language: str, window: MainWindow, amount: str
) -> None:
    verdict = verdict_on(InvoiceStatus("Placed", Decimal(amount)))
    window.show_lookup(replace(READY, verdict=pending_verdict()))
    settle(qtbot, window)
    for width in range(720, 520, -20):
        size_up(qtbot, window, (width, 600))
        # One that is cut off is another amount. It comes when the window has its size.
        window.show_lookup(replace(READY, verdict=pending_verdict()))
        settle(qtbot, window)
        window.show_lookup(replace(READY, verdict=verdict))
        settle(qtbot, window)
        shown = saying(window, verdict.amount)
        assert shown.width() >= shown.sizeHint().width(), width
        assert whole(window, shown)


def test_a_large_window_has_a_column_in_its_middle(qtbot: QtBot, window: MainWindow) -> None:
    window.show_lookup(READY)
    size_up(qtbot, window, (1600, 1200))
    page = place(window, window.page)
    assert page.width() == 920
    assert abs(page.center().x() - 800) <= 1


@pytest.mark.parametrize(("size", "module"), [((640, 460), 3), ((800, 560), 4), ((1600, 1200), 7)])
def test_the_code_is_as_large_as_there_is_room_for(
    qtbot: QtBot, window: MainWindow, size: tuple[int, int], module: int
) -> None:
    window.show_lookup(READY)
    size_up(qtbot, window, size)
    view = the_one(window, QrView)
    assert view.matrix is not None
    assert view.width() == view.height() == module * (view.matrix.size + 8)
    assert read_codes(window.grab().toImage()) == [LINK.address]


@pytest.mark.parametrize("size", [SIZES[0], *map(exhaustive, SIZES[1:])])
def test_the_card_keeps_its_height_in_every_state(
    qtbot: QtBot, language: str, window: MainWindow, size: tuple[int, int]
) -> None:
    [card] = window.findChildren(QWidget, "card")
    window.show_lookup(READY)
    size_up(qtbot, window, size)
    before = place(window, card)
    code = the_one(window, QrPanel)
    resizes = Resizes(card)
    for state in (
        LookupState(),
        LookupState(Phase.FETCHING, ID),
        LookupState(Phase.FETCHING, ID, progress="Getting the payment link…"),
        replace(READY, verdict=pending_verdict()),
        replace(READY, verdict=PAID),
        replace(READY, verdict=verdict_on(None)),
        READY,
    ):
        window.show_lookup(state)
        settle(qtbot, window)
        assert place(window, card) == before, state.phase
        # What lies beside the code goes by the width that it has now.
        assert code.width() >= code.sizeHint().width()
    # Not for a moment either.
    assert resizes.sizes == []


def test_what_was_done_stands_close_below_the_buttons(
    qtbot: QtBot, language: str, window: MainWindow
) -> None:
    window.show_lookup(READY)
    window.show_notices((COPIED,))
    size_up(qtbot, window, (800, 560))
    last = place(window, seen(window, QuickButton)[0])
    assert place(window, window.page.note.label).top() - last.bottom() <= 24


def test_a_link_that_is_cut_is_whole_for_who_selects_it(qtbot: QtBot, window: MainWindow) -> None:
    link = admit(LINK.address + "&x=" + "y" * 300)
    window.show_lookup(replace(READY, found=Found(InvoiceId(ID), ACME, link).with_qr()))
    settle(qtbot, window)
    address = the_one(window, AddressEdit)
    assert address.text() == address.toolTip() == link.address
    interface = QAccessible.queryAccessibleInterface(address)
    assert interface.text(QAccessible.Text.Value) == link.address
    cut = address.grab().toImage()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    address.setFocus()
    qtbot.waitUntil(lambda: address.selectedText() == link.address)
    assert address.grab().toImage() != cut
    # What is cut are its middle, and not host and id.
    window.page.focus_id()
    qtbot.waitUntil(lambda: not address.hasFocus())
    assert address.grab().toImage() == cut


@pytest.mark.parametrize("verdict", [PAID, CANCELED], ids=["paid", "canceled"])
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_there_is_nothing_to_scan_where_nothing_is_owed(
    qtbot: QtBot, window: MainWindow, theme: Theme, verdict: Verdict, colours: Colours
) -> None:
    theme.apply(colours)
    window.show_lookup(replace(READY, verdict=verdict))
    settle(qtbot, window)
    view = the_one(window, QrView)

    def scanned() -> list[str]:
        # Alone: the button over it would keep a reader from the code, too.
        return read_codes(view.grab().toImage())

    assert scanned() == []
    assert view.accessibleDescription().startswith(verdict.hidden)
    assert verdict.hidden in [w.text() for w in window.findChildren(QLabel) if w.isVisible()]
    the_one(window, QrPanel).show_button.click()
    settle(qtbot, window)
    assert scanned() == [LINK.address]
    # As long as it is this link, whatever is said of it.
    window.show_lookup(replace(READY, verdict=verdict_on(InvoiceStatus("Paid"))))
    assert scanned() == [LINK.address]
    window.show_lookup(LookupState())
    window.show_lookup(replace(READY, verdict=verdict))
    settle(qtbot, window)
    assert scanned() == []


def test_where_nothing_is_owed_nothing_is_one_click_away(qtbot: QtBot, window: MainWindow) -> None:
    window.show_lookup(READY)
    settle(qtbot, window)
    copy = button(window, "Copy link")
    width = copy.width()
    window.show_lookup(replace(READY, verdict=PAID))
    settle(qtbot, window)
    assert (copy.text(), copy.width()) == ("Copy anyway…", width)
    assert copy.property("role") == ""
    names = [b.accessibleName() for b in window.findChildren(QPushButton) if b.isVisible()]
    assert not {"Mail draft", "Message", "Row for Excel"} & {*names}
    window.show_lookup(READY)
    assert copy.text() == "&Copy link"
    assert button(window, "Mail draft").isVisible()


@pytest.mark.parametrize(
    "way", [ways.COPY_LINK, exhaustive(ways.COPY_MESSAGE), exhaustive(ways.COPY_ROW)]
)
def test_the_button_says_for_a_moment_that_it_was_done(
    qtbot: QtBot, window: MainWindow, way: Way
) -> None:
    window.show_lookup(READY)
    settle(qtbot, window)
    copy = button(window, way.title)
    usual = (copy.text(), copy.size(), copy.property("role"))
    window.page.show_done(way)
    assert copy.text() == "Copied ✓"
    assert copy.accessibleName() == way.title
    assert (copy.size(), copy.property("role")) == (usual[1], f"{usual[2]} done")
    qtbot.waitUntil(lambda: not copy.says_done)
    assert (copy.text(), copy.size(), copy.property("role")) == usual


def test_another_link_was_not_copied(window: MainWindow) -> None:
    window.show_lookup(READY)
    window.page.show_done(ways.COPY_LINK)
    other = admit(LINK.address + "0")
    found = Found(InvoiceId(ID + "0"), ACME, other).with_qr()
    window.show_lookup(replace(READY, invoice_id=ID + "0", found=found))
    assert button(window, "Copy link").text() == "&Copy link"


def test_what_is_not_copied_is_said_below_alone(window: MainWindow) -> None:
    window.show_lookup(READY)
    texts = [b.text() for b in window.findChildren(QPushButton)]
    for way in WAYS:
        if not way.kind.is_copy:
            window.page.show_done(way)
    assert [b.text() for b in window.findChildren(QPushButton)] == texts


def test_the_quick_ones_hand_over(qtbot: QtBot, window: MainWindow) -> None:
    asked: list[object] = []
    window.intents.hand_over.connect(asked.append)
    window.show_lookup(READY)
    for name in ("Mail draft", "Message", "Row for Excel"):
        qtbot.mouseClick(button(window, name), Qt.MouseButton.LeftButton)
    assert asked == [ways.MAIL_DRAFT, ways.COPY_MESSAGE, ways.COPY_ROW]
    # The focus is where the next id goes.
    qtbot.waitUntil(lambda: window.focusWidget() is id_field(window))


def test_what_cannot_be_paid_says_so_under_its_code(window: MainWindow) -> None:
    def captions() -> list[str]:
        return [text for text in texts(the_one(window, QrPanel)) if text]

    window.show_lookup(READY)
    assert captions() == [f"Scan to pay invoice {ID}", "www.bluetape.com"]
    sandbox = Account("s", "Acme", Environment.SANDBOX)
    window.show_accounts(AccountsState((ACME, sandbox), sandbox))
    assert captions() == ["TEST – NOT PAYABLE", f"Invoice {ID}", "www.bluetape.com"]


def test_who_waits_sees_where_the_answer_will_stand(qtbot: QtBot, window: MainWindow) -> None:
    window.show_lookup(READY)
    settle(qtbot, window)
    address = named(window, QLineEdit, "Checkout link")
    quick = (button(window, "More"), button(window, "Message"))
    parts = (the_one(window, VerdictBand), address, *quick)
    places = [place(window, part) for part in parts]
    window.show_lookup(LookupState(Phase.FETCHING, ID))
    settle(qtbot, window)
    blank = window.grab().toImage()
    window.show_lookup(LookupState(Phase.FETCHING, ID, progress="Getting the payment link…"))
    settle(qtbot, window)
    picture = window.grab().toImage()
    for rect in places:
        corner = rect.bottomRight() - QPoint(8, 4)
        assert picture.pixelColor(corner).name() == LIGHT.hover
        assert blank.pixelColor(corner).name() == LIGHT.card
    QApplication.processEvents()
    [said] = [w for w in window.findChildren(QLabel) if w.text() == "Getting the payment link…"]
    assert places[0].contains(place(window, said))
    assert not address.isVisible()


def test_the_bar_stays_in_its_band_while_the_window_changes(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_lookup(LookupState(Phase.FETCHING, ID, progress="Getting the payment link…"))
    for size in (*SIZES, *reversed(SIZES)):
        size_up(qtbot, window, size)
        panel = the_one(window, ProgressPanel)
        bar = the_one(panel, QProgressBar).geometry()
        [answer] = window.findChildren(LinkPanel)
        band = answer.places(panel.size())[0]
        assert (bar.left(), bar.right()) == (band.left() + 14, band.right() - 14), size
        # The picture has the same band, and nothing of the bar is beyond it.
        beyond = panel.palette().window().color().name()
        picture = panel.grab().toImage()
        beside = [picture.pixelColor(x, bar.top() - 2).name() for x in (bar.left(), bar.right())]
        assert beside == [LIGHT.hover] * 2, size
        assert picture.pixelColor(band.right() + 4, bar.top()).name() == beyond, size


def test_the_code_leaves_the_corners_of_its_frame_round(qtbot: QtBot, window: MainWindow) -> None:
    window.show_lookup(READY)
    settle(qtbot, window)
    corner = QRect(place(window, the_one(window, QrPanel).frame).topLeft(), QSize(6, 6))
    with_code = window.grab(corner).toImage()
    the_one(window, QrView).hide()
    without = window.grab(corner).toImage()
    # All of its line is there still, up to what is blended at its edge.
    for x, y in itertools.product(range(6), repeat=2):
        covered = with_code.pixelColor(x, y).lightness() - without.pixelColor(x, y).lightness()
        assert covered <= 12, (x, y, covered)
