"""Parts of a window, found as its users find them: what is seen, by its kind and what it is called.

By kind alone where each language has another name for it.
"""

from typing import Any, TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget, QWidgetAction

from gui.widgets.common.menu import Look

W = TypeVar("W", bound=QWidget)


def seen(window: QWidget, kind: type[W]) -> list[W]:
    """Return all of these that are seen."""
    return [widget for widget in window.findChildren(kind) if widget.isVisible()]


def the_one(window: QWidget, kind: type[W]) -> W:
    """Return the only one of these that is seen."""
    found = seen(window, kind)
    assert len(found) == 1, f"{len(found)} of {kind.__name__} are seen, not one"
    return found[0]


def named(window: QWidget, kind: type[W], name: str) -> W:
    """Return the only one of these that is seen and has this accessible name."""
    there = seen(window, kind)
    found = [widget for widget in there if widget.accessibleName() == name]
    names = sorted(widget.accessibleName() for widget in there)
    assert len(found) == 1, f"{len(found)} of {kind.__name__} are called {name!r}: {names}"
    return found[0]


def described(window: QWidget, kind: type[W], description: str) -> W:
    """Return the only one of these that is seen and has this accessible description.

    On Linux the name of a combo box is its value, and what it is for its description.
    """
    there = seen(window, kind)
    found = [widget for widget in there if widget.accessibleDescription() == description]
    said = sorted(widget.accessibleDescription() for widget in there)
    assert len(found) == 1, f"{len(found)} of {kind.__name__} are for {description!r}: {said}"
    return found[0]


def saying(window: QWidget, text: str) -> QLabel:
    """Return the only label that is seen to say this."""
    there = seen(window, QLabel)
    found = [label for label in there if label.text() == text]
    assert len(found) == 1, f"{len(found)} labels say {text!r}: {[label.text() for label in there]}"
    return found[0]


def texts(window: QWidget) -> list[str]:
    """Return what its labels are seen to say."""
    return [label.text() for label in seen(window, QLabel)]


def look_of(entry: QAction) -> Look:
    """Return what is painted of an entry of a menu, for the eye alone."""
    assert isinstance(entry, QWidgetAction)
    row: Any = entry.defaultWidget()
    return row._look._replace(title=row.title, keys=row.keys)
