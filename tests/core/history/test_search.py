"""Questions to the history, against the plain reading of what they ask."""

import random
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled
from gui.core.history import search
from gui.core.history.entry import Kept, VerdictThen
from gui.core.history.ledger import Ledger
from gui.core.history.query import Query
from gui.core.link import admit
from tests.core.history.ledgers import (
    ACCOUNT,
    NOW,
    WAYS,
    KnownKey,
    all_of,
    database_of,
    handed_over,
    ids,
    link_of,
)
from tests.faults.scenario import exhaustive

ODD_IDS = (
    *("7", "ab", "AB1", "abc", "a%c", "a_c", "100%", "50%_off", "x' OR 1=1 --", '"quoted"'),
    *("Ärger", "ärger", "İstanbul", "ß", "日本語請求書", "🧾🧾🧾", "*", "a*", "NEAR(", "AND"),
    *("a AND b", "-abc", "^a", "INV-10001", "inv-10001", "XINV-10001X", "link:abc", "{abc}"),
    *("spaced  id", "a\tb"),
)
PEOPLE = ("maria", "Maria José", "joao", "you", "m")


def a_ledger(folder: Path, seed: int, count: int = 400) -> Ledger:
    chance = random.Random(seed)
    ledger = Ledger(folder, KnownKey())
    entries = [
        handed_over(
            number,
            invoice_id=chance.choice(ODD_IDS) if chance.random() < 0.6 else f"INV-{number % 150}",
            person=chance.choice(PEOPLE),
            way=chance.choice(WAYS),
            verdict=chance.choice(list(VerdictThen)),
            account_key=chance.choice((ACCOUNT, "other")),
            link=link_of(number % 7, chance.randrange(3)),
            # A clock that goes wrong now and then.
            at=NOW + timedelta(hours=number + chance.choice((0, 0, 0, -300, 200))),
        )
        for number in range(count)
    ]
    for at in range(0, count, 50):
        assert not ledger.write(entries[at : at + 50], with_links=at % 100 == 0)
    return ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledger = a_ledger(tmp_path, 1)
    yield ledger
    ledger.close()


def lower(text: str) -> str:
    """Of letters without accents alone, as the index of them has it."""
    return "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in text)


def has(row: Kept, query: Query) -> bool:
    text, person = query.text.strip(), row.person.casefold()
    if 0 < len(text) < 3:
        is_found = lower(row.invoice_id).startswith(lower(text)) or person.startswith(
            text.casefold()
        )
    else:
        where = (lower(row.invoice_id), lower(row.link))
        is_found = any(lower(text) in each for each in where) or text.casefold() in person
    return (
        (is_found or not text)
        and (query.since is None or row.at >= query.since)
        and (query.until is None or row.at < query.until)
        and (not query.verdicts or row.verdict in query.verdicts)
        and (not query.ways or row.way in query.ways)
        and (row.is_changed or not query.is_changed)
        and (query.person in {"", row.person})
        and (query.account_key in {"", row.account_key})
    )


