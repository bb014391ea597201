"""Whether a stretch of text begins and ends where words and numbers do.

"5 prisoners" does not stand in "305 prisoners", nor "two soldiers" in "thirty-two soldiers", nor
"combatants" in "non-combatants".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from summarizer.text.numerals.han import NUMERALS
from summarizer.text.numerals.number import Number
from summarizer.text.spans import Span

_ELIDING = frozenset({"fr", "it", "ca", "pt", "oc"})
"""Languages that leave a vowel out before the next word: l'armée."""
_PROCLITICS = {
    "ar": "و ف ب ل ك س ال وال بال فال كال لل ولل",
    "he": "ו ה ב ל מ ש כ וה בה מה של שה ול וב",
}
"""Letters written together with the next word; ``words`` may begin behind them."""
_OPPOSITE = frozenset(
    {"non", "anti", "ex", "un", "pro", "pseudo", "quasi", "semi", "half", "counter", "contra"}
    | {"pre", "post", "не", "анти", "экс", "екс", "контр", "no", "pas", "nicht", "qeyri", "ոչ"}
    | {"אי"}
)
"""First parts of a compound that turn the rest into something else."""
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_WORD_BEFORE = re.compile(r"[^\W\d_]{1,12}$")
_LETTERS = re.compile(r"[^\W\d_]+")
_DOUBLE_QUOTES = frozenset('"“”„‟«»″「」『』')
_CURRENCY = frozenset("$€£¥₽₼₺₪₴₾֏")
_ARTICLE = re.compile(r"an?\s+", re.IGNORECASE)


def cuts_word(folded: str, start: int, end: int, language: str, text: str, span: Span) -> bool:
    """Whether ``folded[start:end]`` begins or ends inside a word or a number in digits.

    Args:
        folded: a folded text.
        start: offset of the first character.
        end: offset behind the last character.
        language: two- or three-letter code, or ``""``.
        text: the source, which tells a quotation mark from an apostrophe.
        span: where the stretch stands in it.
    """
    return _cuts_start(folded, start, language, text, span.start) or _cuts_end(
        folded, end, text, span.end
    )


def _cuts_start(folded: str, at: int, language: str, text: str, start: int) -> bool:
    before, first = folded[at - 1 : at], folded[at]
    if not before or before == " ":
        return False
    if not _part_of_word(first):
        return before.isdecimal() and first in "%‰"
    if _glued(before, first):
        return not _behind_proclitic(folded, at, language)
    if first.isdecimal() or first in NUMERALS:
        return before in _CURRENCY or before == "第" or _joins_digits(folded, at - 1)
    return before in "'-" and _cuts_compound(folded, at, language, text[start - 1 : start])


def _cuts_compound(folded: str, at: int, language: str, source: str) -> bool:
    """Whether the apostrophe or hyphen before ``folded[at]`` ties it to what stands before.

    ``source`` is what stands in its place in the source.
    """
    if not folded[at - 2 : at - 1].isalnum():
        return False
    if folded[at - 1] == "'":
        return source not in _DOUBLE_QUOTES and language not in _ELIDING
    word = _WORD_BEFORE.search(folded, max(0, at - 13), at - 1)
    return word is not None and word.group() in _OPPOSITE


def _cuts_end(folded: str, at: int, text: str, end: int) -> bool:
    last, after = folded[at - 1], folded[at : at + 1]
    if not after or after == " " or not _part_of_word(last):
        return False
    if _glued(last, after):
        return True
    if last.isdecimal():
        return after in "%‰" or _joins_digits(folded, at)
    if after == "'" and text[end : end + 1] not in _DOUBLE_QUOTES:
        rest = _LETTERS.match(folded, at + 1)
        return rest is not None and rest.group() == "t"
    return False


def _part_of_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def _glued(left: str, right: str) -> bool:
    """Whether two characters side by side belong to one word or number."""
    if not (_part_of_word(left) and _part_of_word(right)):
        return False
    numeric = left.isdecimal() or left in NUMERALS
    if numeric and (right.isdecimal() or right in NUMERALS):
        return True
    return not (_UNSPACED.match(left) or _UNSPACED.match(right))


def _joins_digits(folded: str, at: int) -> bool:
    """Whether ``folded[at]`` joins the digits on both sides: 3.5, 9:40, 6-8."""
    if folded[at] not in ".,:/-'٫":
        return False
    return folded[at - 1 : at].isdecimal() and folded[at + 1 : at + 2].isdecimal()


def _behind_proclitic(folded: str, at: int, language: str) -> bool:
    proclitics = _PROCLITICS.get(language)
    if proclitics is None:
        return False
    word = _WORD_BEFORE.search(folded, max(0, at - 13), at)
    return word is not None and word.group() in proclitics.split()


def inside_numbers(numbers: Iterable[Number]) -> dict[int, Number]:
    """Offsets at which a cut would go through a number -> that number."""
    return {at: number for number in numbers for at in range(number.start + 1, number.end)}


def cuts_number(text: str, start: int, end: int, inside: Mapping[int, Number]) -> bool:
    """Whether ``text[start:end]`` holds a part of a number only; "a" of "a hundred" is none.

    Args:
        text: the text.
        start: offset of the first character.
        end: offset behind the last character.
        inside: of the numbers of the text; see ``inside_numbers``.
    """
    number = inside.get(start)
    return end in inside or not (number is None or _ARTICLE.fullmatch(text, number.start, start))
