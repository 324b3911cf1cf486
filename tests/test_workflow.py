"""The workflows: what they run is what can be run here."""

import os
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = ROOT / ".github" / "workflows"
WORKFLOW = (WORKFLOWS / "release.yml").read_text("utf-8")
ALL = "\n".join(file.read_text("utf-8") for file in sorted(WORKFLOWS.glob("*.yml")))
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def test_they_run_the_targets_and_scripts_that_there_are() -> None:
    scripts = set(re.findall(r"\.ci/[a-z-]+", ALL))
    assert ".ci/nightly" in scripts
    for script in scripts:
        # Windows asks no file whether it may be run.
        assert os.access(ROOT / script, os.X_OK), script
    nightly = (ROOT / ".ci" / "nightly").read_text("utf-8")
    lines = re.findall(r"(?:run: |^)make ([a-z -]+)", ALL + nightly, re.MULTILINE)
    targets = {target for line in lines for target in line.split()}
    assert {"test", "archive", "deb", "test-windows-source"} <= targets
    assert targets <= set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))


def test_each_change_has_all_tests_and_those_of_the_packages() -> None:
    """On the same system as each night, because of Wine; and before anything is published."""
    jobs = re.split(r"^  (?=\w+:$)", WORKFLOW, flags=re.MULTILINE)
    [job] = [job for job in jobs if "run: .ci/run\n" in job]
    nightly = (WORKFLOWS / "nightly.yml").read_text("utf-8")
    system = r"image: .*|options: .*|apt-get .*|git config .*|LANG: .*|HOME: .*"
    assert len(re.findall(system, job)) == 7
    assert re.findall(system, job) == re.findall(system, nightly)
    assert "timeout-minutes: 90" in job
    assert f"needs: [{job.partition(':')[0]}, linux, windows, macos]" in WORKFLOW


def test_containers_are_given_what_docker_keeps_from_them() -> None:
    """A first process that collects those that ended, room to share pictures, and git's trust.

    The last for every home: the tests have one of their own.
    """
    containers = ALL.count("debian:12\n")
    assert containers == 3
    trusted = 'run: git config --system --add safe.directory "$GITHUB_WORKSPACE"'
    assert ALL.count(trusted) == containers
    options = [set(found.split()) for found in re.findall(r"options: (.*)", ALL)]
    assert [found for found in options if "--init" in found] == options
    assert len(options) == containers
    assert sum({"--privileged", "--shm-size=1g"} <= found for found in options) == 2


def test_where_there_is_no_make_it_runs_what_make_runs() -> None:
    for script in (".ci/package", ".ci/test-without-desktop"):
        assert f"{script} $(BIN)/python" in MAKEFILE
        assert f"run: {script} python" in WORKFLOW
    # And not a copy of it.
    assert not re.search("pyinstaller|pytest|mypy|SOURCE_DATE_EPOCH", WORKFLOW, re.IGNORECASE)
    for system in ("windows-2022", "macos-14", "ubuntu-24.04"):
        assert f"runs-on: {system}" in WORKFLOW


def test_actions_are_pinned_by_commit() -> None:
    actions = re.findall(r"uses: (\S+)", ALL)
    assert actions
    assert [a for a in actions if not re.search(r"@[0-9a-f]{40}$", a)] == []
