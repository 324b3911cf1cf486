"""The guide's pictures of what arrives in other programs: docs/pictures/pasted/PROGRAM.png.

Run by `make pasted-pictures`, on a desktop of the tests' kind, with the programs of the group
`receivers`.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage

from gui.demo import practice_service as practice
from gui.demo.practice_service import PracticeService
from gui.demo.samples import SampleKind
from tests.desktop import desk, practice_service, until, window, xdotool
from tests.receivers.copied import copies_as, copy_picture, link_to
from tests.receivers.mail import Thunderbird, want_a_draft
from tests.receivers.test_office import Office, copy_row_of

# What spreadsheets like to make numbers and dates of.
IDS = ["2eb1acd98a86", "00123", "7E10", "1/2", "=1+1"]
# As much of the windows, which are as large as the screen, as there is something to see in.
ROWS, CARD = QRect(0, 0, 800, 320), QRect(355, 108, 830, 720)
MAIL = QRect(0, 0, 858, 766)


def take(title: str, part: QRect, file: Path) -> None:
    """Take a picture of a part of the window with this title, once it is painted."""
    number = window(title)
    xdotool("windowactivate", "--sync", number)
    screen = QGuiApplication.primaryScreen()
    seen: list[QImage] = []

    def is_painted() -> bool:
        seen.append(screen.grabWindow(int(number)).toImage())
        return len(seen) > 4 and all(picture == seen[-1] for picture in seen[-4:])

    until(is_painted, "it is painted")
    # With a table of its own colours a picture has a third of the size, and nobody sees it.
    whole = seen[-1].copy(part).convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(bytes(whole.constBits())).cast("I")
    table = [colour for colour, _ in Counter(pixels).most_common(256)]
    dither = Qt.ImageConversionFlag.ThresholdDither
    small = whole.convertToFormat(QImage.Format.Format_Indexed8, table, dither)
    assert small.save(str(file))


def paste_rows(office: Office, folder: Path, service: PracticeService) -> None:
    """Into Calc: one row for each id."""
    copies_as(folder, service, "copy row")
    office.ask(do="open", what="scalc")
    with desk(folder) as running:
        for number, invoice_id in enumerate(IDS, 1):
            running.wait_for_window("Checkout Desk")
            copy_row_of(running, invoice_id)
            office.paste("text/html", f"A{number}")
        running.wait_for_window("Checkout Desk")
        running.close()


def paste_card(office: Office, folder: Path, service: PracticeService) -> None:
    """Into Writer: the payment card."""
    copies_as(folder, service, "copy payment card")
    office.ask(do="open", what="swriter")
    with desk(folder, "--invoice", IDS[0]) as running:
        copy_picture(running)
        office.paste("image/png")
        running.wait_for_window("Checkout Desk")
        running.close()


def write_mail(folder: Path) -> Thunderbird:
    """Have Thunderbird open a mail draft; returns it, to be ended."""
    thunderbird = Thunderbird(folder)
    with desk(folder, "--invoice", IDS[0], **thunderbird.environment) as running:
        want_a_draft(running, link_to(IDS[0]))
        until(lambda: bool(window(thunderbird.title)), "the mail is open")
    return thunderbird


def main() -> None:
    """Take them all, into the folder that is named."""
    app = QGuiApplication([])
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    practice._KINDS.update(dict.fromkeys(IDS, SampleKind.FOUND))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        office = Office(folder / "office" / "profile")
        with practice_service(folder) as service:
            paste_rows(office, folder, service)
            take("LibreOffice Calc", ROWS, target / "calc.png")
            paste_card(office, folder, service)
            take("LibreOffice Writer", CARD, target / "writer.png")
        office.end()
        mail = folder / "mail"
        mail.mkdir()
        with practice_service(mail):
            thunderbird = write_mail(mail)
            take(thunderbird.title, MAIL, target / "thunderbird.png")
            thunderbird.end()
    app.quit()


if __name__ == "__main__":
    main()
