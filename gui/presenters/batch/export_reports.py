"""What is said of an export while it runs, and what of what came of it."""

from collections.abc import Callable
from dataclasses import replace

from gui.core.files import FileNotWritten, FileProblem
from gui.presenters.batch import export_words
from gui.presenters.batch.draft_opening import Opened
from gui.presenters.batch.export_counts import ExportCounts
from gui.presenters.batch.export_orders import Exported, NothingLeft, Order
from gui.presenters.batch.export_state import ExportPhase, ExportState, Said
from gui.presenters.message_state import Severity
from gui.presenters.save_words import CANCELED


def running(order: Order) -> ExportState:
    """Return that it is being done."""
    return ExportState(ExportPhase.RUNNING, export_words.running(order))


def copying() -> ExportState:
    """Return that rows are being copied: too short to be said."""
    return ExportState(ExportPhase.RUNNING)


def saved(order: Order, exported: Exported) -> ExportState:
    """Return what is there now, and what is not."""
    return ExportState(
        ExportPhase.ENDED,
        export_words.saved(order, exported),
        export_words.left_out(exported.left_out),
        Severity.LOOK_FIRST if exported.left_out else Severity.GOOD,
        file=exported.path,
    )


def not_saved(error: BaseException) -> ExportState:
    """Return why there is nothing."""
    if isinstance(error, NothingLeft):
        left_out = export_words.left_out(error.left_out)
        nothing_left = export_words.NOTHING_LEFT()
        return ExportState(ExportPhase.ENDED, nothing_left, left_out, Severity.LOOK_FIRST)
    why = export_words.why_not_saved(error)
    return ExportState(ExportPhase.ENDED, why, severity=Severity.FAILED)


def is_asked() -> ExportState:
    """Return nothing: the user is asked about what is there."""
    return ExportState(ExportPhase.ENDED)


def not_replaced() -> ExportState:
    """Return that what is there stays."""
    return replace(not_saved(FileNotWritten(FileProblem.EXISTS)), severity=None)


def canceled() -> ExportState:
    """Return that nothing of it is left."""
    return ExportState(ExportPhase.ENDED, CANCELED())


def copied(before: Said, rows: int, links: int) -> ExportState:
    """Return that rows are on the clipboard, without so many links; what was said `before` of an
    export is still to be read."""
    without = ExportCounts().links_not_copied(links) if links else ""
    text, state = export_words.copied(rows), before()
    return replace(
        _after_copy(text, state, state.severity or Severity.GOOD),
        detail=_lines(without, state.detail),
        links=links,
    )


def not_copied(before: Said, why: Callable[[], str]) -> ExportState:
    """Return why rows are not on the clipboard; what was said `before` is still to be read."""
    return _after_copy(why(), before(), Severity.FAILED)


def _after_copy(text: str, before: ExportState, severity: Severity) -> ExportState:
    ended = ExportPhase.ENDED
    return replace(before, phase=ended, text=_lines(text, before.text), severity=severity)


def opening(before: Said) -> ExportState:
    """Return that the drafts of the export `before` are being opened."""
    text = export_words.OPENING_DRAFTS()
    return replace(before(), phase=ExportPhase.OPENING, text=text, severity=None)


def opened(before: Said, opened: Opened) -> ExportState:
    """Return how many of the drafts of the export `before` are open."""
    state = before()
    detail = _lines(export_words.opened_as_text(opened), state.detail)
    severity: Severity | None = Severity.FAILED
    if opened.left:
        severity = None
    elif opened.count:
        is_good = opened.count == opened.of and not detail
        severity = Severity.GOOD if is_good else Severity.LOOK_FIRST
    text = export_words.drafts_opened(opened)
    return replace(state, text=text, detail=detail, severity=severity)


def refused_meanwhile(what: Callable[[], str], during: Said) -> ExportState:
    """Return what was not done while something else is."""
    state = during()
    return replace(state, text=state.text or export_words.COPYING(), detail=what())


def with_refused(what: Callable[[], str], after: Said) -> ExportState:
    """Return the same at its end: it is still to be known."""
    state = after()
    return replace(state, detail=_lines(what(), state.detail))


def _lines(*lines: str) -> str:
    return "\n".join(filter(None, lines))
