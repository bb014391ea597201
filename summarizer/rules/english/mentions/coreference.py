"""Coreference: whom "the government", "the rebels" and "the movement" stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from schemas import PartyKind
from summarizer.rules.english.lexicon.grammar import BANDS, bag
from summarizer.rules.english.lexicon.words import PartyWord, parties
from summarizer.rules.english.mentions.armed_groups import band_word
from summarizer.rules.english.mentions.marks import PartyMark, PeopleMark, Sentence
from summarizer.rules.english.mentions.offices import titles
from summarizer.rules.english.sentences.tokens import Token, tokenize


def resolved(marked: list[Sentence]) -> list[Sentence]:
    """Let "the government" and "the rebels" stand for the state that the text is most about."""
    if all(_BARE.isdisjoint(sentence.lows) for sentence in marked):
        return marked
    main = _main_state(marked), _main_group(marked)
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in marked:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)

    @cache
    def near(paragraph: int) -> tuple[PartyWord | None, PartyWord | None]:
        around = paragraphs[paragraph]
        return main[0] or _main_state(around, telling=True), main[1] or _main_group(around)

    resolved: list[Sentence] = []
    for sentence in marked:
        bare = not _BARE.isdisjoint(sentence.lows)
        extra = tuple(_bare_marks(sentence, *near(sentence.paragraph))) if bare else ()
        resolved.append(_with_marks(sentence, extra) if extra else sentence)
    return resolved


def _with_marks(sentence: Sentence, extra: Sequence[PartyMark]) -> Sentence:
    """A sentence with parties that stand for others, in what names its people too."""
    starts = {mark.first: mark for mark in extra}
    old = [mark for mark in sentence.parties if mark.first not in starts]
    every = tuple(sorted((*old, *extra), key=lambda mark: mark.first))
    others = {
        mark.name: starts[mark.first].name for mark in sentence.parties if mark.first in starts
    }
    kept = {mark.name for mark in every}
    gone = {old: new for old, new in others.items() if old not in kept}
    people, numbers = (_renamed(marks, gone) for marks in (sentence.people, sentence.numbers))
    return replace(sentence, parties=every, people=people, numbers=numbers)


def _renamed(marks: Sequence[PeopleMark], others: Mapping[str, str]) -> tuple[PeopleMark, ...]:
    """Phrases for people whose parties have other names now."""
    return tuple(
        replace(mark, nations=tuple(dict.fromkeys(others.get(n, n) for n in mark.nations)))
        if not others.keys().isdisjoint(mark.nations)
        else mark
        for mark in marks
    )


def _main_group(marked: list[Sentence]) -> PartyWord | None:
    """The armed group that the text names, if it names one alone."""
    words = {
        mark.name: mark.word
        for sentence in marked
        for mark in sentence.parties
        if mark.word.kind is PartyKind.ARMED_GROUP and mark.word.form == "name"
    }
    return next(iter(words.values())) if len(words) == 1 else None


def _main_state(marked: list[Sentence], *, telling: bool = False) -> PartyWord | None:
    """The state whose government the text names, if it names one alone.

    ``telling`` says that the first state named will do, as in a paragraph of its own.
    """
    organs = Counter(
        mark.name
        for sentence in marked
        for mark in sentence.parties
        if mark.word.form == "organ" and mark.word.kind is PartyKind.STATE
    )
    organs.update(_led(marked))
    if not organs:
        organs = Counter(
            mark.name for s in marked for mark in s.parties if mark.word.kind is PartyKind.STATE
        )
    if not organs:
        return None
    (first, times), *rest = organs.most_common(2)
    if telling:
        first = next((m.name for s in marked for m in s.parties if m.name in organs), first)
    elif rest and rest[0][1] * 2 > times:
        return None
    found = next((m.word for s in marked for m in s.parties if m.name == first), None)
    return found or _word(first)


def _led(marked: Sequence[Sentence]) -> Iterator[str]:
    """The states whose heads or ministers a text names: "President Roe" of the lexicon."""
    leaders, official = titles().leaders, titles().official
    for sentence in marked:
        for at in sentence.cut.where(leaders.keys()):
            title = sentence.tokens[at - 1]
            if at and (title.low in official or title.text.istitle()):
                yield leaders[sentence.words[at]]


def _word(name: str) -> PartyWord | None:
    """The lexicon's word for a party, if it is a state."""
    found = parties().match(tokenize(name), 0)
    return found[1] if found is not None and found[1].kind is PartyKind.STATE else None


def _bare_marks(
    sentence: Sentence, state: PartyWord | None, group: PartyWord | None
) -> Iterator[PartyMark]:
    """As in "the government" of a text about one state, "the rebels" of one about one group."""
    tokens, parties = sentence.tokens, sentence.parties
    bands = {mark.last - 1: mark for mark in parties if mark.rule == "party.band"}
    for at in sorted({*sentence.cut.where(_BARE), *bands}):
        token = tokens[at]
        if state is not None and token.low in _GOVERNING:
            after = tokens[at + 1].low if at + 1 < len(tokens) else ""
            before = tokens[at - 1].low if at else ""
            held = after == "-" and token.low == "government"  # "government-held"
            covered = any(mark.first <= at < mark.last for mark in parties)
            if not covered and after != "of" and (before in {"the", "by"} or held):
                yield PartyMark(at, at + 1, replace(state, form="organ"), "party.government")
            continue
        band = bands.get(at)
        bare = band is not None and band.first == at
        home = _home(sentence, at) if bare else None
        if home is not None:
            yield PartyMark(at, at + 1, band_word(token.low, home), "party.band")
        elif group is not None and (bare or _is_group(tokens, at, parties)):
            yield PartyMark(at, at + 1, group, "party.group")
        elif bare and state is not None and token.low in _RISEN:
            yield PartyMark(at, at + 1, band_word(token.low, state.name), "party.band")


def _home(sentence: Sentence, at: int) -> str | None:
    """The state of "rebels in Peru"."""
    if sentence.words[at + 1 : at + 2] not in (["in"], ["of"], ["from"]):
        return None
    named = (mark for mark in sentence.parties if mark.first == at + 2)
    return next((mark.name for mark in named if mark.word.kind is PartyKind.STATE), None)


def _is_group(tokens: Sequence[Token], at: int, parties: Sequence[PartyMark]) -> bool:
    """As in "the movement said", "the group's commander"; not in "the group of men"."""
    if tokens[at].low not in _GROUPS or not at or tokens[at - 1].low != "the":
        return False
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return after != "of" and not any(mark.first <= at < mark.last for mark in parties)


_GROUPS = frozenset({"group", "movement", "insurgents", "organisation", "organization"})
_RISEN = BANDS - bag(
    "gunmen kidnappers hijackers pirates captors abductors bandits extremists terrorists "
    "hostage-takers smugglers gang gangs corsairs warlords jihadists islamists militants"
)
"""Bands that rise against the state of a text, and are of its people."""
_GOVERNING = frozenset({"government", "authorities"})
_BARE = _GOVERNING | _GROUPS | BANDS
"""Words that may stand for a party that the text names elsewhere."""
