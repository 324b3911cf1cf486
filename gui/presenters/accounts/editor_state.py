"""What the account dialog holds and shows, as frozen values."""

from dataclasses import dataclass, field

from gui.core.accounts.account import Environment
from gui.presenters.message_state import Message


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
        errors = (self.name, self.environment, self.server, self.api_key, self.account_id)
        return any(errors)


@dataclass(frozen=True, slots=True)
class EditorState:
    """`working` says what is being waited for, `notice` what was done; empty without one."""

    errors: FieldErrors = FieldErrors()
    working: str = ""
    notice: str = ""
    message: Message | None = None
    offers_session_only: bool = False
