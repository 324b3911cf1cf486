"""Stand-ins for the tests of presenters: lanes that work when told to, and a scripted client."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import TypeVar

from gui.core.accounts.credentials import Credentials, Saved, for_server, given
from gui.core.accounts.policy import Policy
from gui.core.cancellation import Cancellation
from gui.core.handover.mail import Form, Mail, MailFiles, MailNotTaken
from gui.core.handover.print_order import NotPrinted, Printer, PrintOrder, PrintProblem
from gui.core.invoice import InvoiceId
from gui.core.link import CheckoutLink, admit
from gui.core.settings import Settings
from gui.core.status import InvoiceStatus
from gui.tasks import Failed, Ok, Outcome, Task

T = TypeVar("T")


class ManualLane:
    """Keeps submitted work until the test runs it. Canceled work is not delivered.

    With `holds_outcomes`, what was done is on its way until the test has it delivered.
    """

    def __init__(self) -> None:
        self.holds_outcomes = False
        self._outcomes: list[Callable[[], None]] = []
        self._jobs: list[tuple[Task, Callable[[], None], Callable[[], object] | None]] = []

    def submit(
        self,
        work: Callable[[], T],
        receiver: Callable[[Outcome[T]], None],
        *,
        on_cancel: Callable[[], object] | None = None,
    ) -> Task:
        task = Task(self._on_cancel)

        def run() -> None:
            outcome: Outcome[T]
            try:
                outcome = Ok(work())
            except Exception as error:
                outcome = Failed(error)
            self._outcomes.append(partial(deliver, outcome))

        def deliver(outcome: Outcome[T]) -> None:
            if not task.is_canceled:
                receiver(outcome)

        self._jobs.append((task, run, on_cancel))
        return task

    def posting(self, receiver: Callable[[T], None]) -> Callable[[T], None]:
        return receiver

    @property
    def waiting(self) -> int:
        """Jobs that are neither done nor canceled."""
        return sum(1 for task, _, _ in self._jobs if not task.is_canceled)

    def run(self) -> None:
        """Do all that is waiting now."""
        jobs, self._jobs = self._jobs, []
        for _, run, _ in jobs:
            run()
            if not self.holds_outcomes:
                self.deliver()

    def deliver(self) -> None:
        """Have the outcomes arrive that are on their way."""
        outcomes, self._outcomes = self._outcomes, []
        for outcome in outcomes:
            outcome()

    def _on_cancel(self, task: Task) -> None:
        for job, _, on_cancel in self._jobs:
            if job is task and on_cancel is not None:
                on_cancel()


class ScriptedClient:
    """Answers with a link, or raises what the test put into `error`."""

    def __init__(self) -> None:
        self.error: Exception | None = None
        self.retries = 0
        self.meanwhile: Callable[[], None] = lambda: None
        self.address = "https://www.bluetape.com/i/r?id={id}"
        self.asked: list[str] = []
        self.credentials: list[Credentials] = []
        self.cancellations: list[Cancellation] = []
        self.status = InvoiceStatus("Placed", Decimal(4550))
        self.status_error: Exception | None = None
        self.asked_status: list[str] = []
        self.status_cancellations: list[Cancellation] = []

    def fetch(
        self,
        credentials: Credentials,
        invoice_id: InvoiceId,
        cancellation: Cancellation,
        on_retry: Callable[[], None],
    ) -> CheckoutLink:
        for _ in range(self.retries):
            on_retry()
        self.asked.append(invoice_id.value)
        self.credentials.append(credentials)
        self.cancellations.append(cancellation)
        self.meanwhile()
        if self.error is not None:
            raise self.error
        return admit(self.address.format(id=invoice_id.path_segment()))

    def fetch_status(
        self, credentials: Credentials, invoice_id: InvoiceId, cancellation: Cancellation
    ) -> InvoiceStatus:
        self.asked_status.append(invoice_id.value)
        self.status_cancellations.append(cancellation)
        if self.status_error is not None:
            raise self.status_error
        return self.status

    def test_connection(self, credentials: Credentials, cancellation: Cancellation) -> None:
        self.credentials.append(credentials)
        if self.error is not None:
            raise self.error


class ScriptedClipboard:
    """Keeps what is put there, unless the test has another program hold it."""

    def __init__(self) -> None:
        self.text = ""
        self.html = ""
        self.png = b""
        self.is_held = False

    def put(self, text: str, *, html: str = "", png: bytes = b"") -> bool:
        if not self.is_held:
            self.text, self.html, self.png = text, html, png
        return not self.is_held


class ScriptedMailProgram:
    """Takes drafts, and texts alone, unless the test says what is wrong or what it takes."""

    def __init__(self) -> None:
        self.given: list[Mail] = []
        self.files: list[MailFiles] = []
        self.form: Form | None = None
        self.error: Exception | None = None
        self.refused: set[str] = set()
        self.cancellations: list[Cancellation] = []

    def give(self, mail: Mail, files: MailFiles | None, cancellation: Cancellation) -> Form:
        self.cancellations.append(cancellation)
        if self.error is not None:
            raise self.error
        if mail.to in self.refused:
            raise MailNotTaken
        cancellation.commit()
        self.given.append(mail)
        if files is not None:
            self.files.append(files)
        return self.form or (Form.DRAFT if files else Form.TEXT)


class ScriptedPrintService:
    """Has these printers, and takes everything, unless the test says what is wrong."""

    def __init__(self) -> None:
        self.found = (Printer("Front desk"), Printer("Office", is_usual=True))
        self.problem: PrintProblem | None = None
        self.sent: list[tuple[PrintOrder, str, bytes]] = []
        self.cancellations: list[Cancellation] = []

    def printers(self, cancellation: Cancellation) -> tuple[Printer, ...]:
        self.cancellations.append(cancellation)
        self._check()
        return self.found

    def send(
        self, order: PrintOrder, title: str, document: bytes, cancellation: Cancellation
    ) -> None:
        self.cancellations.append(cancellation)
        self._check()
        self.sent.append((order, title, document))

    def _check(self) -> None:
        if self.problem is not None:
            raise NotPrinted(self.problem)


class HeldSettings:
    """Settings that are held and written nowhere."""

    def __init__(self, settings: Settings | None = None, policy: Policy | None = None) -> None:
        self.settings = settings or Settings()
        self.policy = policy or Policy()

    @property
    def in_force(self) -> Settings:
        return self.policy.applied_to(self.settings)

    def change(self, settings: Settings) -> None:
        self.settings = settings


class FailingStore:
    """A credential store that raises, or keeps what it is given while `error` is unset."""

    def __init__(self) -> None:
        self.error: Exception | None = None
        self.entries: dict[str, Credentials] = {}
        self.loads = 0

    def load(
        self, account_key: str, base_address: str, cancellation: Cancellation | None = None
    ) -> Credentials:
        from gui.core.errors import NoCredentials

        self.loads += 1
        self._check()
        if account_key not in self.entries:
            raise NoCredentials(account_exists=True)
        return for_server(self.entries[account_key], base_address)

    def save(
        self, account_key: str, credentials: Saved, cancellation: Cancellation | None = None
    ) -> None:
        self._check()
        if cancellation is not None:
            cancellation.commit()
        self.entries[account_key] = given(credentials)

    def remove(self, account_key: str, cancellation: Cancellation | None = None) -> None:
        self._check()
        if cancellation is not None:
            cancellation.commit()
        self.entries.pop(account_key, None)

    def let_end(self, timeout_s: float) -> bool:
        return True

    def _check(self) -> None:
        if self.error is not None:
            raise self.error
