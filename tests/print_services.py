"""Print services on sockets of their own: one that is silent, none, and a real CUPS."""

import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_CUPSD = """
Listen {folder}/cups.sock
Browsing No
DefaultAuthType None
WebInterface No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
_FILES = """
ServerRoot {folder}
StateDir {folder}/state
CacheDir {folder}/cache
TempDir {folder}/tmp
RequestRoot {folder}/spool
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/page
FileDevice Yes
Sandboxing relaxed
"""
_PRINTERS = """
<Printer closed>
DeviceURI file:///dev/null
State Idle
Accepting No
OpPolicy default
</Printer>
<DefaultPrinter desk>
DeviceURI file:///dev/null
State Idle
Accepting Yes
OpPolicy default
</DefaultPrinter>
"""


class SilentPrintService:
    """Accepts, and never answers. `asked` is set once somebody has been accepted."""

    def __init__(self, path: Path) -> None:
        self.asked = threading.Event()
        self._held: list[socket.socket] = []
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(str(path))
        self._socket.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                self._held.append(connection)
                self.asked.set()

    def all_have_hung_up(self) -> bool:
        """Whether nobody waits for an answer any more."""
        for connection in self._held:
            connection.setblocking(False)
            try:
                while connection.recv(4_096):
                    pass
            except BlockingIOError:
                return False
        return True

    def close(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        for each in (self._socket, *self._held):
            each.close()


@contextmanager
def cups(folder: Path) -> Iterator[Path]:
    """A CUPS of its own in this folder, with the printers `desk` and `closed`; its socket."""
    cupsd = shutil.which("cupsd", path="/usr/sbin:/usr/bin")
    assert cupsd is not None, "the group `test` of .ci/system-packages brings cups-daemon"
    for name in ("state", "cache", "tmp", "spool"):
        (folder / name).mkdir()
    (folder / "cupsd.conf").write_text(_CUPSD.format(folder=folder))
    (folder / "cups-files.conf").write_text(_FILES.format(folder=folder))
    (folder / "printers.conf").write_text(_PRINTERS)
    files = ["-c", folder / "cupsd.conf", "-s", folder / "cups-files.conf"]
    with subprocess.Popen([cupsd, "-f", *files], stderr=subprocess.DEVNULL) as process:
        try:
            yield folder / "cups.sock"
        finally:
            process.terminate()
