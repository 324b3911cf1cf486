"""What can be wrong with the history, as facts; the words are the presenters'."""

from dataclasses import dataclass
from enum import Enum


class LedgerProblem(Enum):
    """`loses` says whether rows are not on the disk because of it."""

    # Another program writes, and did not let go in time.
    LOCKED = "locked"
    FULL = "full"
    # The file or its folder may be read and not be written.
    READ_ONLY = "read-only"
    # There is no folder for it, and none can be made.
    FOLDER_GONE = "folder gone"
    # A newer version of the program made it: it is read and not written.
    NEWER = "newer"
    # It could not be read. It lies beside its place, and a new one was begun.
    DAMAGED_PUT_ASIDE = "damaged, put aside"
    # It is kept, but without a fingerprint: changed links are not noticed.
    NO_KEYRING = "no keyring"
    OTHER = "other"

    @property
    def loses(self) -> bool:
        return self not in {LedgerProblem.DAMAGED_PUT_ASIDE, LedgerProblem.NO_KEYRING}


@dataclass(eq=False)
class LedgerUnavailable(Exception):
    """Nothing can be read, removed or changed now; the reason is a fact."""

    problem: LedgerProblem
