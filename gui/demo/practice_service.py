"""The practice service: a loopback BlueTape with a handful of sample invoices. No Qt in here.

It answers the documented endpoints with the documented bodies, takes as long as a real service
takes, and has a checkout page of its own. Bodies that are not documented (400, 401, 429, 500) are
modelled on the one that is.
"""

import html
import json
import random
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any, assert_never
from urllib.parse import parse_qs, quote, unquote, urlsplit

from gui.core.accounts.account import Account
from gui.core.accounts.credentials import Credentials
from gui.demo.sample_list import listed_amount, listed_kind
from gui.demo.samples import DEMO_ACCOUNT, DEMO_ACCOUNT_ID, SAMPLES, STATUS_WORDS, SampleKind

DEMO_KEY = "demo-key-of-the-practice-service"

_BASE_PATH = "/genericBthubService/integration/invoice/"
_KINDS = {sample.invoice_id: sample.kind for sample in SAMPLES} | {
    "generic_invoice_test_06072024_friday_2": SampleKind.FOUND
}
# Of a list, so that all of it can be watched.
_LIST_PART = 0.25
# The shortest and the longest time a real service thinks before it answers.
USUAL_DELAY_S = (0.25, 0.6)
_SLOW_S = 4.0
_SILENT_S = 60.0

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Practice checkout page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1rem;
color:#1b2430;background:#f6f7f9}}main{{background:#fff;border:1px solid #dfe3e8;border-radius:8px;
padding:1.5rem 2rem}}strong{{color:#8a4b00}}</style></head>
<body><main><p><strong>Practice page: nothing can be paid here.</strong></p>
<h1>Invoice {invoice_id}</h1>
<p>With a real account a BlueTape checkout page opens in this place.</p></main></body></html>
"""


class PracticeService:
    """A loopback server on a port of its own.

    `link_origin` is where the links it returns lead to: its own pages unless given.
    `delay_s` are the shortest and longest time it thinks before it answers, in seconds; as a real
    one unless given.
    """

    def __init__(
        self, *, link_origin: str = "", delay_s: tuple[float, float] | None = None, port: int = 0
    ) -> None:
        self._server = _Server(("127.0.0.1", port), _Handler)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        self._server.link_origin = link_origin or self.origin
        self._server.delay_s = delay_s or USUAL_DELAY_S
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.1,), name="practice-service", daemon=True
        )

    @property
    def account(self) -> Account:
        return DEMO_ACCOUNT._replace(server=self.origin + "/genericBthubService")

    @property
    def credentials(self) -> Credentials:
        return Credentials(self.account.base_address, DEMO_KEY, DEMO_ACCOUNT_ID)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Stop answering; requests that are still thinking are dropped."""
        self._server.is_stopped.set()
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    link_origin: str
    delay_s: tuple[float, float]

    def __init__(self, *args: Any) -> None:
        self.is_stopped = threading.Event()
        super().__init__(*args)

    def server_bind(self) -> None:
        # The library's asks the name server what this computer is called, which may hang.
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away in mid answer is an everyday event here."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "PracticeService"
    # Head and body are written one after the other: the second would wait for the client's word on
    # the first, 40 ms.
    disable_nagle_algorithm = True
    sys_version = ""
    server: _Server

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/i/r":
            invoice_id = parse_qs(parts.query).get("id", [""])[0]
            page = _PAGE.format(invoice_id=html.escape(invoice_id))
            self._answer(HTTPStatus.OK, page, "text/html; charset=utf-8")
            return
        invoice_id, _, question = parts.path.removeprefix(_BASE_PATH).partition("/")
        if not parts.path.startswith(_BASE_PATH) or question not in {"checkout", "status"}:
            self._answer(HTTPStatus.NOT_FOUND, "<h1>Not found</h1>", "text/html")
            return
        part = _LIST_PART if listed_kind(unquote(invoice_id)) else 1
        self._think(tuple(part * bound for bound in self.server.delay_s))
        if not self._is_authorized():
            self._refuse(HTTPStatus.UNAUTHORIZED, "Unauthorized.")
            return
        self._answer_invoice(unquote(invoice_id), question)

    def _answer_invoice(self, invoice_id: str, question: str) -> None:
        kind = _KINDS.get(invoice_id) or listed_kind(invoice_id) or SampleKind.NOT_FOUND
        origin = self.server.link_origin
        match kind:
            case SampleKind.NOT_FOUND:
                self._refuse(HTTPStatus.NOT_FOUND, "Invoice not found.")
                return
            case SampleKind.WRONG_CREDENTIALS:
                self._refuse(HTTPStatus.UNAUTHORIZED, "Unauthorized.")
                return
            case SampleKind.SERVER_ERROR:
                self._refuse(HTTPStatus.INTERNAL_SERVER_ERROR, "Unexpected error.")
                return
            case SampleKind.RATE_LIMITED:
                self._refuse(HTTPStatus.TOO_MANY_REQUESTS, "Too many requests.", retry_after=30)
                return
            case SampleKind.SILENT:
                self._think((_SILENT_S, _SILENT_S))
                self.close_connection = True
                return
            case SampleKind.SLOW:
                self._think((_SLOW_S, _SLOW_S))
            case SampleKind.WRONG_LINK:
                origin = "https://www.bluetape.com@pay.example"
            case (
                SampleKind.FOUND
                | SampleKind.CHANGED_LINK
                | SampleKind.PAID
                | SampleKind.CANCELED
                | SampleKind.OTHER_STATUS
                | SampleKind.NO_STATUS
            ):
                pass
            case _:
                assert_never(kind)
        if question == "status":
            self._answer_status(invoice_id, kind)
            return
        named = quote(invoice_id, safe="")
        address = f"{origin}/i/r?account={DEMO_ACCOUNT_ID}&id={named}"
        self._answer(HTTPStatus.OK, json.dumps({"checkOutUrl": address}))

    def _answer_status(self, invoice_id: str, kind: SampleKind) -> None:
        if kind is SampleKind.NO_STATUS:
            self._refuse(HTTPStatus.INTERNAL_SERVER_ERROR, "Unexpected error.")
            return
        amount = listed_amount(invoice_id)
        answer = {
            "invoiceId": invoice_id,
            "status": STATUS_WORDS.get(kind, "Placed"),
            "totalAmount": 4550 if amount is None else float(amount),
            # The real service sends it; nothing of it may be kept.
            "creditInfo": {"creditLimit": 25000, "pastDueAmount": 1200, "balance": 7350.5},
        }
        self._answer(HTTPStatus.OK, json.dumps(answer))

    def _is_authorized(self) -> bool:
        return (
            self.headers.get("X-BlueTape-Key") == DEMO_KEY
            and self.headers.get("X-Integration-AccountId") == DEMO_ACCOUNT_ID
        )

    def _think(self, bounds: tuple[float, ...]) -> None:
        thinking_s = random.uniform(*bounds)  # noqa: S311  (a delay, no secret)
        self.server.is_stopped.wait(thinking_s)

    def _refuse(self, status: HTTPStatus, reason: str, retry_after: int | None = None) -> None:
        body = json.dumps({"code": str(status.value), "reason": reason})
        self._answer(status, body, retry_after=retry_after)

    def _answer(
        self,
        status: HTTPStatus,
        text: str,
        content_type: str = "application/json",
        retry_after: int | None = None,
    ) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        if retry_after is not None:
            self.send_header("Retry-After", str(retry_after))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the library's name)
        """Nothing is logged: the window shows what happens."""
