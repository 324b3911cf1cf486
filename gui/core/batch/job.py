"""What a run over a list is about: whose invoices, asked for where, out of which table."""

from dataclasses import dataclass

from gui.core.batch.intake import Intake, Layout, take_in
from gui.core.batch.table import Table


@dataclass(frozen=True, slots=True)
class BatchJob:
    """`base_address` is that of the account when it began: on another server they are others'.

    `source` is a file's name without its folder, empty for a list that was pasted.
    """

    account_key: str
    base_address: str
    source: str
    table: Table
    layout: Layout
    demo_origin: str | None = None

    def intake(self) -> Intake:
        """Return what is to be asked for, always the same; it takes a moment for a long list."""
        return take_in(self.table, self.layout, self.demo_origin)
