from __future__ import annotations

from typing import Any

import pytest

from schemas import Count, Evidence, Framing, Item, Person, Rationale
from summarizer.grounding import Grounder, check_item, check_summary

TEXT = (
    "Peru freed forty pilots on Monday. Ana Ruiz, jailed for 11.5 years, spoke of mercy. "
    "The rebels called them bandits."
)
GROUNDER = Grounder(TEXT, language="en")


def evidence(words: str) -> list[Evidence]:
    return [GROUNDER.locate(words)]


def item(kind: type[Item], words: str, **fields: Any) -> Item:
    return kind.model_validate({**fields, "evidence": evidence(words)})


@pytest.mark.parametrize(
    ("given", "faulty"),
    [
        (item(Person, "Ana Ruiz", name="Ana Ruiz", role="held", note="jailed 11.5 years"), False),
        (item(Person, "Ana Ruiz", name="Ana Ruiz", role="held", note="jailed 47 years"), True),
        (
            item(Rationale, "mercy", stated_by="source", kinds=["humanitarian"], statement="mercy"),
            False,
        ),
        (
            item(
                Rationale,
                "mercy",
                stated_by="source",
                kinds=["humanitarian"],
                statement="mercy on 90 men",
            ),
            True,
        ),
        (item(Framing, "bandits", term="bandits", about="40 pilots", neutral="pilots"), False),
        (item(Framing, "bandits", term="bandits", about="pilots", neutral="six pilots"), True),
    ],
)
def test_an_item_says_no_number_that_the_source_does_not(given: Item, faulty: bool) -> None:
    reasons = check_item(given, GROUNDER)
    assert any("the source does not say" in reason for reason in reasons) == faulty


def test_a_summary_may_use_the_numbers_of_the_record() -> None:
    count = item(
        Count,
        "forty pilots",
        role="transfer",
        low=40,
        high=40,
        category="unspecified",
        as_written="forty pilots",
    )
    assert check_summary("Peru freed 40 pilots.", [count], GROUNDER) is None
    assert check_summary("Peru freed forty pilots.", [], GROUNDER) is None
    reason = check_summary("Peru freed 41 pilots.", [count], GROUNDER)
    assert reason == "the source does not say '41'; leave out what it does not hold"


@pytest.mark.parametrize(
    ("summary", "held"),
    [
        ("The two sides met, and one of them agreed.", True),
        ("The 2 governments met.", True),
        ("The two pilots met.", False),
        ("1 pilot was freed.", False),
    ],
)
def test_the_number_of_sides_is_no_invented_number(summary: str, held: bool) -> None:
    assert (check_summary(summary, [], GROUNDER) is None) == held
