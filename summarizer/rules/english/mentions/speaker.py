"""Whom "we" stands for: the party that speaks in a statement, a cable or a press briefing."""

from __future__ import annotations

from collections.abc import Sequence

from schemas import PartyKind
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.mentions.offices import titles
from summarizer.rules.english.sentences.tokens import tokenize
from summarizer.source import Source

_FIRST_PERSON = bag("we our i my us")
_OWN_VOICE = bag("statement remarks message proclamation address letter communique")
_PRESS_CALL = bag("transcript briefing spokesperson")
_TOP = 3
"""Sentences at the head of a text among which its headings stand."""


def speaker_of(source: Source, marked: Sequence[Sentence]) -> str | None:
    """The party that "we" stands for: that of the office holder or body that heads the text."""
    head = " ".join(
        [source.info.title or "", *(source.text[s.span.start : s.span.end] for s in marked[:3])]
    )
    lows = [token.low for token in tokenize(head[:2000])]
    first_person = not all(_FIRST_PERSON.isdisjoint(sentence.lows) for sentence in marked[:60])
    cable = bool(marked) and marked[0].heading and lows[1:2] == ["to"]
    call = bool(_PRESS_CALL & set(lows))
    heading = {low for s in marked[:_TOP] if s.heading for low in s.lows}
    heading |= {token.low for token in tokenize(source.info.title or "")}
    if not first_person or not (cable or call or _OWN_VOICE & heading):
        return None
    addressed = _addressed(marked)
    if addressed is not None:
        return addressed
    leaders = titles().leaders
    if cable and "to" in lows[1:5]:
        lows = lows[: lows.index("to")]
    for low in lows[:40]:
        if low in leaders:
            return leaders[low]
    if "nsc" in lows[:12] or "secretary" in lows[:12]:
        return "United States"
    forms = {"organ", "name", "capital"} if call else {"organ", "name"}
    for sentence in marked[:3] if call else marked[:2]:
        for mark in sentence.parties:
            if (
                mark.word.form in forms
                and mark.word.kind is not PartyKind.INTERNATIONAL_ORGANIZATION
            ):
                return mark.name
    return None


def heads_statement(marked: Sequence[Sentence]) -> bool:
    """Whether a heading says that the text is a statement, or of the press office of somebody."""
    headings = [sentence for sentence in marked[:_TOP] if sentence.heading]
    return any(not (_OWN_VOICE | _PRESS_CALL).isdisjoint(each.lows) for each in headings)


def _addressed(marked: Sequence[Sentence]) -> str | None:
    """The nation to whom a speech is made: "Fellow Ruritanians!", "My dear Ruritanians"."""
    for sentence in marked[:4]:
        for mark in sentence.parties:
            if mark.first and sentence.tokens[mark.first - 1].low in {"fellow", "dear"}:
                return mark.name
    return None
