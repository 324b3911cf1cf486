"""The practice service through the client, as the demo uses it."""

import urllib.request
from collections.abc import Iterator

import pytest

from gui.core.accounts.credentials import Credentials
from gui.core.cancellation import Cancellation
from gui.core.errors import (
    Failure,
    InvoiceNotFound,
    RateLimited,
    ServiceFailed,
    TimedOut,
    Unauthorized,
    UntrustedLink,
    WrongAddress,
)
from gui.core.http.client import CheckoutClient
from gui.core.http.exchange import Limits
from gui.core.invoice import InvoiceId
from gui.core.status import StatusKind
from gui.demo.practice_service import PracticeService
from gui.demo.samples import SAMPLES, SampleInvoice, SampleKind

LATE = (SampleKind.SLOW, SampleKind.SILENT)
EXPECTED: dict[SampleKind, type[Failure] | None] = {
    SampleKind.FOUND: None,
    SampleKind.CHANGED_LINK: None,
    SampleKind.PAID: None,
    SampleKind.CANCELED: None,
    SampleKind.OTHER_STATUS: None,
    SampleKind.NO_STATUS: None,
    SampleKind.SLOW: None,
    SampleKind.NOT_FOUND: InvoiceNotFound,
    SampleKind.WRONG_CREDENTIALS: Unauthorized,
    SampleKind.SERVER_ERROR: ServiceFailed,
    SampleKind.RATE_LIMITED: RateLimited,
    SampleKind.WRONG_LINK: UntrustedLink,
    SampleKind.SILENT: TimedOut,
}


@pytest.fixture
def service() -> Iterator[PracticeService]:
    service = PracticeService(delay_s=(0, 0))
    service.start()
    yield service
    service.stop()


def test_there_is_one_sample_of_each_kind() -> None:
    kinds = [sample.kind for sample in SAMPLES]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) == set(SampleKind) == set(EXPECTED)


def test_it_is_known_which_of_them_bring_a_link() -> None:
    assert {kind for kind in SampleKind if kind.brings_a_link} == {
        kind for kind, failure in EXPECTED.items() if failure is None
    }


def test_it_asks_no_name_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("socket.getfqdn")
    service = PracticeService()
    service.start()
    service.stop()


@pytest.mark.parametrize(
    "sample",
    [
        pytest.param(
            sample,
            id=sample.invoice_id,
            # The others answer at once.
            marks=pytest.mark.exhaustive if sample.kind in LATE else (),
        )
        for sample in SAMPLES
    ],
)
def test_samples_end_as_named(service: PracticeService, sample: SampleInvoice) -> None:
    client = CheckoutClient(limits=Limits(total_s=6), demo_origin=service.origin)
    kind, invoice_id = sample.kind, InvoiceId(sample.invoice_id)
    expected = EXPECTED[kind]
    if expected is None:
        link = client.fetch(service.credentials, invoice_id, Cancellation())
        with urllib.request.urlopen(link.address) as page:
            assert invoice_id.value in page.read().decode()
    else:
        with pytest.raises(expected):
            client.fetch(service.credentials, invoice_id, Cancellation())


@pytest.mark.parametrize(
    ("sample", "kind"),
    [
        ("2eb1acd98a86", StatusKind.PAYABLE),
        ("demo-paid", StatusKind.PAID),
        ("demo-canceled", StatusKind.CANCELED),
        ("demo-partially-paid", StatusKind.OTHER),
    ],
)
def test_samples_have_a_status(service: PracticeService, sample: str, kind: StatusKind) -> None:
    client = CheckoutClient(demo_origin=service.origin)
    status = client.fetch_status(service.credentials, InvoiceId(sample), Cancellation())
    assert (status.kind, status.total) == (kind, 4550)


def test_a_sample_has_no_status(service: PracticeService) -> None:
    client = CheckoutClient(demo_origin=service.origin)
    with pytest.raises(ServiceFailed):
        client.fetch_status(service.credentials, InvoiceId("demo-no-status"), Cancellation())


def test_its_links_pass_the_gate_of_the_demo_only(service: PracticeService) -> None:
    with pytest.raises(UntrustedLink):
        CheckoutClient().fetch(service.credentials, InvoiceId("2eb1acd98a86"), Cancellation())


def test_other_credentials_and_other_paths(service: PracticeService) -> None:
    client = CheckoutClient(demo_origin=service.origin)
    base = service.credentials.base_address
    with pytest.raises(Unauthorized):
        client.fetch(Credentials(base, "x", "y"), InvoiceId("2eb1acd98a86"), Cancellation())
    lost = Credentials(service.origin, "x", "y")
    with pytest.raises(WrongAddress):
        client.fetch(lost, InvoiceId("2eb1acd98a86"), Cancellation())


def test_the_page_escapes_what_it_shows(service: PracticeService) -> None:
    with urllib.request.urlopen(service.origin + "/i/r?id=%3Cscript%3E") as page:
        assert b"<script>" not in page.read()
