"""Who is notified: readers that hear of what appears and of no announcements."""

import pytest

from gui.widgets.common.notifications import is_older_reader_there

ORCA_43 = [(":1.1", "object:state-changed:showing"), (":1.1", "object:state-changed:focused")]
ORCA_48 = [(":1.2", "object:announcement"), (":1.2", "object:state-changed:showing")]
# GNOME's magnifier follows the focus.
MAGNIFIER = [(":1.3", "object:state-changed:focused"), (":1.3", "object:text-caret-moved")]


@pytest.mark.parametrize(
    ("listeners", "is_there"),
    [
        ([], False),
        (ORCA_43, True),
        (ORCA_48, False),
        (MAGNIFIER, False),
        (ORCA_48 + MAGNIFIER, False),
        (ORCA_43 + ORCA_48, True),
        # As the registry writes them.
        ([(":1.1", "Object:StateChanged:Showing")], True),
        ([(":1.2", "Object:StateChanged:Showing"), (":1.2", "Object:Announcement:")], False),
    ],
)
def test_who_is_notified(listeners: list[tuple[str, str]], *, is_there: bool) -> None:
    assert is_older_reader_there(listeners) is is_there
