"""Servers that the client must not talk to, or whose connection ends oddly."""

import datetime as dt
import ssl
import warnings

import trustme

from gui.core.errors import (
    ReplyProblem,
    TlsCause,
    TlsRejected,
    UnexpectedReply,
    Unreachable,
    UnreachableCause,
)
from tests.faults.framing import head
from tests.faults.scenario import SUCCEEDS, Expected, Fault, after_request, sends
from tests.wire import GOOD_BODY, Authority, Connection, always, reply

LOOPBACK = ("localhost", "127.0.0.1")


def _context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def _day(year: int) -> dt.datetime:
    return dt.datetime(year, 1, 1, tzinfo=dt.UTC)


def unknown_root(_: Authority) -> ssl.SSLContext:
    return Authority().server_context()


def self_signed(_: Authority) -> ssl.SSLContext:
    """A certificate authority that serves with its own certificate."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with authority.private_key_pem.tempfile() as key, authority.cert_pem.tempfile() as certificate:
        context.load_cert_chain(certificate, key)
    return context


def expired(authority: Authority) -> ssl.SSLContext:
    return _context(authority.root.issue_cert(*LOOPBACK, not_after=_day(2020)))


def not_yet_valid(authority: Authority) -> ssl.SSLContext:
    leaf = authority.root.issue_cert(*LOOPBACK, not_before=_day(2037), not_after=_day(2038))
    return _context(leaf)


def wrong_host(authority: Authority) -> ssl.SSLContext:
    return _context(authority.root.issue_cert("other.example"))


def common_name_only(authority: Authority) -> ssl.SSLContext:
    return _context(authority.root.issue_cert("other.example", common_name="localhost"))


def intermediate_missing(authority: Authority) -> ssl.SSLContext:
    leaf = authority.root.create_child_ca().issue_cert(*LOOPBACK)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with (
        leaf.private_key_pem.tempfile() as key,
        leaf.cert_chain_pems[0].tempfile() as certificate,
    ):
        context.load_cert_chain(certificate, key)
    return context


def old_protocol(authority: Authority) -> ssl.SSLContext:
    context = authority.server_context()
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    # ssl warns about what is tested here: a server that offers nothing newer.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    return context


def weak_ciphers(authority: Authority) -> ssl.SSLContext:
    context = authority.server_context()
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("AES128-SHA:NULL-SHA:@SECLEVEL=0")
    return context


def wants_client_certificate(authority: Authority) -> ssl.SSLContext:
    context = authority.server_context()
    authority.root.configure_trust(context)
    context.verify_mode = ssl.CERT_REQUIRED
    return context


def wants_client_certificate_in_tls_1_2(authority: Authority) -> ssl.SSLContext:
    context = wants_client_certificate(authority)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    return context


def trusted(authority: Authority) -> ssl.SSLContext:
    return authority.server_context()


def ends_without_close_notify(connection: Connection) -> None:
    """Close the TCP connection under TLS; the server's `close` would not say goodbye either."""


def says_goodbye(connection: Connection) -> None:
    assert isinstance(connection.sock, ssl.SSLSocket)
    connection.sock.settimeout(1)
    connection.sock.unwrap()


def speaks_in_clear(connection: Connection) -> None:
    connection.send(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
    connection.wait_for_close()


def resets_in_handshake(connection: Connection) -> None:
    connection.sock.recv(10)
    connection.abort()


def _rejected(name: str, make: object, cause: TlsCause) -> Fault:
    return Fault(name, always(reply()), (TlsRejected, cause), 0, make)  # type: ignore[arg-type]


CUT: Expected = (UnexpectedReply, ReplyProblem.CUT)

# The server must have seen no byte of the request.
REJECTED = (
    _rejected("unknown root", unknown_root, TlsCause.UNKNOWN_ROOT),
    _rejected("self-signed", self_signed, TlsCause.SELF_SIGNED),
    _rejected("expired", expired, TlsCause.EXPIRED),
    _rejected("not yet valid", not_yet_valid, TlsCause.NOT_YET_VALID),
    _rejected("wrong host", wrong_host, TlsCause.WRONG_HOST),
    _rejected("common name only", common_name_only, TlsCause.WRONG_HOST),
    _rejected("intermediate missing", intermediate_missing, TlsCause.UNKNOWN_ROOT),
    _rejected("TLS 1.0/1.1 only", old_protocol, TlsCause.OLD_PROTOCOL),
    _rejected("weak ciphers only", weak_ciphers, TlsCause.OLD_PROTOCOL),
    _rejected("client certificate", wants_client_certificate, TlsCause.CLIENT_CERTIFICATE),
    _rejected(
        "client certificate, TLS 1.2",
        wants_client_certificate_in_tls_1_2,
        TlsCause.OLD_PROTOCOL,
    ),
    Fault("plain HTTP on the port", speaks_in_clear, (TlsRejected, TlsCause.NOT_TLS), 0),
    Fault("reset in handshake", resets_in_handshake, (Unreachable, UnreachableCause.RESET), 0),
)

ENDINGS = (
    Fault("trusted", always(reply()), SUCCEEDS, tls=trusted),
    Fault(
        "no close_notify, complete body with a length",
        after_request(sends(reply()), ends_without_close_notify),
        SUCCEEDS,
        tls=trusted,
    ),
    Fault(
        "close_notify, complete body without a length",
        after_request(sends(head() + GOOD_BODY), says_goodbye),
        SUCCEEDS,
        tls=trusted,
    ),
    Fault(
        "no close_notify, body that may be cut and still is JSON",
        after_request(sends(head() + GOOD_BODY), ends_without_close_notify),
        CUT,
        tls=trusted,
    ),
    Fault(
        "no close_notify, no answer",
        after_request(ends_without_close_notify),
        (Unreachable, UnreachableCause.RESET),
        3,
        tls=trusted,
    ),
)
