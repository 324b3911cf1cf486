"""How a row's state looks: never by its colour alone."""

from typing import NamedTuple, assert_never

from gui.core.batch.outcome import RowState


class Look(NamedTuple):
    """`icon` is one of `resources/icons`, `colour` a field of `Colours`."""

    icon: str
    colour: str


def look_of(state: RowState) -> Look:
    """Return the look of a state."""
    match state:
        case RowState.WAITING:
            return Look("clock", "dim")
        case RowState.ASKING:
            return Look("refresh", "dim")
        case RowState.READY:
            return Look("check", "ready")
        case RowState.PAID | RowState.CANCELED:
            return Look("stop", "failed")
        case RowState.OTHER_STATUS | RowState.REFUSED:
            return Look("warning", "look")
        case RowState.NO_STATUS:
            return Look("question", "look")
        case RowState.NOT_FOUND:
            return Look("search", "look")
        case RowState.FAILED:
            return Look("fault", "failed")
        case RowState.SKIPPED:
            return Look("next", "dim")
        case _:
            assert_never(state)
