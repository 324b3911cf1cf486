"""The set-up: what is missing is said in one sentence, and what cannot be used is made anew.

With stand-ins for the system's package tools and for other Pythons, which this system has not; the
real ones are met in bare systems, by `make test-fresh`.
"""

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from gui.process.exit_codes import NO_DISPLAY
from tests.faults.scenario import exhaustive

ROOT = Path(__file__).resolve().parent.parent
COMMAND = "    sudo apt-get update && sudo apt-get install --no-install-recommends "

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="make and Debian's tools")


def script(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n" + textwrap.dedent(text))
    path.chmod(0o755)
    return path


class Computer:
    """A folder for the project, and programs that are found before the system's."""

    def __init__(self, folder: Path) -> None:
        self.project = folder / "project"
        self.bin = folder / "bin"
        (self.project / ".ci").mkdir(parents=True)
        for name in ("system-packages", "environment"):
            shutil.copy(ROOT / ".ci" / name, self.project / ".ci" / name)

    def run(self, *command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.project,
            env={"PATH": f"{self.bin}:/usr/bin:/bin", "HOME": str(self.project), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=50,
        )


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


# System packages


def test_each_goal_asks_for_its_packages_whichever_comes_first() -> None:
    told = subprocess.run(
        ["make", "-n", "test", "test-all"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    commands = [
        line for line in told.stdout.splitlines() if "system-packages" in line or "-m " in line
    ]
    exhaustive = commands.index("tests/on-desktops -m exhaustive")
    assert commands[exhaustive - 1] == ".ci/system-packages run test receivers"


@pytest.fixture
def debian(computer: Computer) -> Computer:
    """With nothing installed, for a user who is not allowed anything."""
    script(computer.bin / "dpkg-query", "exit 0")
    script(computer.bin / "id", "echo 1000")
    script(computer.bin / "sudo", "exit 1")
    return computer


def install(computer: Computer, *lines: str) -> None:
    listed = "\n".join(f"echo '{line}'" for line in lines)
    script(computer.bin / "dpkg-query", listed)


def missing(computer: Computer, *groups: str) -> list[str]:
    asked = computer.run(".ci/system-packages", *groups)
    if asked.returncode == 0:
        return []
    _, command = asked.stderr.splitlines()
    assert command.startswith(COMMAND)
    return command.removeprefix(COMMAND).split()


def test_who_may_not_install_gets_one_command_for_everything(debian: Computer) -> None:
    names = missing(debian, "run", "test")
    assert {"libegl1", "python3-venv", "xvfb", "binutils"} <= set(names)
    assert len(names) == len(set(names))
    install(debian, *(f"installed {name}," for name in names[1:]), f"config-files {names[0]},")
    assert missing(debian, "run", "test") == [names[0]]


def test_what_is_provided_is_there(debian: Computer) -> None:
    names = set(missing(debian, "run")) - {"libglib2.0-0"}
    provider = "installed libglib2.0-0t64,libglib2.0-0 (= 2.84.4-3), libglib2.0-1 (= 2)"
    install(debian, *(f"installed {name}," for name in names), provider)
    assert missing(debian, "run") == []


def test_where_no_dpkg_is_nothing_is_asked_for(computer: Computer) -> None:
    computer.bin.mkdir()
    (computer.bin / "bash").symlink_to("/bin/bash")
    asked = computer.run(".ci/system-packages", "run", "test", PATH=str(computer.bin))
    assert (asked.returncode, asked.stderr) == (0, "")
    [sentence] = asked.stdout.splitlines()
    assert sentence.startswith("Not Debian or Ubuntu")


def test_make_test_asks_once(debian: Computer) -> None:
    shutil.copy(ROOT / "Makefile", debian.project)
    shutil.copy(ROOT / "requirements.lock", debian.project)
    (debian.project / "pyproject.toml").touch()
    asked = debian.run("make", "test")
    assert asked.returncode == 2
    [command] = [line for line in asked.stderr.splitlines() if line.startswith(COMMAND)]
    assert {"libegl1", "xvfb"} <= set(command.split())


def test_the_library_of_a_python_that_is_not_debians_is_not_asked_for(debian: Computer) -> None:
    script(debian.bin / "python3", "echo /opt/python 3.13")
    assert not any(name.startswith("libpython") for name in missing(debian, "package"))
    assert missing(debian, "test", "package").count("binutils") == 1
    script(debian.bin / "python3", "echo /usr 3.12")
    assert "libpython3.12" in missing(debian, "package")


def test_what_packages_are_made_with_is_asked_for(debian: Computer) -> None:
    """A bare Debian has neither: what packs archives, nor a library of which the owner is named."""
    assert {"xz-utils", "libwayland-cursor0"} <= set(missing(debian, "package"))


def test_the_tools_are_heard_only_where_they_fail(debian: Computer) -> None:
    script(debian.bin / "id", "echo 0")
    script(debian.bin / "apt-get", "echo 'debconf: delaying' >&2; echo \"$*\" >>said")
    quiet = debian.run(".ci/system-packages", "test")
    assert (quiet.returncode, quiet.stderr) == (0, "")
    assert quiet.stdout.startswith("Installing system packages: xvfb ")
    said = (debian.project / "said").read_text().splitlines()
    assert [line.split()[0] for line in said] == ["update", "install"]
    script(debian.bin / "apt-get", "echo 'E: no such host'; exit 100")
    failed = debian.run(".ci/system-packages", "test")
    assert failed.returncode == 1
    assert "E: no such host" in failed.stderr


# The environment


@pytest.fixture
def pythons(computer: Computer) -> Computer:
    """A Python whose environments are made quickly, as `python3`; `made` has a line for each."""
    script(computer.project / ".ci" / "system-packages", 'echo "$*" >>asked')
    python = sys._base_executable  # type: ignore[attr-defined]
    packages = f"lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages"
    script(
        computer.bin / "python3",
        f"""
        [ "$1 $2" = "-m venv" ] || exec {python} "$@"
        mkdir -p "$3/bin" "$3/{packages}/pip"
        ln -s {python} "$3/bin/python"
        echo "home = {Path(python).parent}" >"$3/pyvenv.cfg"
        echo "include-system-site-packages = false" >>"$3/pyvenv.cfg"
        touch "$3/{packages}/pip/__init__.py"
        echo "$3" >>made
        """,
    )
    return computer


def set_up(computer: Computer, **environment: str) -> subprocess.CompletedProcess[str]:
    return computer.run(".ci/environment", "run", "test", **environment)


def times_made(computer: Computer) -> int:
    made = computer.project / "made"
    return len(made.read_text().splitlines()) if made.exists() else 0


def test_an_environment_that_works_is_kept(pythons: Computer) -> None:
    first = set_up(pythons)
    assert (first.returncode, first.stdout, first.stderr) == (0, "", "")
    assert (pythons.project / "asked").read_text() == "run test\n"
    again = set_up(pythons)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert times_made(pythons) == 1
    # It is of the Python that is named.
    assert set_up(pythons, PYTHON="python3").stdout == ""
    assert times_made(pythons) == 1


def half_make(computer: Computer) -> Computer:
    (computer.project / ".venv" / ".python").unlink()
    return computer


def take_pip(computer: Computer) -> Computer:
    [pip] = (computer.project / ".venv").glob("lib/python3.*/site-packages/pip")
    shutil.rmtree(pip)
    return computer


def take_python(computer: Computer) -> Computer:
    python = computer.project / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nonexistent/python3")
    return computer


def put_another_python(computer: Computer) -> Computer:
    python = computer.project / ".venv" / "bin" / "python"
    python.unlink()
    script(python, "echo /usr cpython-399")
    return computer


def move(computer: Computer) -> Computer:
    computer.project = computer.project.rename(computer.project.with_name("moved"))
    return computer


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (half_make, "it is not whole"),
        exhaustive(take_pip, "its Python does not work"),
        exhaustive(take_python, "its Python does not work"),
        exhaustive(put_another_python, "it is of another Python"),
        (move, "it was made in another place"),
    ],
)
def test_an_environment_that_cannot_be_used_is_made_anew(
    pythons: Computer, damage: object, reason: str
) -> None:
    set_up(pythons)
    assert callable(damage)
    damaged = damage(pythons)
    done = set_up(damaged)
    assert (done.returncode, done.stdout) == (0, f"Making .venv anew: {reason}.\n"), done.stderr
    assert times_made(damaged) == 2
    assert set_up(damaged).stdout == ""


def test_the_python_that_is_named_is_taken(pythons: Computer) -> None:
    set_up(pythons)
    other = pythons.bin / "python3.99"
    script(other, f'[ "$1" = -I ] && echo /opt cpython-399 || exec {pythons.bin}/python3 "$@"')
    done = set_up(pythons, PYTHON=str(other))
    assert done.stdout == f"Making .venv anew: it is not of {other}.\n"
    assert times_made(pythons) == 2
    # With none named, the one that was made stays.
    assert set_up(pythons).stdout == ""


def test_make_makes_the_rest_anew_with_the_environment(pythons: Computer) -> None:
    project = pythons.project
    shutil.copy(ROOT / "Makefile", project)
    (project / "requirements.lock").touch()
    set_up(pythons)
    (project / ".venv" / ".packages").touch()
    assert pythons.run("make", "-s", ".venv/.packages").returncode == 0
    assert (project / ".venv" / ".packages").exists()
    half_make(pythons)
    # The pip of these environments installs nothing; that it was asked to is the point.
    failed = pythons.run("make", ".venv/.packages")
    assert "-m pip install" in failed.stdout
    assert not (project / ".venv" / ".packages").exists()


@pytest.mark.parametrize(
    ("python", "sentence"),
    [
        (
            'case "$2" in *print*) echo 3.10;; *) exit 1;; esac',
            "Checkout Desk needs Python 3.11 or newer; python3 is 3.10. PYTHON=… names another.",
        ),
        (
            'case "$2" in *print*) echo 3.13;; *ensurepip*) exit 1;; esac',
            "python3 cannot make environments: install what your system calls python3-venv.",
        ),
        ("exit 127", "python3 does not run: Checkout Desk needs Python 3.11 or newer."),
    ],
)  # fmt: skip
def test_a_python_that_will_not_do_is_told_in_a_sentence(
    pythons: Computer, python: str, sentence: str
) -> None:
    script(pythons.bin / "python3", python)
    done = set_up(pythons)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", sentence + "\n")
    assert not (pythons.project / ".venv").exists()
    # Nothing is installed for a Python that is too old.
    assert ("ensurepip" in python) == (pythons.project / "asked").exists()


def test_a_python_that_is_not_there_is_told_in_a_sentence(pythons: Computer) -> None:
    set_up(pythons)
    done = set_up(pythons, PYTHON="python3.99")
    assert (done.returncode, done.stderr) == (1, "PYTHON=python3.99: there is no such program.\n")
    assert times_made(pythons) == 1


# The demo


def test_the_demo_goes_on_without_a_display_that_answers(pythons: Computer) -> None:
    project = pythons.project
    shutil.copy(ROOT / "Makefile", project)
    for name in ("requirements.lock", "pyproject.toml", ".ci/build_hook.py"):
        (project / name).touch()
    set_up(pythons)
    for name in (".packages", ".ready"):
        (project / ".venv" / name).touch()
    script(
        project / ".venv" / "bin" / "checkout-desk",
        'echo "${QT_QPA_PLATFORM:-window} $*"; [ -n "$QT_QPA_PLATFORM" ] || exit "$STATUS"',
    )

    def demo(status: int, **environment: str) -> tuple[int, list[str]]:
        done = pythons.run("make", "-s", "demo", STATUS=str(status), **environment)
        return done.returncode, [" ".join(line.split()[:2]) for line in done.stdout.splitlines()]

    offscreen = ["offscreen --demo", "No display"]
    assert demo(0, DISPLAY=":4711") == (0, ["window --demo"])
    assert demo(NO_DISPLAY, DISPLAY=":4711") == (0, ["window --demo", *offscreen])
    assert demo(NO_DISPLAY, WAYLAND_DISPLAY="gone") == (0, ["window --demo", *offscreen])
    assert demo(0) == (0, offscreen)
    # What else goes wrong is not passed over.
    assert demo(1, DISPLAY=":4711") == (2, ["window --demo"])


# The Windows that packages are built on


@pytest.fixture
def without_wine(computer: Computer) -> Computer:
    """A Debian of a user who is not allowed anything: an environment, and no Wine."""
    project, tools = computer.project, computer.bin
    shutil.copytree(ROOT / ".ci" / "windows", project / ".ci" / "windows")
    shutil.copy(ROOT / "Makefile", project)
    for stand_in in (".ci/environment", ".ci/windows/build"):
        script(project / stand_in, "echo $0 >>done")
    (project / ".venv").mkdir()
    for name in ("requirements.lock", "pyproject.toml", ".ci/build_hook.py"):
        (project / name).touch()
    for name in (".python", ".packages", ".ready"):
        (project / ".venv" / name).touch()
    tools.mkdir()
    # Of this computer's programs no others are found.
    for name in ("bash", "make", "dirname", "sed", "tr", "grep"):
        (tools / name).symlink_to(str(shutil.which(name)))
    script(tools / "id", "echo 1000")
    script(tools / "dpkg-query", "exit 0")
    be(computer, "Linux", "x86_64")
    return computer


def be(computer: Computer, system: str, machine: str) -> None:
    answers = f"-s) echo {system};; -m) echo {machine};; *) echo {system} {machine};;"
    script(computer.bin / "uname", f"case $1 in {answers} esac")


def make_windows(computer: Computer) -> list[str]:
    """What is said of it where it stops, and before anything is made."""
    done = computer.run("make", "-s", "windows", PATH=str(computer.bin), WINDOWS="kept")
    assert done.returncode == 2
    assert (computer.project / "done").read_text() == ".ci/environment\n"
    assert not (computer.project / "kept").exists()
    *said, of_make = done.stderr.splitlines()
    assert of_make.startswith("make: ***")
    return said


CANNOT_BE_MADE = "The Windows on this computer cannot be made:"


@pytest.mark.parametrize(("system", "machine"), [("Darwin", "arm64"), ("Linux", "aarch64")])
def test_a_system_without_a_wine_is_told_so(
    without_wine: Computer, system: str, machine: str
) -> None:
    be(without_wine, system, machine)
    assert make_windows(without_wine) == [
        f"{CANNOT_BE_MADE} it needs Wine on Linux, x86-64; this is {system} {machine}."
    ]


def test_who_may_not_install_wine_gets_the_command_for_it(without_wine: Computer) -> None:
    _, command = make_windows(without_wine)
    assert command.startswith(COMMAND)
    assert {"wine", "gcc-mingw-w64-x86-64-win32"} <= set(command.split())


def test_where_no_dpkg_is_the_first_program_that_lacks_is_named(without_wine: Computer) -> None:
    (without_wine.bin / "dpkg-query").unlink()
    assert make_windows(without_wine) == [f"{CANNOT_BE_MADE} there is no wine here."]


# The desktop of the tests


def test_a_desktop_that_cannot_be_made_is_told_at_once(tmp_path: Path) -> None:
    for program in ("openbox", "dbus-run-session", "gnome-keyring-daemon", "xclip"):
        script(tmp_path / program, "exit 0")
    (tmp_path / "bash").symlink_to("/bin/bash")
    done = subprocess.run(
        [ROOT / "tests" / "desktop-session", "true"],
        env={"PATH": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert done.returncode == 127
    [sentence] = done.stderr.splitlines()
    assert "Xvfb" in sentence
    assert "xdotool" in sentence
    assert "openbox" not in sentence


def on_a_desktop(folder: Path, openbox: str, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command on a new desktop, with this as its window manager."""
    script(folder / "openbox", openbox)
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [ROOT / "tests" / "desktop-session", *command],
        env={"PATH": path, "HOME": str(folder)},
        capture_output=True,
        text=True,
    )


@pytest.mark.needs_desktop
def test_a_desktop_without_its_window_manager_is_told_at_once(tmp_path: Path) -> None:
    done = on_a_desktop(tmp_path, "echo no luck; exit 1", "echo", "on it")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "The window manager for the tests did not start:",
        "no luck",
    ]


@pytest.mark.needs_desktop
def test_a_screen_that_everybody_leaves_stays_as_it_is(tmp_path: Path) -> None:
    """A server that began anew then would cut off who is coming."""
    mark = "for _ in 1 2 3; do xprop -root -f MARK 8s -set MARK left; sleep 0.1; done"
    done = on_a_desktop(
        tmp_path, f'{mark}; exec {shutil.which("openbox")} "$@"', "xprop", "-root", "MARK"
    )
    assert done.stdout.strip() == 'MARK(STRING) = "left"'


@pytest.mark.exhaustive
@pytest.mark.needs_desktop
def test_a_crash_of_the_tests_ends_them_and_names_the_one(tmp_path: Path) -> None:
    crash = "import os, signal\ndef test_crash(): os.kill(os.getpid(), signal.SIGSEGV)\n"
    (tmp_path / "test_crash.py").write_text(crash)
    for name in "abc":
        (tmp_path / f"test_{name}.py").write_text("def test_good(): pass\n")
    done = subprocess.run(
        ["tests/on-desktops", "-c", "pyproject.toml", "-p", "tests.conftest", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=200,
    )
    assert done.returncode == 1, done.stdout
    assert "crashed while running" in done.stdout
    assert "test_crash.py::test_crash" in done.stdout
