"""Words for people: translated where they are said, or marked where they stand in a table."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802  (lupdate looks for this name)
    """Return the text as it is; `translate` of the same context gives it in the user's language.

    PySide's own returns an `object` to the type checker.
    """
    return text


def with_values(text: str, **values: str) -> str:
    """Return the text with the values in it; a value that ends as its sentence does ends both.

    Names do ("Acme S.A."), times do in some languages ("3:05 p. m."), and what was cut does ("…").
    """
    for name, value in values.items():
        for end in (".", "…"):
            if value.endswith((end, "…")):
                text = text.replace(f"{{{name}}}{end}", f"{{{name}}}")
    return text.format(**values)
