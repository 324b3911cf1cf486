"""LateVerdicts: what was done with links, for when their verdicts turn against that."""

from pathlib import Path
from typing import TypeAlias

from gui.presenters.handover.offer import Offer
from gui.presenters.lookup.verdict_state import Advice, Verdict
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, Topic
from gui.presenters.translation import translate

_Identity: TypeAlias = tuple[object, ...]


class LateVerdicts:
    """Deeds and verdict come in any order, and all after another invoice is shown; each deed is
    told of a verdict once. A warning stands until it is read: the link is still out.
    """

    def __init__(self) -> None:
        self._deeds: dict[_Identity, list[str]] = {}
        self._turned: dict[_Identity, Verdict] = {}

    def offered(self, offer: Offer) -> Notice | None:
        """Note that this offer is shown, with this verdict; returns what there is to warn of."""
        if offer.verdict.advice is Advice.PENDING:
            self._turned.pop(offer.identity, None)
            return None
        return self.judged(offer)

    def judged(self, offer: Offer) -> Notice | None:
        """Note that the verdict on this offer has come; returns what there is to warn of."""
        if offer.verdict.status is None:
            # It may still be asked for again.
            return None
        done = self._deeds.pop(offer.identity, [])
        if not offer.verdict.needs_confirmation:
            return None
        self._turned[offer.identity] = offer.verdict
        return _warning(done, offer.verdict) if done else None

    def done(self, offer: Offer, done: str, file: Path | None = None) -> Notice:
        """Note what was done with the offer, as it was at the start, and the file that was written;
        returns what to say of it."""
        if offer.verdict.status is None:
            turned = self._turned.get(offer.identity)
            if turned is not None:
                return _warning([done], turned)
            self._deeds.setdefault(offer.identity, []).append(done)
        return Notice(done, file=file)


def _warning(deeds: list[str], verdict: Verdict) -> Notice:
    first, *others = dict.fromkeys(deeds)
    # "QR code" stays as it is.
    others = [text if text[:2].isupper() else text[:1].lower() + text[1:] for text in others]
    done = ", ".join([first, *others[:-1]])
    if others:
        done = translate("hand over", "{done} and {last}").format(done=done, last=others[-1])
    text = translate("hand over", "{done}, but BlueTape now says: {verdict}")
    text = text.format(done=done, verdict=verdict.short)
    return Notice(text, Severity.LOOK_FIRST, Topic.LATE_VERDICT)
