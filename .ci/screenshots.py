"""The pictures of README and guide, taken of the demo: docs/pictures/LANGUAGE-THEME/JOB.png.

Run by `make screenshots`, once for each language and theme, on a desktop of the tests' kind.
"""

import gui.startup.plain_imports  # noqa: I001  (first, as in the program)
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, QModelIndex, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

import gui.app
from gui.__main__ import main
from gui.app import App
from gui.core.handover.picture import PictureFormat, PictureKind
from gui.core.preferences import Preferences, ThemeChoice
from gui.presenters.batch.batch import BatchPresenter
from gui.presenters.batch.batch_state import Checking, HandingOver
from gui.presenters.handover import ways, wording
from gui.widgets.batch.batch_window import BatchWindow
from gui.widgets.batch.choose_page import ChoosePage
from gui.widgets.batch.export_button import ExportButton
from gui.widgets.common.theme import DARK, LIGHT
from gui.widgets.handover.picture_renderer import PictureRenderer

ID = "2eb1acd98a86"
WAYS = {way.name: way for way in ways.WAYS}
WIDTH, HEIGHT = 800, 580
MENUS = QSize(900, 680)
SETTINGS = QSize(680, 640)
HISTORY = QSize(1120, 640)
LINKS = "https://www.bluetape.com"
# Numbers and times as a reader's system writes them; that of the tests' desktop has no country.
COUNTRIES = {"en": "en_US", "es": "es_MX"}
_COLOURS = 256
_PACKED_BEST = 0
# The upper half of each channel's bits.
_KIND = 0xFFF0F0F0
_CARD_WIDTH = 360
_LOOK_EVERY_MS = 100


