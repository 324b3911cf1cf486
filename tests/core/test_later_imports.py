"""What libraries import and nobody here uses is not imported, and is there for who uses it."""

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.systems import IS_WINDOWS

ROOT = Path(__file__).parent.parent.parent


def said_by(code: str) -> object:
    """Run Python code in a process of its own; returns the JSON it prints."""
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", textwrap.dedent(code)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert result.stderr == ""
    return json.loads(result.stdout)


def test_a_module_is_there_when_somebody_looks_into_it() -> None:
    found = said_by("""
        import json, sys
        from gui.core.later_imports import left_for_later
        with left_for_later("colorsys", "json", "nobody_has_this"):
            import colorsys, nobody_has_this
            from colorsys import rgb_to_hsv
            early = "nobody_has_this" in sys.modules
        late = "nobody_has_this" in sys.modules
        try:
            nobody_has_this.name
        except ImportError as error:
            kind = type(error).__name__
        with left_for_later("graphlib"):
            import graphlib
        is_real = "graphlib" in sys.modules
        sorter = graphlib.TopologicalSorter
        is_same = sys.modules["graphlib"].TopologicalSorter is sorter
        print(json.dumps([early, late, kind, is_real, is_same, rgb_to_hsv(1, 1, 1)]))
    """)
    assert found == [True, False, "ModuleNotFoundError", False, True, [0.0, 0.0, 1]]


def test_the_client_guesses_no_encodings() -> None:
    found = said_by("""
        import json, sys
        import gui.core.http.client, requests
        answer = requests.Response()
        answer._content = '{"a": "ñ"}'.encode()
        guesses = [name for name in sys.modules if name.startswith(("charset_", "_codecs_"))]
        import charset_normalizer
        print(json.dumps([guesses, answer.json()["a"], charset_normalizer.__name__]))
    """)
    assert found == [[], "ñ", "charset_normalizer"]


@pytest.mark.skipif(IS_WINDOWS or sys.platform == "darwin", reason="another keyring")
def test_the_keyring_looks_for_no_backends() -> None:
    found = said_by("""
        import json, sys
        from gui.core.accounts.keyring_store import platform_backend
        platform_backend()
        names = ["configparser", "importlib_metadata", "more_itertools"]
        print(json.dumps([name for name in names if name in sys.modules]))
    """)
    assert found == []
