"""What one start of the program says to another, over a socket or a pipe: one line."""

from collections.abc import Callable
from typing import TypeAlias

MESSAGE_LIMIT = 16 * 1024
"""What a program may say, in bytes, an end of line included."""

Take: TypeAlias = Callable[[bytes, Callable[[bytes], None]], None]
"""Is called with what a program said, and what to answer it with."""
