"""Network faults that happen on an open connection."""

import itertools
import time

from gui.core.errors import (
    ReplyProblem,
    TimedOut,
    TimeoutPhase,
    UnexpectedReply,
    Unreachable,
    UnreachableCause,
)
from tests.faults.scenario import (
    SUCCEEDS,
    Expected,
    Fault,
    after_request,
    is_silent,
    resets,
    sends,
)
from tests.wire import GOOD_BODY, Connection, always, reply

RESET: Expected = (Unreachable, UnreachableCause.RESET)
CUT: Expected = (UnexpectedReply, ReplyProblem.CUT)
TOO_LONG: Expected = (TimedOut, TimeoutPhase.ANSWER)

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
HALF = reply()[:-20]
PADDED = reply(GOOD_BODY + b" " * 2_000)


def drips_for_ever(connection: Connection) -> None:
    for byte in itertools.cycle(b"x"):
        connection.send_slowly(bytes([byte]), 0.05)


def jitters(connection: Connection) -> None:
    raw = reply()
    for at, pause_s in zip(range(0, len(raw), 40), itertools.cycle((0.05, 0.3, 0.15))):
        time.sleep(pause_s)
        connection.send(raw[at : at + 40])


def one_kilobyte_a_second(connection: Connection) -> None:
    for at in range(0, len(PADDED), 100):
        connection.send(PADDED[at : at + 100])
        time.sleep(0.1)


def fails_then_works(raw: bytes, failures: int) -> Fault:
    counter = itertools.count()

    def script(connection: Connection) -> None:
        while connection.read_request():
            connection.send(raw if next(counter) % (failures + 1) < failures else reply())

    return Fault(f"works at try {failures + 1}", script, SUCCEEDS, requests=failures + 1)


QUICK = (
    Fault("reset after accept", resets, RESET, requests=0),
    Fault("reset after the request", after_request(resets), RESET, requests=3),
    Fault("reset in the head", after_request(sends(HEAD), resets), CUT),
    Fault("reset in mid body", after_request(sends(HALF), resets), CUT),
    Fault("closed with no bytes", after_request(), RESET, requests=3),
    Fault("closed in mid body", after_request(sends(HALF)), CUT),
    Fault("one-byte segments", after_request(sends(reply(), 0)), SUCCEEDS),
    Fault("latency with jitter", after_request(jitters), SUCCEEDS),
    Fault("two replies to one request", always(reply() + reply()), SUCCEEDS),
    fails_then_works(reply(b"", "503 Busy"), 1),
    fails_then_works(reply(b"", "503 Busy"), 2),
)

SLOW = (Fault("1 KB/s", after_request(one_kilobyte_a_second), SUCCEEDS),)

ENDLESS = (
    Fault("accepts, then silence", is_silent, TOO_LONG),
    Fault("half an answer, then silence", after_request(sends(HALF), is_silent), TOO_LONG),
    Fault("head dripped", after_request(sends(HEAD + b"X-Slow: "), drips_for_ever), TOO_LONG),
    Fault("body dripped", after_request(sends(HEAD + b"\r\n"), drips_for_ever), TOO_LONG),
    Fault(
        "body with a length dripped",
        after_request(sends(HEAD + b"Content-Length: 60000\r\n\r\n"), drips_for_ever),
        TOO_LONG,
    ),
)
