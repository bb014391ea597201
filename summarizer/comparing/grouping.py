"""From facts to groups of events, links between groups, and near misses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas import Reason, ReasonKind
from summarizer.comparing.blocking import Pair, candidates
from summarizer.comparing.clustering import cluster
from summarizer.comparing.corpus import Corpus
from summarizer.comparing.judging import Judgement, Ruling, Tie, judge


@dataclass(frozen=True)
class Tied:
    """Two events, and what was found on them.

    Attributes:
        pair: indices of the events.
        judgement: what they are to each other.
        reasons: in words.
    """

    pair: Pair
    judgement: Judgement
    reasons: Sequence[Reason]


@dataclass(frozen=True)
class Grouping:
    """Events grouped, and how the groups stand to each other.

    Attributes:
        groups: indices of events.
        joins: the ties that made the groups.
        links: for two groups, the strongest tie that links them.
        apart: for two groups that look alike, the nearest pair, and why they are two.
        judged: how many pairs were held together.
    """

    groups: Sequence[Sequence[int]]
    joins: Sequence[Tied]
    links: dict[Pair, Tied]
    apart: dict[Pair, Tied]
    judged: int


def group(corpus: Corpus) -> Grouping:
    """Group the events of a corpus."""

    def of(one: int, other: int) -> Judgement:
        first, second = (corpus.places[each].source for each in (one, other))
        alike = first != second and corpus.voice(first) == corpus.voice(second)
        facts = corpus.facts
        return judge(facts[one], facts[other], copies=alike, one_source=first == second)

    judged: dict[Pair, Ruling] = {}
    pairs = 0
    for pair in candidates(corpus.facts):
        pairs += 1
        judgement = of(*pair)
        if judgement.tie is not Tie.APART or judgement.near:
            judged[pair] = judgement.ruling
    found = cluster(len(corpus.facts), judged, lambda *pair: of(*pair).ruling)
    links, apart = _between(judged, found.groups)
    against = dict(found.refused)

    def tied(pair: Pair) -> Tied:
        judgement = of(*pair)
        reasons = judgement.reasons()
        if pair in against:
            reasons.append(_group_reason(corpus, against[pair], of(*against[pair])))
        return Tied(pair, judgement, reasons)

    return Grouping(
        groups=found.groups,
        joins=[tied(pair) for pair in found.joins],
        links={homes: tied(pair) for homes, pair in links.items()},
        apart={homes: tied(pair) for homes, pair in apart.items() if homes not in links},
        judged=pairs,
    )


def _between(
    judged: Mapping[Pair, Ruling], groups: Sequence[Sequence[int]]
) -> tuple[dict[Pair, Pair], dict[Pair, Pair]]:
    """For two groups the pair that links them best, or that looks most alike."""
    home = {event: index for index, events in enumerate(groups) for event in events}
    links: dict[Pair, Pair] = {}
    apart: dict[Pair, Pair] = {}
    for pair, ruling in judged.items():
        homes = _sorted(home[pair[0]], home[pair[1]])
        if homes[0] != homes[1]:
            best = links if ruling.tie is Tie.LINKED else apart
            if homes not in best or ruling.points > judged[best[homes]].points:
                best[homes] = pair
    return links, apart


def _sorted(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _group_reason(corpus: Corpus, pair: Pair, judgement: Judgement) -> Reason:
    names = [corpus.keys[corpus.places[each].source] for each in pair]
    why = next((each.text for each in judgement.findings if each.points < 0), "too unlike")
    text = f"{names[0]} and {names[1]} of the same groups are two events: {why}"
    return Reason(kind=ReasonKind.GROUP, speaks_for=False, text=text)
