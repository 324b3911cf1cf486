"""What the command line asked of the window."""

from typing import NamedTuple


class Options(NamedTuple):
    """`is_refused`: an address came that holds more than an invoice id; nothing is looked up."""

    is_demo: bool = False
    invoice_id: str = ""
    is_refused: bool = False
    screenshot: str = ""
    ends_after_lookup: bool = False
    is_debug: bool = False
