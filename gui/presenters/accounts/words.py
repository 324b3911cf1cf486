"""Words of accounts: what is wrong with a field, what the company fixed, what a test said."""

from functools import partial

from gui.core.accounts.account_checks import (
    ADDRESS_LIMIT,
    NAME_LIMIT,
    AddressProblem,
    NameProblem,
)
from gui.core.accounts.credentials import VALUE_LIMIT, CredentialField, CredentialProblem
from gui.core.accounts.policy import Policy
from gui.core.errors import StoreFailed, StoreLocked
from gui.core.http.proxies import ProxyChoice, ProxyKind
from gui.core.preferences import Preferences
from gui.presenters.accounts.header_state import environment_name
from gui.presenters.message_state import Message, Severity
from gui.presenters.messages import store_message
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate, with_values

# Called, it is said in the language of that moment.
DEMO_IS_FIXED = partial(
    translate,
    "account",
    QT_TRANSLATE_NOOP("account", "The demo has one practice account. It can’t be changed."),
)

FieldProblem = NameProblem | AddressProblem | CredentialProblem

_WRONG: dict[FieldProblem, str] = {
    NameProblem.EMPTY: QT_TRANSLATE_NOOP("account", "Give the account a name."),
    NameProblem.TOO_LONG: QT_TRANSLATE_NOOP(
        "account", "This name is too long: {limit} characters at most."
    ),
    NameProblem.INVISIBLE_CHARACTER: QT_TRANSLATE_NOOP(
        "account", "It contains invisible characters."
    ),
    AddressProblem.EMPTY: QT_TRANSLATE_NOOP("account", "Enter the address of the test server."),
    AddressProblem.FORM: QT_TRANSLATE_NOOP(
        "account", "This is not a server address like https://test.example.com/service."
    ),
    AddressProblem.NOT_HTTPS: QT_TRANSLATE_NOOP("account", "The address must start with https://."),
    AddressProblem.TOO_LONG: QT_TRANSLATE_NOOP(
        "account", "This address is too long: {limit} characters at most."
    ),
    CredentialProblem.TOO_LONG: QT_TRANSLATE_NOOP(
        "account", "This is too long: {limit} characters at most. Paste the value alone."
    ),
    CredentialProblem.CHARACTERS: QT_TRANSLATE_NOOP(
        "account",
        "It contains a space, a line break or a special character. Copy it again exactly as "
        "BlueTape gave it to you.",
    ),
}
_LIMITS: dict[FieldProblem, int] = {
    NameProblem.TOO_LONG: NAME_LIMIT,
    AddressProblem.TOO_LONG: ADDRESS_LIMIT,
    CredentialProblem.TOO_LONG: VALUE_LIMIT,
}
_ENTER = {
    CredentialField.API_KEY: QT_TRANSLATE_NOOP("account", "Enter the API key."),
    CredentialField.ACCOUNT_ID: QT_TRANSLATE_NOOP("account", "Enter the account ID."),
}
_FIXED_PROXY = {
    ProxyKind.SYSTEM: QT_TRANSLATE_NOOP(
        "account", "Set by your company: the system’s proxy is used."
    ),
    ProxyKind.NONE: QT_TRANSLATE_NOOP("account", "Set by your company: no proxy is used."),
    ProxyKind.NAMED: QT_TRANSLATE_NOOP(
        "account", "Set by your company: the proxy {address} is used."
    ),
}


def what_is_wrong(problem: FieldProblem, which: CredentialField | None = None) -> str:
    """Return what to do about a field; of the credential `which`, without its value."""
    is_missing = which is not None and problem is CredentialProblem.EMPTY
    text = translate("account", _ENTER[which] if which and is_missing else _WRONG[problem])
    return text.format(limit=_LIMITS.get(problem, ""))


def company_notes(policy: Policy, *, is_fixed: bool) -> tuple[str, ...]:
    """Return what the company fixed, as far as it is seen in an account."""
    notes = []
    if is_fixed:
        notes.append(
            translate(
                "account",
                "Your company set up this account. You only enter its credentials.",
            )
        )
    elif policy.environment is not None:
        notes.append(
            translate("account", "Your company allows one environment: {environment}.").format(
                environment=environment_name(policy.environment)
            )
        )
    elif not policy.allows_custom:
        notes.append(translate("account", "Your company does not allow other servers."))
    proxy: ProxyChoice | None = policy.preferences.get(Preferences.proxy.name)
    if proxy is not None:
        text = translate("account", _FIXED_PROXY[proxy.kind])
        notes.append(with_values(text, address=proxy.address))
    return tuple(notes)


def credentials_accepted() -> Message:
    """Return what a test of the connection says that went well."""
    return Message(
        translate("account", "BlueTape accepted the credentials"),
        translate(
            "account",
            "BlueTape answered for a test invoice that doesn’t exist, so the key works. Look "
            "up an invoice to see whether this account can open it.",
        ),
        Severity.GOOD,
    )


def not_removed(failure: StoreLocked | StoreFailed | None, account: str) -> str:
    """Return that an account is still there, and why if that is known."""
    if failure is None:
        return translate("account", "The account “{account}” was not removed.").format(
            account=account
        )
    text = translate("account", "The account “{account}” was not removed. {reason}.")
    return text.format(account=account, reason=store_message(failure).title)
