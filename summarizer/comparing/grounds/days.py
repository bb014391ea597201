"""Whether both were agreed and carried out on the same days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from schemas import ReasonKind, Status
from summarizer.comparing.facts import Facts
from summarizer.comparing.findings import Finding
from summarizer.comparing.times import AHEAD, Span, gap, nearest

_SAME_DAY, _SAME_MONTH, _REPORTED = 5.0, 2.0, 3.0
_SAME_DEAL, _DEAL_ABOUT = 3.0, 1.0
_THEN_CARRIED_OUT, _THEN_REPORTED, _OFFERED_THEN = 2.5, 1.0, 1.0
_CAPTURE = 1.0
_OTHER_DAY, _OTHER_DEAL, _OTHER_DEAL_DAY = -8.0, -3.0, -1.0
_SLIPPED, _LONG_AFTER = -0.5, -4.0

_SOON, _LATER = 45, 120
"""Days from a deal to its handover: usual, and at most."""
_DEAL_SLACK = 21
"""Days over which a deal is announced, approved and signed."""
_SLIP = 10
"""Days by which a planned handover is put off."""
_ZONE = 1
"""Days by which two sources differ over one moment."""
_LATE_NEWS = 30
"""Days after which a report of a handover is no news of it."""


class Dated(NamedTuple):
    """The days of two events held together.

    Attributes:
        findings: what they say.
        other_days: whether both state when people left, and these are different days.
        same_deal: whether both state one day for the agreement.
        several_days: whether one states several days on which people leave.
    """

    findings: list[Finding]
    other_days: bool
    same_deal: bool
    several_days: bool


def days(one: Facts, other: Facts) -> Dated:
    """Compare days of agreement and handover, each with each."""
    handover = nearest(one.times.handover, other.times.handover)
    agreement = nearest(one.times.agreement, other.times.agreement)
    findings = []
    if handover:
        findings.append(_handovers(one, other, *handover))
    if agreement:
        findings.append(_agreements(*agreement))
    if not handover:
        findings += [*_ahead(one, other), *_ahead(other, one)]
    if not (handover or agreement):
        findings += _offers(one, other)
    findings += _captures(one, other)
    stated = handover is not None and handover[0].stated and handover[1].stated
    return Dated(
        findings=findings,
        other_days=stated and handover is not None and gap(*handover) != 0,
        same_deal=agreement is not None and _same_deal(*agreement),
        several_days=any(len(_stated(each.times.handover)) > 1 for each in (one, other)),
    )


def _handovers(one: Facts, other: Facts, first: Span, second: Span) -> Finding:
    apart = gap(first, second)
    if first.stated and second.stated:
        if apart == 0:
            return _one_day(first, second)
        text, parts = "carried out on different days ({}; {})", (first.words, second.words)
        if _planned(one, first, apart) or _planned(other, second, -apart):
            return Finding(ReasonKind.DATES, _SLIPPED, f"planned for another day, {text}", parts)
        return Finding(ReasonKind.DATES, _OTHER_DAY, text, parts, decisive=True)
    if first.stated or second.stated:
        stated, printed = (first, second) if first.stated else (second, first)
        return _reported(stated, printed)
    return _printed(first, second)


def _one_day(first: Span, second: Span) -> Finding:
    if first.exact and second.exact:
        return Finding(ReasonKind.DATES, _SAME_DAY, "carried out {} in both", (first.words,))
    text, parts = "carried out {} in one, {} in the other", (first.words, second.words)
    return Finding(ReasonKind.DATES, _SAME_MONTH, text, parts)


def _planned(facts: Facts, day: Span, later: int) -> bool:
    """Whether the day was still to come, and the other's is a little later than planned."""
    planned = facts.times.planned
    return planned is not None and day.first >= planned and 0 < later <= _SLIP


def _reported(stated: Span, printed: Span) -> Finding:
    """A day in one source, and a source without a day that reports a handover as done."""
    late = gap(stated, printed)
    words, parts = "carried out {}, reported without a day on {}", (stated.words, printed.words)
    if late == 0:
        return Finding(ReasonKind.PUBLISHED, _REPORTED if stated.exact else 1.0, words, parts)
    if late < -_ZONE:
        text, parts = "carried out {}, after the other appeared ({})", (stated.words, printed.words)
        return Finding(ReasonKind.PUBLISHED, _OTHER_DAY, text, parts, decisive=True)
    if late <= _LATE_NEWS:
        return Finding(ReasonKind.PUBLISHED, 0.0, words, parts)
    return Finding(ReasonKind.PUBLISHED, _LONG_AFTER, f"{words}, long after", parts)


