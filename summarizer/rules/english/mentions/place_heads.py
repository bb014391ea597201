"""Which preposition or verb rules the name of a place."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.rules.english.lexicon.grammar import COMPASS, bag
from summarizer.rules.english.lexicon.place_words import place_words
from summarizer.rules.english.mentions.marks import Sentence

_HEADS = bag(
    "in at near to from through via into across outside over on upon onto inside within toward "
    "towards off between beyond around by for aboard past under along throughout above below "
    "behind beneath round"
)
_STRICT = bag("in at near to from into via through outside inside on reached entered left")
"""Those that tell of a place in a text whose capitals tell nothing."""
_VERBS = bag(
    "reached left leaving reaching reach reaches leave leaves departed entered entering enters "
    "crossed"
)
"""Verbs whose object is a place."""
_ARTICLES = bag("the a an both this that its his her their")
_HELD = bag("held controlled occupied run governed ruled administered")
"""As in "rebel-held Roe"."""
_EVENTS = bag("fall siege battle surrender sack storming capture relief")
"""Nouns whose "of" names the place of what happened."""
_INNER = bag("inside outside")
_LISTED = bag("and or , &")
_STEPS = 12


class Head(NamedTuple):
    """The word that rules a place, at token ``at``; "" and -1 where there is none.

    ``shared`` tells that it is that of the place before it in a list, ``kind`` is the class of a
    noun between them: "in the *camp* of Roe".
    """

    low: str
    at: int
    shared: bool = False
    kind: str = ""


_NONE = Head("", -1)


class Heads:
    """Looks for the word that rules a place, leftwards over what may stand between."""

    def __init__(self, sentence: Sentence) -> None:
        self._lows = sentence.words
        self._parties = {mark.last: mark for mark in sentence.parties}

    def of(self, first: int, before: tuple[int, Head] | None) -> Head:
        """The head of a place at token ``first``.

        ``before`` is the token behind the place that was named before it, and that place's head.
        """
        at = first - 1
        kind = ""
        for _ in range(_STEPS):
            if at < 0:
                return _NONE
            low = self._lows[at]
            if low == "to" and at and self._lows[at - 1] in place_words().no_way:
                return _NONE
            if low == "board" and self._lows[at - 1 : at] == ["on"]:
                low = "aboard"
            if low in _HEADS or low in _VERBS:
                return Head(low, at, kind=kind)
            if before is not None and low in _LISTED and self._listed(before[0], at):
                return before[1]._replace(shared=True)
            step = self._over(at, low)
            if step is None:
                return self._of(at) if low == "of" and at else _NONE
            kind = kind or place_words().class_of.get(self._lows[step + 1], "")
            at = step
        return _NONE

    def _of(self, at: int) -> Head:
        """The head that ends in "of": "out of Roe", "by way of Roe", "the fall of Roe"."""
        before = self._lows[at - 1]
        if before == "out":
            return Head("from", at)
        if before == "way":
            return Head("via", at)
        if before == "board":
            return Head("aboard", at)
        if before in _INNER:
            return Head(before, at)
        return Head("of", at) if before in _EVENTS else _NONE

    def strict(self, at: int) -> str:
        """The head right before a token, over an article or "the town of" at most."""
        lows = self._lows
        at -= 1
        words = place_words()
        if at > 1 and lows[at] == "of" and lows[at - 1] in words.every_kind:
            at -= 2
        while at > 0 and (lows[at] in _ARTICLES or lows[at] in COMPASS | words.before_kinds):
            at -= 1
        if at > 0 and lows[at] == "of" and lows[at - 1] in _EVENTS | {"out"}:
            return "of"
        if at > 0 and lows[at] == "for" and lows[at - 1] in words.moves:
            return "for"
        return lows[at] if at >= 0 and lows[at] in _STRICT else ""

    def _over(self, at: int, low: str) -> int | None:
        """The token before one that may stand between a place and its head; None for others."""
        words = place_words()
        if low in _ARTICLES or low in words.modifiers or low in words.every_kind:
            return at - 1
        before = self._lows[at - 1]
        named = before in words.every_kind or before in words.parts_of or before in COMPASS
        if low == "of" and named:
            return at - 2
        if low in _HELD and self._lows[at - 1] == "-":
            return at - 3
        owner = self._parties.get(at if low == "'s" else at + 1)
        if owner is None or (low != "'s" and owner.word.form != "adjective"):
            return None
        return owner.first - 1

    def _listed(self, behind: int, at: int) -> bool:
        """Whether nothing but the country of a place stands between it and the next of a list."""
        gap = self._lows[behind:at]
        for last, mark in self._parties.items():
            if behind < last <= at and mark.first >= behind:
                gap = [*self._lows[behind : mark.first], *self._lows[last:at]]
        return set(gap) <= {",", "in", "the"}
