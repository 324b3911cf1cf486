"""What is said beside the page: seen until it is answered or outdated, and said once."""

from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, Notices, Topic

COMPANY = Notice("company", Severity.FAILED, Topic.COMPANY_FILE)
ASIDE = Notice("aside", Severity.FAILED, Topic.SETTINGS_ASIDE)
UNDERSTOOD = Notice("understood", None, Topic.UNDERSTOOD)
COPIED = Notice("copied")


class Reader:
    def __init__(self) -> None:
        self.notices = Notices()
        self.seen: list[tuple[Notice, ...]] = []
        self.heard: list[Notice] = []
        self.notices.changed.connect(self.seen.append)
        self.notices.arose.connect(self.heard.append)


def test_topics_do_not_overwrite_each_other(qapp: object) -> None:
    reader = Reader()
    for notice in (COPIED, COMPANY, ASIDE):
        reader.notices.say(notice)
    assert reader.notices.shown == (COMPANY, ASIDE, COPIED)
    assert reader.seen[-1] == reader.notices.shown
    assert reader.heard == [COPIED, COMPANY, ASIDE]


def test_moving_on_outdates_what_was_said_of_the_id_alone(qapp: object) -> None:
    reader = Reader()
    for notice in (COMPANY, UNDERSTOOD, COPIED):
        reader.notices.say(notice)
    reader.notices.move_on()
    assert reader.notices.shown == (COMPANY,)
    reader.notices.move_on()
    assert len(reader.seen) == 5


def test_feedback_comes_below_what_was_understood(qapp: object) -> None:
    reader = Reader()
    for notice in (UNDERSTOOD, COPIED, COMPANY, COPIED):
        reader.notices.say(notice)
    assert reader.notices.shown == (COMPANY, UNDERSTOOD, COPIED)


def test_the_latest_of_a_topic_counts(qapp: object) -> None:
    reader = Reader()
    opened = Notice("opened")
    for notice in (COPIED, opened, opened):
        reader.notices.say(notice)
    assert reader.notices.shown == (opened,)
    # Done twice is said twice.
    assert reader.heard == [COPIED, opened, opened]


def test_a_late_failure_does_not_wipe_another(qapp: object) -> None:
    reader = Reader()
    late = [Notice(text, Severity.FAILED, Topic.LATE_FAILURE) for text in ("A", "B", "A")]
    for notice in late:
        reader.notices.say(notice)
    assert [notice.text for notice in reader.notices.shown] == ["A\nB"]
    # Each is said, and by itself.
    assert reader.heard == late
    reader.notices.withdraw(Topic.LATE_FAILURE)
    assert reader.notices.shown == ()


def test_what_stands_goes_when_it_is_over(qapp: object) -> None:
    reader = Reader()
    for notice in (COMPANY, ASIDE):
        reader.notices.say(notice)
    reader.notices.withdraw(Topic.COMPANY_FILE)
    assert reader.notices.shown == (ASIDE,)
    reader.notices.withdraw(Topic.REMOVAL)
    assert reader.heard == [COMPANY, ASIDE]


def test_words_are_those_of_the_language_in_force() -> None:
    languages = ["en"]
    notice = Notice(lambda: languages[-1], Severity.FAILED, Topic.COMPANY_FILE)
    assert notice.text == "en"
    languages.append("es")
    assert notice.text == "es"
