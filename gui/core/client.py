"""CheckoutClient: asks BlueTape for the checkout link of an invoice."""

import http.client
import re
import ssl
from collections.abc import Mapping
from urllib.parse import urlsplit

import requests
import urllib3

from gui import __version__
from gui.core.accounts import is_loopback
from gui.core.cancellation import Cancellation
from gui.core.credentials import Credentials
from gui.core.errors import (
    Failure,
    InvoiceNotFound,
    ProgramFault,
    ReplyProblem,
    TimeoutPhase,
    UnexpectedReply,
    Unreachable,
    UnreachableCause,
    UntrustedLink,
)
from gui.core.exchange import Exchange, Limits
from gui.core.invoice import InvoiceId
from gui.core.link import CheckoutLink, admit
from gui.core.replies import Reply, checkout_address
from gui.core.tlsfaults import tls_failure
from gui.core.transport import Transport

# No integrator will have given an invoice this id.
PROBE_ID = InvoiceId("checkout-desk-connection-test")

_USER_AGENT = f"CheckoutDesk/{__version__}"
_CHUNK_BYTES = 16 * 1024


class CheckoutClient:
    """The endpoint this program exists for: `GET {base}/integration/invoice/{id}/checkout`.

    Both headers, `X-BlueTape-Key` and `X-Integration-AccountId`, on every call (vendor's
    documentation, API version 1.1.0). The calls block; they are made on a worker thread.
    """

    def __init__(
        self,
        transport: Transport | None = None,
        limits: Limits | None = None,
        demo_origin: str | None = None,
    ) -> None:
        self._transport = transport or Transport()
        self._limits = limits or Limits()
        self._demo_origin = demo_origin

    def fetch(
        self, credentials: Credentials, invoice_id: InvoiceId, cancellation: Cancellation
    ) -> CheckoutLink:
        """Return the invoice's checkout link, through the gate.

        Raises:
            Failure: one of the closed union, and nothing else.
        """
        url = f"{credentials.base_address}/integration/invoice/{invoice_id.path_segment()}/checkout"
        reply = self._get(url, credentials, cancellation)
        return admit(checkout_address(reply), demo_origin=self._demo_origin)

    def test_connection(self, credentials: Credentials, cancellation: Cancellation) -> None:
        """Return if BlueTape accepted the credentials; raise what `fetch` raises if not.

        The API has no endpoint for this, so the checkout of a made-up invoice is asked for. A 404
        in the API's own words proves that the credentials were accepted, and a link that they
        were, too; 401 that they were not. It cannot tell what they are allowed to do, nor, after
        any other answer, whether they are right.
        """
        try:
            self.fetch(credentials, PROBE_ID, cancellation)
        except (InvoiceNotFound, UntrustedLink):
            return

    def _get(self, url: str, credentials: Credentials, cancellation: Cancellation) -> Reply:
        host = urlsplit(url).hostname or ""
        request = requests.Request(
            "GET",
            url,
            headers={
                "Accept": "application/json",
                # What is not compressed cannot unfold to a thousand times its size.
                "Accept-Encoding": "identity",
                "User-Agent": _USER_AGENT,
                "X-BlueTape-Key": credentials.api_key,
                "X-Integration-AccountId": credentials.account_id,
            },
        )
        proxies = _system_proxies(url)
        exchange = Exchange(host, self._limits, cancellation)
        with exchange.guarded():
            try:
                return self._exchange(request, proxies, exchange)
            except _StaleConnection:
                # The server had closed the kept-alive connection: once more on a fresh one.
                exchange.phase = TimeoutPhase.NAME
            try:
                return self._exchange(request, proxies, exchange)
            except _StaleConnection:
                raise Unreachable(UnreachableCause.RESET, host) from None

    def _exchange(
        self, request: requests.Request, proxies: dict[str, str], exchange: Exchange
    ) -> Reply:
        """Send once and read the whole answer.

        The library's exceptions end here: their texts hold addresses and header values.
        """
        has_answer = False
        try:
            response = self._transport.send(request, proxies, exchange)
            has_answer = True
            with response:
                return self._read(response, exchange)
        except Failure as failure:
            self._transport.drop_connections()
            raise failure from None
        except Exception as error:  # noqa: BLE001  (the library's union is open; ours is not)
            self._transport.drop_connections()
            # Whatever a socket says after it was cut off, the reason is that it was cut off.
            verdict = exchange.verdict()
            if verdict is not None:
                raise verdict from None
            if exchange.is_reused and not has_answer:
                raise _StaleConnection from None
            raise _transport_failure(error, exchange, has_answer) from None

    def _read(self, response: requests.Response, exchange: Exchange) -> Reply:
        headers = response.headers
        _check_framing(headers, response.status_code)
        body = bytearray()
        limit = exchange.limits.body_bytes
        # One read of the socket at a time, and a look at the exchange before and after each: a cut
        # socket reads like the end of a body, and some systems go on to deliver what comes later.
        exchange.check()
        while chunk := response.raw.read1(_CHUNK_BYTES, decode_content=False):
            exchange.check()
            body += chunk
            if len(body) > limit:
                raise UnexpectedReply(ReplyProblem.TOO_LARGE, response.status_code)
        exchange.check()
        return Reply(response.status_code, headers, bytes(body), exchange.host)


