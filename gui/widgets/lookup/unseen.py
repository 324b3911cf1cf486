"""Layouts of what cannot be seen: by themselves they would come when it is shown."""

from PySide6.QtWidgets import QLayout, QWidget


def lay_out_unseen(*parts: QWidget) -> None:
    """Give everything in these its place, the outermost first among them.

    From the inside outwards for what each needs, and back: nobody tells a hidden part of its size.
    """
    layouts: list[tuple[QLayout, QWidget]] = []
    for part in parts:
        layout = part.layout()
        assert layout is not None
        layouts.append((layout, part))
    for layout, _ in reversed(layouts):
        layout.invalidate()
        layout.activate()
    for layout, part in layouts:
        layout.setGeometry(part.rect())
