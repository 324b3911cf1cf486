"""The packages as users and their IT get them: unpacked, installed, moved, started, removed.

Run by `.ci/run` after `make deb archive`; they install a package, so they want root and Debian.
"""

import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyInstaller.archive.readers import CArchiveReader

from gui import __version__
from tests.desktop import ROOT, Desk, at_work, environments, fake_browser, opened, until, window
from tests.print_services import cups

pytestmark = [pytest.mark.needs_desktop, pytest.mark.timeout(300)]

DIST = ROOT / "dist"
PROGRAM = DIST / "checkout-desk" / "checkout-desk"
ID = "io.github.checkout_desk.CheckoutDesk"
NOBODY = 65534
MB = 1_000_000


def packages(pattern: str) -> Path:
    [found] = DIST.glob(pattern)
    return found


def self_test(program: Path, report: Path, **options: object) -> dict[str, bool]:
    """Run the program's self-test; returns which checks passed."""
    environment = {"HOME": "", "PATH": "/nonexistent", "LANG": "C.UTF-8"}
    subprocess.run(
        [program, "--self-test", "--json", report],
        env={**environment, **options.pop("env", {})},  # type: ignore[dict-item]
        capture_output=True,
        timeout=60,
        **options,  # type: ignore[call-overload]
    )
    checks = json.loads(report.read_text("utf-8"))["checks"]
    return {check["name"]: check["passed"] for check in checks}


def test_the_folder_is_small_enough() -> None:
    files = [path for path in PROGRAM.parent.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) <= 120 * MB
    assert packages("*.tar.xz").stat().st_size <= 45 * MB
    assert packages("*.deb").stat().st_size <= 45 * MB
    assert not [
        path for path in PROGRAM.parent.rglob("*") if path.is_symlink() and not path.exists()
    ]


def test_nothing_of_this_computer_is_in_the_program() -> None:
    # A path of the builder's tells who built it, and differs from one build to the next.
    for path in (PROGRAM, PROGRAM.parent / "_internal" / "base_library.zip"):
        assert str(ROOT).encode() not in path.read_bytes()


@pytest.fixture
def elsewhere() -> Iterator[Path]:
    """The program in a folder with spaces and other letters, where nobody may write."""
    # Not in pytest's folders, which other users cannot enter.
    base = Path(tempfile.mkdtemp())
    folder = base / "Büro 2  – счёт 🧾" / "checkout-desk"
    shutil.copytree(PROGRAM.parent, folder, symlinks=True)
    base.chmod(0o755)
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & ~0o222)
    yield folder / "checkout-desk"
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(base)


def test_another_user_in_a_folder_nobody_may_write_to(elsewhere: Path) -> None:
    report = elsewhere.parent.parent.parent / "of nobody"
    report.mkdir()
    os.chown(report, NOBODY, NOBODY)
    # No session bus: the keyring is the one thing that is not there.
    passed = self_test(
        elsewhere, report / "report.json", user=NOBODY, group=NOBODY, cwd="/",
        env={"XDG_CONFIG_HOME": str(report), "XDG_STATE_HOME": str(report)},
    )  # fmt: skip
    assert [name for name, has_passed in passed.items() if not has_passed] == ["keyring"]


def test_without_any_network(elsewhere: Path, tmp_path: Path) -> None:
    # A network namespace whose only interface, the loopback, is up.
    command = f"ip link set lo up && exec {str(elsewhere)!r} --self-test --json report.json"
    subprocess.run(
        ["unshare", "--net", "sh", "-c", command],
        cwd=tmp_path,
        env={**os.environ, **environments(tmp_path)},
        capture_output=True,
        timeout=60,
    )
    checks = json.loads((tmp_path / "report.json").read_text("utf-8"))["checks"]
    assert [check["name"] for check in checks if not check["passed"]] == []


def test_qt_is_left_for_the_program_to_import() -> None:
    # See gui/startup/plain_imports.py.
    scripts = [name for name, entry in CArchiveReader(str(PROGRAM)).toc.items() if entry[4] == "s"]
    assert scripts[-1] == "__main__"
    assert {"pyi_rth_pyside6", "pyi_rth_inspect"}.isdisjoint(scripts)


def plugins_of_another_qt(folder: Path) -> Path:
    """A folder with Qt's part for X11, linked with a library that is not there."""
    plugin = (
        PROGRAM.parent / "_internal" / "PySide6" / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    )
    own, other = b"libQt6XcbQpa.so.6\0", b"libQt7XcbQpa.so.7\0"
    content = plugin.read_bytes()
    assert content.count(own) == 1
    (folder / "another" / "platforms").mkdir(parents=True)
    (folder / "another" / "platforms" / plugin.name).write_bytes(content.replace(own, other))
    return folder / "another"


