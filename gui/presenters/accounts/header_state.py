"""What the window says of the account in use: its name, and where it lives."""

from typing import NamedTuple, assert_never

from gui.core.accounts.account import Environment
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate

TEST_MARK = QT_TRANSLATE_NOOP("messages", "TEST – NOT PAYABLE")
"""Of everything that cannot be paid."""


class Header(NamedTuple):
    """`account` is the name of the account in use, empty without one.

    No dataclass, as what the first frame needs: making one takes longer than reading the settings.
    """

    account: str = ""
    environment: Environment = Environment.PRODUCTION

    @property
    def is_production(self) -> bool:
        return self.environment is Environment.PRODUCTION


def environment_name(environment: Environment) -> str:
    """Return what an environment is called."""
    match environment:
        case Environment.PRODUCTION:
            return translate("messages", "Production")
        case Environment.SANDBOX:
            return translate("messages", "Sandbox")
        case Environment.CUSTOM:
            return translate("messages", "Other server")
        case _:
            assert_never(environment)


def window_title(header: Header, *, is_demo: bool) -> str:
    """Return the window's title; whatever cannot be paid says so first."""
    program = translate("MainWindow", "Checkout Desk")
    mark = translate("messages", TEST_MARK)
    if is_demo:
        text = translate("MainWindow", "{mark} – {program} – DEMO")
        return text.format(mark=mark, program=program)
    if not header.account:
        return program
    if header.is_production:
        text = translate("MainWindow", "{account} – {program}")
        return text.format(account=header.account, program=program)
    text = translate("MainWindow", "{mark} – {account} · {environment} – {program}")
    environment = environment_name(header.environment)
    return text.format(mark=mark, account=header.account, environment=environment, program=program)
