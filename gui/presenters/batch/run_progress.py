"""RunProgress: how far a run over a list is, and how that reads until its end and at it."""

import time
from collections.abc import Callable, Iterable

from gui.core.batch.outcome import SKIPPED, Outcome, RowState
from gui.presenters.batch.batch_counts import BatchCounts
from gui.presenters.batch.batch_state import HandingOver, LookingUp
from gui.presenters.batch.lines import BatchLines
from gui.presenters.batch.stop_words import Why
from gui.presenters.batch.time_left import TimeLeft
from gui.presenters.counts import Counts
from gui.presenters.message_state import Message
from gui.presenters.translation import translate

OPEN = (RowState.WAITING, RowState.ASKING)
FAILED = (RowState.FAILED, RowState.SKIPPED)
_WORTH_SAYING_S = 3.0
_MINUTE_S = 60
_QUARTERS = 4


class RunProgress:
    """Of one run. `why` says why it waits by itself, or what ended it before its end."""

    def __init__(
        self,
        lines: BatchLines,
        places: Iterable[int] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`places` are asked for, some of them not for the first time."""
        self._lines = lines
        outcomes = ((place, lines.outcome(place)) for place in places)
        self.found = {place: outcome for place, outcome in outcomes if outcome.link is not None}
        """What is known of these by now. It stays where nobody says otherwise."""
        self._clock = clock
        self._time_left = TimeLeft(clock)
        self._began_s = clock()
        self._took_s = 0.0
        self._told_quarters = 0
        self._is_canceled = False
        self.is_paused = False
        self.is_ending = False
        self.why: Why | None = None

    def note(self) -> None:
        """One more is done."""
        self._time_left.note()

    def pause(self, why: Why | None = None) -> None:
        """It waits."""
        self.is_paused, self.why = True, why
        self._time_left.pause()

    def go_on(self) -> None:
        """It waits no longer."""
        self.is_paused, self.why = False, None
        self._time_left.go_on()

    def end(self, why: Why | None, *, is_canceled: bool) -> None:
        """It is over; `why` says what ended it, if that was not said yet."""
        self._took_s = self._clock() - self._began_s
        self._is_canceled = is_canceled
        self.why = (self.why if self.is_ending else None) or why

    def explain(self, why: Why | None) -> None:
        """This came out since as what ended it, if anything did before its end."""
        if why is not None and self.why is not None:
            self.why = why

    @property
    def _message(self) -> Message | None:
        return None if self.why is None else self.why()

    def unasked(self, place: int) -> Outcome:
        """Return what is known of one that is not asked for any more."""
        return self.found.get(place, SKIPPED)

    @property
    def retried(self) -> tuple[RowState, ...]:
        """What is asked for again: a status that did not come, once all have been asked for."""
        has_skipped = self._lines.count(RowState.SKIPPED)
        return FAILED if has_skipped else (*FAILED, RowState.NO_STATUS)

    def quarter(self) -> str:
        """Return in words how far it is, once each quarter; else nothing."""
        total = self._lines.id_count
        done = total - self._lines.count(*OPEN)
        quarter = done * _QUARTERS // total
        if not self._told_quarters < quarter < _QUARTERS:
            return ""
        self._told_quarters = quarter
        return BatchCounts().looked_up(done, total)

    def looking_up(self, held_s: float, warning: str) -> LookingUp:
        """Return the state while it goes on; BlueTape has it wait for `held_s` seconds."""
        counts, total = BatchCounts(), self._lines.id_count
        open_count = self._lines.count(*OPEN)
        parts = [counts.done(total - open_count)]
        left_s = self._time_left.seconds(open_count)
        if self.is_ending:
            parts.append(translate("batch", "canceling…"))
        elif held_s >= _WORTH_SAYING_S and not self.is_paused:
            parts.append(_hold(held_s))
        elif left_s is not None:
            parts.append(counts.left(left_s))
        return LookingUp(
            counts.paused(total) if self.is_paused else counts.looking_up(total),
            " · ".join(parts),
            total,
            total - open_count,
            self._lines.chips(),
            self.is_paused,
            self.is_ending,
            self._message,
            warning,
        )

    def handing_over(self, warning: str, *, can_retry: bool) -> HandingOver:
        """Return the state at its end."""
        counts, shared = BatchCounts(), Counts()
        lines, total = self._lines, self._lines.id_count
        skipped = lines.count(RowState.SKIPPED)
        is_stopped = self._is_canceled or self.why is not None
        title = (
            shared.stopped(total - skipped, total)
            if is_stopped and skipped
            else counts.ready(lines.count(RowState.READY), total)
        )
        said = (
            (counts.paid, lines.count(RowState.PAID)),
            (shared.canceled, lines.count(RowState.CANCELED)),
            (counts.other_status, lines.count(RowState.OTHER_STATUS)),
            (counts.without_status, lines.count(RowState.NO_STATUS)),
            (shared.not_found, lines.count(RowState.NOT_FOUND)),
            (shared.failed, lines.count(RowState.FAILED)),
            (counts.not_asked, skipped),
        )
        parts = [", ".join(say(count) for say, count in said if count)]
        if not is_stopped:
            parts.append(counts.took(self._took_s))
        return HandingOver(
            title,
            " · ".join(filter(None, parts)),
            total,
            total - skipped,
            lines.chips(),
            self._retry() if can_retry else "",
            self._message,
            warning,
        )

    def _retry(self) -> str:
        counts, lines = BatchCounts(), self._lines
        again, failed = lines.count(*self.retried), lines.count(*FAILED)
        if not again:
            return ""
        skipped = lines.count(RowState.SKIPPED)
        if skipped:
            # Those that failed are no others: they were asked for.
            is_skipped_only = skipped == again
            return counts.look_up_others(again) if is_skipped_only else counts.retry_several(again)
        if again == failed:
            return counts.retry(again)
        return counts.retry_several(again) if failed else counts.retry_without_status(again)


def _hold(held_s: float) -> str:
    seconds = round(held_s)
    if seconds < 2 * _MINUTE_S:
        return Counts().wait_seconds(seconds)
    return Counts().wait_minutes(seconds // _MINUTE_S)