def test_the_window_opens_from_there(elsewhere: Path, tmp_path: Path) -> None:
    bare = {"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin", "HOME": str(tmp_path / "empty home")}
    bare["QT_PLUGIN_PATH"] = str(plugins_of_another_qt(tmp_path))
    record = fake_browser(tmp_path)
    with at_work(Desk(tmp_path, "--demo", "2eb1acd98a86", command=[str(elsewhere)], **bare)) as it:
        it.wait_for_window("DEMO")
        until(lambda: _pressed(it, "alt+o") and record.exists(), "the browser was started")
        environment = opened(record)["environment"]
        assert isinstance(environment, dict)
        assert "QT_PLUGIN_PATH" not in environment
        assert environment.get("LD_LIBRARY_PATH") == os.environ.get("LD_LIBRARY_PATH")
        assert it.close() == 0
        assert it.output() == ("", "")


def test_a_card_goes_to_the_print_service(elsewhere: Path, tmp_path: Path) -> None:
    (tmp_path / "cups").mkdir()
    with cups(tmp_path / "cups") as address:
        printed = tmp_path / "cups" / "spool"
        program = [str(elsewhere)]
        with at_work(
            Desk(tmp_path, "--demo", "2eb1acd98a86", command=program, CUPS_SERVER=str(address))
        ) as it:
            it.wait_for_window("DEMO")
            until(
                lambda: _pressed(it, "ctrl+shift+c") and "://" in it.clipboard(),
                "a link is there",
            )
            # The last entry of the menu: Print sheet of cards.
            it.press("alt+m", "Up", "Return")
            it.wait_for_window("^Print$")
            until(lambda: _pressed(it, "Return") and any(printed.glob("d*")), "it is printed")
            until(lambda: not window("^Print$"), "the dialog is gone")
            assert it.close() == 0
            assert it.output() == ("", "")
        [job] = printed.glob("d*")
        assert job.read_bytes().startswith(b"%PDF-")


def _pressed(running: Desk, key: str) -> bool:
    running.press(key)
    return True


def test_the_archive_runs_where_it_is_unpacked(tmp_path: Path) -> None:
    archive = packages("*.tar.xz")
    with tarfile.open(archive) as file:
        owners = {(member.uid, member.gid, member.mtime) for member in file.getmembers()}
        file.extractall(tmp_path, filter="data")
    assert len(owners) == 1, "nothing of whoever built it"
    [folder] = tmp_path.glob("checkout-desk-*")
    assert (folder / "LICENSE").exists()
    report = tmp_path / "report.json"
    passed = self_test(folder / "checkout-desk", report, env=environments(tmp_path))
    assert [name for name, has_passed in passed.items() if not has_passed] == ["keyring"]


def test_what_desktops_read_is_valid() -> None:
    entry = ROOT / "resources" / "linux" / f"{ID}.desktop"
    metainfo = entry.with_suffix(".metainfo.xml")
    for command in (
        ["desktop-file-validate", entry],
        ["appstreamcli", "validate", "--no-net", metainfo],
    ):
        result = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert result.returncode == 0, result.stdout + result.stderr
    assert f'<release version="{__version__}"' in metainfo.read_text("utf-8")


def test_lintian_finds_no_errors() -> None:
    result = subprocess.run(
        ["lintian", "--allow-root", "--fail-on", "error", packages("*.deb")],
        capture_output=True,
        text=True,
        timeout=200,
    )
    assert result.returncode == 0, result.stdout
    assert "\nE: " not in f"\n{result.stdout}"


@pytest.fixture
def installed() -> Iterator[None]:
    apt = ["apt-get", "-y", "-qq", "--no-install-recommends"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*apt, "install", packages("*.deb")], env=environment, check=True, timeout=200)
    yield
    subprocess.run([*apt, "purge", "checkout-desk"], env=environment, check=True, timeout=200)
    left = [
        path
        for folder in ("/usr", "/etc", "/var/lib/dpkg/info")
        for name in ("checkout-desk*", f"{ID}*")
        for path in Path(folder).rglob(name)
    ]
    assert left == []


def test_it_installs_starts_from_the_menu_and_goes_without_a_trace(
    installed: None, tmp_path: Path
) -> None:
    entry = Path("/usr/share/applications", f"{ID}.desktop")
    started = subprocess.Popen(
        ["gio", "launch", entry],
        env={**os.environ, **environments(tmp_path), "PATH": os.environ["PATH"]},
    )
    until(lambda: bool(window("^Checkout Desk$")), "the window is there")
    [process] = subprocess.run(
        ["pgrep", "--full", "/usr/lib/checkout-desk/checkout-desk|^checkout-desk"],
        capture_output=True, text=True,
    ).stdout.split()[:1]  # fmt: skip
    os.kill(int(process), 15)
    started.wait(20)
    until(lambda: not window("^Checkout Desk$"), "the window is gone")
    scheme = subprocess.run(
        ["gio", "mime", "x-scheme-handler/checkout-desk"], capture_output=True, text=True
    )
    assert f"{ID}.desktop" in scheme.stdout
    version = subprocess.run(["checkout-desk", "--version"], capture_output=True, text=True)
    assert version.stdout == f"checkout-desk {__version__}\n"
