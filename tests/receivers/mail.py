"""Real mail programs, each with an account of nobody's, and the drafts that they keep.

Nothing is ever sent: servers are this computer, and nobody listens there.
"""

import email
import mailbox
import os
import signal
import subprocess
from collections.abc import Iterable
from contextlib import closing, suppress
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from tests.desktop import Desk, press_in, soon, until, window

_THUNDERBIRD = {
    "mail.accountmanager.accounts": "account1,account2",
    "mail.accountmanager.defaultaccount": "account1",
    "mail.accountmanager.localfoldersserver": "server2",
    "mail.account.account1.identities": "id1",
    "mail.account.account1.server": "server1",
    "mail.account.account2.server": "server2",
    "mail.identity.id1.fullName": "Desk",
    "mail.identity.id1.useremail": "desk@example.com",
    "mail.identity.id1.valid": True,
    "mail.identity.id1.smtpServer": "smtp1",
    "mail.identity.id1.draft_folder": "mailbox://nobody@Local%20Folders/Drafts",
    "mail.identity.id1.drafts_folder_picker_mode": "1",
    # A kind that is no account for writing would keep drafts from being opened, without a word.
    "mail.server.server1.type": "pop3",
    "mail.server.server1.hostname": "127.0.0.1",
    "mail.server.server1.userName": "desk",
    "mail.server.server1.login_at_startup": False,
    "mail.server.server1.check_new_mail": False,
    "mail.server.server2.type": "none",
    "mail.server.server2.hostname": "Local Folders",
    "mail.server.server2.userName": "nobody",
    "mail.smtpservers": "smtp1",
    "mail.smtpserver.smtp1.hostname": "127.0.0.1",
    "mail.shell.checkDefaultClient": False,
    "mailnews.start_page.enabled": False,
    "mailnews.start_page_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionPolicyBypassNotification": True,
    # Nothing leaves this computer.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl_port": 9,
}
_EVOLUTION = """\
[Mail Identity]
Name=Desk
Address=desk@example.com

[Mail Submission]
TransportUid=desk-transport
SentFolder=folder://local/Sent

[Mail Composition]
DraftsFolder=folder://local/Drafts
"""


def want_a_draft(running: Desk, link: str) -> None:
    """Have the program write a mail draft of the link that it shows."""
    running.wait_for_window("Checkout Desk")
    running.press_until(["ctrl+shift+c"], lambda: running.clipboard() == link, "the link is there")
    running.press("alt+m", "Down", "Return")


class MailReceiver:
    """One of them, which the desktop names for mails. It has a home below `folder`."""

    entry = ""
    package = ""
    kinds: tuple[str, ...] = ("x-scheme-handler/mailto", "message/rfc822")
    # What the title of the window for writing says, beside the subject.
    title = ""
    save = "ctrl+s"

    def __init__(self, folder: Path) -> None:
        self.home = folder / "receiver"
        self.home.mkdir()
        self.runtime = folder / "run"
        self.runtime.mkdir(mode=0o700)
        config = folder / "config"
        config.mkdir(exist_ok=True)
        lines = [f"{kind}={self.entry}.desktop" for kind in self.kinds]
        text = "\n".join(["[Default Applications]", *lines, ""])
        (config / "mimeapps.list").write_text(text)
        self.set_up()

    @property
    def environment(self) -> dict[str, str]:
        """Variables for the program that hands a mail over; the mail program inherits them."""
        return {"HOME": str(self.home), "XDG_RUNTIME_DIR": str(self.runtime)}

    @property
    def version(self) -> str:
        """Which one it is."""
        asked = ["dpkg-query", "-W", "-f", "${Package} ${Version}", self.package]
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout

    def set_up(self) -> None:
        """Make its account."""

    def kept(self) -> Iterable[bytes]:
        """The drafts in its folder for them."""
        raise NotImplementedError

    def saved_draft(self) -> EmailMessage:
        """Have it keep the mail that it has open, with the picture that comes, and return that."""
        until(lambda: bool(window(self.title)), f"{self.title} is open")
        self.settle()

        def is_kept() -> bool:
            press_in(self.title, self.save)
            return soon(lambda: any(b"image/png" in draft for draft in self.kept()), within_s=5)

        # What is attached may still be read when the window is there.
        until(is_kept, "the draft is kept, with a picture")
        kept = [draft for draft in self.kept() if b"image/png" in draft]
        found = email.message_from_bytes(kept[-1], policy=default)
        assert isinstance(found, EmailMessage)
        return found

    def settle(self) -> None:
        """Answer what it asks before it can be used."""

    def end(self) -> None:
        """End all that was started with this home."""
        # Whoever waits for one of them may start the next.
        until(lambda: not self._kill(), "all of it is ended")
        until(lambda: not window(self.title), f"{self.title} is closed")

    def _kill(self) -> list[Path]:
        home = f"HOME={self.home}".encode()
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if home in (process / "environ").read_bytes().split(b"\0"):
                    os.kill(int(process.name), signal.SIGKILL)
                    found.append(process)
        return found


