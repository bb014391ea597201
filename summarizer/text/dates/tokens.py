"""The parts of dates in a folded text: days, months, years, weekdays, relative words."""

from __future__ import annotations

import re

from summarizer.text.dates.digits import digit_tokens
from summarizer.text.dates.english import ago_tokens, bare_day_tokens, ordinal_tokens
from summarizer.text.dates.token import Token, TokenKind
from summarizer.text.dates.words import word_tokens

_LINK_WORDS = (
    "of the on in at de del du la le el den der dem am des im di год года г году року році р թ "
    "թվականի թվականին ilin il ili ildə ilində ci cu cü cı yıl yılı yılının yılında سنة عام من في "
    "של ב ה roku r"
)
_LOOSE_LINK = re.compile(rf"(?:[\s,.()'-]|\b(?:{'|'.join(_LINK_WORDS.split())})\b)*")
_MONTH_LINK = re.compile(r"(?:['-][^\W\d_]{1,4})?\.?\s?(?:(?:the|of|de|del|di|ב|في|من)\s)?")
_DAY_LINK = re.compile(
    r"\s?(?:-|/|to|and|or|until|till|through|bis|und|et|y|a|al|e|и|по|до|та|və|ve|ile|եւ|إلى|و|עד)\s?"
)


def links_loosely(gap: str) -> bool:
    """Whether two parts of a date with ``gap`` between them state one date."""
    return len(gap) <= 20 and _LOOSE_LINK.fullmatch(gap) is not None


def links_days(gap: str, *, beside_month: bool) -> bool:
    """Whether a day belongs to the month, or the other day, that ``gap`` parts it from."""
    if len(gap) > 8:
        return False
    return (_MONTH_LINK if beside_month else _DAY_LINK).fullmatch(gap) is not None


def date_tokens(folded: str, language: str) -> list[Token]:
    """The tokens of a folded text, in order and without overlap; the longest wins."""
    tokens = [*digit_tokens(folded), *word_tokens(folded, language)]
    if language == "en":
        tokens += [*ago_tokens(folded), *bare_day_tokens(folded)]
        if any(token.kind is TokenKind.MONTH for token in tokens):  # else "third" is no day
            tokens += ordinal_tokens(folded)
    kept: list[Token] = []
    for token in sorted(tokens, key=lambda token: (token.start, -token.end)):
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept
