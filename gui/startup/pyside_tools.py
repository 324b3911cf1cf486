"""PySide's tools for telling what its functions take, left for their first use.

They are for the words of a `TypeError`, for texts of help and for files of type hints. PySide has
them as 120 KB of Python's text inside its library, and has all of it compiled and run at each
start, with all that it imports. While PySide is imported here, `compile` makes something small in
the place of each of these modules. Who looks for a name in one gets the module itself.
"""

import builtins
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

_FOLDER = "shibokensupport/"
_LATER = frozenset(
    f"{_FOLDER}signature/{name}.py"
    for name in (
        "errorhandler", "layout", "lib/enum_sig", "lib/pyi_generator", "lib/tool", "mapping",
        "parser",
    )
)  # fmt: skip
# What PySide's own `__import__` calls with each module; see `plain_imports`.
_FEATURES = f"{_FOLDER}feature.py"
_NO_FEATURES = "def feature_import(*_, **__): pass\ndef feature_imported(_): pass"

_waiting: dict[str, bytes] = {}
# Any thread may be the first to get something wrong.
_lock = RLock()


@contextmanager
def tools_for_later() -> Iterator[None]:
    """The tools of a PySide that is imported meanwhile wait for their first use."""
    real = builtins.compile

    def shortened(source: Any, filename: Any, *how: Any, **more: Any) -> Any:
        if filename == _FEATURES:
            source = _NO_FEATURES
        elif filename in _LATER:
            _waiting[filename] = source
            source = f"from {__name__} import wait\nwait(globals(), {filename!r})\ndel wait"
        return real(source, filename, *how, **more)

    builtins.compile = shortened
    try:
        yield
    finally:
        builtins.compile = real


def wait(names: dict[str, Any], filename: str) -> None:
    """Have the module whose `names` these are come when somebody looks for one of them."""

    def load() -> None:
        with _lock:
            source = _waiting.pop(filename, None)
            if source is not None:
                exec(compile(source, filename, "exec"), names)  # noqa: S102  (PySide's own)

    def look(name: str) -> object:
        # Names of this kind are asked for by the import system alone.
        if not name.startswith("__"):
            load()
            if name in names:
                return names[name]
        raise AttributeError(name)

    def call() -> object:
        load()
        return names["update_mapping"]()

    names["__getattr__"] = look
    if filename.endswith("/mapping.py"):
        # PySide's library takes this one out of the module's dictionary, without `__getattr__`.
        names["update_mapping"] = call
