"""Grounds that are given for the exchange, by who gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas import BY_SOURCE, RationaleKind
from summarizer.comparing.agreement.reports import Report, Statement, coded, listed
from summarizer.comparing.agreement.rows import Comparer
from summarizer.phrases import words


def rationales(report: Report) -> Iterator[Statement]:
    """Why it is done."""
    for path, reason in listed(report, "rationales"):
        own = reason.stated_by == BY_SOURCE
        kinds = ", ".join(map(words, sorted(reason.kinds)))
        yield Statement(
            report=report,
            subject=BY_SOURCE if own else report.parties[reason.stated_by],
            label="the source itself" if own else reason.stated_by,
            value=coded(reason) | {"kinds": sorted(reason.kinds)},
            text=f"{reason.statement} ({kinds})",
            path=path,
            item=reason,
        )


def _same(one: Statement, other: Statement) -> bool:
    """Whether two grounds are of one sort; an ``other`` ground is like no other."""
    shared = set(one.item.kinds) & set(other.item.kinds)
    return bool(shared - {RationaleKind.OTHER})


def _fits(one: Statement, other: Statement) -> bool:  # noqa: ARG001
    """Grounds do not exclude each other."""
    return True


def _notes(bundle: Sequence[Statement]) -> Iterator[str]:
    kinds = [set(each.item.kinds) for each in bundle]
    shared, every = set.intersection(*kinds), set.union(*kinds)
    if len(bundle) > 1 and every - shared:
        yield f"only in some: {', '.join(map(words, sorted(every - shared)))}"


RATIONALES = Comparer(same=_same, fits=_fits, notes=_notes)
