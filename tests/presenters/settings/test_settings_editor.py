"""Templates while they are written: checked, previewed, counted, restored, kept."""

from dataclasses import replace

import pytest

from gui.core.accounts.account import Account, Environment
from gui.core.handover.templates import BODY_LIMIT, SUBJECT_LIMIT, MessageTemplate, TemplateKind
from gui.core.http.proxies import ProxyChoice, ProxyKind
from gui.core.preferences import Preferences
from gui.core.settings import Settings
from gui.presenters.handover.wording import default_template
from gui.presenters.settings.settings_editor import SettingsEditor
from tests.doubles import HeldSettings

LIVE = Account("p", "Acme {Supply}", Environment.PRODUCTION)
TRIAL = Account("s", "Acme Supply", Environment.SANDBOX)


@pytest.fixture
def held() -> HeldSettings:
    return HeldSettings(Settings((LIVE,), "p"))


@pytest.fixture
def editor(qapp: object, held: HeldSettings) -> SettingsEditor:
    return SettingsEditor(held, LIVE)


def test_it_begins_with_the_defaults(editor: SettingsEditor) -> None:
    state = editor.state
    assert state.kind is TemplateKind.MAIL
    assert (state.subject_error, state.body_error) == ("", "")
    assert state.is_default
    assert state.chosen["copy_form"] == ""
    assert "Payment link for invoice 2eb1acd98a86" in state.preview
    assert "from Acme {Supply} here:" in state.preview
    assert "4550.00" in state.preview
    assert state.count == ""


@pytest.mark.parametrize("kind", list(TemplateKind))
def test_default_wordings_answer_what_payers_ask(
    editor: SettingsEditor, kind: TemplateKind
) -> None:
    editor.select(kind)
    assert (editor.state.subject_error, editor.state.body_error) == ("", "")
    assert "2eb1acd98a86" in editor.state.preview
    assert "https://www.bluetape.com/" in editor.state.preview
    if kind is TemplateKind.TEXT_MESSAGE:
        assert editor.state.count.startswith("1")
        assert "of 160 characters" in editor.state.count
    else:
        assert "create an account" in editor.state.preview
        assert "all open invoices" in editor.state.preview


@pytest.mark.parametrize(
    ("subject", "body", "subject_error", "body_error"),
    [
        ("s", "{link} {sender}", "", ("{sender} is unknown. You can use {invoice_id}, {link}, "
         "{amount}, {account}. To write a brace itself, type it twice.")),
        ("{", "{link}", "A { is missing its }. To write a { itself, type {{.", ""),
        ("s", "pay here", "", "{link} is missing: without it nobody can pay."),
        ("", "", "Write something, or restore the default.",
         "Write something, or restore the default."),
        ("s" * (SUBJECT_LIMIT + 1), "{link}" + "x" * BODY_LIMIT,
         "This is too long: 150 characters at most.",
         "This is too long: 2000 characters at most."),
        ("\u202es", "{link}\u200b", "It contains invisible characters.",
         "It contains invisible characters."),
        ("{account.key}", "{link}", ("{account.key} is unknown. You can use {invoice_id}, {link}, "
         "{amount}, {account}. To write a brace itself, type it twice."), ""),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_while_it_is_typed_and_never_kept(
    editor: SettingsEditor,
    held: HeldSettings,
    subject: str,
    body: str,
    subject_error: str,
    body_error: str,
) -> None:
    preview = editor.state.preview
    editor.edit(subject, body)
    assert (editor.state.subject_error, editor.state.body_error) == (subject_error, body_error)
    assert (editor.state.subject, editor.state.body) == (subject, body)
    # The last one that could be made stays.
    assert editor.state.preview == preview
    editor.select(TemplateKind.REMINDER)
    before = held.settings
    editor.save()
    assert held.settings is before
    # Where the mistake is, and all that was typed still there.
    assert editor.state.kind is TemplateKind.MAIL
    assert editor.state.body == body


def test_braces_of_ones_own(editor: SettingsEditor) -> None:
    editor.edit("{{s}}", "{{{link}}} { invoice_id }")
    assert (editor.state.subject_error, editor.state.body_error) == ("", "")
    assert editor.state.preview.startswith("{s}\n\n{https://www.bluetape.com/")
    assert editor.state.preview.endswith("} 2eb1acd98a86")


def test_the_count_is_that_of_the_message_that_customers_get(
    qapp: object, held: HeldSettings
) -> None:
    for account in (LIVE, TRIAL):
        editor = SettingsEditor(held, account)
        editor.select(TemplateKind.TEXT_MESSAGE)
        editor.edit("", "{link}")
        assert editor.state.count == "65 of 160 characters with these sample values"
        assert ("TEST" in editor.state.preview) is (account is TRIAL)
        editor.edit("", "{link}" + "x" * 100)
        assert "sent as 2 text messages" in editor.state.count
        editor.edit("", "{link} –")
        assert "67 of 70" in editor.state.count


def test_what_is_saved_is_what_differs_from_the_default(
    editor: SettingsEditor, held: HeldSettings
) -> None:
    saved: list[int] = []
    editor.saved.connect(lambda: saved.append(1))
    editor.edit("Mine", "{link}")
    editor.select(TemplateKind.TEXT_MESSAGE)
    editor.edit("never a subject", "{link}")
    editor.choose("copy_form", "copy row")
    editor.save()
    assert saved == [1]
    assert held.settings == Settings(
        (LIVE,),
        "p",
        templates={
            TemplateKind.MAIL: MessageTemplate("Mine", "{link}"),
            TemplateKind.TEXT_MESSAGE: MessageTemplate("", "{link}"),
        },
        preferences=Preferences(copy_form="copy row"),
    )
    again = SettingsEditor(held, LIVE)
    assert again.state.subject == "Mine"
    assert not again.state.is_default
    assert again.state.chosen["copy_form"] == "copy row"
    again.restore()
    assert again.state.is_default
    again.save()
    assert set(held.settings.templates) == {TemplateKind.TEXT_MESSAGE}


def test_the_default_follows_a_newer_version(editor: SettingsEditor, held: HeldSettings) -> None:
    default = default_template(TemplateKind.MAIL)
    editor.edit(default.subject + "!", default.body)
    editor.edit(default.subject, default.body)
    editor.save()
    assert held.settings == replace(held.settings, templates={})


def test_without_an_account_the_preview_has_a_sample_of_one(qapp: object) -> None:
    editor = SettingsEditor(HeldSettings(), None)
    assert "Acme Supply" in editor.state.preview


def test_nobody_is_told_off_before_they_typed(editor: SettingsEditor, held: HeldSettings) -> None:
    editor.choose("proxy", ProxyChoice(ProxyKind.NAMED))
    assert editor.state.errors == {}
    before = held.settings
    editor.save()
    assert editor.state.errors.keys() == {"proxy"}
    assert held.settings is before
