"""JSON as the standard has it, for answers that decide about money.

Python's reader takes the last of two equal names, NaN, numbers too large to be one, halves of
characters, and any depth the stack allows.
"""

import json
import math
from collections.abc import Collection
from decimal import Decimal
from functools import partial
from typing import Any, NoReturn


class JsonProblem(ValueError):
    """The bytes are not one strict JSON object; without their content."""


def read_object(body: bytes, *, without: Collection[str] = ()) -> dict[str, Any]:
    """Parse one JSON object in UTF-8 with unique names, finite numbers and whole characters.

    Numbers with a fraction or an exponent are `Decimal`: they may be money. Of the names in
    `without` nothing is kept, wherever they stand.

    Raises:
        JsonProblem: anything else, whatever it is.
    """
    try:
        value = json.loads(
            body.decode("utf-8"),
            object_pairs_hook=partial(_unique, without),
            parse_constant=_refuse_constant,
            parse_float=_finite,
        )
        # A lone surrogate can stand in any string, and in UTF-8 it cannot be written.
        json.dumps(value, ensure_ascii=False, default=str).encode("utf-8")
    # RecursionError: a hundred thousand "[". ValueError: bad UTF-8, bad JSON, endless digits.
    except (ValueError, RecursionError):
        raise JsonProblem("not strict JSON") from None
    if not isinstance(value, dict):
        raise JsonProblem("not an object")
    return value


def _unique(without: Collection[str], pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise JsonProblem("name given twice")
    for name in without:
        found.pop(name, None)
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise JsonProblem(name)


def _finite(digits: str) -> Decimal:
    if not math.isfinite(float(digits)):
        raise JsonProblem("number too large")
    return Decimal(digits)
