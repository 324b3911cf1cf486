"""Bytes changed at random, the same ones for the same seed."""

import random
from collections.abc import Iterator, Sequence


def mutations(
    seed: int, count: int, wholes: Sequence[bytes], pieces: Sequence[bytes]
) -> Iterator[bytes]:
    """Yield good bytes of which a few were dropped, doubled, replaced or joined to others."""
    chance = random.Random(seed)
    for _ in range(count):
        found = bytearray(chance.choice(wholes))
        for _ in range(chance.randint(1, 4)):
            at = chance.randint(0, len(found))
            to = min(len(found), at + chance.choice((0, 0, 1, 1, 2, 8, 40)))
            found[at:to] = chance.choice(
                (
                    b"",
                    chance.choice(pieces),
                    chance.choice(pieces),
                    bytes([chance.randrange(256)]),
                    bytes(found[at:to]) * 2,
                    chance.choice(wholes)[at:to],
                )
            )
        yield bytes(found)
