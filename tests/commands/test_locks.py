"""What a command does when it hears of a lock: what ends, what is forgotten, and in which order."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from gui.commands.locks import listen_for_locks
from tests.systems import session_bus


class Heard:
    """Says what is heard, and notes what is done then."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[str] = []
        self.heard: tuple[Callable[[], None], ...] = ()
        monkeypatch.setattr("gui.process.lock_signals.LockSignals", self._listener)

    def _listener(self, *heard: Callable[[], None]) -> Any:
        def listen() -> None:
            self.heard = heard

        return SimpleNamespace(listen=listen)

    def listen(self, service: object = None) -> None:
        sources: Any = SimpleNamespace(
            service=service,
            forget_kept=lambda _why: self.done.append("forget"),
            history=SimpleNamespace(hurry=lambda: self.done.append("hurry")),
        )
        listen_for_locks(sources, lambda: self.done.append("stop"))


@session_bus
def test_a_keyring_that_was_locked_opens_no_prompt(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = Heard(monkeypatch)
    heard.listen()
    on_locked, on_keyring_locked, on_keyring_gone = heard.heard
    for goes_on in (on_locked, on_keyring_gone):
        goes_on()
        assert heard.done == ["forget"]
        heard.done.clear()
    on_keyring_locked()
    # What still runs when it is forgotten would have it read again, and so would the history.
    assert heard.done == ["stop", "forget", "hurry"]


def test_nothing_of_the_demo_can_be_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = Heard(monkeypatch)
    heard.listen(service=object())
    assert heard.heard == ()
