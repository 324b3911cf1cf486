"""AccountEditor: one account being added or edited, until it is saved or given up."""

from dataclasses import dataclass, field, replace
from functools import partial
from typing import assert_never, cast

from PySide6.QtCore import QObject, Signal

from gui.core.accounts.account import Account, Environment
from gui.core.accounts.account_checks import (
    InvalidAccountName,
    InvalidServerAddress,
    new_account_key,
    parse_account_name,
    parse_server_address,
)
from gui.core.accounts.credentials import (
    CredentialField,
    CredentialProblem,
    Credentials,
    InvalidCredential,
    parse_credential,
)
from gui.core.accounts.policy import Policy
from gui.core.accounts.vault import Vault
from gui.core.cancellation import Cancellation
from gui.core.errors import StoreAbsent, StoreFailed, StoreLocked
from gui.core.lookup import Client
from gui.presenters.accounts.words import company_notes, credentials_accepted, what_is_wrong
from gui.presenters.message_state import Message, Severity
from gui.presenters.messages import FailureContext
from gui.presenters.ports import Clipboard
from gui.presenters.single_task import SingleTask
from gui.presenters.support import explained, said_of_copying
from gui.presenters.translation import translate
from gui.tasks import Failed, Lane, Ok, Outcome


@dataclass(frozen=True, slots=True)
class AccountForm:
    """What stands in the dialog's fields. Secrets are not in the `repr`.

    An empty secret keeps the old value of an account that is edited.
    """

    name: str
    environment: Environment
    server: str = ""
    session_only: bool = False
    api_key: str = field(default="", repr=False)
    account_id: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class FieldErrors:
    """What is wrong, at the field it is about; empty where nothing is."""

    name: str = ""
    environment: str = ""
    server: str = ""
    api_key: str = ""
    account_id: str = ""

    def __bool__(self) -> bool:
        return self != FieldErrors()


@dataclass(frozen=True, slots=True)
class EditorState:
    """`working` says what is being waited for, `notice` what was done; empty without one."""

    errors: FieldErrors = FieldErrors()
    working: str = ""
    notice: str = ""
    message: Message | None = None
    offers_session_only: bool = False


