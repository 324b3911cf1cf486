"""The program with a watch in it: the same window, and a pipe that tells what is going on there.

Run as a process of its own by `window.py`. Nothing of the program is replaced; what is added is a
heartbeat on its event loop and an answer to each question that comes in on the pipe.
"""

import ctypes
import json
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

import gui.app
from gui.__main__ import main
from gui.app import App
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.message_state import Action
from gui.widgets.lookup.id_edit import IdEdit
from tests.faults.heartbeat import Gap, Heartbeat
from tests.finding import named
from tests.machine import Stopwatch

# Three times what a gap may last.
BLOCK_S = 0.3
# Looked up before there are workers: one that loads a library meanwhile has the loader's lock, and
# the window's thread would wait for it.
_prctl = ctypes.CDLL(None).prctl if sys.platform == "linux" else None


def _read(action: QAction) -> str:
    """An entry as it is read, without the letter that chooses it."""
    return action.text().replace("&", "")


class WatchedApp(App):
    """The composition root, with its watch."""

    def _wire(self, *parts: Any) -> None:
        # Before anybody else hears of it.
        self.cancel_watch = Stopwatch()
        self.window.intents.cancel.connect(self.cancel_watch.start_again)
        super()._wire(*parts)

    def start(self, asked_for: str | None = None) -> None:
        super().start(asked_for)
        self._watch = Watch(self)


