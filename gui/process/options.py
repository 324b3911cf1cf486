"""What a start asked of the window: by its command line, or handed over to the first one."""

from typing import NamedTuple

# The Wayland protocol has 4,096 bytes for a message; with more in one, Qt ends the program.
_TOKEN_LIMIT = 1_000


def usable_token(text: str) -> str:
    """Return what another program gave as an activation token, empty if it can be none."""
    return text if text.isprintable() and len(text) <= _TOKEN_LIMIT else ""


class ActivationRequest(NamedTuple):
    """What a second start wants: the window, perhaps an invoice looked up.

    `activation_token` is what the desktop gave the second process so that a window of the first
    may come to the front (xdg-activation, startup notification). `is_address`: the id came in an
    address, which any page can call. `is_refused`: that holds more than an invoice id; nothing is
    looked up.
    """

    invoice_id: str = ""
    activation_token: str = ""
    is_address: bool = False
    is_refused: bool = False


class Options(NamedTuple):
    """`is_crowded`: other starts are under way."""

    is_demo: bool = False
    invoice_id: str = ""
    is_address: bool = False
    is_refused: bool = False
    is_crowded: bool = False
    screenshot: str = ""
    ends_after_lookup: bool = False
    is_debug: bool = False

    @property
    def request(self) -> ActivationRequest:
        """What is wanted of the window that there is."""
        return ActivationRequest(
            self.invoice_id, is_address=self.is_address, is_refused=self.is_refused
        )
