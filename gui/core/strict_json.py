"""JSON as the standard has it, for answers that decide about money.

Python's reader takes the last of two equal names, NaN, numbers too large to be one, halves of
characters, and any depth the stack allows.
"""

import json
from collections.abc import Collection
from decimal import Decimal
from functools import partial
from typing import Any, NoReturn

# Far beyond what an answer of the API holds, and what can be computed and written without a
# thought: "1e999999999" is short, and written out it is a gigabyte.
_DEPTH = 32
_DIGITS = 1_000
_PLACES = 300


class JsonProblem(ValueError):
    """The bytes are not one strict JSON object; without their content."""


def read_object(body: bytes, *, without: Collection[str] = ()) -> dict[str, Any]:
    """Return a JSON object in UTF-8, with unique names, sane numbers and whole characters.

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
            parse_float=_fraction,
            parse_int=_integer,
        )
        _check_inside(value)
    # RecursionError: a hundred thousand "[". ValueError: bad UTF-8, bad JSON.
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


def _integer(digits: str) -> int:
    if len(digits) > _DIGITS:
        raise JsonProblem("number too long")
    return int(digits)


def _fraction(digits: str) -> Decimal:
    if len(digits) > _DIGITS:
        raise JsonProblem("number too long")
    try:
        number = Decimal(digits)
    except ArithmeticError:
        # An exponent that `Decimal` itself cannot hold; not a ValueError.
        raise JsonProblem("number out of range") from None
    if abs(number.adjusted()) > _PLACES:
        raise JsonProblem("number out of range")
    return number


def _check_inside(value: object) -> None:
    """Refuse what nests too deep, and lone surrogates, which UTF-8 cannot write."""
    level = [value]
    for _ in range(_DEPTH):
        inner: list[object] = []
        for item in level:
            if isinstance(item, str):
                item.encode("utf-8")
            elif isinstance(item, dict):
                inner += item.keys()
                inner += item.values()
            elif isinstance(item, list):
                inner += item
        if not inner:
            return
        level = inner
    raise JsonProblem("too deep")
