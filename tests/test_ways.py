"""A way of handing over is one row: added to the table, it is everywhere where it belongs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from gui.commands import self_test
from gui.core.accounts.account import Account, Environment
from gui.core.handover.draft_folder import DraftFolder
from gui.core.handover.picture import PictureFormat, PictureKind
from gui.core.handover.qr import make_qr
from gui.core.invoice import InvoiceId
from gui.core.link import admit
from gui.core.lookup import Found
from gui.core.preferences import Preferences
from gui.core.settings import Settings
from gui.core.status import InvoiceStatus
from gui.presenters.handover import ways
from gui.presenters.handover.early_requests import EarlyRequests
from gui.presenters.handover.file_saves import FileRequest, FileSaves
from gui.presenters.handover.hand_over import HandOverPresenter, confirmation
from gui.presenters.handover.offer import Offer
from gui.presenters.handover.picture_work import PictureWork
from gui.presenters.handover.ways import CopyText, Place, SaveFile, Way
from gui.presenters.intents import Intents
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.lookup.verdict_state import verdict_on
from gui.presenters.notices import Notices
from gui.presenters.settings.settings_editor import SettingsEditor
from gui.presenters.shortcuts import Shortcut
from gui.widgets.handover.picture_renderer import PictureRenderer
from gui.widgets.main_window import MainWindow
from gui.widgets.settings.settings_dialog import SettingsDialog
from tests.doubles import HeldSettings, ManualLane, ScriptedClipboard, ScriptedMailProgram
from tests.windows import press, whole_window

LINK = admit("https://www.bluetape.com/i/r?account=7aec7f522d88&id=one")
ACME = Account("p", "Acme Supply", Environment.PRODUCTION)
OFFER = Offer(LINK, "one", ACME, verdict_on(InvoiceStatus("Placed")), make_qr(LINK.address))
FOUND = Found(InvoiceId("one"), ACME, LINK).with_qr()
READY = LookupState(Phase.READY, "one", found=FOUND, verdict=OFFER.verdict)

HOST = Way(
    "copy host",
    Place.COPY_AS,
    "Host alone",
    CopyText(lambda offer: offer.link.host),
    "Host for {id} copied",
    Shortcut("Ctrl+Shift+H", "Copy the host"),
)
POSTER = Way(
    "save poster",
    Place.MORE,
    "Save poster…",
    SaveFile(PictureKind.CARD, (PictureFormat.PDF,)),
    "Poster {file} for {id} is there",
)


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> tuple[Way, ...]:
    """The table with a row more for either menu; where its place is, the row says."""
    rows = (*ways.WAYS, POSTER, HOST)
    monkeypatch.setattr(ways, "WAYS", rows)
    return rows


@pytest.fixture
def window(qtbot: QtBot, table: object) -> MainWindow:
    window = whole_window()
    qtbot.addWidget(window)
    window.show()
    window.show_lookup(READY)
    return window


@dataclass
class Counter:
    """The presenter at work, with the newest that came out of it."""

    lane: ManualLane = field(default_factory=ManualLane)
    clipboard: ScriptedClipboard = field(default_factory=ScriptedClipboard)
    said: list[str] = field(default_factory=list)
    files: list[FileRequest] = field(default_factory=list)

    def __post_init__(self) -> None:
        work = PictureWork(PictureRenderer(), DraftFolder(Path("/nowhere")))
        self.channel = Notices()
        self.channel.arose.connect(lambda notice: self.said.append(notice.text))
        self.presenter = HandOverPresenter(
            work,
            FileSaves(work, self.lane),
            self.lane,
            self.lane,
            self.clipboard,
            self,
            ScriptedMailProgram(),
            HeldSettings(),
            self.channel,
        )
        self.presenter.files.wanted.connect(self.files.append)
        self.presenter.set_offer(OFFER)

    def open(self, link: object) -> bool:
        raise AssertionError


def in_menus(window: MainWindow) -> dict[str, list[str]]:
    """What each menu of the page offers, by the name of its button; separators are empty."""
    return {
        button.accessibleName(): [action.text() for action in menu.actions()]
        for button in window.page.findChildren(QPushButton)
        for menu in button.findChildren(QMenu)
    }


def test_it_stands_in_its_menu_in_the_order_of_the_table(window: MainWindow) -> None:
    menus = in_menus(window)
    assert menus["Copy as"] == [
        "&Hyperlink", "&Message", "&Text message", "&Reminder", "", "&QR code",
        "&Payment card", "", "Row for &Excel", "Host alone",
    ]  # fmt: skip
    assert menus["More"] == [
        "&Mail draft", "Mail draft as plain &text", "", "&Enlarge QR code", "", "&Save QR code…",
        "Save payment &card…", "", "&Print payment card…", "Print s&heet of cards…", "",
        "Save poster…",
    ]  # fmt: skip


def test_all_ways_stand_somewhere_once(window: MainWindow, table: tuple[Way, ...]) -> None:
    labels = [text for texts in in_menus(window).values() for text in texts if text]
    labels += [
        button.text()
        for button in window.page.findChildren(QPushButton)
        if button.text() in {"&Copy link", "&Open in browser"}
    ]
    assert sorted(labels) == sorted(way.label for way in table)


def test_its_entry_asks_for_it(window: MainWindow) -> None:
    asked: list[Way] = []
    window.intents.hand_over.connect(asked.append)
    for way in (HOST, POSTER):
        [action] = [
            action
            for menu in window.page.findChildren(QMenu)
            for action in menu.actions()
            if action.text() == way.label
        ]
        action.trigger()
    assert asked == [HOST, POSTER]


@pytest.mark.needs_desktop
def test_its_key_asks_for_it(qtbot: QtBot, window: MainWindow) -> None:
    asked: list[Way] = []
    window.intents.hand_over.connect(asked.append)
    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(qtbot, window, Qt.Key.Key_H, control_shift)
    qtbot.waitUntil(lambda: asked == [HOST])


def test_it_is_handed_over_and_told(qapp: object, table: object, tmp_path: Path) -> None:
    counter = Counter()
    counter.presenter.request(HOST)
    assert counter.clipboard.text == "www.bluetape.com"
    counter.presenter.request(POSTER)
    [request] = counter.files
    counter.presenter.files.save(tmp_path / "poster.pdf", request.kind.formats[0], replaces=False)
    counter.lane.run()
    assert (tmp_path / "poster.pdf").read_bytes().startswith(b"%PDF")
    assert counter.said == ["Host for one copied", "Poster poster.pdf for one is there"]


def test_it_is_questioned_refused_and_waited_for_as_its_kind(qapp: object, table: object) -> None:
    assert [confirmation(OFFER, way).button for way in (HOST, POSTER)] == [
        "Copy anyway",
        "Save anyway",
    ]
    channel, said = Notices(), []
    requests = EarlyRequests(HeldSettings(), channel)
    channel.arose.connect(lambda notice: said.append(notice.text))
    requests.show_lookup(LookupState(Phase.FETCHING, "one"))
    for way in (HOST, POSTER):
        requests.request(way)
    assert said == [
        "Will copy as soon as the link for one arrives…",
        "Nothing was saved. The link for one has not arrived yet.",
    ]


def test_a_form_of_copy_can_be_the_default(qtbot: QtBot, table: object) -> None:
    held = HeldSettings(Settings((ACME,), "p", preferences=Preferences(copy_form="copy host")))
    editor = SettingsEditor(held, ACME)
    dialog = SettingsDialog(editor, Intents())
    qtbot.addWidget(dialog)
    [box] = [
        box
        for box in dialog.findChildren(QComboBox)
        if box.accessibleDescription() == "Ctrl+Shift+A copies as"
    ]
    assert box.currentText() == "Host alone"
    assert box.findText("Save poster…") == -1
    box.setCurrentText("Reminder")
    box.setCurrentText("Host alone")
    editor.save()
    assert held.settings.preferences.copy_form == "copy host"
    granted: list[Way] = []
    requests = EarlyRequests(held, Notices())
    requests.granted.connect(granted.append)
    requests.show_lookup(READY)
    requests.request_default_copy()
    assert granted == [HOST]


def test_its_pictures_are_drawn_by_the_self_test(qapp: object, table: object) -> None:
    assert self_test._pictures().endswith("card.pdf, card.pdf")


@pytest.mark.parametrize("of", [lambda way: way.name, lambda way: way.label, lambda way: way.done])
def test_no_two_ways_are_called_alike(of: Callable[[Way], str]) -> None:
    found = [of(way) for way in ways.WAYS if of(way)]
    # Mails and files are told in the same words, whatever they were made of.
    assert len(set(found)) >= len(found) - 2


def test_no_way_is_named_outside_of_the_table() -> None:
    names = {way.name for way in ways.WAYS}
    gui = Path(ways.__file__).parents[2]
    files = [
        *gui.glob("wiring/*.py"),
        *gui.glob("presenters/**/*.py"),
        *gui.glob("widgets/**/*.py"),
    ]
    assert len(files) > 30
    for path in set(files) - {Path(ways.__file__)}:
        text = path.read_text("utf-8")
        assert not [name for name in names if f'"{name}"' in text], path
