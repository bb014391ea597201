"""Which part a third party has, by the chances of each and what the rules read."""

from __future__ import annotations

import pytest

from schemas import PartyRole
from summarizer.rules.english.weighed.third_parts import third_parts

MEDIATOR, FACILITATOR = PartyRole.MEDIATOR, PartyRole.FACILITATOR
HOST, COMMENTATOR = PartyRole.HOST, PartyRole.COMMENTATOR


def parts(said: set[PartyRole], **chances: float) -> set[PartyRole]:
    """The parts of a party with some chances; 0 where none is given."""
    return set(third_parts({role: chances.get(str(role), 0.0) for role in PartyRole}, said))


@pytest.mark.parametrize(
    ("chances", "said", "expected"),
    [
        ({"mediator": 0.3, "facilitator": 0.15}, set(), set()),
        ({"mediator": 0.3, "facilitator": 0.25}, set(), {MEDIATOR}),
        ({"mediator": 0.4, "facilitator": 0.3}, {FACILITATOR}, {FACILITATOR}),
        ({"mediator": 0.6, "facilitator": 0.5}, set(), {MEDIATOR}),
        ({"mediator": 0.7, "host": 0.7}, set(), {MEDIATOR, HOST}),
        ({"mediator": 0.7, "host": 0.5}, set(), {MEDIATOR}),
        ({"commentator": 0.3, "host": 0.1}, {COMMENTATOR}, set()),
    ],
)
def test_a_part_is_given_where_some_part_is_likely(
    chances: dict[str, float], said: set[PartyRole], expected: set[PartyRole]
) -> None:
    assert parts(said, **chances) == expected
