"""The rows of the history in words, and all that is known of the invoice of one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import partial

from gui.core.accounts.account import Account, Environment
from gui.core.batch.outcome import Outcome
from gui.core.errors import InvalidInvoiceId
from gui.core.history.entry import Invoice, Kept
from gui.core.invoice import InvoiceId
from gui.core.text import plain
from gui.presenters.accounts.header_state import environment_name
from gui.presenters.amounts import USUAL_DECIMALS, shown_amount
from gui.presenters.counts import Counts
from gui.presenters.history.history_counts import HistoryCounts
from gui.presenters.history.history_state import DeedLine, Details, Line, LinkChanged
from gui.presenters.history.ways_then import deed_by, way_title
from gui.presenters.history.words import person_name, state_now, state_then, verdict_name
from gui.presenters.moments import absolute, day_of, moment_of, short_moment_of
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate, with_values

# Called, it is said in the language of that moment.
WITHOUT_ACCOUNT = partial(
    translate,
    "history",
    QT_TRANSLATE_NOOP("history", "Its account is not on this computer any more."),
)

_SHOWN_ID = 100
_SHOWN_LINK = 300
_MOST_DEEDS = 30


@dataclass(slots=True)
class Reader:
    """Who reads the history, and what is known besides it: accounts, and what was asked again.

    `is_practice`: all of it is, which the window says as a whole. `today` has the links of today,
    as far as they were asked for.
    """

    me: str
    accounts: tuple[Account, ...] = ()
    decimals: int = USUAL_DECIMALS
    is_practice: bool = False
    checked: dict[Invoice, Outcome] = field(default_factory=dict)
    today: dict[Invoice, str] = field(default_factory=dict, repr=False)

    def account_of(self, kept: Kept) -> Account | None:
        """Return whose invoice it was, if the account is still there and in the same place."""
        found = next((a for a in self.accounts if a.key == kept.account_key), None)
        return found if found is not None and found.environment is kept.environment else None

    def line(self, kept: Kept, now: datetime) -> Line:
        """Return a row in words."""
        outcome = self.checked.get(invoice_of(kept))
        status = outcome.status if outcome is not None else None
        is_test = kept.environment is not Environment.PRODUCTION and not self.is_practice
        return Line(
            when=short_moment_of(kept.at, now),
            when_in_full=absolute(kept.at),
            invoice_id=plain(kept.invoice_id, _SHOWN_ID),
            way=way_title(kept.way),
            person=person_name(kept.person, self.me),
            verdict=state_then(kept.verdict),
            verdict_text=verdict_name(kept.verdict, kept.status),
            is_changed=kept.is_changed,
            mark=translate("history", "TEST") if is_test else "",
            now=outcome.state if outcome is not None else None,
            now_text=state_now(outcome.state, status.word if status else "") if outcome else "",
        )

    def details(
        self, kept: Kept, deeds: Sequence[Kept], now: datetime, *, keeps_links: bool
    ) -> Details:
        """Return all that is known of a row and of its invoice."""
        account, invoice_id = self.account_of(kept), id_of(kept)
        line = self.line(kept, now)
        total = amount_of(kept)
        is_known = account is not None and invoice_id is not None
        return Details(
            selected=1,
            title=line.invoice_id,
            amount=shown_amount(total, self.decimals),
            line=line,
            changed=_changed(kept, deeds, now, self.today.get(invoice_of(kept), "")),
            facts=self._facts(kept, line, account),
            deeds=tuple(self._deed(deed, now) for deed in deeds[:_MOST_DEEDS]),
            more_deeds=(
                Counts().more(len(deeds) - _MOST_DEEDS) if len(deeds) > _MOST_DEEDS else ""
            ),
            can_ask=is_known,
            why_not="" if account is not None else WITHOUT_ACCOUNT(),
            can_copy=is_known and keeps_links and bool(kept.link),
        )

    def details_of_several(self, invoices: int, *, can_ask: bool) -> Details:
        """Return what is said of more than one invoice."""
        why_not = "" if can_ask else WITHOUT_ACCOUNT()
        title = HistoryCounts().selected(invoices)
        return Details(invoices, title, can_ask=can_ask, why_not=why_not)

    def _facts(
        self, kept: Kept, line: Line, account: Account | None
    ) -> tuple[tuple[str, str], ...]:
        handed_over = translate("history", "{way}, by {person}")
        removed = translate("history", "no longer on this computer")
        facts = [
            (translate("history", "Account"), account.name if account else removed),
            (translate("history", "Environment"), environment_name(kept.environment)),
            (
                translate("history", "Handed over"),
                handed_over.format(way=line.way, person=line.person),
            ),
        ]
        if line.now_text:
            facts.append((translate("history", "Now"), line.now_text))
        return tuple(facts)

    def _deed(self, kept: Kept, now: datetime) -> DeedLine:
        text = deed_by(kept.way, person_name(kept.person, self.me))
        return DeedLine(text, moment_of(kept.at, now), absolute(kept.at))


def invoice_of(kept: Kept) -> Invoice:
    """Return which invoice a row is about."""
    return kept.account_key, kept.environment, kept.invoice_id


def id_of(kept: Kept) -> InvoiceId | None:
    """Return the id of a row as one can ask for it; what stands in the file may be anything."""
    try:
        found = InvoiceId.parse(kept.invoice_id)
    except InvalidInvoiceId:
        return None
    return found if found.value == kept.invoice_id else None


def amount_of(kept: Kept) -> Decimal | None:
    """Return the amount of a row, if there is one."""
    try:
        amount = Decimal(kept.amount) if kept.amount else None
    except InvalidOperation:
        return None
    # As the answers of BlueTape are bounded: nothing else was written by this program.
    return amount if amount is not None and amount.is_finite() and amount.adjusted() < 18 else None


def _changed(
    kept: Kept, deeds: Sequence[Kept], now: datetime, today: str = ""
) -> LinkChanged | None:
    if not kept.is_changed:
        return None
    # Of a row without a fingerprint nobody knows what link it has.
    newer = next(
        (d for d in deeds if d.number > kept.number and d.fingerprint and not d.is_changed), None
    )
    if newer is None:
        text = translate(
            "history", "This link is out of date. Look it up again and send the new one."
        )
    else:
        text = translate("history", "This link is out of date. The new one went out on {day}.")
        text = with_values(text, day=day_of(newer.at, now))
    sent = translate("history", "Sent: {moment}")
    links = [
        (sent.format(moment=moment_of(deed.at, now)), plain(deed.link, _SHOWN_LINK))
        for deed in (kept, newer)
        if deed is not None and deed.link
    ]
    if links and newer is None and today:
        links.append((translate("history", "Now"), plain(today, _SHOWN_LINK)))
    title = translate("history", "The link has changed")
    return LinkChanged(title, text, tuple(links), asks_to_look_up=newer is None)
