"""CheckoutClient: asks BlueTape for the checkout link and the status of an invoice."""

import http.client
import itertools
import logging
import re
from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import unquote, urlsplit

import urllib3

from gui import __version__
from gui.core.accounts.credentials import Credentials
from gui.core.cancellation import Cancellation
from gui.core.errors import (
    Failure,
    InvoiceNotFound,
    LinkProblem,
    ReplyProblem,
    UnexpectedReply,
    Unreachable,
    UnreachableCause,
    UntrustedLink,
    in_union,
)
from gui.core.http.exchange import Exchange, Limits
from gui.core.http.pacing import Pacer
from gui.core.http.plain_requests import requests
from gui.core.http.proxies import ProxyChoice
from gui.core.http.replies import Reply, checkout_address, invoice_status
from gui.core.http.retries import RetryPolicy
from gui.core.http.transport import Transport
from gui.core.http.transport_faults import transport_failure
from gui.core.invoice import InvoiceId
from gui.core.link import CheckoutLink, admit
from gui.core.status import InvoiceStatus
from gui.core.text import plain

log = logging.getLogger(__name__)

# No integrator will have given an invoice this id.
PROBE_ID = InvoiceId("checkout-desk-connection-test")

_USER_AGENT = f"CheckoutDesk/{__version__}"
_CHUNK_BYTES = 16 * 1024
_KEY_SEARCHED_FROM = 8

# The answers whose meaning is in their body; what any other means, its status says.
_BODY_DECIDES = {HTTPStatus.OK, HTTPStatus.NOT_FOUND}
_UNREADABLE = (OSError, http.client.HTTPException, urllib3.exceptions.HTTPError, UnexpectedReply)

T = TypeVar("T")


def _untold() -> None:
    """Nobody wants to know that it is tried again."""


