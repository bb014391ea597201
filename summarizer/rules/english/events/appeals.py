"""Whether a text is an appeal for a release, and no report of one."""

from __future__ import annotations

from itertools import islice

from summarizer.rules.english.acts.clause import LIVE
from summarizer.rules.english.acts.modality import demanded
from summarizer.rules.english.document import Document
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.sentences.memory import once

_ASKING = bag(
    "appeal appeals appealed appealing demand demands demanded demanding urge urges urged urging "
    "plea pleas plead pleads pleaded pleading beg begs begged calls calling called want wants "
    "marched marches marchers hunger-strike hunger portraits banners placards "
    "protest protests protested rally rallies marches petition petitions insist insists vigil "
    "condemn condemns condemned commemorate commemorates remember remembers anniversary"
)
_SHORTEST = 6
"""Tokens of a sentence of the body."""
_DEMANDS = 2
_OPENING = 2
"""Sentences of the body, besides the title."""


@once
def demanding(document: Document) -> bool:
    """Whether several sentences open with a demand, as in a resolution or "Release our sons!"."""
    opening = {a.sentence for a in document.acts if a.mode == "hoped" and a.first == 0}
    asked = (s.index in opening or demanded(s) for s in document.sentences if not s.heading)
    return sum(asked) >= _DEMANDS


@once
def appeals(document: Document) -> bool:
    """Whether title and first sentence ask for something, and tell of no step taken.

    So does a resolution of which several paragraphs open with a demand.
    """
    if demanding(document):
        return True
    body = (s for s in document.sentences if not s.heading and len(s.tokens) > _SHORTEST)
    opening = {s.index: s for s in islice(body, _OPENING)}
    opening |= {s.index: s for s in document.sentences[:1]}
    firm = (a for a in document.acts if a.rule != "act.journey")
    told = {a.sentence for a in firm if a.mode in LIVE and not a.subordinate}
    first = min((i for i, s in opening.items() if not s.heading), default=0)
    asked = any(not _ASKING.isdisjoint(s.lows) for i, s in opening.items() if i <= first)
    return asked and told.isdisjoint(opening)
