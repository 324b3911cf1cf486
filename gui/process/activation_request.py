"""ActivationRequest: what a second start wants of the first."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActivationRequest:
    """What a second start wants: the window, perhaps an invoice looked up.

    `activation_token` is what the desktop gave the second process so that a window of the first
    may come to the front (xdg-activation, startup notification). `is_address`, `is_refused`: see
    `Options`.
    """

    invoice_id: str = ""
    activation_token: str = ""
    is_address: bool = False
    is_refused: bool = False
