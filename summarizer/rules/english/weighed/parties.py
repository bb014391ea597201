"""The parties of an event: what the rules propose, and what the weights of all cues make of it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from math import inf

from schemas import EventKind, PartyKind, PartyRole
from summarizer.rules.claims import Claim
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case, by_rules_alone
from summarizer.rules.english.events.told import grade
from summarizer.rules.english.items.inferred_sides import completed, salience
from summarizer.rules.english.items.party_roles import relieves
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.lexicon.words import load
from summarizer.rules.english.mentions.marks import PartyMark
from summarizer.rules.english.sentences.tokens import stem
from summarizer.rules.english.weighed.party_candidates import Candidate, candidates
from summarizer.rules.english.weighed.proposals import ProposedParties
from summarizer.rules.english.weighed.surroundings import MOST, Surroundings
from summarizer.rules.english.weighed.third_parts import third_parts
from summarizer.rules.english.weighing.weights import log_odds, weights
from summarizer.text.spans import Span

TASK = "parties"
_BODY = PartyKind.INTERNATIONAL_ORGANIZATION
_GIVING, _TAKING = PartyRole.RELEASING, PartyRole.RECEIVING
_ROLES = {str(role): role for role in PartyRole}
_SIDE, _FURTHER = 0.3, 1.3
_GIVER, _TAKER = 0.2, 0.25
_HOST = 0.15
"""The chance from which a station of the journey may make its country a host."""
_CONTENDERS = 5
"""Most parties that are considered for one side."""
_TOLD = 0.4
_STEP = 5
_MOST_SEEN, _MOST_LEAD, _MOST_RANK, _MOST_PARTIES = 6, 3, 4, 6
_FIFTHS = 5
_REACH = 12
"""Tokens on each side of a party in which the words of what third parties do are looked for."""


class _Ranks:
    """A measure of each party, and how many have more of it."""

    def __init__(self, measures: Mapping[str, float]) -> None:
        self.of = measures
        self._sorted = sorted(measures.values())

    def above(self, name: str) -> int:
        """How many parties have more than one."""
        return len(self._sorted) - bisect_right(self._sorted, self.of[name])


class Reader:
    """The cues of the parties of a case."""

    def __init__(self, document: Document, case: Case, every: Sequence[Candidate]) -> None:
        self._document = document
        self._case = case
        self._chances = case.telling.chances
        self._around = Surroundings(TASK, document, case)
        chances = {each.name: [self._chances[i] for i, _ in each.mentions] for each in every}
        self._told = _Ranks({name: sum(found) for name, found in chances.items()})
        self._best = _Ranks({name: max(found, default=0.0) for name, found in chances.items()})
        self._seen = _Ranks({name: len(found) for name, found in chances.items()})
        self._early = _Ranks({e.name: -min((i for i, _ in e.mentions), default=inf) for e in every})
        self._sum = sum(self._told.of.values()) or 1
        claimed = {e.name for e in every if e.claims}
        weighed = salience(document, case, claimed)
        self._salient = {name: at for at, (name, _) in enumerate(weighed.weights.most_common())}
        self._aside = weighed.third
        marks = (mark for found in document.names.values() for mark in found)
        self._surnames = frozenset(mark.name.rsplit(maxsplit=1)[-1].lower() for mark in marks)

    def cues(self, each: Candidate) -> Iterator[str]:
        """What the text and the rules say of a party; some cues come twice."""
        return chain(self._of_party(each), self._of_mentions(each))

    def _of_party(self, each: Candidate) -> Iterator[str]:
        name = each.name
        kind, _ = self._document.entity(name)
        yield f"is:{kind}"
        if name == self._document.speaker:
            yield "speaker"
        yield f"seen:{min(_MOST_SEEN, len(each.mentions))}"
        lead = sum(index in self._document.lead for index, _ in each.mentions)
        yield f"in-lead:{min(_MOST_LEAD, lead)}"
        for label, ranks in (("told", self._told), ("best", self._best), ("seen", self._seen)):
            rank = min(_MOST_RANK, ranks.above(name))
            yield f"rank-{label}:{rank}"
            yield f"rank-{label}:{rank} is:{kind}"
        yield f"rank-first:{min(_MOST_RANK, self._early.above(name))}"
        yield f"share:{int(_FIFTHS * self._told.of[name] / self._sum)}"
        yield f"best:{grade(self._best.of[name])}"
        yield f"parties:{min(_MOST_PARTIES, len(self._seen.of))}"
        yield f"salient:{min(_MOST_RANK, self._salient.get(name, _MOST_RANK))}"
        if name in self._aside:
            yield "aside"
        if each.mentions and self._case.scope.isdisjoint([index for index, _ in each.mentions]):
            yield "outside"
        yield f"kind:{self._case.kind}"
        yield f"status:{self._case.status}"
        yield from self._around.proposed(dict.fromkeys(claim.role for claim in each.claims))
        for claim in each.claims:
            yield f"{claim.rule} {claim.role}"
        if name.rsplit(maxsplit=1)[-1].lower() in self._surnames:
            yield "person"
        if kind is not PartyKind.STATE:
            yield from (f"named:{stem(word).lower()}" for word in name.split())

    def _of_mentions(self, each: Candidate) -> list[str]:
        found: list[str] = []
        usual: list[str] = []
        mentions = each.mentions[:MOST]
        for index, mark in mentions:
            near = self._around.of_span(index, mark.first, mark.last)
            acts = [*self._of_acts(index, mark), *self._of_help(index, mark)]
            form = f"form:{mark.word.form}"
            found += [*near, *acts, form, mark.rule, f"told:{self._case.telling.grades[index]}"]
            if self._chances[index] > _TOLD:
                found += [f"told {cue}" for cue in acts]
            usual += (form, near[0])
        times = Counter(usual)
        return found + [f"mostly {cue}" for cue in times if 2 * times[cue] >= len(mentions)]

    def _of_acts(self, index: int, mark: PartyMark) -> Iterator[str]:
        """How a mention stands to the acts of its sentence."""
        for act in self._case.acts_near(index, mark.first):
            for part in act.parts().get(mark.name, ()):
                yield f"{part} of {act.kind}"
                yield f"{part} of {act.kind} {act.mode}"
            side = "before-act" if mark.last <= act.first else "behind-act"
            yield f"{side}:{min(_MOST_LEAD, abs(mark.first - act.first) // _STEP)}"

    def _of_help(self, index: int, mark: PartyMark) -> Iterator[str]:
        """Words of what third parties do, on either side of a mention."""
        sentence, (parts, by_word) = self._document.sentences[index], _help()
        if by_word.keys().isdisjoint(sentence.lows):
            return
        words = sentence.words
        found = {
            (part, side)
            for side, lows in (
                ("before", words[max(0, mark.first - _REACH) : mark.first]),
                ("behind", words[mark.last : mark.last + _REACH]),
            )
            for low in lows
            for part in by_word.get(low, ())
        }
        for part, side in sorted(found):
            yield f"{side}:<{parts[part]}>"


@lru_cache(maxsize=1)
def _help() -> tuple[Sequence[str], Mapping[str, Sequence[int]]]:
    """The things that third parties do, and by word the places in that row of what it tells of."""
    parts = load("third_parties")
    told = {
        f"{part}-{name}": words
        for part in ("mediate", "facilitate", "host")
        for name, words in parts[part].items()
    }
    by_word: dict[str, list[int]] = {}
    for at, words in enumerate(told.values()):
        for word in words:
            by_word.setdefault(word, []).append(at)
    return tuple(told), by_word


def weighed_parties(
    document: Document, case: Case, proposed: ProposedParties
) -> tuple[Sides, list[Claim]]:
    """The sides of an event, and the claims of who else has a part in it."""
    if by_rules_alone(document, case):
        return completed(document, case, proposed.sides), list(proposed.third)
    every = candidates(document, case, proposed)
    reader = Reader(document, case, every)
    fitted = weights(TASK)
    chances = {
        each.name: {
            _ROLES[label]: chance
            for label, chance in fitted.chances(fitted.sums(reader.cues(each))).items()
        }
        for each in every
    }
    words = [document.word_of(each.name) for each in every]
    bodies = [word.name for word in words if word.kind is _BODY and relieves(word)]
    given, taken = _sides(case, chances, bodies)
    known = {each.name: each for each in every}
    claims = [
        claim
        for role, names in ((_GIVING, given), (_TAKING, taken))
        for name in names
        for claim in _claims(document, case, known[name], role, chances[name][role])
    ]
    others = [
        claim
        for name, roles in chances.items()
        if name not in given and name not in taken
        for role in third_parts(roles, frozenset(claim.role for claim in known[name].claims))
        for claim in _claims(document, case, known[name], role, roles[role])
    ]
    no_hosts = frozenset(n for n, roles in chances.items() if roles[PartyRole.HOST] < _HOST)
    return Sides(tuple(claims), given, taken, no_hosts), others


def _sides(
    case: Case, chances: dict[str, dict[PartyRole, float]], bodies: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who lets go and who gets people back."""
    both = {name: roles[_GIVING] + roles[_TAKING] for name, roles in chances.items()}
    if case.kind is EventKind.EXCHANGE:
        ranked = sorted(both, key=lambda name: -both[name])
        sides = [name for name in ranked[:2] if both[name] >= _SIDE]
        sides += [name for name in ranked[2:] if both[name] >= _FURTHER]
        return tuple(sides), tuple(sides)
    return _one_way(chances, bodies)


