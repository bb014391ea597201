"""Which of the named people an act frees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.lexicon.grammar import ADVERBS, BE, HAVE, MODALS, SAYING, bag
from summarizer.rules.english.lexicon.words import either
from summarizer.rules.english.mentions.descriptions import describes
from summarizer.rules.english.mentions.marks import NameMark, Sentence
from summarizer.rules.english.mentions.offices import titles

_JOINTS = frozenset(
    {
        ",",
        "and",
        "-",
        "--",
        "&",
        "as",
        "well",
        "along",
        "with",
        ":",
        "(",
        ")",
        "the",
        "including",
        "among",
        "them",
        "captives",
        "soldiers",
        "journalist",
        "citizens",
    }
)
_LISTING = bag("including include includes included namely among named identified names")
"""Words behind which a list of those freed may stand."""
_LONGEST_GAP = 9


def freed_by(sentence: Sentence, act: Act, names: tuple[NameMark, ...]) -> Iterator[NameMark]:
    """Names in the object of an act, or in its subject if it is passive."""
    if act.mode == "hoped":
        return
    if act.rule in {"act.passive", "act.reunited"}:
        yield from _subjects(sentence, act, names)
        yield from _behind_colon(sentence, act, names)
        return
    yield from _listed(sentence, act, names)
    yield from _in_aside(sentence, act, names)
    if act.kind == "exchange" and act.rule != "act.in_exchange":
        return
    expect = act.people[-1].last if act.people else act.last
    for name in names:
        if name.first < act.last:
            continue
        gap = _gap(sentence, min(expect, name.first), name.first)
        plain = all(low in _JOINTS or low in titles().every or low in {"of", "home"} for low in gap)
        if not plain and ("," in gap or not describes(gap)):
            break
        yield name
        expect = name.last


_PLAIN = _JOINTS | BE | HAVE | ADVERBS | MODALS | {"to"}


def freed_in_list(sentence: Sentence, names: tuple[NameMark, ...]) -> Iterator[NameMark]:
    """As in "They are A, B and C", told right behind the release of several people."""
    lows = sentence.words
    first = names[0]
    if len(names) <= 1 or any(name.title or name.office for name in names):
        return
    opened = lows[: first.first]
    told = opened[-1:] == [":"] or (len(opened) <= _LONGEST_GAP and not BE.isdisjoint(opened))
    if not told or not (_LISTING | {"they", "are", "were"}) & set(opened):
        return
    yield from _chain(sentence, names)


def _in_aside(sentence: Sentence, act: Act, names: Sequence[NameMark]) -> Iterator[NameMark]:
    """As in "five officers - A, B and C - were freed"."""
    if not act.people or act.people[-1].last >= act.first:
        return
    last = act.people[-1].last
    inside = [name for name in names if last < name.first and name.last < act.first]
    if inside and sentence.tokens[last].low in {"-", "--", ",", "(", ":"}:
        yield from _chain(sentence, inside)


def apposed(sentence: Sentence, names: Sequence[NameMark]) -> Iterator[NameMark]:
    """As in "two of them, A and B, had been condemned", said of those who are freed."""
    for people in sentence.people:
        words = set(sentence.words[people.first : people.last])
        behind = [name for name in names if name.first > people.last]
        opened = sentence.tokens[people.last].low if people.last < len(sentence.tokens) else ""
        if behind and opened in {",", "-", ":"} and words & {"them", "freed", "released"}:
            yield from _chain(sentence, behind)


def _listed(sentence: Sentence, act: Act, names: Sequence[NameMark]) -> Iterator[NameMark]:
    """As in "freed ten people on Monday, among them A, B and the teacher C"."""
    begin = max([act.last, *(people.last for people in act.people)])
    tokens = sentence.tokens
    for at in range(begin, len(tokens)):
        cue = tokens[at].low
        if cue in {";", "."}:
            return
        if cue in _LISTING or cue == ":":
            behind = [name for name in names if name.first > at]
            near = behind and behind[0].first - at <= _LONGEST_GAP
            spoken = SAYING.intersection(sentence.words[at:])
            plain = near and describes(_gap(sentence, at + 1, behind[0].first))
            if plain or (behind and cue in {"including", "among"} and not spoken):
                yield from _chain(sentence, behind)
            return


def _chain(sentence: Sentence, names: Sequence[NameMark]) -> Iterator[NameMark]:
    """The names of a list, each of which may be described: "A, B and the film director C"."""
    expect = names[0].first if names else 0
    for name in sorted(names, key=lambda each: each.first):
        gap = _gap(sentence, expect, name.first)
        bare = [low for low in gap if low not in {",", "and", ";", "-", "--"}]
        if len(gap) > _LONGEST_GAP or (bare and not describes(bare)):
            return
        yield name
        expect = name.last


def _subjects(sentence: Sentence, act: Act, names: tuple[NameMark, ...]) -> Iterator[NameMark]:
    """Names that are the subject of a passive, or stand beside the people who are."""
    last, nearest = act.first, True
    counted = {at for people in act.people for at in range(people.first, people.last)}
    for name in reversed(names):
        if name.last > last:
            continue
        until = min([last, *(p.first for p in act.people if p.first >= name.last)])
        gap = [sentence.tokens[at].low for at in range(name.last, until) if at not in counted]
        plain = either(_PLAIN, titles().every).issuperset(gap)
        apposed = nearest and not act.people and len(gap) <= 10 and gap[:1] in ([","], ["who"])
        if not plain and not apposed and (nearest or not describes(gap)):
            return
        yield name
        last, nearest = name.first, False


def _behind_colon(sentence: Sentence, act: Act, names: tuple[NameMark, ...]) -> Iterator[NameMark]:
    """As in "three Americans are coming home: Ana Roe, Luis Poe and Paul Doe"."""
    expect = act.last
    for name in names:
        if name.first < act.last:
            continue
        gap = _gap(sentence, expect, name.first)
        if not set(gap) <= _JOINTS or (
            expect == act.last and gap[:1] not in ([":"], ["-"], ["--"])
        ):
            return
        yield name
        expect = name.last


def _gap(sentence: Sentence, first: int, last: int) -> list[str]:
    return sentence.words[first:last]