class CheckoutClient:
    """The endpoint this program exists for, `GET {base}/integration/invoice/{id}/checkout`, and
    `…/status` beside it.

    Both headers, `X-BlueTape-Key` and `X-Integration-AccountId`, on every call (vendor's
    documentation, API version 1.1.0). The calls block; they are made on a worker thread. What may
    pass by itself is tried again inside the same deadline; `on_retry` is called before the pause
    in front of each retry, on the worker thread.
    """

    def __init__(
        self,
        transport: Transport | None = None,
        limits: Limits | None = None,
        retries: RetryPolicy | None = None,
        demo_origin: str | None = None,
        proxy: ProxyChoice | None = None,
        pacer: Pacer | None = None,
    ) -> None:
        self._proxy = proxy or ProxyChoice()
        self._pacer = pacer or Pacer()
        self._transport = transport or Transport()
        self._limits = limits or Limits()
        self._retries = retries or RetryPolicy()
        self._demo_origin = demo_origin

    def fetch(
        self,
        credentials: Credentials,
        invoice_id: InvoiceId,
        cancellation: Cancellation,
        on_retry: Callable[[], None] = _untold,
    ) -> CheckoutLink:
        """Return the invoice's checkout link, through the gate.

        Raises:
            Failure: one of the closed union, and nothing else.
        """
        url = _url(credentials, invoice_id, "checkout")
        address = self._ask(url, credentials, cancellation, on_retry, checkout_address)
        hidden = credentials.never_shown
        if _holds(address, credentials.api_key):
            raise UntrustedLink(LinkProblem.KEY_INSIDE, "", plain(unquote(address), hidden=hidden))
        return admit(address, demo_origin=self._demo_origin, hidden=hidden)

    def fetch_status(
        self, credentials: Credentials, invoice_id: InvoiceId, cancellation: Cancellation
    ) -> InvoiceStatus:
        """Return what BlueTape says about the invoice.

        Raises:
            Failure: one of the closed union, and nothing else.
        """
        url = _url(credentials, invoice_id, "status")

        def read(reply: Reply) -> InvoiceStatus:
            return invoice_status(reply, invoice_id.value)

        return self._ask(url, credentials, cancellation, _untold, read)

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

    def _ask(
        self,
        url: str,
        credentials: Credentials,
        cancellation: Cancellation,
        on_retry: Callable[[], None],
        read: Callable[[Reply], T],
    ) -> T:
        """Return what is read of the server's answer, after as many tries as it takes."""
        request = _request(url, credentials)
        host = urlsplit(url).hostname or ""
        exchange = Exchange(host, self._limits, cancellation)
        with exchange.guarded():
            proxies = self._proxy.for_host(url, host)
            for retry in itertools.count(1):
                try:
                    reply = self._get(request, proxies, exchange)
                    hidden = credentials.never_shown
                    return read(replace(reply, never_shown=hidden))
                except Failure as failure:
                    # One invoice waits for nobody; those who ask for many hear of it.
                    if self._pacer.note(failure):
                        raise failure from None
                    pause_s = self._retries.pause_s(in_union(failure), retry)
                    if pause_s is None or pause_s >= exchange.remaining_s:
                        raise failure from None
                log.info("retry %d in %.2f s", retry, pause_s)
                on_retry()
                exchange.pause(pause_s)
        raise AssertionError  # the loop ends by returning or raising

    def _get(self, request: requests.Request, proxies: dict[str, str], exchange: Exchange) -> Reply:
        try:
            return self._exchange(request, proxies, exchange)
        except _StaleConnection:
            # The server had closed the kept-alive connection: once more on a fresh one.
            exchange.begin_try()
        try:
            return self._exchange(request, proxies, exchange)
        except _StaleConnection:
            raise Unreachable(UnreachableCause.RESET, exchange.host) from None

    def _exchange(
        self, request: requests.Request, proxies: dict[str, str], exchange: Exchange
    ) -> Reply:
        """Send once and read the whole answer.

        The library's exceptions end here: their texts hold addresses and header values.
        """
        try:
            with self._transport.send(request, proxies, exchange) as response:
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
            if exchange.is_reused and not exchange.has_answer_begun:
                raise _StaleConnection from None
            raise transport_failure(error, exchange) from None

    def _read(self, response: requests.Response, exchange: Exchange) -> Reply:
        status, headers = response.status_code, response.headers
        try:
            body = self._body(response, exchange)
        except Exception as error:
            exchange.check()
            if status in _BODY_DECIDES or not isinstance(error, _UNREADABLE):
                raise
            # The status says enough; only the server's words are lost.
            self._transport.drop_connections()
            body = b""
        return Reply(status, headers, body, exchange.host)

    def _body(self, response: requests.Response, exchange: Exchange) -> bytes:
        _check_framing(response)
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
        log.debug("answer from %s: %d, %d bytes", exchange.host, response.status_code, len(body))
        return bytes(body)


def _url(credentials: Credentials, invoice_id: InvoiceId, question: str) -> str:
    segment = invoice_id.path_segment()
    return f"{credentials.base_address}/integration/invoice/{segment}/{question}"


def _request(url: str, credentials: Credentials) -> requests.Request:
    return requests.Request(
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


def _holds(address: str, api_key: str) -> bool:
    """Whether an address would hand the key out; a short key can be in there by chance."""
    return len(api_key) >= _KEY_SEARCHED_FROM and api_key in unquote(address)


class _StaleConnection(Exception):
    """A kept-alive connection ended before any byte of an answer."""


def _check_framing(response: requests.Response) -> None:
    """Refuse what two programs could read in two ways (RFC 9112, sections 6.1 and 6.3).

    Lines that are given twice come joined by a comma.
    """
    headers, status = response.headers, response.status_code
    length, coding = headers.get("Content-Length"), headers.get("Transfer-Encoding")
    has_length = length is None or re.fullmatch(r"[0-9]{1,10}", length)
    is_whole = coding is None or (
        coding.lower() == "chunked" and length is None and response.raw.version == 11
    )
    if not has_length or not is_whole:
        raise UnexpectedReply(ReplyProblem.FRAMING, status)
    if headers.get("Content-Encoding", "identity").strip(" \t").lower() != "identity":
        raise UnexpectedReply(ReplyProblem.ENCODED, status)
