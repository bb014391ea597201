"""Which people a list names: "among them A, a nurse, the former marine B and C".

A list is opened by a word ("including", "namely", "are", a colon) behind people, or by the people
themselves ("five commanders, A, B and C"). Its names may each be described.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas import PersonRole
from summarizer.rules.english.items.person_verbs import JOINTS, STAYING, STILL, Standing, taken
from summarizer.rules.english.lexicon.grammar import BE, SAYING, bag
from summarizer.rules.english.lexicon.words import either, word_set
from summarizer.rules.english.mentions.marks import NameMark, PeopleMark, Sentence
from summarizer.rules.english.mentions.person_scores import A_PERSON, likeness

_WORDS = bag("including include includes included namely viz videlicet specifically comprising")
"""Words that open a list by themselves."""
_AMONG = bag("among amongst")
_LEFT_OUT = bag("behind excluded omitted missing excluding except refused covered left without")
_NO_CAPTIVES = bag(
    "officials leaders mediators negotiators delegation delegations ministers countries states "
    "representatives diplomats lawmakers relatives families experts groups presidents witnesses "
    "guests dignitaries senators newspapers agencies cities towns villages places governments "
    "companies charges crimes"
)
"""People and things before a list that are not let go."""
_BACK, _NEAR, _LONGEST, _DESCRIBED = 12, 4, 12, 26
_LINKING = bag("who whom whose which , and ; or of")


def enumerated(sentence: Sentence, names: Sequence[NameMark], *, told: bool) -> dict[int, Standing]:
    """The names of the lists of a sentence, by their first token.

    ``told`` says whether the sentence tells of the event, or one close by does.
    """
    found: dict[int, Standing] = {}
    lows = sentence.words
    captive = told or _of_captives(sentence)
    for opened, sure in _openings(sentence, lows):
        before = lows[max(0, opened - _BACK) : opened]
        listed = list(_list(lows, opened, names))
        if not captive or len(listed) + sure <= 1 or not _NO_CAPTIVES.isdisjoint(before):
            continue
        if not any(likeness(sentence, name) >= A_PERSON for name in listed):
            continue
        left = not (_LEFT_OUT | STAYING | STILL).isdisjoint(before)
        role = PersonRole.HELD if left else PersonRole.RELEASED
        for name in listed:
            found.setdefault(name.first, Standing(role, "person.among"))
    return found


def _of_captives(sentence: Sentence) -> bool:
    """Whether a sentence speaks of people who were taken, held or let go."""
    words = either(taken(), word_set("release", "verbs"), word_set("exchange", "verbs"))
    return any(p.word.group == "captive" for p in sentence.people) or not (
        words.isdisjoint(sentence.lows)
    )


def _openings(sentence: Sentence, lows: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """The tokens behind which a list may stand, each with whether one name makes a list."""
    ends = {people.last: people for people in sentence.people}
    for at, low in enumerate(lows):
        if low in _WORDS or lows[at : at + 2] == ["among", "them"]:
            yield at + 1 + (low == "among"), True
        elif low == ":":
            yield at + 1, not _LEFT_OUT.isdisjoint(lows[max(0, at - _NEAR) : at])
        elif low in BE and _heads_list(lows[:at]):
            yield at + 1, True
        elif low == "," and at in ends and _many(ends[at]):
            yield at + 1, False


def _heads_list(before: Sequence[str]) -> bool:
    """As in "among those released are", "the men are"; ``before`` is the sentence up to "are"."""
    return len(before) <= _BACK and not _AMONG.isdisjoint(before[:2])


def _many(people: PeopleMark) -> bool:
    return people.quantity is not None and people.quantity.low != 1


def _list(lows: Sequence[str], begin: int, names: Sequence[NameMark]) -> Iterator[NameMark]:
    """The names of the list that begins at a token, in order."""
    expect = begin
    for name in sorted(names, key=lambda each: each.first):
        if name.first < begin:
            continue
        gap = lows[expect : name.first]
        joined = expect == begin or not JOINTS.isdisjoint(gap)
        limit = _DESCRIBED if gap[1:2] != [] and gap[1] in _LINKING else _LONGEST
        if not joined or len(gap) > limit or not SAYING.isdisjoint(gap) or {".", ":"} & {*gap}:
            return
        yield name
        expect = name.last
