"""What the documents say about the program and its tests is true."""

import re
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree as ET

import pytest

from gui.commands.results import code_of, error_code
from gui.core.batch.cell_ids import IdProblem
from gui.core.batch.outcome import SKIPPED
from gui.core.errors import Canceled, LookupFailure

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
NAMED = [
    (document.name, *named)
    for document in DOCUMENTS
    for named in re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", document.read_text("utf-8"))
]
# With the column of the translations in which their language stands.
MESSAGES = {"troubleshooting.md": "source", "troubleshooting.es.md": "translation"}


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


def test_all_words_have_the_same_apostrophe() -> None:
    texts = [
        t.text or "" for t in ET.parse(ROOT / "resources/translations/checkout-desk_es.ts").iter()
    ]
    for name in ("user-guide", "troubleshooting"):
        for page in ROOT.glob(f"docs/{name}*.md"):
            texts += re.split(r"`[^`]*`", page.read_text("utf-8"))
    assert [text for text in texts if re.search(r"\w'\w", text)] == []


def entries(page: str) -> list[list[str]]:
    """The words under which each entry of a page on messages stands."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    return [title.split(" / ") for title in re.findall(r"^### (.+)$", text, re.MULTILINE)]


@pytest.mark.parametrize(("page", "column"), MESSAGES.items())
def test_the_pages_on_messages_name_what_the_program_says(page: str, column: str) -> None:
    texts = ET.parse(ROOT / "resources/translations/checkout-desk_es.ts").iter()
    # What has a number in it is translated in its forms.
    said = "\n".join(t.text or "" for t in texts if t.tag in {column, "numerusform"})
    program = "\n".join(path.read_text("utf-8") for path in (ROOT / "gui/process").glob("*.py"))
    named = [title for titles in entries(page) for title in titles]
    assert len(named) > 60
    for title in named:
        for part in re.split("[…“”«»]", title):
            assert part.strip() in said or part.strip() in program, title


def test_the_pages_on_messages_have_the_same_entries() -> None:
    english, spanish = (
        [
            (line.partition(" ")[0], line.count(" / "))
            for line in text.splitlines()
            if line[:1] == "#"
        ]
        for text in ((ROOT / "docs" / page).read_text("utf-8") for page in MESSAGES)
    )
    assert english == spanish


def test_scripts_can_look_up_every_code_that_they_are_told() -> None:
    text = (ROOT / "docs/command-line.md").read_text("utf-8")
    told = text.partition("`error.code` is one of")[2].partition("\n## ")[0]
    # What was canceled is told as skipped.
    failures = [kind.__new__(kind) for kind in get_args(LookupFailure) if kind is not Canceled]
    problems = [problem for kind in get_args(IdProblem) for problem in kind]
    codes = {*map(error_code, failures), *(code_of(SKIPPED, each) for each in (None, *problems))}
    assert set(re.findall(r"`(\w+)`", told)) == codes


def test_the_manual_page_has_every_option() -> None:
    program = (ROOT / "gui/commands/command_line.py").read_text("utf-8")
    options = set(re.findall(r'"(--[a-z-]+)"', program)) - {"--print-service"}
    page = (ROOT / "resources/linux/checkout-desk.1").read_text("utf-8").replace("\\-", "-")
    assert set(re.findall(r"^\.BI? (--[a-z-]+)", page, re.MULTILINE)) == options
