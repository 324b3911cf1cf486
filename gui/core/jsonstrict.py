"""JSON as the standard has it, for answers that decide about money.

Python's reader takes the last of two equal names, NaN, and any depth the stack allows.
"""

import json
from typing import Any, NoReturn


class JsonProblem(ValueError):
    """The bytes are not one strict JSON object; without their content."""


def read_object(body: bytes) -> dict[str, Any]:
    """Parse one JSON object in UTF-8 with unique names and finite numbers.

    Raises:
        JsonProblem: anything else, whatever it is.
    """
    try:
        value = json.loads(
            body.decode("utf-8"),
            object_pairs_hook=_unique,
            parse_constant=_refuse_constant,
        )
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
