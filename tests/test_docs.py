"""What the documents say about the tests is true."""

import itertools
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
NAMED = [
    (document.name, *named)
    for document in DOCUMENTS
    for named in re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", document.read_text("utf-8"))
]


def test_the_documents_name_tests() -> None:
    assert len([name for _, _, name in NAMED if name]) >= 25


@pytest.mark.parametrize(("document", "file", "name"), NAMED)
def test_a_named_test_is_there(document: str, file: str, name: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    assert not name or f"def {name}(" in text


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text("utf-8")):
        assert (document.parent / target).exists(), target


def test_the_page_on_messages_names_what_the_program_says() -> None:
    sources = ET.parse(ROOT / "resources/translations/checkout-desk_es.ts")
    said = "\n".join(source.text or "" for source in sources.iter("source"))
    page = (ROOT / "docs/troubleshooting.md").read_text("utf-8")
    named = re.findall(
        r"^\| (?!On the command line)\*(.+?)\*(?:, \*(.+?)\*)? \|", page, re.MULTILINE
    )
    assert len(named) > 30
    for title in filter(None, itertools.chain(*named)):
        for part in re.split("[…/“”,;]", title):
            assert part.strip() in said, title
