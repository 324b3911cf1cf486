import json
import os
import stat
from pathlib import Path

import pytest

from gui.core.accounts.account import Account, Environment
from gui.core.foreign_files import ChangedMeanwhile
from gui.core.handover.templates import MessageTemplate, TemplateKind
from gui.core.http.proxies import ProxyChoice, ProxyKind
from gui.core.preferences import Preferences, ThemeChoice
from gui.core.settings import LoadedSettings, Settings, SettingsNotSaved, SettingsStore
from tests.systems import IS_WINDOWS, named_pipes, posix_modes, root, symlinks

ACME = Account("a", "Acme Supply", Environment.PRODUCTION)
BENCH = Account("b", "Prüfstand 🧪", Environment.CUSTOM, "https://test.example.com/base")
BOTH = Settings(accounts=(ACME, BENCH), current_key="b", window="AAAA")


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "not there yet" / "ünï 🧾" / "settings.json")


def test_round_trip(store: SettingsStore) -> None:
    assert store.load() == LoadedSettings(Settings())
    store.save(BOTH)
    assert store.load() == LoadedSettings(BOTH)


@posix_modes
def test_only_the_owner_can_read_it(store: SettingsStore) -> None:
    previous = os.umask(0)
    try:
        store.save(BOTH)
    finally:
        os.umask(previous)
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700


def test_a_file_cut_at_any_byte_is_put_aside_as_it_is(store: SettingsStore) -> None:
    store.save(BOTH)
    whole = store.path.read_bytes()
    for length in range(len(whole.rstrip()) - 1):
        store.path.write_bytes(whole[:length])
        loaded = store.load()
        assert loaded.settings == Settings()
        assert loaded.put_aside is not None
        assert loaded.put_aside.read_bytes() == whole[:length]
        assert not store.path.exists()
        loaded.put_aside.unlink()


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"version": "1"},
        {"accounts": {}},
        {"accounts": [1]},
        {"accounts": None},
        {"current_account": 7},
        {"window": []},
        {"preferences": []},
        {"preferences": "theme"},
        {"accounts": [{"key": "a", "name": "", "environment": "production", "server": ""}]},
        {"accounts": [{"key": "a", "name": "x", "environment": "moon", "server": ""}]},
        {"accounts": [{"key": 1, "name": "x", "environment": "sandbox", "server": ""}]},
        {"accounts": [{"key": "a", "name": "x", "environment": "custom", "server": "http://e.x"}]},
        {"accounts": [{"key": "a", "name": "x", "environment": "sandbox", "server": ""}] * 2},
    ],
)
def test_wrong_content_never_stops_the_start(
    store: SettingsStore, change: dict[str, object]
) -> None:
    store.save(BOTH)
    found = json.loads(store.path.read_text("utf-8"))
    store.path.write_text(json.dumps(found | change), "utf-8")
    loaded = store.load()
    assert loaded.settings == Settings()
    assert loaded.put_aside is not None


@pytest.mark.parametrize("content", [b"[" * 200_000, b"\xff\xfe{}", b"null", b" " * 2_000_000])
def test_hostile_bytes_never_stop_the_start(store: SettingsStore, content: bytes) -> None:
    store.path.parent.mkdir(parents=True)
    store.path.write_bytes(content)
    assert store.load().settings == Settings()


@named_pipes
def test_a_pipe_in_its_place_is_not_waited_for(store: SettingsStore) -> None:
    store.path.parent.mkdir(parents=True)
    os.mkfifo(store.path)
    assert store.load().put_aside is not None


def test_a_directory_in_its_place(store: SettingsStore) -> None:
    store.path.mkdir(parents=True)
    # To Windows it is a file that may not be opened.
    assert store.load().is_unread is IS_WINDOWS
    store.save(BOTH)
    assert store.load().settings == BOTH
    assert len(kept(store)) == 1


def linked(store: SettingsStore, target: Path) -> Path:
    """Make the settings a link that leads there over a second one; returns the target."""
    target.parent.mkdir(parents=True)
    store.path.parent.mkdir(parents=True)
    between = store.path.with_name("between.json")
    between.symlink_to(os.path.relpath(target, between.parent))
    store.path.symlink_to("between.json")
    return target


@symlinks
def test_settings_that_are_a_link_are_written_where_it_leads(
    store: SettingsStore, tmp_path: Path
) -> None:
    target = linked(store, tmp_path / "dotfiles" / "checkout-desk.json")
    for settings in (BOTH, Settings()):
        store.save(settings)
        assert store.path.is_symlink()
        assert store.load() == LoadedSettings(settings)
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in target.parent.iterdir()] == [target.name]


