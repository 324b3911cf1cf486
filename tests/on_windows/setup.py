"""The setup that was built, and one of an older version, as an administrator runs them."""

import subprocess
from pathlib import Path, PureWindowsPath

import gui
from tests.desktop import ROOT, until
from tests.on_windows.computer import Computer, inside

BUILT = ROOT / "dist" / "windows"
SETUP = BUILT / f"checkout-desk-{gui.__version__}-setup.exe"
OLDER = "0.0.1"
SILENT = ("/VERYSILENT", "/SUPPRESSMSGBOXES", "/NORESTART")
EVERYBODY, ONE_USER = "/ALLUSERS", "/CURRENTUSER"
_LOG = r"C:\setup.log"
_NAME = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"
ENTRY = _NAME + r"\io.github.checkout_desk.CheckoutDesk_is1"


class NotInstalled(Exception):
    """The setup gave up: its exit status, and its log."""


class Installed:
    """Where the program is, once its setup ran."""

    def __init__(self, computer: Computer, folder: Path, log: str) -> None:
        self.computer = computer
        self.folder = folder
        self.log = log

    @property
    def program(self) -> list[str]:
        return [self._named("checkout-desk.exe")]

    def remove(self) -> None:
        removed = self.computer.run(self._named("unins000.exe"), *SILENT)
        assert removed.returncode == 0
        # It goes on as another process, which can remove the first one's file.
        until(lambda: not self.folder.exists(), "the program's folder is gone")

    def _named(self, program: str) -> str:
        relative = (self.folder / program).relative_to(self.computer.drive)
        return str(PureWindowsPath("C:/", *relative.parts))


def install(computer: Computer, for_whom: str = EVERYBODY, setup: Path = SETUP) -> Installed:
    ran = computer.run(inside(setup), *SILENT, for_whom, f"/LOG={_LOG}")
    log_file = computer.path(_LOG)
    log = log_file.read_text("utf-8-sig")
    log_file.unlink()
    if ran.returncode != 0:
        raise NotInstalled(ran.returncode, log)
    folder = {
        EVERYBODY: computer.path(r"C:\Program Files"),
        ONE_USER: computer.local / "Programs",
    }[for_whom]
    return Installed(computer, folder / "Checkout Desk", log)


def older_setup(folder: Path) -> Path:
    """The same program in a setup of an older version."""
    kept = subprocess.run(
        ["bash", "-c", '. .ci/windows/settings && printf %s "$kept"'],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    subprocess.run(
        [
            ROOT / ".ci" / "windows" / "run",
            f"{kept}/innosetup/ISCC.exe",
            "/Q",
            f"/DVersion={OLDER}",
            "/DCompression=none",
            f"/DDist={inside(BUILT)}",
            f"/O{inside(folder)}",
            "resources/windows/installer.iss",
        ],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
    )
    return folder / f"checkout-desk-{OLDER}-setup.exe"
