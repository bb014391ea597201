"""Numbers of people, by what they count and which way these go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas import Category, Count, CountRole
from summarizer.comparing.agreement.reports import Report, Statement, coded, listed, rank
from summarizer.comparing.agreement.rows import Comparer
from summarizer.comparing.amounts import Amount, Fit, fit
from summarizer.comparing.facts import way_of
from summarizer.phrases import number, words

_WIDE = 1.5
"""A number this many times another is no wording of it, even where its hedge allows it."""


def counts(report: Report) -> Iterator[Statement]:
    """Those who are exchanged."""
    for path, count in listed(report, "counts"):
        if count.role is not CountRole.BACKGROUND:
            yield _statement(report, path, count)


def background(report: Report) -> Iterator[Statement]:
    """Those who are not."""
    for path, count in listed(report, "counts"):
        if count.role is CountRole.BACKGROUND:
            yield _statement(report, path, count)


def _statement(report: Report, path: str, count: Count) -> Statement:
    giver = way_of(count, report.event)
    way = None if giver is None else report.parties[giver]
    remains = count.category is Category.REMAINS
    return Statement(
        report=report,
        subject=(count.role, way, remains),
        label=_label(count, giver, remains=remains),
        value=coded(count),
        text=f"{number(count)} {words(count.category)}",
        path=path,
        item=count,
        rank=rank(count.role),
        as_written=count.as_written,
    )


def _label(count: Count, giver: str | None, *, remains: bool) -> str:
    if count.role is CountRole.TOTAL:
        return "both ways together"
    if count.role is CountRole.BACKGROUND:
        return count.as_written
    whose = f"{giver or '?'} → {count.released_to or '?'}"
    part = ", part" if count.role is CountRole.SUBGROUP else ""
    return f"{whose}{part}{', remains' if remains else ''}"


def _amount(each: Statement) -> Amount:
    return Amount(each.item.low, each.item.high, each.item.approximate)


def _same(one: Statement, other: Statement) -> bool:
    """Whether both can be the same number: equal, or one within the hedge of the other."""
    first, second = _amount(one), _amount(other)
    found = fit(first, second)
    if found is Fit.EQUAL:
        return True
    if found is not Fit.FITS:
        return False
    if None in (first.size, second.size):
        return one.item.role is not CountRole.BACKGROUND
    small, large = sorted((first.size or 0, second.size or 0))
    return large <= _WIDE * small


def _same_background(one: Statement, other: Statement) -> bool:
    """Others of the same number may be counted: their sort must not tell them apart."""
    sorts = {one.item.category, other.item.category} - {Category.UNSPECIFIED, Category.MIXED}
    return len(sorts) < 2 and _same(one, other)


def _rival(one: Statement, other: Statement) -> bool:
    """Whether both say how many went one way, or both ways together."""
    return one.item.role is other.item.role and one.item.role in {
        CountRole.TRANSFER,
        CountRole.TOTAL,
    }


def _fits(one: Statement, other: Statement) -> bool:
    return fit(_amount(one), _amount(other)) >= Fit.FITS


def _notes(bundle: Sequence[Statement]) -> Iterator[str]:
    for one in bundle:
        for other in bundle:
            if (
                one.report.member < other.report.member
                and fit(_amount(one), _amount(other)) is Fit.FITS
            ):
                yield f"“{one.as_written}” fits “{other.as_written}”"
    sorts = {each.item.category for each in bundle} - {Category.UNSPECIFIED}
    if len(sorts) > 1:
        yield f"counted as {' and as '.join(sorted(map(words, sorts)))}"


COUNTS = Comparer(same=_same, fits=_fits, rival=_rival, notes=_notes)
BACKGROUND = Comparer(same=_same_background, fits=_fits, notes=_notes)
