"""Which way the people of a count go: from whom, and to whom."""

from __future__ import annotations

from itertools import pairwise

from schemas import CountRole, EventKind
from summarizer.rules.clause import Act
from summarizer.rules.gating import Case
from summarizer.rules.marks import PeopleMark, Sentence
from summarizer.rules.roles import Sides
from summarizer.rules.words import word_set

_BOTH = frozenset({"both", "all"})
_TWO = 2


def direction(
    sentence: Sentence, act: Act, mark: PeopleMark, case: Case, sides: Sides
) -> tuple[CountRole, str | None, str | None]:
    """Role, giver and taker of a count in an act."""
    lows = [token.low for token in sentence.tokens]
    nations = [name for name in mark.nations if name in sides.taken]
    if case.undone and act.mode == "done":
        return CountRole.BACKGROUND, None, None  # an earlier deal, beside one that is not done
    ways = _traded(sentence, act, mark, sides)
    if ways is not None:
        return CountRole.TRANSFER, *ways
    if case.kind is EventKind.EXCHANGE and not nations and _counts_both(lows, act):
        return CountRole.TOTAL, None, None
    by: str | None = act.agents[0] if act.agents and act.kind == "release" else None
    if by is None and act.giver in sides.given:
        by = act.giver
    to = _taker(act, nations, case, sides)
    if to is not None and to == by:
        to = None
    if case.kind is EventKind.EXCHANGE:
        by = by or sides.other(to)
        to = sides.other(by) or to
    else:
        by = by or (sides.given[0] if sides.given else None)
        named = {party.name for party in sentence.parties} | {act.securer}
        if to is None and sides.taken and not mark.nations and sides.taken[0] in named:
            to = sides.taken[0]
    by = by if by in sides.given else None
    to = to if to in sides.taken else None
    return CountRole.TRANSFER, by, None if to == by else to


def _taker(act: Act, nations: list[str], case: Case, sides: Sides) -> str | None:
    """The side that an act says the people go to."""
    for name in (*nations, act.securer, act.to):
        if name in sides.taken:
            return name
    if act.rule != "act.in_exchange":
        return None
    paid = (a for a in case.by_sentence[act.sentence] if a.kind == "release" and a.agents)
    return next((a.agents[0] for a in paid), None)


def _traded(
    sentence: Sentence, act: Act, mark: PeopleMark, sides: Sides
) -> tuple[str | None, str | None] | None:
    """Giver and taker of people in "X traded 5 A for 3 B"; None in other clauses."""
    if act.rule != "act.exchange" or not act.agents or len(act.people) != _TWO:
        return None
    given, got = act.people
    between = [token.low for token in sentence.tokens[given.last : got.first]]
    verb = sentence.tokens[act.first].low in word_set("exchange", "verbs")
    other = sides.other(act.agents[0])
    if not verb or "for" not in between or other is None:
        return None
    return (act.agents[0], other) if mark == given else (other, act.agents[0])


def _counts_both(lows: list[str], act: Act) -> bool:
    """Whether an act's number counts the people of both sides: "the exchange of 900 prisoners"."""
    both = act.rule in {"act.exchange", "act.exchanged"} and len(act.people) == 1
    return _of_both(lows) or (both and lows[act.last : act.last + 1] != ["for"])


def _of_both(lows: list[str]) -> bool:
    return any(
        low in _BOTH and then in {"sides", "parties", "countries"} for low, then in pairwise(lows)
    )
