"""JSON as the standard has it, for answers that decide about money.

Python's reader takes the last of two equal names, NaN, numbers too large to be one, halves of
characters, and any depth the stack allows.
"""

import json
import math
from typing import Any, NoReturn


class JsonProblem(ValueError):
    """The bytes are not one strict JSON object; without their content."""


def read_object(body: bytes) -> dict[str, Any]:
    """Parse one JSON object in UTF-8 with unique names, finite numbers and whole characters.

    Raises:
        JsonProblem: anything else, whatever it is.
    """
    try:
        value = json.loads(
            body.decode("utf-8"),
            object_pairs_hook=_unique,
            parse_constant=_refuse_constant,
            parse_float=_finite,
        )
        # A lone surrogate can stand in any string, and in UTF-8 it cannot be written.
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    # RecursionError: a hundred thousand "[". ValueError: bad UTF-8, bad JSON, endless digits.
    except (ValueError, RecursionError):
        raise JsonProblem("not strict JSON") from None
    if not isinstance(value, dict):
        raise JsonProblem("not an object")
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise JsonProblem("name given twice")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise JsonProblem(name)


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise JsonProblem("number too large")
    return value
