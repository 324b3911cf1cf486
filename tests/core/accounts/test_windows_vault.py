"""The Windows vault: the library's backend on the system's, or on one in memory."""

import importlib
import os
import sys
import types
from typing import Any

import pytest

from gui.core.accounts.credentials import Credentials
from gui.core.accounts.keyring_store import KeyringStore, platform_backend
from gui.core.errors import NoCredentials

SERVER = "https://api.bluetape.com/genericBthubService"
OLD = Credentials(SERVER, "old-key", "old-id")
NEW = Credentials(SERVER, "new-key", "new-id")
PREFIX = f"Checkout Desk vault test {os.getpid()}"
LOCAL_MACHINE, ENTERPRISE = 2, 3
NOT_FOUND = 1168


class Refused(Exception):
    winerror = NOT_FOUND

    def __init__(self, funcname: str) -> None:
        self.funcname = funcname


class VaultInMemory(types.ModuleType):
    """What the library has of win32cred."""

    CRED_TYPE_GENERIC = 1
    CRED_PERSIST_LOCAL_MACHINE, CRED_PERSIST_ENTERPRISE = LOCAL_MACHINE, ENTERPRISE

    def __init__(self) -> None:
        super().__init__("win32cred")
        self.entries: dict[str, dict[str, Any]] = {}

    def CredWrite(self, credential: dict[str, Any], flags: int) -> None:
        blob = credential["CredentialBlob"].encode("utf-16-le")
        self.entries[credential["TargetName"]] = {**credential, "CredentialBlob": blob}

    def CredRead(self, **names: Any) -> dict[str, Any]:
        if names["TargetName"] not in self.entries:
            raise Refused("CredRead")
        return self.entries[names["TargetName"]]

    def CredDelete(self, **names: Any) -> None:
        del self.entries[names["TargetName"]]

    def CredEnumerate(self, pattern: str | None, flags: int) -> list[dict[str, Any]]:
        return list(self.entries.values())


@pytest.fixture
def vault(monkeypatch: pytest.MonkeyPatch) -> Any:
    """win32cred: the system's on Windows."""
    if sys.platform == "win32":
        return importlib.import_module("win32ctypes.pywin32.win32cred")
    modules = {
        "win32ctypes": types.ModuleType("win32ctypes"),
        "win32ctypes.pywin32": (pywin32 := types.ModuleType("win32ctypes.pywin32")),
        # Imported anew, and not kept.
        "keyring.backends.Windows": None,
        "gui.core.accounts.windows_vault": None,
    }
    pywin32.win32cred = VaultInMemory()  # type: ignore[attr-defined]
    pywin32.pywintypes = types.SimpleNamespace(error=Refused)  # type: ignore[attr-defined]
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, name, module)
        if module is None:
            del sys.modules[name]
    monkeypatch.setattr("sys.platform", "win32")
    return pywin32.win32cred  # type: ignore[attr-defined]


def persistence_by_name(vault: Any) -> dict[str, int]:
    try:
        entries = vault.CredEnumerate(None, 0)
    except Exception as error:
        # Windows has nothing at all.
        if getattr(error, "winerror", 0) != NOT_FOUND:
            raise
        return {}
    return {e["TargetName"]: e["Persist"] for e in entries if PREFIX in e["TargetName"]}


@pytest.mark.parametrize("environment", ["", "enterprise"])
def test_an_entry_stays_on_this_computer_and_its_like_is_nowhere(
    vault: Any, monkeypatch: pytest.MonkeyPatch, environment: str
) -> None:
    if environment:
        monkeypatch.setenv("KEYRING_PROPERTY_PERSIST", environment)
    store = KeyringStore(PREFIX)
    for credentials in (OLD, NEW):
        store.save("k", credentials)
        assert persistence_by_name(vault) == {f"{PREFIX}: k": LOCAL_MACHINE}
        assert store.load("k", SERVER) == credentials
    store.remove("k")
    assert persistence_by_name(vault) == {}
    with pytest.raises(NoCredentials):
        store.load("k", SERVER)


def test_the_backend_cannot_be_chosen_from_outside(
    vault: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    assert type(platform_backend()).__module__ == "gui.core.accounts.windows_vault"
