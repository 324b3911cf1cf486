"""Values in sentences: what ends in a full stop itself ends the sentence, in every language."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from gui.core.accounts.account import Account, Environment
from gui.core.accounts.policy import Policy
from gui.core.files import FileNotWritten, FileProblem
from gui.core.handover.qr_proof import QrNotProven
from gui.core.http.proxies import ProxyChoice, ProxyKind
from gui.core.link import admit
from gui.presenters.accounts.words import company_notes
from gui.presenters.handover.words import why_not
from gui.presenters.link_words import note_on_link
from gui.presenters.messages import FailureContext, lookup_message
from gui.presenters.translation import with_values
from gui.widgets.common.translations import Translations, languages
from tests.presenters.test_messages import every_failure

ID = "Acme S.A."
ACCOUNT = Account("a", "Acme S.A.", Environment.CUSTOM, "https://test.example.")
PROXY = ProxyChoice(ProxyKind.NAMED, "http://proxy.example.")
NAMED = f"https://www.bluetape.com/i/r?account=7aec7f522d88&id={ID.replace(' ', '%20')}"


@pytest.fixture(params=languages())
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    translations = Translations(qapp)
    translations.use(request.param)
    before = QLocale()
    # "3:05 p. m." in Spanish of America.
    QLocale.setDefault(QLocale("es_MX"))
    yield request.param
    QLocale.setDefault(before)
    for translator in translations.installed:
        qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("For {name}.", "Acme", "For Acme."),
        ("For {name}.", "Acme S.A.", "For Acme S.A."),
        ("{name}. Again.", "Acme S.A.", "Acme S.A. Again."),
        ("For {name}.", "Acme Sup…", "For Acme Sup…"),
        ("Getting {name}…", "Acme Sup…", "Getting Acme Sup…"),
        ("Getting {name}…", "Acme S.A.", "Getting Acme S.A.…"),
        ("“{name}”.", "Acme S.A.", "“Acme S.A.”."),
        ("{name}, then {name}.", "{name}.", "{name}., then {name}."),
    ],
)
def test_a_sentence_ends_once(text: str, value: str, expected: str) -> None:
    assert with_values(text, name=value) == expected


def shown_texts() -> Iterator[str]:
    """Every sentence that a name, an id, a host or a time can end."""
    context = FailureContext(ID, ACCOUNT)
    for failure in every_failure():
        message = lookup_message(failure, context)  # type: ignore[arg-type]
        yield message.title
        yield message.text
        yield from (hint.text for hint in message.hints)
    for error in (QrNotProven(), ValueError(), FileNotWritten(FileProblem.FULL)):
        yield why_not(error, ID)
    yield note_on_link(admit(NAMED), "another")
    yield from company_notes(Policy(preferences={"proxy": PROXY}), is_fixed=False)


def test_no_sentence_ends_twice(language: str) -> None:
    shown = [*shown_texts()]
    assert any("Acme S.A." in text for text in shown)
    assert [text for text in shown if re.search(r"[.…]\.", text)] == []
