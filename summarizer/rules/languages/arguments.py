"""The parties of one act: who frees, and whose people they are or who gets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas import PartyKind
from summarizer.rules.languages.acts import Act
from summarizer.rules.languages.page import Line, Mark
from summarizer.rules.languages.people_words import heads
from summarizer.rules.languages.third_parties import brokers

PEOPLED = frozenset({PartyKind.STATE, PartyKind.ARMED_GROUP})
"""Kinds of parties that hold people."""
_ACTIVE = frozenset({"done", "will", "bare"})
_BETWEEN = 2
"""Tokens between two parties that act together."""
_BEHIND = 4
"""Tokens behind a verb in which its subject stands, where none stands before it."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """The parties of one act: who frees, and whose people they are or who gets them."""

    giving: tuple[Mark, ...]
    getting: tuple[Mark, ...]
    named: tuple[Mark, ...]
    """All parties of its sentence that may be a side."""


def arguments(act: Act) -> Arguments:
    """The parties of an act, by adjectives, endings, short words before them, and order."""
    line = act.line
    third = brokers(line)
    may = [m for m in line.parties if m.first not in third and m.kind in PEOPLED]
    owned = {mark for head in heads(line) for mark in head.owners}
    holders = {mark for mark in may if _holds(line, mark)}
    free = [m for m in may if m not in owned and m not in holders and m.form != "people"]
    giving = [*holders, *(m for m in free if m.way in {"by", "from"})]
    theirs = set(_owners(act))
    getting = [m for m in may if m in theirs and m not in holders]
    getting += [m for m in may if m.way == "to" and m not in owned and m not in holders]
    subjects = _subjects(act, [m for m in free if m.way in {"", "subject"}])
    if not subjects:
        # "The Americans freed", "the Turkish army freed"
        rest = [m for m in may if m.form == "people" and m not in owned and m not in holders]
        subjects = _subjects(act, [m for m in rest if not m.way])
    if act.kind == "take":
        getting += subjects
    elif act.kind == "swap" or (act.kind in {"free", "give"} and act.told in _ACTIVE):
        giving += subjects
    told = {*owned, *holders, *getting}
    named = [m for m in may if m in told or m.form in {"name", "organ"} or line.heading]
    return Arguments(tuple(giving), tuple(getting), tuple(named))


def _owners(act: Act) -> Iterator[Mark]:
    """Whose people an act frees: of its clause if that names any, and not of a part of them."""
    line = act.line
    among = min((match.first for match in line.tagged("cue.among")), default=len(line.tokens))
    told = [head for head in heads(line) if head.owners and head.head < among]
    clause = line.clause(act.first)
    own = [head for head in told if line.clause(head.head) == clause]
    for head in own or told:
        yield from head.owners


def _holds(line: Line, mark: Mark) -> bool:
    """Whether a party stands beside a word for captivity: "from Russian captivity"."""
    return any(
        mark.last == match.first or (mark.first == match.last and mark.form != "people")
        for match in line.tagged("cue.captivity")
    )


def _subjects(act: Act, marks: list[Mark]) -> list[Mark]:
    """The parties that act: in the form of a subject before the verb, else right behind it.

    With the first come those listed with it ("Peru and Chile").
    """
    clause = act.line.clause(act.first)
    near = [m for m in marks if act.line.clause(m.first) == clause] or [
        m for m in marks if m.first < act.first
    ]
    marked = [m for m in near if m.way == "subject"]
    before = [m for m in marked or near if m.last <= act.first]
    after = [m for m in near if act.first < m.first <= act.last + _BEHIND]
    return _listed(before or after or marked)


def _listed(marks: list[Mark]) -> list[Mark]:
    """The first of some marks and the next, where little stands between them."""
    return [m for at, m in enumerate(marks[:2]) if not at or m.first - marks[0].last <= _BETWEEN]
