"""What joins the words of the name of a place: "Port-au-Prince", "Deir al-Roe", "St. Roe"."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.rules.english.sentences.tokens import Cut, Token

PARTICLES = frozenset("al el de del la las los of es du des da do di dos um un ez au aux".split())
"""Words in lower case inside names."""
_AL = frozenset("al el ad adh an ar as ash at az ul".split())
"""The Arabic article, as it is tied to the word behind it: "Deir *al*-Zor", "*ar*-Ramadi"."""
_SHORTENED = frozenset({"st", "ft", "mt", "pt"})
"""Words of names that a stop may shorten: "St. George"."""


def tied(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a hyphen between two words."""
    return (
        tokens[at].low == "-"
        and 0 < at < len(tokens) - 1
        and tokens[at - 1].end == tokens[at].start
        and tokens[at].end == tokens[at + 1].start
    )


def tied_articles(cut: Cut) -> list[int]:
    """The tokens that are such articles: "*ar*-Ramadi"."""
    hyphens = "-" in cut.lows
    return [at for at in cut.where(_AL) if tied_article(cut.tokens, at)] if hyphens else []


def tied_article(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is an article tied to a name: "*al*-Roe"."""
    return (
        tokens[at].low in _AL
        and at + 2 < len(tokens)
        and tied(tokens, at + 1)
        and tokens[at + 2].text[0].isupper()
    )


def joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token that is no capitalized word stands inside a name."""
    if at == 0 or at + 1 >= len(tokens):
        return False
    token, behind = tokens[at], tokens[at + 1]
    named = behind.text[0].isupper()
    if tied(tokens, at):
        return named or behind.low in PARTICLES
    if token.text == ".":
        before = tokens[at - 1]
        return named and before.low in _SHORTENED and before.end == token.start
    inside = tied(tokens, at - 1) and tied(tokens, at + 1)
    return inside or tied_article(tokens, at) or (named and token.low in PARTICLES)