@symlinks
def test_of_a_link_to_a_damaged_file_the_file_is_put_aside(
    store: SettingsStore, tmp_path: Path
) -> None:
    target = linked(store, tmp_path / "dotfiles" / "checkout-desk.json")
    target.write_text("{ damaged")
    aside = store.load().put_aside
    assert aside is not None
    assert aside.parent.samefile(target.parent)
    assert aside.read_text() == "{ damaged"
    store.save(BOTH)
    assert store.path.is_symlink()
    assert SettingsStore(target).load() == LoadedSettings(BOTH)


@symlinks
def test_what_a_link_leads_to_is_replaced_only_if_it_is_a_file(
    store: SettingsStore, tmp_path: Path
) -> None:
    target = linked(store, tmp_path / "dotfiles" / "pipe")
    store.save(Settings())
    for put_out_of_the_way in (store.save, lambda _: store.load().put_aside):
        target.unlink(missing_ok=True)
        os.mkfifo(target)
        # As any other that cannot be used it goes out of the way: the link, not what it leads to.
        aside = put_out_of_the_way(BOTH)
        assert aside is not None
        assert aside.is_symlink()
        store.save(BOTH)
        assert store.load() == LoadedSettings(BOTH)
        assert stat.S_ISFIFO(target.stat().st_mode)
        store.path.unlink()
        store.path.symlink_to("between.json")


@symlinks
def test_links_in_a_circle_are_put_aside(store: SettingsStore) -> None:
    store.path.parent.mkdir(parents=True)
    store.path.symlink_to(store.path.name)
    assert store.load() == LoadedSettings(Settings(), is_unread=True)
    aside = store.save(BOTH)
    assert aside is not None
    assert aside.is_symlink()
    assert store.load() == LoadedSettings(BOTH)


@root
def test_another_users_link_is_not_followed(store: SettingsStore, tmp_path: Path) -> None:
    target = linked(store, tmp_path / "dotfiles" / "precious")
    target.write_text("precious")
    os.chown(store.path, 65_534, 65_534, follow_symlinks=False)
    store.save(BOTH)
    assert target.read_text() == "precious"
    assert not store.path.is_symlink()
    assert store.load() == LoadedSettings(BOTH)


@pytest.mark.parametrize("name", ["current_account", "window", "copy_form", "preferences"])
def test_half_a_character_puts_the_file_aside_and_can_be_saved_over(
    store: SettingsStore, name: str
) -> None:
    store.save(BOTH)
    found = json.loads(store.path.read_text("utf-8"))
    found[name] = {"language": "\ud800"} if name == "preferences" else "\ud800"
    text = json.dumps(found)
    store.path.write_text(text, "utf-8")
    loaded = store.load()
    assert loaded.put_aside is not None
    assert loaded.put_aside.read_text("utf-8") == text
    store.save(loaded.settings.with_account(ACME))
    assert store.load().settings.accounts == (ACME,)


def test_what_cannot_be_written_is_told_as_that(store: SettingsStore) -> None:
    store.save(BOTH)
    with pytest.raises(SettingsNotSaved):
        store.save(Settings(preferences=Preferences(copy_form="\ud800")))
    assert store.load() == LoadedSettings(BOTH)


def test_two_files_put_aside_in_one_second_are_both_kept(store: SettingsStore) -> None:
    store.path.parent.mkdir(parents=True)
    kept = set()
    for content in (b"one", b"two"):
        store.path.write_bytes(content)
        aside = store.load().put_aside
        assert aside is not None
        kept.add(aside.read_bytes())
    assert kept == {b"one", b"two"}
    assert len(list(store.path.parent.iterdir())) == 2


def test_a_failed_save_keeps_the_old_file(
    store: SettingsStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(BOTH)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsNotSaved):
        store.save(Settings())
    assert store.load().settings == BOTH
    assert [path.name for path in store.path.parent.iterdir()] == ["settings.json"]


def test_changes_make_new_settings() -> None:
    renamed = Account("a", "Acme Ltd", Environment.PRODUCTION)
    assert BOTH.with_account(renamed).accounts == (renamed, BENCH)
    assert Settings().with_account(ACME).accounts == (ACME,)
    assert BOTH.current == BENCH
    assert BOTH.without_account("b").current == ACME
    assert BOTH.without_account("a").current == BENCH
    assert BOTH.without_account("a").without_account("b").current is None


def kept(store: SettingsStore) -> list[Path]:
    """What is in the folder beside the settings."""
    return [path for path in store.path.parent.iterdir() if path != store.path]