def _one_way(
    chances: dict[str, dict[PartyRole, float]], bodies: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The likeliest pair of a giver and a taker, each of which may be wanting.

    International ``bodies`` hold nobody. Who is far likelier to get people back than to let them
    go gives none, be no other likelier.
    """
    holders = {n: roles for n, roles in chances.items() if n not in bodies}
    givers = _odds(holders, _GIVING, _GIVER)
    takers = _odds(chances, _TAKING, _TAKER)
    pairs = [(by, to) for by in givers for to in takers if by is None or by != to]
    by, to = max(pairs, key=lambda pair: givers[pair[0]] + takers[pair[1]])
    return tuple(name for name in (by,) if name), tuple(name for name in (to,) if name)


def _odds(
    chances: dict[str, dict[PartyRole, float]], role: PartyRole, least: float
) -> dict[str | None, float]:
    """The log odds of the likeliest parties over the least chance that is enough, and of none."""
    likely = sorted(chances, key=lambda name: -chances[name][role])[:_CONTENDERS]
    found = {name: log_odds(chances[name][role]) - log_odds(least) for name in likely}
    return {None: 0.0, **{name: odds for name, odds in found.items() if odds > 0}}


def _claims(
    document: Document, case: Case, each: Candidate, role: PartyRole, chance: float
) -> list[Claim]:
    """What the rules say of a party in a role, else its likeliest mention."""
    same = [replace(claim, chance=chance) for claim in each.claims if claim.role is role]
    if same:
        return same
    span = _mention(document, case, each)
    return (
        [Claim(each.name, role, span, "party.weighed", chance=chance)] if span is not None else []
    )


def _mention(document: Document, case: Case, each: Candidate) -> Span | None:
    if not each.mentions:
        return each.claims[0].span if each.claims else None
    chances = case.telling.chances
    index, mark = max(each.mentions, key=lambda mention: chances[mention[0]])
    return document.sentences[index].quote(mark.first, mark.last)
