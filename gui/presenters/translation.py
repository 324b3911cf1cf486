"""Words for people: translated where they are said, or marked where they stand in a table."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802  (lupdate looks for this name)
    """Return the text as it is; `translate` of the same context gives it in the user's language.

    PySide's own returns an `object` to the type checker.
    """
    return text