def _printed(first: Span, second: Span) -> Finding:
    """Two sources without a day, both of which report a handover as done."""
    apart = abs(first.last - second.last)
    words, parts = "published {} and {}", (first.words, second.words)
    if apart <= 3:
        return Finding(ReasonKind.PUBLISHED, _REPORTED, words, parts)
    if apart <= 10:
        return Finding(ReasonKind.PUBLISHED, _REPORTED / 2, words, parts)
    if apart <= _LATE_NEWS:
        return Finding(ReasonKind.PUBLISHED, 0.0, words, parts)
    return Finding(ReasonKind.PUBLISHED, _LONG_AFTER, f"{words}, long after each other", parts)


def _same_deal(first: Span, second: Span) -> bool:
    return (
        first.stated and second.stated and first.exact and second.exact and not gap(first, second)
    )


def _agreements(first: Span, second: Span) -> Finding:
    apart = abs(gap(first, second))
    days = (first.words, second.words)
    if not (first.stated or second.stated):
        return _printed(first, second)
    if apart:
        points = _OTHER_DEAL_DAY if apart <= _DEAL_SLACK else _OTHER_DEAL
        return Finding(ReasonKind.DATES, points, "agreed on different days ({}; {})", days)
    if all(each.exact or not each.stated for each in (first, second)):
        points = _SAME_DEAL
    else:
        points = _DEAL_ABOUT
    if first.stated and second.stated:
        return Finding(ReasonKind.DATES, points, "announced {} in both", days)
    text = "announced {}, reported as a deal on {}"
    return Finding(ReasonKind.DATES, points, text, days if first.stated else days[::-1])


def _ahead(announced: Facts, carried_out: Facts) -> list[Finding]:
    """A deal or an offer in one, a handover in the other."""
    if announced.times.handover or not carried_out.times.handover:
        return []
    deal = nearest(announced.times.agreement, carried_out.times.handover)
    if deal:
        return [_then(announced, *deal)]
    offer = nearest(announced.times.proposal, carried_out.times.handover)
    return [_offered(*offer)] if offer else []


def _then(announced: Facts, deal: Span, handover: Span) -> Finding:
    wait = handover.last - deal.first
    told = "announced" if deal.stated else "announced by"
    done = "carried out" if handover.stated else "carried out by"
    words, parts = f"{told} {{}}, {done} {{}}", (deal.words, handover.words)
    soonest = deal.first if deal.stated else deal.last
    if handover.last < soonest - _ZONE and announced.status in AHEAD | {Status.FAILED}:
        text, parts = "carried out {}, before it was announced ({})", (handover.words, deal.words)
        return Finding(ReasonKind.DATES, _OTHER_DAY, text, parts, decisive=True)
    if wait <= _SOON:
        points = _THEN_CARRIED_OUT if handover.stated else _THEN_REPORTED
        return Finding(ReasonKind.DATES, points, words, parts)
    if wait <= _LATER:
        return Finding(ReasonKind.DATES, 0.0, words, parts)
    return Finding(ReasonKind.DATES, _OTHER_DAY, f"{words}, long after", parts, decisive=True)


def _offered(offer: Span, handover: Span) -> Finding:
    wait = handover.last - offer.first
    words, parts = "offered {}, carried out {}", (offer.words, handover.words)
    if wait < -_ZONE:
        text, parts = (
            "carried out {}, before the other was offered ({})",
            (handover.words, offer.words),
        )
        return Finding(ReasonKind.DATES, _OTHER_DAY, text, parts, decisive=True)
    return Finding(ReasonKind.DATES, _OFFERED_THEN if wait <= _LATER else _LONG_AFTER, words, parts)


def _offers(one: Facts, other: Facts) -> list[Finding]:
    offers = nearest(one.times.proposal, other.times.proposal)
    if offers:
        same = not gap(*offers)
        text, parts = "offered {} and {}", (offers[0].words, offers[1].words)
        return [Finding(ReasonKind.DATES, _SAME_DEAL if same else 0.0, text, parts)]
    offered = nearest(one.times.proposal, other.times.agreement) or nearest(
        other.times.proposal, one.times.agreement
    )
    if not offered:
        return []
    near = 0 <= offered[1].last - offered[0].first <= _LATER
    text, parts = "offered {}, agreed {}", (offered[0].words, offered[1].words)
    return [Finding(ReasonKind.DATES, _OFFERED_THEN if near else _LONG_AFTER, text, parts)]


def _captures(one: Facts, other: Facts) -> list[Finding]:
    taken = nearest(one.times.capture, other.times.capture)
    if not taken or gap(*taken) or not (taken[0].exact or taken[1].exact):
        return []
    return [Finding(ReasonKind.DATES, _CAPTURE, "taken {} in both", (taken[0].words,))]


def _stated(spans: Sequence[Span]) -> list[Span]:
    return [each for each in spans if each.stated]
