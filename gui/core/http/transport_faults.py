"""What the HTTP library raised, as one failure of the closed union.

Its exceptions end here: their texts hold addresses and header values.
"""

import http.client
import ssl

import urllib3

from gui.core.errors import (
    Failure,
    ProgramFault,
    ReplyProblem,
    TimeoutPhase,
    TlsCause,
    TlsRejected,
    UnexpectedReply,
    Unreachable,
    UnreachableCause,
)
from gui.core.http.exchange import Exchange
from gui.core.http.plain_requests import requests
from gui.core.http.tls_faults import tls_failure


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


_OTHER_KINDS = (
    requests.exceptions.InvalidSchema,
    requests.exceptions.InvalidProxyURL,
    urllib3.exceptions.ProxySchemeUnknown,
)


def transport_failure(error: Exception, exchange: Exchange) -> Failure:
    """Return the failure for what the library raised during an exchange that was not cut off."""
    chain = _chain(error)
    host = exchange.host
    has_answer = exchange.has_answer_begun

    # The library's outermost exceptions are OSErrors, whatever is inside.
    inner = [link for link in chain if not isinstance(link, requests.RequestException)]

    def has(*kinds: type[BaseException]) -> bool:
        return any(isinstance(link, kinds) for link in inner)

    if has(urllib3.exceptions.TimeoutError, TimeoutError):
        return exchange.timed_out()
    proxy_failure = _proxy_failure(chain, exchange)
    if proxy_failure is not None:
        return proxy_failure
    rejected = [link for link in chain if isinstance(link, ssl.SSLError)]
    if rejected and not has_answer:
        return _tls_failure(rejected, exchange)
    if exchange.proxy_host and exchange.phase is TimeoutPhase.CONNECT:
        return Unreachable(UnreachableCause.PROXY, exchange.proxy_host)
    if has(http.client.IncompleteRead, urllib3.exceptions.IncompleteRead) or (
        has_answer and has(OSError)
    ):
        return UnexpectedReply(ReplyProblem.CUT)
    if has(http.client.RemoteDisconnected, ConnectionError):
        return Unreachable(UnreachableCause.RESET, host)
    if has(http.client.HTTPException, urllib3.exceptions.HTTPError):
        return UnexpectedReply(ReplyProblem.FRAMING)
    if has(OSError):
        return Unreachable(UnreachableCause.OTHER, host)
    return ProgramFault(type(error).__name__)


def _tls_failure(errors: list[ssl.SSLError], exchange: Exchange) -> Failure:
    failure = tls_failure(errors, exchange.host)
    is_not_tls = isinstance(failure, TlsRejected) and failure.cause is TlsCause.NOT_TLS
    if exchange.proxy_host and (is_not_tls or isinstance(failure, Unreachable)):
        # It said that the tunnel stands, and then spoke itself or cut it.
        return Unreachable(UnreachableCause.PROXY_REFUSED, exchange.proxy_host)
    return failure


def _proxy_failure(chain: list[BaseException], exchange: Exchange) -> Failure | None:
    """Return what a proxy did, or what it is; `None` where none was in the way."""
    if any(isinstance(link, _OTHER_KINDS) for link in chain):
        # The address asked for was checked when it was entered, so it is the proxy's: SOCKS, most
        # likely, or a name without a host.
        return Unreachable(UnreachableCause.PROXY_KIND, exchange.host)
    said = " ".join(str(link) for link in chain if type(link) is OSError)
    if "Tunnel connection failed: 407" in said:
        return Unreachable(UnreachableCause.PROXY_SIGN_IN, exchange.proxy_host)
    if "Tunnel connection failed" in said:
        return Unreachable(UnreachableCause.PROXY_REFUSED, exchange.proxy_host)
    if any(isinstance(link, urllib3.exceptions.ProxyError) for link in chain):
        return Unreachable(UnreachableCause.PROXY, exchange.proxy_host)
    return None