class Thunderbird(MailReceiver):
    entry = "thunderbird"
    package = "thunderbird"
    title = "^Write: .*Thunderbird$"

    @property
    def environment(self) -> dict[str, str]:
        # Without this a profile that no run has marked as its own is not used.
        return {**super().environment, "MOZ_LEGACY_PROFILES": "1"}

    def set_up(self) -> None:
        profile = self.home / ".thunderbird" / "desk"
        profile.mkdir(parents=True)
        (profile.parent / "profiles.ini").write_text(
            "[Profile0]\nName=default\nIsRelative=1\nPath=desk\nDefault=1\n"
        )
        values = {
            name: f'"{value}"' if isinstance(value, str) else str(value).lower()
            for name, value in _THUNDERBIRD.items()
        }
        lines = [f'user_pref("{name}", {value});' for name, value in values.items()]
        (profile / "user.js").write_text("\n".join(lines))

    def kept(self) -> Iterable[bytes]:
        box = self.home / ".thunderbird" / "desk" / "Mail" / "Local Folders" / "Drafts"
        if not box.exists():
            return []
        with closing(mailbox.mbox(box, create=False)) as found:
            return [bytes(draft) for draft in found]


class ThunderbirdForAddresses(Thunderbird):
    """Where another program was chosen for files, as it is with both of them installed."""

    kinds = ("x-scheme-handler/mailto",)


class Evolution(MailReceiver):
    entry = "org.gnome.Evolution"
    package = "evolution"
    # A window of its own has nothing but the subject.
    title = "Payment link for invoice"

    def set_up(self) -> None:
        # Its accounts are kept by a service of the session, which has the session's folders.
        sources = Path(os.environ["XDG_CONFIG_HOME"]) / "evolution" / "sources"
        sources.mkdir(parents=True, exist_ok=True)
        head = "[Data Source]\nDisplayName=desk\nEnabled=true\nParent={parent}\n\n"
        for name, parent, text in (
            ("desk", "", "[Mail Account]\nBackendName=none\nIdentityUid=desk-identity\n"),
            ("desk-identity", "desk", _EVOLUTION),
            ("desk-transport", "desk", "[Mail Transport]\nBackendName=sendmail\n"),
        ):
            (sources / f"{name}.source").write_text(head.format(parent=parent) + text)

    def kept(self) -> Iterable[bytes]:
        drafts = Path(os.environ["XDG_DATA_HOME"]) / "evolution" / "mail" / "local" / ".Drafts"
        files = sorted(drafts.glob("cur/*"), key=lambda path: path.stat().st_mtime)
        return [file.read_bytes() for file in files]


class ClawsMail(MailReceiver):
    entry = "claws-mail"
    package = "claws-mail"
    title = "Compose message"

    def set_up(self) -> None:
        settings = self.home / ".claws-mail"
        settings.mkdir()
        (settings / "clawsrc").write_text("[Common]\nconfig_version=4\nenable_aspell=0\n")
        (settings / "accountrc").write_text(
            "[Account: 1]\naccount_name=desk\nis_default=1\nname=Desk\naddress=desk@example.com\n"
            "protocol=0\nreceive_server=127.0.0.1\nsmtp_server=127.0.0.1\nuser_id=desk\n"
        )
        kinds = {"inbox": "inbox", "outbox": "sent", "draft": "drafts", "queue": "queue"}
        items = ""
        for kind, name in {**kinds, "trash": "trash"}.items():
            (self.home / "Mail" / name).mkdir(parents=True)
            items += f'<folderitem type="{kind}" name="{name}" path="{name}"/>'
        (settings / "folderlist.xml").write_text(
            '<?xml version="1.0" encoding="UTF-8"?><folderlist>'
            f'<folder type="mh" name="Mail" path="Mail">{items}</folder></folderlist>'
        )

    def settle(self) -> None:
        # It says which file is attached, and waits.
        until(lambda: bool(window("^Notice$")), "it says what is attached")
        while window("^Notice$"):
            press_in("^Notice$", "Return")

    def kept(self) -> Iterable[bytes]:
        files = (self.home / "Mail" / "drafts").glob("[0-9]*")
        return [file.read_bytes() for file in sorted(files, key=lambda path: int(path.name))]
