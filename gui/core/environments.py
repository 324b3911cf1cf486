"""Environment: where an account lives."""

from enum import Enum


class Environment(Enum):
    PRODUCTION = "production"
    SANDBOX = "sandbox"
    CUSTOM = "custom"