class Watch(QObject):
    """Answers questions about the program, one JSON line each."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._heartbeat = Heartbeat(self)
        self._ended = 0
        self._had_ended = False
        self._lookup_watch = Stopwatch()
        self._lookup_s = 0.0
        self._was_fetching = False
        self._cancel_s = 0.0
        self._returns = 0
        # Of the window alone: a filter of the whole program would slow it down.
        app.window.windowHandle().installEventFilter(self)
        app.lookup.state_changed.connect(self._on_state_changed)
        self._progress: list[str] = []
        self._questions = os.fdopen(int(os.environ["WATCH_QUESTIONS"]), "rb", buffering=0)
        self._answers = os.fdopen(int(os.environ["WATCH_ANSWERS"]), "wb", buffering=0)
        self._notifier = QSocketNotifier(self._questions.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_question)

    @Slot(object)
    def _on_state_changed(self, state: LookupState) -> None:
        if state.progress:
            self._progress.append(state.progress)
        # A verdict that comes after its link, or a notice, is not another end.
        has_ended = state.phase in {Phase.READY, Phase.FAILED}
        if has_ended and not self._had_ended:
            self._ended += 1
        is_fetching = state.phase is Phase.FETCHING
        if is_fetching and not self._was_fetching:
            self._lookup_watch = Stopwatch()
        elif self._was_fetching and not is_fetching:
            self._lookup_s = self._lookup_watch.seconds()
            self._cancel_s = self._app.cancel_watch.seconds()
        self._was_fetching = is_fetching
        self._had_ended = has_ended

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self._returns += event.key() == Qt.Key.Key_Return
        return False

    def _answer_returns(self) -> int:
        """How often Return was pressed."""
        return self._returns

    @Slot()
    def _on_question(self) -> None:
        question = self._questions.readline().decode().strip()
        if not question:
            self._notifier.setEnabled(False)
            return
        answer = getattr(self, f"_answer_{question}")()
        self._answers.write(json.dumps(answer).encode() + b"\n")

    def _answer_state(self) -> dict[str, Any]:
        state = self._app.lookup.state
        message = state.message
        return {
            "phase": state.phase.value,
            "invoice": state.invoice_id,
            "ended": self._ended,
            "lookup_s": self._lookup_s,
            "cancel_s": self._cancel_s,
            "progress": self._progress,
            "link": state.link.address if state.link else None,
            "has_qr": state.qr is not None,
            "notice": "\n".join(notice.text for notice in self._app.notices.shown),
            "verdict": state.verdict.text if state.verdict else "",
            "title": message.title if message else "",
            "text": message.text if message else "",
            "details": message.details if message else "",
            "support": message.support if message else "",
        }

    def _answer_list(self) -> dict[str, Any]:
        """Where the window for several invoices is."""
        presenter = self._app.batch.presenter
        state = presenter.state if presenter is not None else None
        message = getattr(state, "message", None)
        return {
            "step": type(state).__name__,
            "count": getattr(state, "count", 0),
            "shown": getattr(state, "done", 0),
            "has_left": getattr(state, "left", None) is not None,
            "why": message.title if message is not None else "",
        }

    def _answer_look_up_others(self) -> None:
        """Press "Look up the other …" of a list that was stopped."""
        assert self._app.batch.window is not None
        named(self._app.batch.window, QPushButton, "Retry failed").click()

    def _answer_history(self) -> dict[str, Any]:
        """What the window of the history has found, and which row is selected."""
        presenter = self._app.history_windows.presenter
        if presenter is None:
            return {"total": 0, "changed": 0, "picked": [], "deeds": 0}
        details = presenter.details()
        return {
            "total": presenter.total,
            "changed": presenter.state.changed,
            "picked": [kept.invoice_id for kept in presenter.picked],
            "is_changed": details.changed is not None,
            "deeds": len(details.deeds),
        }

    def _answer_gap(self) -> Gap:
        """The longest of the event loop since the last question about it."""
        return self._heartbeat.take_longest()

    def _answer_sleep_in_slot(self) -> None:
        # For its own time: what takes the thread away just before a sleep leaves little of that.
        watch = Stopwatch()
        while watch.seconds() < BLOCK_S:
            time.sleep(BLOCK_S / 10)

    def _answer_work_in_slot(self) -> None:
        until = time.thread_time() + BLOCK_S
        while time.thread_time() < until:
            pass

    def _answer_forget_progress(self) -> None:
        self._progress.clear()

    def _answer_tree(self) -> list[list[str]]:
        """All texts of all windows as a screen reader gets them: role, name, description, …"""
        found = []
        for window in QApplication.topLevelWidgets():
            root = QAccessible.queryAccessibleInterface(window)
            if root is not None:
                found += list(_texts(root))
        return found

    def _answer_use_session_only(self) -> None:
        """Press the button of that name."""
        [button] = [
            button
            for button in self._app.window.findChildren(QPushButton)
            if button.property("action") is Action.SESSION_ONLY and button.isVisible()
        ]
        button.click()

    def _answer_copy_support(self) -> None:
        """Press the button of that name; it need not be in sight."""
        [button] = [
            button
            for button in self._app.window.page.findChildren(QPushButton)
            if button.text() == "Copy details for support"
        ]
        button.click()

    def _answer_id_text(self) -> str:
        return self._app.window.page.typed_id

    def _answer_popup(self) -> list[str]:
        """The entries of the menu that is open."""
        menu = QApplication.activePopupWidget()
        return [_read(action) for action in menu.actions()] if menu is not None else []

    def _answer_highlighted(self) -> str:
        """The entry of the open menu that Enter would take."""
        menu = QApplication.activePopupWidget()
        action = menu.activeAction() if isinstance(menu, QMenu) else None
        return _read(action) if action is not None else ""

    def _answer_is_full_screen(self) -> bool:
        return any(window.isFullScreen() for window in QApplication.topLevelWidgets())

    def _answer_selected(self) -> str:
        edit = QApplication.focusWidget()
        return edit.selectedText() if isinstance(edit, IdEdit) else ""

    def _answer_is_active(self) -> bool:
        return QApplication.activeWindow() is not None

    def _answer_dumpable(self) -> int:
        pr_get_dumpable = 3
        assert _prctl is not None
        return int(_prctl(pr_get_dumpable, 0, 0, 0, 0))

    def _answer_raise_in_slot(self) -> None:
        QTimer.singleShot(0, self, _fail)

    def _answer_raise_in_timer(self) -> None:
        QTimer.singleShot(0, self, lambda: 1 / 0)

    def _answer_raise_in_worker(self) -> None:
        self._app._network.submit(_fail, self._app._on_prepared)

    def _answer_raise_in_thread(self) -> None:
        threading.Thread(target=_fail).start()

    def _answer_raise_in_paint(self) -> None:
        self._broken = _Broken(self._app.window)
        self._broken.resize(40, 40)
        self._broken.show()

    def _answer_dialogs(self) -> list[str]:
        return [
            w.windowTitle() + "|" + getattr(w, "text", str)()
            for w in QApplication.topLevelWidgets()
            if w.isVisible() and w.windowType() is Qt.WindowType.Dialog
        ]


class _Broken(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        _fail()


def _fail() -> None:
    raise ValueError("canary-in-an-exception")


def _texts(node: QAccessibleInterface) -> Iterator[list[str]]:
    yield [node.role().name, *(node.text(kind) for kind in QAccessible.Text)]
    for index in range(node.childCount()):
        child = node.child(index)
        if child is not None:
            yield from _texts(child)


def unknown(*_: object, **__: object) -> None:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def silent(*_: object, **__: object) -> None:
    threading.Event().wait()


# What the system's resolver does; a real name server would be asked outside this machine.
RESOLVERS = {"unknown": unknown, "silent": silent}


if __name__ == "__main__":
    if "WATCH_RESOLVER" in os.environ:
        socket.getaddrinfo = RESOLVERS[os.environ["WATCH_RESOLVER"]]  # type: ignore[assignment]
    gui.app.App = WatchedApp  # type: ignore[misc]  # start asks for it by this name
    sys.exit(main(sys.argv[1:]))