NOTED = Settings(window="AAAA", knows_of_history=True)
CHOSEN = Settings(preferences=Preferences(decimals=0))


@pytest.mark.parametrize("content", [None, b"{ damaged"])
def test_what_appears_after_there_was_none_is_kept(
    store: SettingsStore, content: bytes | None
) -> None:
    store.path.parent.mkdir(parents=True)
    if content is not None:
        store.path.write_bytes(content)
    assert store.load().settings == Settings()
    asides = kept(store)
    SettingsStore(store.path).save(BOTH)
    before = store.path.read_bytes()
    assert store.save(NOTED) is None
    assert store.path.read_bytes() == before, "the window's place is not worth it"
    aside = store.save(CHOSEN)
    assert aside is not None
    assert aside.name.startswith("settings.unreadable-")
    assert aside.read_bytes() == before
    assert store.save(NOTED) is None, "by now it is this program's own"
    assert SettingsStore(store.path).load() == LoadedSettings(NOTED)
    assert set(kept(store)) == {*asides, aside}


@pytest.mark.parametrize(
    "reason",
    [PermissionError(13, "locked"), OSError(5, "I/O"), ChangedMeanwhile("it was written")],
)
def test_what_could_not_be_read_for_a_moment_is_left_and_never_lost(
    store: SettingsStore, monkeypatch: pytest.MonkeyPatch, reason: Exception
) -> None:
    store.save(BOTH)
    before = store.path.read_bytes()

    def refuse(*_: object) -> bytes:
        raise reason

    with monkeypatch.context() as patch:
        patch.setattr("gui.core.settings.read_foreign", refuse)
        assert store.load() == LoadedSettings(Settings(), is_unread=True)
    store.save(NOTED)
    assert store.path.read_bytes() == before
    aside = store.save(CHOSEN)
    assert aside is not None
    assert aside.read_bytes() == before
    assert store.load() == LoadedSettings(CHOSEN)


