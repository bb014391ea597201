"""Fold a text, so that typography does not count, and keep where each character came from.

Two stretches of text say the same words where their folds are equal. The fold drops or unifies

- case (full case folding; Turkish dotted and dotless i are one letter), and how a letter with
  marks is encoded (Unicode D145, canonical caseless matching, cluster by cluster);
- quotation marks and apostrophes, dashes and hyphens, ellipses, bullets;
- white space: a run of any kind is one space, none before ``.,;:!?)`` nor between such a mark and
  a letter;
- soft hyphens, zero-width and bidirectional controls, Arabic vowel signs and tatweel, Hebrew
  points;
- full-width and presentation forms, ligatures;
- the script of decimal digits, and the mark that groups thousands.

Superscripts stay apart from digits ("32²" is not 322), and letters with marks from those without.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from summarizer.text.numerals.digits import GROUP_SPACES, digit_runs, group_marks
from summarizer.text.spans import Span

_SPACE, _DROP, _EXPAND, _MARK, _ELLIPSIS = " ", "\xad", "\x01", "\x02", "…"
_GROUP = "\x03"
"""White space that may group thousands, until it is known whether it does."""
_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›′″‵‶ʹʺʻʼʽʾʿˈˊˋ׳״「」『』〝〞〟＂＇"
_DASHES = "-‐‑‒–—―−⁃֊־᠆⸗⸺⸻〜～﹘﹣－"
_BULLETS = "•‣◦▪▫●○∙◆◇■□·・"
_ALIKE = (
    dict.fromkeys(_QUOTES, "'")
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_BULLETS, "•")
    | dict.fromkeys(GROUP_SPACES, _GROUP)
    | dict(zip("。．｡，、､：；！？（）،؛؟", "...,,,:;!?(),;?", strict=True))
)
"""Marks that count as one."""
_CLOSING = ".,;:!?)…"
_FORMS = frozenset({"<wide>", "<narrow>", "<initial>", "<medial>", "<final>", "<isolated>"})
_LIGATURES = frozenset(chr(code) for code in (*range(0xFB00, 0xFB07), *range(0xFB13, 0xFB18)))
_POINTS = (
    *range(0x0591, 0x05BE),
    *(0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7, 0x0640, 0x0670, 0x034F),
    *range(0x064B, 0x0653),
    *range(0x0656, 0x0660),
    *range(0x06D6, 0x06DD),
    *range(0xFE00, 0xFE10),
)
_DROPPED = frozenset(map(chr, _POINTS))
_JOINING_JAMO = re.compile("[\u1160-\u11ff\ud7b0-\ud7fb]")


class _Table(dict[int, str]):
    """One character for one, so that offsets stay; filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _one(chr(code))
        return folded


def _one(character: str) -> str:
    """What a character is folded to by itself, or the sign of what must be done with it."""
    if character in _ALIKE:
        return _ALIKE[character]
    if _dropped(character):
        return _DROP
    category = unicodedata.category(character)
    if character.isspace() or category[0] == "Z":
        return _SPACE
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category[0] == "M" or _JOINING_JAMO.match(character):
        return _MARK
    folded = cluster(character)
    return folded if len(folded) == 1 and folded.isprintable() else _EXPAND


@lru_cache(maxsize=65536)
def cluster(letters: str) -> str:
    """Fold a letter with its marks, or letters that belong together."""
    if not letters.isascii():
        letters = unicodedata.normalize("NFD", "".join(map(_plain_form, letters)))
        letters = "".join(letter for letter in letters if not _dropped(letter))
    folded = unicodedata.normalize("NFD", letters.casefold())
    # Capitals lose the difference between the Turkish letters, so the fold must lose it too.
    folded = unicodedata.normalize("NFC", folded.replace("i\u0307", "i").replace("ı", "i"))
    return "".join(_ALIKE.get(letter, letter) for letter in folded).replace(_GROUP, _SPACE)


def _dropped(character: str) -> bool:
    return character in _DROPPED or unicodedata.category(character) == "Cf"


def _plain_form(letter: str) -> str:
    decomposition = unicodedata.decomposition(letter)
    if letter in _LIGATURES or decomposition.partition(" ")[0] in _FORMS:
        return unicodedata.normalize("NFKC", letter)
    return letter


