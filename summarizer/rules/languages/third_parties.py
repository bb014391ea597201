"""Third parties: who brokered, helped, or lent its ground, by a cue in the same clause."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from schemas import PartyKind, PartyRole
from summarizer.rules.claims import Claim
from summarizer.rules.languages.page import Line, Mark, Page
from summarizer.rules.languages.patterns import Match

_CUES = {
    "cue.mediator": PartyRole.MEDIATOR,
    "cue.helper": PartyRole.FACILITATOR,
    "cue.host": PartyRole.HOST,
}
_REACH = 9
"""Tokens between a cue and its party."""
_LISTED = 4
"""Tokens between two parties of one list."""
_ADJOINING = 2
_RED_CROSS = "International Committee of the Red Cross"


def third_parties(page: Page) -> list[Claim]:
    """Claims of parties that are no side, in order of the text."""
    claims = [claim for line in page.lines for claim in _cued(line)]
    known = {claim.name for claim in claims}
    for line in page.lines:
        for mark in line.parties:
            if mark.name == _RED_CROSS and mark.name not in known:
                known.add(mark.name)
                span = line.words(mark.first, mark.last)
                claims.append(
                    Claim(mark.name, PartyRole.FACILITATOR, span, "foreign.party.red_cross")
                )
    return claims


def brokers(line: Line) -> frozenset[int]:
    """First tokens of the parties of a sentence that a cue makes third ones."""
    return frozenset(mark.first for _, _, mark in _bound(line))


def _cued(line: Line) -> Iterator[Claim]:
    for match, role, mark in _bound(line):
        first, last = min(match.first, mark.first), max(match.last, mark.last)
        rule = f"foreign.party.{role.value}"
        yield Claim(mark.name, role, line.words(first, last), rule)


def _bound(line: Line) -> Iterator[tuple[Match, PartyRole, Mark]]:
    """Each cue with the parties that it speaks of: the nearest, and those listed with it."""
    for tag, role in _CUES.items():
        for match in line.tagged(tag):
            for mark in _near(line, match):
                if role is not PartyRole.HOST or mark.kind is PartyKind.STATE:
                    yield match, role, mark


def _near(line: Line, match: Match) -> list[Mark]:
    clause = line.clause(match.first)
    marks = [mark for mark in line.parties if _may_help(mark, match)]
    before = [m for m in marks if m.last <= match.first and match.first - m.last <= _REACH]
    after = [m for m in marks if m.first >= match.last and m.first - match.last <= _REACH]
    same_before = [m for m in before if line.clause(m.first) == clause]
    same_after = [m for m in after if line.clause(m.first) == clause]
    if same_after and same_before:
        near_after = same_after[0].first - match.last
        near_before = match.first - same_before[-1].last
        after_wins = near_after <= near_before
        return _chain(same_after) if after_wins else _chain(same_before[::-1])
    if same_after:
        return _chain(same_after + [m for m in after if m not in same_after])
    if not same_before and before and match.first - before[-1].last <= _LISTED:
        # "France, which mediated"
        return before[-1:]
    return _chain(same_before[::-1])


def _may_help(mark: Mark, match: Match) -> bool:
    """Whether a party may be what a cue speaks of: a journey's capital is not."""
    if mark.form == "capital":
        return mark.way in {"", "subject", "by"}
    return mark.form != "people" or _beside(mark, match)


def _beside(mark: Mark, match: Match) -> bool:
    """Whether an adjective stands right beside a cue, or little before ("Turkish mediation")."""
    return 0 <= match.first - mark.last <= _ADJOINING or mark.first == match.last


def _chain(marks: Collection[Mark]) -> list[Mark]:
    """The first mark and those that follow it closely, as in a list."""
    chain: list[Mark] = []
    for mark in marks:
        if chain:
            gap = max(mark.first - chain[-1].last, chain[-1].first - mark.last)
            gap += max(mark, chain[-1], key=lambda each: each.first).joined
            if not gap or gap > (_LISTED if mark.way == chain[0].way else _ADJOINING):
                break
        chain.append(mark)
    return chain
