"""Environment: where an account lives; and how the key of a managed one begins."""

from enum import Enum

# In front of the key of an account that the company set; no account that a user adds has such a
# key. Here, because a glance at the settings needs it and no more of `policy`.
MANAGED_KEY_PREFIX = "managed-"


class Environment(Enum):
    PRODUCTION = "production"
    SANDBOX = "sandbox"
    CUSTOM = "custom"