def a_query(chance: random.Random) -> Query:
    def sometimes(value: object, nothing: object) -> object:
        return value if chance.random() < 0.3 else nothing

    def some(values: Sequence[object]) -> frozenset[object]:
        return frozenset(chance.sample(values, chance.choice((1, 2))))

    some_id = chance.choice((*ODD_IDS, "INV-17", "maria josé", "com/i/r?account=canary"))
    begin = chance.randrange(len(some_id))
    part = some_id[begin : begin + chance.choice((1, 2, 3, 4, 9, 30))]
    text = chance.choice((part, some_id, some_id[:2], part.upper(), "", ""))
    since = NOW + timedelta(hours=chance.randrange(400))
    fields = {
        "text": text,
        "since": sometimes(since, None),
        "until": sometimes(since + timedelta(hours=chance.randrange(200)), None),
        "verdicts": sometimes(some(list(VerdictThen)), frozenset()),
        "ways": sometimes(some(WAYS), frozenset()),
        "is_changed": sometimes(True, False),
        "person": sometimes(chance.choice((*PEOPLE, "nobody")), ""),
        "account_key": sometimes(chance.choice((ACCOUNT, "other", "none")), ""),
    }  # fmt: skip
    return Query(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("few", [0, 100, *map(exhaustive, [5, 5_000])])
def test_every_question_is_answered_as_it_reads(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    # By whichever index.
    monkeypatch.setattr(search, "_FEW", few)
    rows = all_of(ledger)
    chance = random.Random(few)
    found = 0
    for _ in range(150):
        query = a_query(chance)
        expected = [row for row in rows if has(row, query)]
        assert all_of(ledger, query, 17) == expected, query
        assert ledger.count(query) == len(expected), query
        assert ledger.count(query, 3) == min(3, len(expected)), query
        found += bool(expected)
    assert found > 40


@pytest.mark.parametrize("odd", ODD_IDS)
def test_whatever_an_id_is_made_of_it_is_found_by_itself(tmp_path: Path, odd: str) -> None:
    ledger = Ledger(tmp_path, KnownKey())
    ledger.write([handed_over(1, invoice_id=odd), handed_over(2, invoice_id="other", person="x")])
    assert ids(ledger, Query(f" {odd} ")) == [odd]
    ledger.close()


@pytest.mark.parametrize(
    "text", ["%", "%%%", "___", "a%1", "A__1", "INV%", "*nv", '"', '"""', "\0"]
)
def test_no_character_stands_for_others(tmp_path: Path, text: str) -> None:
    ledger = Ledger(tmp_path, KnownKey())
    ledger.write([handed_over(1, invoice_id="a-101"), handed_over(2)])
    assert ids(ledger, Query(text)) == ([] if text != "\0" else ["INV-10002", "a-101"])
    ledger.close()


def test_a_long_text_is_looked_for_whole(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, KnownKey())
    long = "".join(f"{number:x}." for number in range(2_000))
    link = admit(f"https://www.bluetape.com/i/r?id={long[:7_000]}")
    ledger.write([handed_over(1, link=link), handed_over(2)], with_links=True)
    assert ids(ledger, Query(link.address)) == ["INV-10001"]
    assert ids(ledger, Query(long[:3_000])) == ["INV-10001"]
    assert ids(ledger, Query(long[1:3_000] + "!")) == []
    assert ids(ledger, Query("?" + long[:3_000])) == []
    ledger.close()


def test_what_is_given_up_ends_at_once(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_STEPS", 10)
    given_up = Cancellation()
    assert len(ledger.page(Query("inv"), cancellation=given_up)) > 0
    given_up.cancel()
    for ask in (ledger.page, ledger.count):
        with pytest.raises(Canceled):
            ask(Query("inv"), cancellation=given_up)
    # What comes after is not.
    assert len(ledger.page(Query("inv"))) > 0
    assert not ledger.write([handed_over(900)])


def plan(ledger: Ledger, query: Query) -> str:
    database = database_of(ledger)
    numbers, values = search._numbers(database.connection, query, None, 100)
    found = database.connection.execute(f"EXPLAIN QUERY PLAN {numbers}", values)
    return " / ".join(row[3] for row in found)


@pytest.mark.parametrize(
    ("query", "way"),
    [
        (Query(), "SCAN h"),
        (Query("INV-1"), "SCAN f VIRTUAL TABLE"),
        (Query("i"), "by_first_letter"),
        (Query("in"), "by_two_letters"),
        (Query("maria"), "by_person"),
        (Query(is_changed=True), "changed"),
        (Query("INV-1", is_changed=True), "changed"),
        (Query(verdicts=frozenset({VerdictThen.PAID})), "by_verdict"),
        (Query(ways=frozenset({"mail draft"})), "by_way"),
        (Query(since=NOW, until=NOW + timedelta(hours=9)), "(rowid>? AND rowid<?)"),
    ],
)
def test_nothing_is_sorted_and_no_more_is_looked_at_than_is_asked_for(
    ledger: Ledger, query: Query, way: str
) -> None:
    assert way in plan(ledger, query)
    assert "TEMP B-TREE" not in plan(ledger, query)
