"""Message templates: what cannot be used, and what is filled in."""

import pytest

from gui.core.handover.templates import InvalidTemplate, TemplateProblem, check_body, filled


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", TemplateProblem.EMPTY),
        ("{link} {customer}", TemplateProblem.UNKNOWN_PLACEHOLDER),
        ("{link} {", TemplateProblem.OPEN_BRACE),
        ("pay {{link}}", TemplateProblem.LINK_MISSING),
        ("{link}" + "x" * 2_000, TemplateProblem.TOO_LONG),
        ("{link}\u202e", TemplateProblem.INVISIBLE_CHARACTER),
    ],
)
def test_templates_that_cannot_be_used(text: str, problem: TemplateProblem) -> None:
    with pytest.raises(InvalidTemplate) as caught:
        check_body(text)
    assert caught.value.problem is problem


def test_a_template_is_filled_once() -> None:
    check_body("{link} {{a}} {account}")
    values = {"link": "{account}", "account": "x.{link}"}
    assert filled("{link} {{a}} {account}", values) == "{account} {a} x.{link}"
