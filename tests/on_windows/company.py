"""What stands between the program and BlueTape in a company: a proxy that opens TLS and looks in.

It closes it again with a certificate from the company's own root, which Windows trusts, and hands
what it saw to the practice service. So the program runs as it is: real environments, real names,
TLS, the proxy and the root from Windows' own settings.
"""

import asyncio
import contextlib
import functools
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import trustme

from gui.demo.practice_service import DEMO_ACCOUNT_ID, PracticeService
from tests.on_windows.computer import Computer

_SETTINGS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Internet Settings"
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
    with _proxy(found) as port:
        for name, kind, value in (
            ("ProxyEnable", "REG_DWORD", "1"),
            ("ProxyServer", "REG_SZ", f"127.0.0.1:{port}"),
        ):
            added = computer.run(
                "reg.exe", "add", _SETTINGS, "/v", name, "/t", kind, "/d", value, "/f"
            )
            assert added.returncode == 0, added.stderr
        computer.ask("trust", found.root.cert_pem.bytes().decode())
        yield found
    service.stop()


@contextmanager
def _proxy(company: Company) -> Iterator[int]:
    """Run the proxy; its port is what it yields."""
    with asyncio.Runner() as runner:
        listen = asyncio.start_server(functools.partial(_tunnel, company), "127.0.0.1", 0)
        server, loop = runner.run(listen), runner.get_loop()
        # One for all of it: OpenSSL lets no two threads at one connection.
        thread = threading.Thread(target=loop.run_forever, daemon=True)
        thread.start()
        try:
            yield server.sockets[0].getsockname()[1]
        finally:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            server.close()


async def _tunnel(
    company: Company, near: asyncio.StreamReader, to_near: asyncio.StreamWriter
) -> None:
    # Clients go away, and at the end there are connections that nobody has closed.
    with contextlib.suppress(OSError, EOFError, asyncio.CancelledError):
        try:
            head = await near.readuntil(b"\r\n\r\n")
            method, target, _ = head.decode("ascii").split(" ", 2)
            assert method == "CONNECT"
            host = target.partition(":")[0]
            company.asked.append(host)
            to_near.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            company.root.issue_cert(host).configure_cert(context)
            await to_near.start_tls(context)
            port = int(company.service.origin.rpartition(":")[2])
            far, to_far = await asyncio.open_connection("127.0.0.1", port)
            await asyncio.gather(_pump(near, to_far), _pump(far, to_near))
        finally:
            to_near.transport.abort()


async def _pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError), contextlib.closing(target):
        while data := await source.read(65536):
            target.write(data)
            await target.drain()
