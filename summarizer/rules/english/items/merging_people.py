"""Which mentions are of one person, and what entry they make together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from schemas import PersonRole
from summarizer.rules.english.document import Document
from summarizer.rules.english.lexicon.words import word_set
from summarizer.text.spans import Span

_TERM = re.compile(r"\d+(?:\.\d+)?|life", re.IGNORECASE)
_ROLES = (PersonRole.RELEASED, PersonRole.HELD, PersonRole.OFFICIAL, PersonRole.OTHER)
_WEIGHTY = {
    "person.freed": 0,
    "person.exchanged": 0,
    "person.object": 0,
    "person.among": 0,
    "person.held": 1,
    "person.left_out": 1,
    "person.hoped": 1,
}
"""Rules that tell what becomes of a captive; the others only tell that there is one."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person in the making."""

    name: str
    role: PersonRole
    party: str | None
    note: str | None
    span: Span
    rule: str
    chance: float | None = None


def merged(found: list[Named]) -> list[Named]:
    """One entry a person: a surname joins the fuller name that ends in it."""
    kept: list[Named] = []
    by_last: dict[str, int] = {}
    for named in found:
        last = named.name.split()[-1].lower()
        index = by_last.get(last)
        if index is None or not _same(kept[index].name, named.name):
            by_last[last] = len(kept)
            kept.append(named)
            continue
        other = kept[index]
        best = min(other, named, key=_rank)
        fullest = max(other, named, key=lambda each: len(each.name))
        kept[index] = replace(
            best,
            name=fullest.name,
            span=best.span if best.name == fullest.name else fullest.span,
            party=best.party or other.party or named.party,
            note=best.note or other.note or named.note,
        )
    return kept


def _rank(named: Named) -> tuple[int, int]:
    """How little what is said of a person weighs, and the place of the role."""
    return _WEIGHTY.get(named.rule, len(_WEIGHTY)), _ROLES.index(named.role)


def _same(one: str, other: str) -> bool:
    """Whether one name is the end of the other: "Biden", "Joe Biden"."""
    a, b = one.lower().split(), other.lower().split()
    return a[-len(b) :] == b or b[-len(a) :] == a


def noted(document: Document, found: list[Named]) -> list[Named]:
    """As in "Roe and Poe were sentenced to 20 and 11.5 years, respectively": a note for each."""
    notes: dict[str, str] = {}
    tried = word_set("convict")
    for sentence in document.sentences:
        if "respectively" not in sentence.lows:
            continue
        lows = sentence.words
        if not tried & set(lows):
            continue
        at = next(i for i, low in enumerate(lows) if low in tried)
        terms = [
            t for t in sentence.tokens[at : lows.index("respectively")] if _TERM.fullmatch(t.text)
        ]
        surnames = [n for t in sentence.tokens[:at] for n in found if n.name.split()[-1] == t.text]
        if len(terms) == len(surnames) > 1:
            for named, term in zip(surnames, terms, strict=True):
                notes[named.name] = (
                    "sentenced to life" if term.low == "life" else f"sentenced to {term.text} years"
                )
    return [
        replace(n, note="; ".join(filter(None, (n.note, notes[n.name])))) if n.name in notes else n
        for n in found
    ]