class Photographer(App):
    """The demo, which shows one job after the other and has its picture taken."""

    def start(self, asked_for: str | None = None) -> None:
        self._folder = Path(sys.argv[1])
        self._folder.mkdir(parents=True, exist_ok=True)
        language, theme = self._folder.name.split("-")
        QLocale.setDefault(QLocale(COUNTRIES[language]))
        # Links as they are in life, and equal in every run; the history has those of before.
        self._sources.history._origin = LINKS  # type: ignore[attr-defined]
        super().start(asked_for)
        service = self._sources.service
        assert service is not None
        service._server.link_origin = LINKS
        self.preferences_changed.emit(Preferences(theme=ThemeChoice(theme), language=language))
        self.window.resize(WIDTH, HEIGHT)
        look_up = self.window.page.look_up
        hand_over = self._hand_over_windows.presenter.request
        self._steps: list[tuple[int, Callable[[], object]]] = [
            (600, lambda: self._take("empty")),
            (0, self._add_account),
            (700, lambda: self._take("account", self._dialog())),
            (0, lambda: self._dialog().close()),
            (0, lambda: look_up(ID)),
            (2_000, lambda: hand_over(WAYS["copy link"])),
            (400, lambda: self._take("link")),
            (0, self._take_menus),
            (0, self._take_card),
            (0, lambda: hand_over(WAYS["enlarge"])),
            (900, lambda: self._take("enlarged", self._others()[0])),
            (0, lambda: self._others()[0].close()),  # noqa: PLW0108  (there is none yet)
            (0, self.window.intents.open_settings.emit),
            (400, lambda: self._dialog().resize(SETTINGS)),
            (300, lambda: self._take("settings", self._dialog())),
            (0, lambda: self._dialog().pages.setCurrentRow(1)),  # type: ignore[attr-defined]
            (400, lambda: self._take("messages", self._dialog())),
            (0, lambda: self._dialog().close()),
            (0, lambda: look_up("demo-unknown")),
            (2_000, lambda: self._take("not-found")),
            (0, lambda: look_up("demo-paid")),
            (2_000, lambda: hand_over(WAYS["copy link"])),
            (600, self._take_question),
            (0, lambda: self.window.intents.open_batch.emit("")),
            (600, self._take_samples),
            (0, lambda: isinstance(self._batch.state, Checking)),
            (400, lambda: self._take("list-check", self._list())),
            (0, lambda: self._batch.start()),  # noqa: PLW0108  (there is none yet)
            (0, lambda: isinstance(self._batch.state, HandingOver)),
            (600, self._take_export_menu),
            (0, self.window.intents.open_history.emit),
            (0, self._select_changed),
            (600, lambda: self._take("history", self.history_windows.window)),
            # A list that nobody exported would ask first.
            (0, QApplication.exit),
        ]
        self._go_on()

    def _go_on(self) -> None:
        if self._steps:
            wait_ms, step = self._steps.pop(0)

            def run() -> None:
                if step() is False:
                    # It waits for something.
                    QTimer.singleShot(_LOOK_EVERY_MS, run)
                else:
                    self._go_on()

            QTimer.singleShot(wait_ms, run)

    def _others(self) -> list[QWidget]:
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        return [w for w in shown if w is not self.window]

    def _dialog(self) -> QDialog:
        [dialog] = [w for w in self._others() if isinstance(w, QDialog)]
        return dialog

    def _add_account(self) -> None:
        # The demo refuses, because nobody's real key belongs there; nothing is typed here.
        dialogs = self._account_dialogs
        dialogs._is_practice, kept = lambda: False, dialogs._is_practice
        dialogs.edit(adds=True)
        dialogs._is_practice = kept

    @property
    def _batch(self) -> BatchPresenter:
        assert self.batch.presenter is not None
        return self.batch.presenter

    def _list(self) -> BatchWindow:
        assert self.batch.window is not None
        return self.batch.window

    def _take_samples(self) -> None:
        [page] = self._list().findChildren(ChoosePage)
        page.samples_wanted.emit()

    def _select_changed(self) -> bool:
        """A row whose link has changed, and the rows around it."""
        window = self.history_windows.window
        if window is None:
            return False
        window.resize(HISTORY)
        found = [kept.number for kept in window._model.rows if kept.is_changed]
        if not found:
            window._model.fetchMore(QModelIndex())
            return False
        window._table.select(found[:1])
        window._table.scrollTo(
            window._table.currentIndex(), window._table.ScrollHint.PositionAtCenter
        )
        return True

    def _take_export_menu(self) -> None:
        window = self._list()
        button = window.findChild(ExportButton)
        assert button is not None
        menu = button.menu()
        menu.popup(QPoint(0, 0))
        QApplication.processEvents()
        picture, shown = window.grab().toImage(), menu.grab()
        menu.close()
        corner = button.mapTo(window, QPoint(button.width(), button.height() + 1))
        painter = QPainter(picture)
        painter.drawPixmap(corner - QPoint(shown.width(), 0), shown)
        painter.end()
        self._save("list", picture)

    def _take(self, name: str, widget: QWidget | None = None) -> None:
        self._save(name, (widget or self.window).grab().toImage())

    def _take_menus(self) -> None:
        placed, right = [], 0
        for menu in self.window.page._link.findChildren(QMenu):
            button = menu.parent()
            assert isinstance(button, QWidget)
            menu.popup(QPoint(0, 0))
            QApplication.processEvents()
            place = button.mapTo(self.window, QPoint(0, button.height() + 1))
            # Side by side, where the buttons are not.
            place.setX(max(place.x(), right))
            right = place.x() + menu.width() + 12
            placed.append((place, menu.grab()))
            menu.close()
        # They reach beyond the window, in each language by something else.
        picture = QImage(MENUS, QImage.Format.Format_RGB32)
        assert picture.height() >= max(place.y() + shown.height() for place, shown in placed)
        assert picture.width() >= right
        picture.fill(self.window.palette().base().color())
        painter = QPainter(picture)
        painter.drawPixmap(0, 0, self.window.grab())
        for place, menu_picture in placed:
            painter.drawPixmap(place, menu_picture)
        painter.end()
        self._save("hand-over", picture)

    def _take_question(self) -> None:
        picture, box = self.window.grab().toImage(), self._dialog()
        painter = QPainter(picture)
        place = QPoint((picture.width() - box.width()) // 2, 250)
        painter.drawPixmap(place, box.grab())
        painter.setPen(box.palette().mid().color())
        painter.drawRect(place.x() - 1, place.y() - 1, box.width() + 1, box.height() + 1)
        painter.end()
        box.close()
        self._save("paid", picture)

    def _take_card(self) -> None:
        offer = self._hand_over_windows.presenter._offer
        assert offer is not None
        picture = wording.picture_of(offer)
        assert picture is not None
        card = PictureRenderer().draw(picture.sturdy(), PictureKind.CARD, PictureFormat.PNG)
        self._save("card", QImage.fromData(card.data).scaledToWidth(_CARD_WIDTH))

    def _save(self, name: str, picture: QImage) -> None:
        # With a table of its own colours a picture has a third of the size, and nobody sees it.
        whole = picture.convertToFormat(QImage.Format.Format_RGB32)
        pixels = memoryview(bytes(whole.constBits())).cast("I")
        theirs = [QColor(name).rgb() for name in (*LIGHT, *DARK) if name.startswith("#")]
        usual = [colour for colour, _ in Counter(pixels).most_common()]
        # By frequency alone the few pixels of a red would get an amber that is there more often.
        kinds: dict[int, int] = {}
        for colour in usual:
            kinds.setdefault(colour & _KIND, colour)
        table = list(dict.fromkeys([*theirs, *kinds.values(), *usual]))[:_COLOURS]
        small = whole.convertToFormat(
            QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither
        )
        # Packed as well as can be: they are in the program's folder, too.
        assert small.save(str(self._folder / f"{name}.png"), "PNG", _PACKED_BEST)


if __name__ == "__main__":
    gui.app.App = Photographer  # type: ignore[misc]
    sys.exit(main(["--demo"]))
