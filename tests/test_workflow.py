"""The release workflow: what it runs is what can be run here."""

import os
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORKFLOW = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def test_it_runs_the_targets_and_scripts_that_there_are() -> None:
    targets = {t for line in re.findall(r"run: make ([a-z -]+)", WORKFLOW) for t in line.split()}
    assert {"test", "archive", "deb"} <= targets
    assert targets <= set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    for script in re.findall(r"\.ci/[a-z-]+", WORKFLOW):
        # Windows asks no file whether it may be run.
        assert os.access(ROOT / script, os.X_OK), script


def test_where_there_is_no_make_it_runs_what_make_runs() -> None:
    for script in (".ci/package", ".ci/test-without-desktop"):
        assert f"{script} $(BIN)/python" in MAKEFILE
        assert f"run: {script} python" in WORKFLOW
    # And not a copy of it.
    assert not re.search("pyinstaller|pytest|mypy|SOURCE_DATE_EPOCH", WORKFLOW, re.IGNORECASE)
    for system in ("windows-2022", "macos-14", "ubuntu-24.04"):
        assert f"runs-on: {system}" in WORKFLOW


def test_actions_are_pinned_by_commit() -> None:
    actions = re.findall(r"uses: (\S+)", WORKFLOW)
    assert actions
    assert [a for a in actions if not re.search(r"@[0-9a-f]{40}$", a)] == []
