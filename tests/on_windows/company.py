"""What stands between the program and BlueTape in a company: a proxy that opens TLS and looks in.

It closes it again with a certificate from the company's own root, which Windows trusts, and hands
what it saw to the practice service. So the program runs as it is: real environments, real names,
TLS, the proxy and the root from Windows' own settings.
"""

import contextlib
import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import trustme

from gui.demo.practice_service import DEMO_ACCOUNT_ID, PracticeService
from tests.on_windows.computer import Computer

_SETTINGS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Internet Settings"
_HEAD_LIMIT = 4096
_ORIGIN = "https://www.bluetape.com"


def link(invoice_id: str) -> str:
    """The payment link that its BlueTape answers with."""
    return f"{_ORIGIN}/i/r?account={DEMO_ACCOUNT_ID}&id={invoice_id}"


ID = "2eb1acd98a86"
LINK = link(ID)
"""Of an invoice that is still payable."""


class Company:
    """`asked` are the hosts that the proxy was asked for, in turn."""

    def __init__(self, service: PracticeService) -> None:
        self.service = service
        # Of what is signed with ECDSA, Wine 8 refuses one certificate in 128: those where a half of
        # the signature begins with a zero byte.
        self.root = trustme.CA(key_type=trustme.KeyType.RSA)
        self.asked: list[str] = []


@contextmanager
def working_at(computer: Computer) -> Iterator[Company]:
    """Make the computer one of a company's: with its proxy and its root."""
    service = PracticeService(link_origin=_ORIGIN, delay_s=(0, 0))
    service.start()
    found = Company(service)
    server = _Proxy(("127.0.0.1", 0), _Tunnel)
    server.company = found
    threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    for name, kind, value in (
        ("ProxyEnable", "REG_DWORD", "1"),
        ("ProxyServer", "REG_SZ", f"127.0.0.1:{server.server_address[1]}"),
    ):
        added = computer.run("reg.exe", "add", _SETTINGS, "/v", name, "/t", kind, "/d", value, "/f")
        assert added.returncode == 0, added.stderr
    computer.ask("trust", found.root.cert_pem.bytes().decode())
    yield found
    server.shutdown()
    server.server_close()
    service.stop()


class _Proxy(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    company: Company

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is an everyday event."""


class _Tunnel(socketserver.BaseRequestHandler):
    server: _Proxy
    request: socket.socket

    def handle(self) -> None:
        company = self.server.company
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self.request.recv(1)
            if not head or len(head) > _HEAD_LIMIT:
                return
        method, _, rest = head.decode("ascii").partition(" ")
        assert method == "CONNECT"
        host = rest.partition(":")[0]
        company.asked.append(host)
        self.request.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        company.root.issue_cert(host).configure_cert(context)
        port = int(company.service.origin.rpartition(":")[2])
        with (
            context.wrap_socket(self.request, server_side=True) as near,
            socket.create_connection(("127.0.0.1", port)) as far,
        ):
            back = threading.Thread(target=_pump, args=(far, near), daemon=True)
            back.start()
            _pump(near, far)
            back.join()


def _pump(source: Any, target: Any) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)