def test_what_can_neither_be_used_nor_moved_is_not_replaced(
    store: SettingsStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.path.parent.mkdir(parents=True)
    store.path.write_bytes(b"{ damaged")

    def locked(*_: object) -> Path:
        raise PermissionError(13, "locked")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", locked)
        assert store.load() == LoadedSettings(Settings(), is_unread=True)
        with pytest.raises(SettingsNotSaved):
            store.save(CHOSEN)
        assert store.path.read_bytes() == b"{ damaged"
        assert kept(store) == []
    aside = store.save(CHOSEN)
    assert aside is not None
    assert aside.read_bytes() == b"{ damaged"


@pytest.mark.parametrize(
    ("owner", "step", "reason"),
    [
        (os, "fsync", OSError(28, "No space left on device")),
        # By then what was not read had another name.
        (Path, "replace", PermissionError(13, "a scanner has it open")),
    ],
)
def test_where_nothing_can_be_written_what_was_not_read_has_its_place(
    store: SettingsStore,
    monkeypatch: pytest.MonkeyPatch,
    owner: object,
    step: str,
    reason: OSError,
) -> None:
    SettingsStore(store.path).save(BOTH)
    before = store.path.read_bytes()

    def refuse(*_: object) -> None:
        raise reason

    monkeypatch.setattr(owner, step, refuse)
    with pytest.raises(SettingsNotSaved):
        store.save(CHOSEN)
    assert store.path.read_bytes() == before
    assert kept(store) == []


@symlinks
def test_a_link_to_a_share_that_is_away_is_not_taken_for_no_settings(
    store: SettingsStore, tmp_path: Path
) -> None:
    target = linked(store, tmp_path / "share" / "checkout-desk.json")
    assert not target.exists()
    assert store.load().is_unread


def test_whether_they_are_what_the_user_chose_is_known(store: SettingsStore) -> None:
    assert store.load().is_the_users, "there are none yet"
    store.save(CHOSEN)
    assert store.load().is_the_users
    store.path.write_text('{"version": 99}')
    assert not store.load().is_the_users, "a newer program's"


def test_a_folder_that_may_not_be_entered_never_stops_the_start(
    store: SettingsStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        for name in ("open", "stat", "lstat"):
            patch.setattr(os, name, closed)
        loaded = store.load()
        with pytest.raises(SettingsNotSaved):
            store.save(CHOSEN)
    assert loaded == LoadedSettings(Settings(), is_unread=True)


@pytest.mark.parametrize(
    ("winerror", "is_unread"), [(2, False), (3, False), (53, True), (67, True), (1231, True)]
)
def test_a_share_that_is_away_is_not_taken_for_one_without_settings(
    store: SettingsStore, monkeypatch: pytest.MonkeyPatch, winerror: int, is_unread: bool
) -> None:
    def look(_: Path) -> None:
        error = FileNotFoundError(2, "not found")
        error.winerror = winerror  # type: ignore[attr-defined,unused-ignore]
        raise error

    monkeypatch.setattr(Path, "lstat", look)
    assert store.load() == LoadedSettings(Settings(), is_unread=is_unread)


def test_of_programs_that_read_them_the_last_to_write_wins(store: SettingsStore) -> None:
    store.save(BOTH)
    other = SettingsStore(store.path)
    other.load()
    store.load()
    for writer, settings in ((other, CHOSEN), (store, NOTED), (other, BOTH)):
        assert writer.save(settings) is None
        assert SettingsStore(store.path).load() == LoadedSettings(settings)
    assert kept(store) == []


def test_settings_of_an_account_are_kept_beside_templates(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings.json")
    settings = Settings(
        (Account("a", "Acme", Environment.SANDBOX),),
        "a",
        templates={TemplateKind.REMINDER: MessageTemplate("s {amount}", "{link} {{é}}")},
        preferences=Preferences(copy_form="copy row"),
    )
    store.save(settings)
    assert store.load().settings == settings


@pytest.mark.parametrize(
    "templates",
    [
        '{"mail": {"subject": "s", "body": "no link"}}',
        '{"mail": {"subject": "{x}", "body": "{link}"}}',
        '{"mail": {"subject": "s", "body": 5}}',
        '{"fax": {"subject": "s", "body": "{link}"}}',
        '["mail"]',
    ],
)
def test_templates_that_somebody_broke_put_the_file_aside(tmp_path: Path, templates: str) -> None:
    file = tmp_path / "settings.json"
    text = f'{{"version": 1, "accounts": [], "current_account": "", "templates": {templates}}}'
    file.write_text(text)
    loaded = SettingsStore(file).load()
    assert loaded.settings.templates == {}
    assert loaded.put_aside is not None
    [aside] = tmp_path.glob("settings.unreadable-*.json")
    assert aside.read_text() == text


WITH_PREFERENCES = Settings(
    preferences=Preferences(
        theme=ThemeChoice.DARK,
        language="es",
        decimals=0,
        proxy=ProxyChoice(ProxyKind.NAMED, "http://proxy.example.com:8080"),
        connect_s=30,
        total_s=120,
    )
)


@pytest.mark.parametrize("settings", [WITH_PREFERENCES, Settings()])
def test_preferences_survive(store: SettingsStore, settings: Settings) -> None:
    store.save(settings)
    assert store.load() == LoadedSettings(settings)


def test_a_file_of_an_older_version_has_the_usual_preferences(store: SettingsStore) -> None:
    store.path.parent.mkdir(parents=True)
    store.path.write_text('{"version": 1, "accounts": [], "current_account": ""}')
    assert store.load() == LoadedSettings(Settings())


def test_a_file_of_an_older_version_has_the_form_of_copies_beside_them(
    store: SettingsStore,
) -> None:
    store.path.parent.mkdir(parents=True)
    of_old = {"version": 1, "accounts": [], "current_account": "", "copy_form": "copy row"}
    for preferences in ({}, {"preferences": {"decimals": 3}}):
        store.path.write_text(json.dumps(of_old | preferences))
        chosen = store.load().settings.preferences
        assert chosen == Preferences(copy_form="copy row", **preferences.get("preferences", {}))
    store.save(Settings(preferences=chosen))
    assert store.load().settings.preferences == chosen


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "sepia"),
        ("theme", 1),
        ("language", 5),
        ("decimals", -1),
        ("decimals", 7),
        ("decimals", 2.5),
        ("decimals", True),
        ("proxy", "http://me:secret@proxy:1"),
        ("proxy", "proxy"),
        ("connect_s", 1),
        ("connect_s", 31),
        ("total_s", 121),
        ("total_s", "15"),
        ("total_s", None),
    ],
)
def test_preferences_that_cannot_be_used_put_the_file_aside(
    store: SettingsStore, name: str, value: object
) -> None:
    store.save(WITH_PREFERENCES)
    found = json.loads(store.path.read_text())
    found["preferences"][name] = value
    text = json.dumps(found)
    store.path.write_text(text)
    loaded = store.load()
    assert loaded.settings == Settings()
    assert loaded.put_aside is not None
    assert loaded.put_aside.read_text() == text
