"""Imports Qt, and takes back what that does to every import after it.

PySide puts a function of its own in the place of `__import__`. It reads the source of each module
that is imported from then on, whoever imports it, to see whether it mentions PySide6, so that
`from __feature__ import …` can work. Nothing here uses that, and it costs 10 MB of source lines in
memory and a fifth of the time of all imports.
"""

import builtins

_plain_import = builtins.__import__

import PySide6.QtWidgets  # noqa: E402, F401  (between the two lines is the point)

builtins.__import__ = _plain_import
