"""Who uses this computer, as it is written into the history."""

import os
import sys


def this_person() -> str:
    """Return the name of the user of the computer; empty where the system knows none."""
    if sys.platform == "win32":
        return os.environ.get("USERNAME", "")
    import pwd

    try:
        # What a variable says, anybody can set.
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return ""