class AccountEditor(QObject):
    """Checks, tests and saves one account. Secrets pass through and are not kept."""

    state_changed = Signal(object)
    saved = Signal(object)

    def __init__(
        self,
        account: Account | None,
        taken_names: frozenset[str],
        client: Client,
        vault: Vault,
        network: Lane,
        keyring: Lane,
        clipboard: Clipboard,
        policy: Policy,
        *,
        session_only: bool = False,
    ) -> None:
        super().__init__()
        self.account = account
        self.is_fixed = policy.fixes(account)
        self.environments = policy.environments
        self.notes = company_notes(policy, is_fixed=self.is_fixed)
        self._key = account.key if account else new_account_key()
        self.is_session_only = session_only or vault.is_of_session(self._key)
        self._taken_names = taken_names
        self._client = client
        self._vault = vault
        self._testing = SingleTask(network)
        self._saving = SingleTask(keyring)
        self._clipboard = clipboard
        self.state = EditorState()

    def save(self, form: AccountForm) -> None:
        """Save the credentials, then say so with `saved`; the dialog stays open if that fails."""
        draft = self._checked(form)
        if draft is None:
            return
        has_new_secrets = bool(draft.api_key or draft.account_id)
        is_session = self._vault.is_of_session(self._key)
        if self.account and not has_new_secrets and form.session_only == is_session:
            self.saved.emit(draft.account)
        elif form.session_only:
            self._save_for_session(draft)
        else:
            self._publish(EditorState(working=translate("account", "Saving in the keyring…")))
            self._saving.begin(
                partial(_save, self._vault, draft), partial(self._on_saved, draft.account)
            )

    def test(self, form: AccountForm) -> None:
        """Ask the server whether it accepts the credentials that stand in the form."""
        draft = self._checked(form)
        if draft is None:
            return
        self._publish(EditorState(working=translate("account", "Testing the connection…")))
        self._testing.begin(
            partial(_test, self._client, self._vault, draft),
            partial(self._on_answered, draft.account),
        )

    def copy_support(self, text: str) -> None:
        """Put the facts about a failure on the clipboard."""
        is_copied = self._clipboard.put(text)
        said = said_of_copying(is_copied=is_copied)
        self._publish(replace(self.state, notice=said))

    def edited(self) -> None:
        """A field was edited: what was said about the old content no longer holds."""
        if self.state != EditorState() and not self.state.working:
            self._publish(EditorState())

    def stop(self) -> None:
        """Give up what is running; nothing of it arrives any more.

        What the keyring has saved by now is saved, and said.
        """
        self._saving.give_up()
        self._testing.give_up()

    def _checked(self, form: AccountForm) -> "_Draft | None":
        """Return the form as an account and its new secrets, or publish what is wrong."""
        self.stop()
        # What is left empty is what the keyring has now.
        self._vault.forget_kept()
        if self.is_fixed:
            return self._with_secrets(cast(Account, self.account), form, FieldErrors())
        errors = FieldErrors()
        name = server = ""
        try:
            name = parse_account_name(form.name)
            if name.casefold() in self._taken_names:
                errors = replace(
                    errors, name=translate("account", "Another account has this name.")
                )
        except InvalidAccountName as error:
            errors = replace(errors, name=what_is_wrong(error.problem))
        if form.environment is Environment.CUSTOM:
            try:
                server = parse_server_address(form.server)
            except InvalidServerAddress as error:
                errors = replace(errors, server=what_is_wrong(error.problem))
        if form.environment not in self.environments:
            errors = replace(
                errors,
                environment=translate(
                    "account", "Your company’s settings do not allow this environment."
                ),
            )
        return self._with_secrets(Account(self._key, name, form.environment, server), form, errors)

    def _with_secrets(
        self, account: Account, form: AccountForm, errors: FieldErrors
    ) -> "_Draft | None":
        keeps_server = self.account is not None and (
            self.account.base_address == account.base_address
        )
        api_key, key_error = self._secret(form.api_key, CredentialField.API_KEY, keeps_server)
        account_id, id_error = self._secret(
            form.account_id, CredentialField.ACCOUNT_ID, keeps_server
        )
        errors = replace(errors, api_key=key_error, account_id=id_error)
        if errors:
            self._publish(EditorState(errors=errors))
            return None
        return _Draft(account, api_key, account_id)

    def _secret(self, typed: str, which: CredentialField, keeps_server: bool) -> tuple[str, str]:
        """Return the value, empty to keep the old one, and what is wrong with it."""
        try:
            return parse_credential(typed, which), ""
        except InvalidCredential as error:
            if error.problem is not CredentialProblem.EMPTY or self.account is None:
                return "", what_is_wrong(error.problem, which)
        # Saved credentials never go to a server they were not entered for.
        if keeps_server:
            return "", ""
        return "", translate("account", "The server changed, so enter this again.")

    def _save_for_session(self, draft: "_Draft") -> None:
        if not draft.is_complete and not self._vault.is_of_session(self._key):
            # What is in the keyring stays there: it may be the keyring that cannot be used.
            enter = translate(
                "account", "Enter it for this session. It is not read from the keyring."
            )
            errors = FieldErrors(
                api_key="" if draft.api_key else enter,
                account_id="" if draft.account_id else enter,
            )
            self._publish(EditorState(errors=errors))
            return
        self._vault.keep_for_session(self._key, _whole(draft, self._vault))
        self.saved.emit(draft.account)

    def _on_saved(self, account: Account, outcome: Outcome[None]) -> None:
        match outcome:
            case Ok():
                self._vault.forget(self._key)
                self.saved.emit(account)
            case Failed(error):
                self._fail(error, account)
            case _:
                assert_never(outcome)

    def _on_answered(self, account: Account, outcome: Outcome[None]) -> None:
        match outcome:
            case Ok():
                self._publish(EditorState(message=credentials_accepted()))
            case Failed(error):
                self._fail(error, account)
            case _:
                assert_never(outcome)

    def _fail(self, error: BaseException, account: Account) -> None:
        failure, said = explained(error, FailureContext(account=account), "account editor")
        is_store = isinstance(failure, StoreLocked | StoreAbsent | StoreFailed)
        severity = Severity.LOOK_FIRST if is_store else said.severity
        # The dialog has its own buttons for the next step.
        message = replace(said, severity=severity, actions=())
        self._publish(EditorState(message=message, offers_session_only=is_store))

    def _publish(self, state: EditorState) -> None:
        self.state = state
        self.state_changed.emit(state)


@dataclass(frozen=True, slots=True)
class _Draft:
    """An account as it would be, and its new secrets; an empty one keeps the old value."""

    account: Account
    api_key: str = field(repr=False)
    account_id: str = field(repr=False)

    @property
    def is_complete(self) -> bool:
        return bool(self.api_key and self.account_id)


def _whole(draft: _Draft, vault: Vault, cancellation: Cancellation | None = None) -> Credentials:
    """The draft's credentials; what it keeps is of the session, or of the keyring."""
    base_address = draft.account.base_address
    if draft.is_complete:
        return Credentials(base_address, draft.api_key, draft.account_id)
    old = vault.load(draft.account, cancellation)
    return Credentials(
        base_address, draft.api_key or old.api_key, draft.account_id or old.account_id
    )


def _save(vault: Vault, draft: _Draft, cancellation: Cancellation) -> None:
    vault.save(draft.account.key, _whole(draft, vault, cancellation), cancellation)


def _test(client: Client, vault: Vault, draft: _Draft, cancellation: Cancellation) -> None:
    client.test_connection(_whole(draft, vault, cancellation), cancellation)
