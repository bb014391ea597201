"""Whom "we" stands for: the party that speaks in a statement, a cable or a press briefing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas import PartyKind
from summarizer.rules.english.lexicon.grammar import ORGANS, bag
from summarizer.rules.english.lexicon.words import parties
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.mentions.offices import titles
from summarizer.rules.english.sentences.tokens import Token, tokenize
from summarizer.source import Source

_FIRST_PERSON = bag("we our i my us")
_OWN_VOICE = bag(
    "statement remarks message proclamation address letter communique transcript briefing "
    "spokesperson doorstop interview conference speech declaration telegram cablegram memorandum"
)
_PRESS_CALL = bag("transcript briefing spokesperson call")
_TOPIC = bag("on about regarding concerning to following upon welcoming marking :")
"""Words of a title behind which stands what is spoken of, or to whom."""
_ELSEWHERE = bag("in at to near with against from for new")
"""Words before the country where somebody speaks, or of which."""
_TOP = 3
"""Sentences at the head of a text among which its headings stand."""
_SPOKEN = 60
"""Sentences in which a text that somebody speaks says "we"."""
_UNHEARD = frozenset({PartyKind.INTERNATIONAL_ORGANIZATION, PartyKind.OTHER})
_AMERICANS = "United States"
_THEIR_OFFICES = (
    ("press", "secretary"),
    ("secretary", "of", "state"),
    ("department", "of", "state"),
    ("state", "department"),
    ("national", "security", "advisor"),
    ("nsc",),
)
"""Offices that are of that state where no other is named."""
_CABINET = ("secretary", "of", "state", "for")
"""A minister of another state, but for an assistant secretary."""
_THEIR_OFFICIALS = bag("administration official")
"""What the White House calls those of its people who may not be named."""
_SMALL = bag("the of for in at and from by a an")
"""Words of a title that are written small."""


def speaker_of(source: Source, marked: Sequence[Sentence]) -> str | None:
    """The party that "we" stands for: that of the office holder or body that heads the text.

    It is the one to which a speech is addressed, or that whose office gives the text out, or that
    of whom the title names before its topic.
    """
    if all(_FIRST_PERSON.isdisjoint(sentence.lows) for sentence in marked[:_SPOKEN]):
        return None
    outlet = tokenize(source.info.outlet or "")
    title = tokenize(source.info.title or "")
    heading = {low for s in marked[:_TOP] if s.heading for low in s.lows}
    heading |= {token.low for token in title}
    spoken = _cable(title) or not (_OWN_VOICE | _PRESS_CALL).isdisjoint(heading)
    if not spoken and not any(token.low in titles().official for token in outlet):
        return None
    return (
        _addressed(marked)
        or _issuer(outlet)
        or _titled(title)
        or _unnamed(marked, heading)
        or _headed(marked)
    )


def heads_statement(marked: Sequence[Sentence]) -> bool:
    """Whether a heading says that the text is a statement, or of the press office of somebody."""
    headings = [sentence for sentence in marked[:_TOP] if sentence.heading]
    return any(not (_OWN_VOICE | _PRESS_CALL).isdisjoint(each.lows) for each in headings)


def _cable(title: Sequence[Token]) -> bool:
    """Whether a title says who writes to whom: "Churchill to Curtin", "the Embassy to the King"."""
    lows = [token.low for token in title]
    if "to" not in lows[1:]:
        return False
    writer = title[: lows.index("to", 1)]
    if any(token.text.islower() and token.low not in _SMALL for token in writer):
        return False  # "Leaders agree to talk"
    return len(writer) == 1 or any(t.low in ORGANS or t.low in titles().official for t in writer)


def _addressed(marked: Sequence[Sentence]) -> str | None:
    """The nation to whom a speech is made: "Fellow Ruritanians!", "My dear Ruritanians"."""
    for sentence in marked[:4]:
        for mark in sentence.parties:
            if mark.first and sentence.tokens[mark.first - 1].low in {"fellow", "dear"}:
                return mark.name
    return None


def _issuer(outlet: Sequence[Token]) -> str | None:
    """The party whose office gives out a text: "Prime Minister of Australia"."""
    if not any(token.low in ORGANS or token.low in titles().official for token in outlet):
        return None
    return next((name for _, name in _states(outlet)), None)


def _titled(title: Sequence[Token]) -> str | None:
    """The party of whom a title names first, before its topic: "Statement by the French King"."""
    lows = [token.low for token in title]
    stop = next((at for at, low in enumerate(lows) if at and low in _TOPIC), len(lows))
    named = [(at, name) for at, name in _states(title) if at < stop]
    foreign = _holds(lows, _CABINET) and "assistant" not in lows
    if not named and not foreign and any(_holds(lows, each) for each in _THEIR_OFFICES):
        return _AMERICANS
    leaders = titles().leaders
    named += [(at, leaders[low]) for at, low in enumerate(lows[:stop]) if low in leaders]
    return min(named)[1] if named else None


def _holds(lows: Sequence[str], words: tuple[str, ...]) -> bool:
    size = len(words)
    return any(tuple(lows[at : at + size]) == words for at in range(len(lows)))


def _states(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """The states and groups that some words name, each with its place; not those gone to."""
    known = parties()
    for at, token in enumerate(tokens):
        match = known.match(tokens, at) if known.starts(token.low) else None
        if match is None or match[1].form == "capital" or match[1].kind in _UNHEARD:
            continue
        if not (at and tokens[at - 1].low in _ELSEWHERE):
            yield at, match[1].name


def _unnamed(marked: Sequence[Sentence], heading: set[str]) -> str | None:
    """The party of "senior administration officials", who speak without a name."""
    if _PRESS_CALL.isdisjoint(heading):
        return None
    spoken = any(sentence.lows >= _THEIR_OFFICIALS for sentence in marked[:_SPOKEN])
    return _AMERICANS if spoken else None


def _headed(marked: Sequence[Sentence]) -> str | None:
    """The party whose people the title speaks of ("the Return of Finnish Sailors"), or an organ."""
    every = [
        (sentence, mark)
        for sentence in marked[:_TOP]
        for mark in sentence.parties
        if mark.word.country
        and not (mark.first and sentence.tokens[mark.first - 1].low in _ELSEWHERE)
    ]
    people = [m.name for s, m in every if s.index == 0 and m.word.form in {"people", "adjective"}]
    organs = [m.name for _, m in every if m.word.form == "organ"]
    return next(iter([*people, *organs]), None)