_TABLE = _Table()
_SPECIAL = re.compile(
    rf"\.(?: {{0,2}}\.)+"
    rf"| [ {_DROP}]+|{_DROP}[ {_DROP}]*| (?=[.,;:!?)…'])| (?<=[(.,;:!?…'] )"
    rf"|--+|{_EXPAND}"
)
"""Stretches that are not taken as they are. Each begins with one character, not with a class or a
look behind, so that a search leaps from one such character to the next."""
_SPECIAL_OR_MARKED = re.compile(
    rf"{_SPECIAL.pattern.removesuffix(f'|{_EXPAND}')}"
    rf"|[^{_MARK}]?{_DROP}*{_MARK}[{_MARK}{_DROP}]*|{_EXPAND}"
)
"""The same for a text that holds marks, each of which goes with the letter before it."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text.

    Attributes:
        text: the fold.
        starts: offset in ``text`` at which each piece begins.
        sources: stretch of the source that each piece came from, in order.
        even: whether each piece is as long as its stretch, and maps character by character.
    """

    text: str
    starts: list[int]
    sources: list[Span]
    even: list[bool]

    def source(self, start: int, end: int) -> Span:
        """The stretch of the source that ``text[start:end]``, which is not empty, came from."""
        return Span(self._at(start), self._behind(end))

    def offset(self, at: int) -> int:
        """Where ``source[at]`` stands in ``text``; where it was dropped, what stood behind it."""
        piece = bisect_left(self.sources, (at + 1,)) - 1
        if piece < 0:
            return 0
        start, first = self.starts[piece], self.sources[piece].start
        if at == first:
            return start
        return min(start + at - first, self._end(piece)) if self.even[piece] else self._end(piece)

    def whole(self, start: int, end: int) -> Span | None:
        """As ``source``; None where an end lies within what is one letter in the source."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1, first) - 1
        within = start - self.starts[first]
        if within and not self.even[first]:
            return None
        begin = self.sources[first].start + within
        if self.even[last]:
            return Span(begin, self.sources[last].start + end - self.starts[last])
        return Span(begin, self.sources[last].end) if end == self._end(last) else None

    def _at(self, offset: int) -> int:
        piece = bisect_right(self.starts, offset) - 1
        first = self.sources[piece].start
        return first + offset - self.starts[piece] if self.even[piece] else first

    def _behind(self, offset: int) -> int:
        piece = bisect_right(self.starts, offset - 1) - 1
        first, last = self.sources[piece]
        return first + offset - self.starts[piece] if self.even[piece] else last

    def _end(self, piece: int) -> int:
        return self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)


def fold(text: str, language: str = "", *, plain_space: bool = False) -> Folded:
    """Fold ``text``.

    Args:
        text: any text.
        language: two- or three-letter code, for the marks that group thousands.
        plain_space: whether a plain space groups thousands whatever the language.
    """
    plain = _ungrouped(text.translate(_TABLE), language, plain_space=plain_space)
    written: list[str] = []
    sources: list[Span] = []
    even: list[bool] = []
    at = 0
    special = _SPECIAL_OR_MARKED if _MARK in plain else _SPECIAL
    for match in special.finditer(plain):
        start, end = match.span()
        if at < start:
            written.append(plain[at:start])
            sources.append(Span(at, start))
            even.append(True)
        if replacement := _replacement(text, plain, start, end):
            written.append(replacement)
            sources.append(Span(start, end))
            even.append(len(replacement) == end - start)
        at = end
    if at < len(text):
        written.append(plain[at:])
        sources.append(Span(at, len(text)))
        even.append(True)
    starts = list(accumulate(map(len, written[:-1]), initial=0)) if written else []
    return Folded("".join(written), starts, sources, even)


def fold_text(text: str, language: str = "") -> str:
    """``fold(text, language).text``, sooner, as it keeps no offsets."""
    plain = _ungrouped(text.translate(_TABLE), language, plain_space=False)
    special = _SPECIAL_OR_MARKED if _MARK in plain else _SPECIAL
    return special.sub(lambda match: _replacement(text, plain, *match.span()), plain)


def _ungrouped(plain: str, language: str, *, plain_space: bool) -> str:
    """``plain`` at its own length, the marks that group thousands replaced by what is dropped."""
    may_be_grouped, grouped = _grouping(language, plain_space=plain_space)
    if may_be_grouped.search(plain) is None:
        return plain.replace(_GROUP, _SPACE)
    parts: list[str] = []
    at = 0
    for match in digit_runs(plain, grouped):
        if match.group(1):
            parts += [plain[at : match.start()], match.group().replace(match.group(1), _DROP)]
            at = match.end()
    return "".join([*parts, plain[at:]]).replace(_GROUP, _SPACE)


@cache
def _grouping(language: str, *, plain_space: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a mark between two digits, which is seen sooner, and what finds digits.

    Both read a text as ``_TABLE`` leaves it. Group 1 of the latter is the mark that groups the
    digits, if any does.
    """
    marks = re.escape(group_marks(language) + (_SPACE if plain_space else ""))
    digit = rf"\d{_DROP}*"
    grouped = (
        rf"(?!0){digit}(?:{digit}){{0,2}}([{_GROUP}{marks}]){_DROP}*(?:{digit}){{3}}"
        rf"(?:\1{_DROP}*(?:{digit}){{3}})*(?!\d)|\d+"
    )
    return re.compile(rf"{digit}[{_GROUP}{marks}]{_DROP}*\d"), re.compile(grouped)


def _replacement(text: str, plain: str, start: int, end: int) -> str:
    found = plain[start:end]
    if found[0] == ".":
        return _ELLIPSIS
    if found[0] == "-":
        return "-"
    if _MARK in found or found == _EXPAND:
        return cluster(text[start:end])
    return _SPACE if _SPACE in found and _parts(text, plain, start, end) else ""


def _parts(text: str, plain: str, start: int, end: int) -> bool:
    """Whether the white space ``plain[start:end]`` stands for a space."""
    before, after = plain[start - 1 : start], plain[end : end + 1]
    if (after and after in _CLOSING) or before == "(":
        return False
    if before and before in ".,;:!?…" and _begins_with_letter(text, plain, end):
        return False
    # French sets its quotation marks off with spaces.
    return text[start - 1 : start] != "«" and text[end : end + 1] != "»"


def _begins_with_letter(text: str, plain: str, at: int) -> bool:
    after = plain[at : at + 1]
    return after.isalpha() or (after == _EXPAND and cluster(text[at])[:1].isalpha())
