"""Whether a party that is no side of an event has a part in it, and which."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from schemas import PartyRole

_THIRD = tuple(role for role in PartyRole if role not in (PartyRole.RELEASING, PartyRole.RECEIVING))
_PART = 0.5
"""The least chance of all parts together: who did something is surer than what it was."""
_BESIDE = {PartyRole.HOST: 0.65}
_ENOUGH = 0.45
"""The least chance of a part beside the likeliest."""
_SAID = 0.25
"""What it adds to the chance of a part that the rules read it in the text."""
_SELDOM_SAID = frozenset({PartyRole.HOST, PartyRole.COMMENTATOR})
"""Parts that rules read where there is none."""


def third_parts(
    chances: Mapping[PartyRole, float], said: Collection[PartyRole]
) -> tuple[PartyRole, ...]:
    """The likeliest part of a third party with what is likely beside it; none where none is.

    Args:
        chances: of each role.
        said: the roles that the rules read in the text.
    """
    scores = {
        role: chances[role] + _SAID * (role in said and role not in _SELDOM_SAID) for role in _THIRD
    }
    if sum(scores.values()) < _PART:
        return ()
    first = max(_THIRD, key=lambda role: scores[role])
    rival = _RIVALS.get(first)
    return tuple(
        role
        for role in _THIRD
        if role is first
        or (
            role not in (rival, PartyRole.COMMENTATOR)
            and scores[role] >= _BESIDE.get(role, _ENOUGH)
        )
    )


_RIVALS = {
    PartyRole.MEDIATOR: PartyRole.FACILITATOR,
    PartyRole.FACILITATOR: PartyRole.MEDIATOR,
}
"""Parts of which a party has one."""
