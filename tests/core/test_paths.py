"""Where the folders are on each system."""

import os
from pathlib import Path

import pytest

from gui.core import paths
from tests.systems import posix_paths, users_list


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home/ana")


@posix_paths
def test_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.config_folder() == Path("/home/ana/.config/checkout-desk")
    assert paths.log_folder() == Path("/home/ana/.local/state/checkout-desk/log")
    assert paths.drafts_folder() == Path("/home/ana/.local/state/checkout-desk/drafts")
    assert paths.journals_folder() == Path("/home/ana/.local/state/checkout-desk/journals")
    assert paths.unfinished_folder() == Path("/home/ana/.local/state/checkout-desk/unfinished")
    assert paths.managed_file() == Path("/etc/checkout-desk/managed.json")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/srv/config")
    monkeypatch.setenv("XDG_STATE_HOME", "relative/counts/for/nothing")
    assert paths.config_folder() == Path("/srv/config/checkout-desk")
    assert paths.log_folder() == Path("/home/ana/.local/state/checkout-desk/log")


@posix_paths
def test_drafts_lie_where_nothing_is_hidden(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert paths.drafts_folder() == tmp_path / "checkout-desk" / "drafts"
    for unusable in (tmp_path / "gone", Path("relative")):
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(unusable))
        assert paths.drafts_folder() == Path("/home/ana/.local/state/checkout-desk/drafts")


@posix_paths
def test_macos(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths.sys, "platform", "darwin")
    support = "Library/Application Support/checkout-desk"
    assert paths.config_folder() == Path("/home/ana", support)
    assert paths.log_folder() == Path("/home/ana/Library/Logs/checkout-desk")
    assert paths.drafts_folder() == Path("/home/ana/Library/Caches/checkout-desk/Drafts")
    assert paths.journals_folder() == Path("/home/ana", support, "Journals")
    assert paths.unfinished_folder() == Path("/home/ana", support, "Unfinished")
    assert paths.managed_file() == Path("/", support, "managed.json")


def test_windows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # With the path rules of this system: the variables and what is below them are what is tested.
    monkeypatch.setattr(paths.sys, "platform", "win32")
    monkeypatch.setattr(paths, "_program_data", lambda: tmp_path / "ProgramData")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "ana"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    assert paths.config_folder() == tmp_path / "Roaming" / "checkout-desk"
    assert paths.local_folder() == tmp_path / "Local" / "checkout-desk"
    assert paths.log_folder() == tmp_path / "Local" / "checkout-desk" / "Logs"
    assert paths.drafts_folder() == tmp_path / "Local" / "checkout-desk" / "Drafts"
    assert paths.journals_folder() == tmp_path / "Local" / "checkout-desk" / "Journals"
    assert paths.unfinished_folder() == tmp_path / "Local" / "checkout-desk" / "Unfinished"
    assert paths.managed_file() == tmp_path / "ProgramData" / "checkout-desk" / "managed.json"
    monkeypatch.delenv("APPDATA")
    assert paths.config_folder() == tmp_path / "ana" / "AppData" / "Roaming" / "checkout-desk"


@users_list
@pytest.mark.parametrize("value", ["", None, "relative"])
def test_without_a_home_the_systems_list_of_users_has_it(
    monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    if value is None:
        monkeypatch.delenv("HOME")
    else:
        monkeypatch.setenv("HOME", value)
    import pwd

    listed = Path(pwd.getpwuid(os.getuid()).pw_dir)
    assert paths.config_folder() == listed / ".config" / "checkout-desk"
