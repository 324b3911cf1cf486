"""Imports `requests` without the library that it guesses the encodings of texts with.

The answers are JSON in UTF-8, and nothing is guessed. To guess, that library loads the encodings of
East Asia, 3 MB. Where it is not there `requests` does without, and warns.
"""

import sys
import warnings

__all__ = ["requests"]

_GUESSES = "charset_normalizer"

warnings.filterwarnings("ignore", "Unable to find acceptable character detection")
_is_there = _GUESSES in sys.modules
if not _is_there:
    # Whoever imports it is told that it is not there.
    sys.modules[_GUESSES] = None  # type: ignore[assignment]

import requests  # noqa: E402  (between the lines is the point)

if not _is_there:
    del sys.modules[_GUESSES]
