"""Digits that a scanner took for letters, read as a fair reader does.

"6OO men", "5,8OO", "l2 Britons" and "lOO" hold numbers whose noughts and ones came out as letters.
Only letters among digits are read so; a word, a code ("B52", "H2O"), a unit ("5l") or an ordinal
("1o") stays what it is. Offsets do not change, so what is read here can be shown in the text.
"""

from __future__ import annotations

import re

_DIGITS = str.maketrans({"O": "0", "o": "0", "Q": "0", "l": "1", "I": "1"} | {"S": "5", "B": "8"})
_RUN = re.compile(
    r"(?<![^\W_])(?<![^\W_][.,'’-])"
    r"(?:[lI][OoQlISB\d]{0,12}(?:[.,][OoQlI\d]{3}){0,4}|\d[OoQlISB\d]{0,12}(?:[.,][OoQlI\d]{3}){0,4})"
    r"(?![^\W_])"
)
_WITHOUT_DIGIT = re.compile(r"[lI][OQ]{2,}(?:,[OQ]{3})*|[lI][OQ]{0,2},[OQ]{3}(?:,[OQ]{3})*")
"""A one with noughts, at least two, as no word is written: "lOO", "I,OOO"."""
_MAY_BE = re.compile(r"[\dlI](?:(?<=\d)[.,]?[OoQlISB]|(?=[OoQlISB\d.,])(?<=[lI])(?<![^\W_].))")
"""A letter beside a digit, or a word that begins like a one: what every such run holds."""
_NO_DIGITS_LAST = "oSBIl"
"""Letters that behind the last digit mean something else: 1o, 15B, 5l."""
_RN = re.compile(r"(?<![^\W_])rn(?=[aeiouy])")


def fair_digits(text: str) -> str:
    """``text`` at its own length, the letters that stand for digits replaced by them."""
    return text if _MAY_BE.search(text) is None else _RUN.sub(_fair, text)


def _fair(match: re.Match[str]) -> str:
    run = match.group()
    if run.isdecimal() or not any(map(str.isalpha, run)):
        return run
    if not any(map(str.isdecimal, run)):
        return run.translate(_DIGITS) if _WITHOUT_DIGIT.fullmatch(run) else run
    if run[-1] in _NO_DIGITS_LAST or (run[0].isalpha() and not run[1].isalnum()):
        return run
    return run.translate(_DIGITS)


def alike(folded: str) -> str:
    """A folded text with the letters that scanners confuse made one, to compare names by."""
    for wrong, right in (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("i", "l")):
        folded = folded.replace(wrong, right)
    return folded


def fair_words(words: str) -> str:
    """``words`` as a fair reader of a scan reads them: no word begins with "rn" ("rnorning")."""
    return _RN.sub("m", fair_digits(words))
