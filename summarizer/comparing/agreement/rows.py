"""Statements of several sources as rows, each with a verdict."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from schemas import Row, Said, Verdict
from summarizer.comparing.agreement.reports import Report, Statement

Same = Callable[[Statement, Statement], bool]
Fits = Callable[[Statement, Statement], bool]
Keys = Callable[[Statement], Iterable[Hashable]]
Notes = Callable[[Sequence[Statement]], Iterable[str]]


@dataclass(frozen=True)
class Comparer:
    """How the statements of one field are held together.

    Attributes:
        same: whether statements of two sources on one subject say the same thing, each in its way.
        rival: whether two statements that are left over of one subject, one of each source, are
            rival answers to one question; None where a subject has many answers.
        fits: whether two statements of one row can both be so.
        notes: what else is to be said of a row.
        keys: statements that say the same share one of these, so that of long lists of names not
            each is held against each.
    """

    same: Same
    fits: Fits
    rival: Same | None = None
    notes: Notes = lambda _: ()
    keys: Keys = lambda _: (None,)


def rows(
    statements: Iterable[Statement], reports: Sequence[Report], comparer: Comparer
) -> list[Row]:
    """Rows of a field, by their rank and then in the order in which their first statement came."""
    bundles: list[list[Statement]] = []
    index: dict[Hashable, dict[int, None]] = defaultdict(dict)
    for statement in statements:
        keys = [(statement.subject, key) for key in comparer.keys(statement)]
        near = sorted({number for key in keys for number in index[key]})
        home = next((n for n in near if _belongs(statement, bundles[n], comparer.same)), None)
        if home is None:
            home = len(bundles)
            bundles.append([])
        bundles[home].append(statement)
        for key in keys:
            index[key][home] = None
    if comparer.rival is not None:
        bundles = _with_rivals(bundles, comparer.rival)
    bundles.sort(key=lambda bundle: bundle[0].rank)
    return [_row(each, reports, comparer) for each in bundles]


def _belongs(statement: Statement, bundle: Sequence[Statement], same: Same) -> bool:
    if statement.report.member in _members(bundle):
        return False
    return any(same(each, statement) for each in bundle)


def _with_rivals(bundles: Sequence[list[Statement]], rival: Same) -> list[list[Statement]]:
    """Join what is left over: an answer of some sources with the other answer of others."""
    kept: list[list[Statement]] = []
    for bundle in bundles:
        home = next((each for each in kept if _rivals(each, bundle, rival)), None)
        if home is None:
            kept.append(bundle)
        else:
            home += bundle
    return kept


def _rivals(ones: Sequence[Statement], others: Sequence[Statement], rival: Same) -> bool:
    if ones[0].subject != others[0].subject or _members(ones) & _members(others):
        return False
    return all(rival(one, other) for one in ones for other in others)


def _members(statements: Iterable[Statement]) -> set[int]:
    return {each.report.member for each in statements}


def _row(bundle: Sequence[Statement], reports: Sequence[Report], comparer: Comparer) -> Row:
    bundle = sorted(bundle, key=lambda each: each.report.member)
    spoken = _members(bundle)
    return Row(
        label=bundle[0].label,
        verdict=_verdict(bundle, reports, comparer.fits),
        values=_values(bundle),
        silent=[each.member for each in reports if each.member not in spoken],
        notes=list(dict.fromkeys(comparer.notes(bundle))),
    )


def _verdict(bundle: Sequence[Statement], reports: Sequence[Report], fits: Fits) -> Verdict:
    if any(not fits(one, other) for one, other in combinations(_unlike(bundle), 2)):
        return Verdict.DIFFER
    voices = {each.voice for each in reports}
    if len(voices) == 1:
        return Verdict.ALONE
    return Verdict.AGREED if _voices(bundle) == voices else Verdict.ONLY_SOME


def _unlike(bundle: Sequence[Statement]) -> list[Statement]:
    """One statement for each value and day of publication, which is all that a verdict hangs on."""
    return list({(_json(each), each.report.info.published): each for each in bundle}.values())


def _voices(bundle: Iterable[Statement]) -> Collection[int]:
    return {each.report.voice for each in bundle}


def _values(bundle: Sequence[Statement]) -> list[Said]:
    alike: dict[str, list[Statement]] = {}
    for each in bundle:
        alike.setdefault(_json(each), []).append(each)
    return [
        Said(value=each[0].value, text=each[0].text, by=[statement.by for statement in each])
        for each in alike.values()
    ]


def _json(statement: Statement) -> str:
    return json.dumps(statement.value, sort_keys=True)
