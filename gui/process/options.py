"""What the command line asked of the window."""

from typing import NamedTuple


class Options(NamedTuple):
    """`is_address`: the id came in an address, which any page can call.

    `is_refused`: that holds more than an invoice id; nothing is looked up. `is_crowded`: other
    starts are under way.
    """

    is_demo: bool = False
    invoice_id: str = ""
    is_address: bool = False
    is_refused: bool = False
    is_crowded: bool = False
    screenshot: str = ""
    ends_after_lookup: bool = False
    is_debug: bool = False
