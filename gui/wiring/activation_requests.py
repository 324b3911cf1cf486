"""What other starts and addresses want: done at once, or put before the user. A piece of `app`."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from gui.presenters.lookup.words import ADDRESS_REFUSED, address_asks
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, Notices
from gui.process.options import ActivationRequest
from gui.widgets.main_window import MainWindow

_PAUSE_S = 2.0


class ActivationRequests(QObject):
    """Carries requests out.

    Who gives a command means it. An address may come from any page, any number of times, and each
    lookup is a request with the key: it is looked up at once only where nothing else stands in
    the field, which goes with all that is shown or asked for, and two seconds after the last one.
    """

    def __init__(
        self,
        window: MainWindow,
        notices: Notices,
        *,
        is_crowded: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`is_crowded`: other starts are under way, each with an address perhaps."""
        super().__init__()
        self._window = window
        self._notices = notices
        self._clock = clock
        self._not_before = clock() + _PAUSE_S if is_crowded else 0.0
        # What an address put into the field, as it stands there.
        self._suggested: str | None = None

    @Slot(object)
    def take(self, request: ActivationRequest) -> None:
        """Another start of the program, or an address, wants this one's window."""
        self._window.come_forward(request.activation_token)
        self.carry_out(request)

    def carry_out(self, request: ActivationRequest) -> None:
        """Do what is wanted, or say what has to be done for it."""
        if request.is_refused:
            self._notices.say(Notice(ADDRESS_REFUSED, Severity.FAILED))
        elif request.is_address:
            self._carry_out_address(request.invoice_id)
        elif request.invoice_id:
            self._window.page.look_up(request.invoice_id)

    def _carry_out_address(self, invoice_id: str) -> None:
        page, now = self._window.page, self._clock()
        typed = page.typed_id.strip()
        is_too_early = now < self._not_before
        # Calling twice is no answer to the question; nor is one that empties the field.
        is_unanswered = page.typed_id == self._suggested and not page.is_asked_for
        if is_unanswered or typed not in {"", invoice_id} or (is_too_early and not typed):
            page.suggest(invoice_id)
            self._suggested = page.typed_id
            self._notices.say(Notice(address_asks(invoice_id), Severity.LOOK_FIRST))
        elif not is_too_early:
            self._not_before = now + _PAUSE_S
            page.look_up(invoice_id)
