"""SideWindows: one window beside the main one, put together when it is first wanted.

A piece of the composition root, for the pieces that open one. Nothing of the window is imported
before: most starts never need it.
"""

from collections.abc import Generator, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot

from gui.presenters.steps import Steps, loaded
from gui.sources import Sources
from gui.widgets.main_window import MainWindow

if TYPE_CHECKING:
    from gui.widgets.common.side_window import SideWindow


class Presenter(Protocol):
    """What the window shows."""

    def say_anew(self) -> None:
        """Say everything again, in the language that is in force now."""
        ...


class SideWindows(QObject):
    """Opens the one window there is; it stays usable beside the main one, and ends with it.

    `presenter` is there before the window, and as long as it is wanted.
    """

    def __init__(self, main: MainWindow, sources: Sources, modules: Iterable[str]) -> None:
        """`modules` are imported one after the other, by what each brings with it: all at once they
        hold the window for 0.1 s.
        """
        super().__init__()
        self._main = main
        self._sources = sources
        self._modules = modules
        self._steps = Steps()
        self.presenter: Presenter | None = None
        self.window: SideWindow | None = None

    def retranslate(self) -> None:
        """Say everything again, in the language that is in force now."""
        if self.presenter is not None:
            self.presenter.say_anew()
        if self._steps.are_taken:
            # What is made already has the other words.
            self._steps.take(self._opening())
        before = self.window
        if before is None:
            return
        before.ended.disconnect(self._on_ended)
        # The words of both would change before anybody's eyes.
        list(self._making())
        assert self.window is not None
        self.window.setGeometry(before.geometry())
        self.window.show()
        before.hide()
        before.deleteLater()

    def _open(self) -> None:
        """Have it in front, as soon as it is there."""
        if self.window is not None:
            self._show()
        elif not self._steps.are_taken:
            self._steps.take(self._opening())

    def _opening(self) -> Iterator[None]:
        yield from loaded(self._modules)
        if self.presenter is None:
            self._put_together()
            yield
        yield from self._making()
        self._show()

    def _making(self) -> Iterator[None]:
        """The steps to the window, which is there then."""
        window = yield from self._made()
        window.setWindowIcon(self._main.windowIcon())
        window.ended.connect(self._on_ended)
        self.window = window

    def _show(self) -> None:
        """Have it in front now that it is there."""
        assert self.window is not None
        self.window.come_forward()

    @Slot()
    def _on_ended(self) -> None:
        self._give_up()

    def _give_up(self) -> None:
        """Let go of it, also of what is made of it by now."""
        self._steps.give_up()
        window, self.window = self.window, None
        if window is not None:
            window.ended.disconnect(self._on_ended)
            window.hide()
            window.deleteLater()

    def _put_together(self) -> None:
        """Make the presenter, and what else the window is to have."""
        raise NotImplementedError

    def _made(self) -> Generator[None, None, "SideWindow"]:
        """Make the window, in steps; the last one returns it."""
        raise NotImplementedError