class _StaleConnection(Exception):
    """A kept-alive connection ended before any byte of an answer."""


def _check_framing(headers: Mapping[str, str], status: int) -> None:
    """Refuse what two programs could read in two ways (RFC 9112, section 6.3)."""
    length = headers.get("Content-Length")
    if length is not None:
        if not re.fullmatch(r"[0-9]{1,10}", length) or "Transfer-Encoding" in headers:
            raise UnexpectedReply(ReplyProblem.FRAMING, status)
    if headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise UnexpectedReply(ReplyProblem.ENCODED, status)


def _system_proxies(url: str) -> dict[str, str]:
    """The proxies the system or the environment names for an address; never for the loopback."""
    if is_loopback(urlsplit(url).hostname or ""):
        return {}
    return requests.utils.get_environ_proxies(url)


def _chain(error: BaseException) -> list[BaseException]:
    """An exception and all that it was made from; the libraries use three ways to say so."""
    found: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting:
        link = waiting.pop(0)
        if isinstance(link, BaseException) and link not in found and len(found) < 20:
            found.append(link)
            waiting += [getattr(link, "reason", None), *link.args]
            waiting += [link.__cause__, link.__context__]
    return found


def _transport_failure(error: Exception, exchange: Exchange, has_answer: bool) -> Failure:
    chain = _chain(error)
    host = exchange.host

    def has(*kinds: type[BaseException]) -> bool:
        return any(isinstance(link, kinds) for link in chain)

    if has(requests.Timeout, urllib3.exceptions.TimeoutError, TimeoutError):
        return exchange.timed_out()
    if has(urllib3.exceptions.ProxyError, requests.exceptions.InvalidProxyURL) or any(
        "Tunnel connection failed" in str(link) for link in chain if type(link) is OSError
    ):
        return _proxy_failure(chain, exchange.proxy_host)
    rejected = [link for link in chain if isinstance(link, ssl.SSLError)]
    if rejected and not has_answer:
        return tls_failure(rejected, host)
    if has(http.client.IncompleteRead, urllib3.exceptions.IncompleteRead) or (
        has_answer and has(OSError, http.client.HTTPException, urllib3.exceptions.HTTPError)
    ):
        return UnexpectedReply(ReplyProblem.CUT)
    if exchange.proxy_host and exchange.phase is TimeoutPhase.CONNECT:
        return Unreachable(UnreachableCause.PROXY, exchange.proxy_host)
    if has(http.client.RemoteDisconnected, ConnectionError):
        return Unreachable(UnreachableCause.RESET, host)
    if has(http.client.HTTPException, urllib3.exceptions.HTTPError):
        return UnexpectedReply(ReplyProblem.FRAMING)
    if has(OSError):
        return Unreachable(UnreachableCause.OTHER, host)
    return ProgramFault(type(error).__name__)


def _proxy_failure(chain: list[BaseException], host: str) -> Failure:
    said = " ".join(str(link) for link in chain if type(link) is OSError)
    if "Tunnel connection failed: 407" in said:
        return Unreachable(UnreachableCause.PROXY_SIGN_IN, host)
    if "Tunnel connection failed" in said:
        return Unreachable(UnreachableCause.PROXY_REFUSED, host)
    return Unreachable(UnreachableCause.PROXY, host)
