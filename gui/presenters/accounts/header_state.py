"""What the window says of the account in use: its name, and where it lives."""

from typing import NamedTuple, assert_never

from PySide6.QtCore import QCoreApplication

from gui.core.accounts.account import Environment

translate = QCoreApplication.translate


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
    match environment:
        case Environment.PRODUCTION:
            return translate("messages", "Production")
        case Environment.SANDBOX:
            return translate("messages", "Sandbox")
        case Environment.CUSTOM:
            return translate("messages", "Custom")
        case _:
            assert_never(environment)


def window_title(header: Header, *, is_demo: bool) -> str:
    """The window's title; whatever cannot be paid says so first."""
    program = translate("MainWindow", "Checkout Desk")
    if is_demo:
        return translate("MainWindow", "TEST – NOT PAYABLE – {program} – DEMO").format(
            program=program
        )
    if not header.account:
        return program
    if header.is_production:
        text = translate("MainWindow", "{account} – {program}")
        return text.format(account=header.account, program=program)
    text = translate("MainWindow", "TEST – NOT PAYABLE – {account} · {environment} – {program}")
    return text.format(
        account=header.account, environment=environment_name(header.environment), program=program
    )
