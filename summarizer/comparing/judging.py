"""Whether two events are one, belong to one deal, or are two.

The points of all grounds are summed (Fellegi and Sunter 1969, with weights set by hand and checked
on pairs of the training split of ``evals/joining``). Some grounds are decisive: nobody is handed
over twice, so two days of handover are two events, however like they are in all else.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from schemas import LinkKind, Reason, ReasonKind, Status
from summarizer.comparing.facts import Facts
from summarizer.comparing.findings import Finding
from summarizer.comparing.grounds import Counted, Dated, Named, Sided, counts, days, parties, people
from summarizer.comparing.grounds import places as places_in
from summarizer.comparing.times import AHEAD

SAME_FROM = 6.5
"""Points from which two events are one."""
LINKED_FROM = 4.0
"""Points from which two events that are not one belong together."""
NEAR_FROM = 6.0
"""Points of what speaks for two events being one, from which it is told why they are not."""
_COPY = 4.0
_ANCHORS = {ReasonKind.DATES, ReasonKind.PUBLISHED, ReasonKind.PEOPLE, ReasonKind.TEXT}
"""One of these must speak for it: parties and numbers alone recur."""


class Tie(Enum):
    """What two events are to each other."""

    SAME = auto()
    LINKED = auto()
    APART = auto()
    """Unlike, or with nothing that ties them."""


class Ruling(NamedTuple):
    """What two events are to each other, without the grounds.

    Attributes:
        tie: what they are to each other.
        points: sum over all findings.
        apart: whether they may not stand in one group, whatever ties them to others.
    """

    tie: Tie
    points: float
    apart: bool


class Judgement(NamedTuple):
    """What was found on two events.

    Attributes:
        ruling: what they are to each other.
        near: whether so much speaks for one event that it should be told why they are two.
        link: how they belong together, where they are linked.
        findings: the grounds, the weightiest first.
    """

    ruling: Ruling
    near: bool
    link: LinkKind | None
    findings: tuple[Finding, ...]

    @property
    def tie(self) -> Tie:
        """What they are to each other."""
        return self.ruling.tie

    def reasons(self) -> list[Reason]:
        """The grounds that weigh anything, as a comparison shows them."""
        return [each.reason() for each in self.findings if each.points]


class _Held(NamedTuple):
    """Two events held together."""

    sided: Sided
    counted: Counted
    named: Named
    dated: Dated


def judge(one: Facts, other: Facts, *, copies: bool = False, one_source: bool = False) -> Judgement:
    """Judge two events.

    Args:
        one: first event.
        other: second event.
        copies: whether the texts of their sources are nearly the same.
        one_source: whether one source tells of both.
    """
    sided = parties(one, other)
    held = _Held(sided, counts(one, other, sided.keys), people(one, other), days(one, other))
    findings = [
        *held.sided.findings,
        *held.counted.findings,
        *held.named.findings,
        *held.dated.findings,
        *places_in(one, other),
    ]
    if copies:
        findings.append(Finding(ReasonKind.TEXT, _COPY, "nearly the same text"))
    if one_source:
        text = "one source tells of both as two events"
        findings.append(Finding(ReasonKind.SOURCE, 0.0, text, decisive=True))
    if held.named.same or copies or _whole_deal(one, other, held):
        findings = [_softened(each) for each in findings]
    return _judged(one, other, held, findings)


def _judged(one: Facts, other: Facts, held: _Held, findings: Sequence[Finding]) -> Judgement:
    points = sum(each.points for each in findings)
    decisive = any(each.decisive for each in findings)
    batch = _batch(held)
    anchored = held.counted.telling or any(
        each.kind in _ANCHORS and each.points > 0 for each in findings
    )
    link = None
    if points >= SAME_FROM and anchored and not decisive and not batch:
        tie = Tie.SAME
    else:
        link = _link(one, other, held, points, batch=batch)
        tie = Tie.LINKED if link else Tie.APART
    return Judgement(
        ruling=Ruling(tie, points, apart=decisive or batch),
        near=sum(each.points for each in findings if each.points > 0) >= NEAR_FROM,
        link=link,
        findings=tuple(sorted(findings, key=lambda each: -abs(each.points))),
    )


def _softened(finding: Finding) -> Finding:
    """A ground that is decisive elsewhere, where the same people or one text tie two events.

    Sources differ over the day on which somebody was freed, not over who it was.
    """
    if not finding.decisive or finding.kind is ReasonKind.SOURCE:
        return finding
    return finding._replace(points=finding.points / 2, decisive=False)


def _whole_deal(one: Facts, other: Facts, held: _Held) -> bool:
    """Whether both give the numbers of a deal that is carried out over several days."""
    return (
        held.dated.same_deal
        and held.counted.ways > 0
        and held.counted.equal == held.counted.ways
        and any(each.parts and each.status is not Status.COMPLETED for each in (one, other))
    )


def _batch(held: _Held) -> bool:
    """Whether one tells of a part of what the other tells, carried out on several days."""
    return (
        held.dated.several_days
        and held.counted.ways > 0
        and held.counted.unlike == held.counted.ways
        and not held.named.same
    )


def _link(one: Facts, other: Facts, held: _Held, points: float, *, batch: bool) -> LinkKind | None:
    """How two events that are not one belong together."""
    if not held.sided.shared or any(each.decisive for each in held.sided.findings):
        return None
    if held.dated.same_deal and (held.dated.other_days or held.counted.unlike):
        return LinkKind.BATCHES
    if batch and not held.dated.other_days and points >= LINKED_FROM:
        return LinkKind.BATCHES
    stages = (one.status in AHEAD) != (other.status in AHEAD)
    anchored = any(
        each.kind in {ReasonKind.DATES, ReasonKind.PEOPLE} and each.points > 0
        for each in held.dated.findings + held.named.findings
    )
    vetoed = any(each.decisive for each in held.dated.findings)
    if stages and anchored and not vetoed and points >= LINKED_FROM:
        return LinkKind.STAGES
    return None
