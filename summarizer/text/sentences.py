"""Cut a text into sentences, in any language, with offsets kept.

A library's splitter trips over what this project reads: full stops without a space behind them
("of Baku.However"), initials, "U.S.", and scripts with stops of their own. A cut too few or too
many costs little here: sentences number the text for a model and bound the reach of a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from summarizer.text.spans import Span

_STOPS = ".!?…‽։۔؟。！？।॥။።"
_CLOSERS = "\"'”’»)]}"
_NOTES = r"(?:\[\d{1,3}\])*"
"""Numbers of notes behind a stop, as an encyclopaedia has them: "in May.[12][13]"."""
_CUT = re.compile(rf"[{_STOPS}]+[{re.escape(_CLOSERS)}]*{_NOTES}|\n[^\S\n]*\n\s*|\n")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_ABBREVIATIONS = frozenset(
    (
        "mr mrs ms dr prof gen lt lieut col maj capt cpl sgt sr jr st gov sen rep rev hon pres no "
        "nos vs etc jan feb mar apr jun jul aug sep sept oct nov dec approx dept fig inc ltd co "
        "corp adm cmdr brig amb messrs"
    ).split()
)
_LONGEST_ABBREVIATION = max(map(len, _ABBREVIATIONS))
_WIDEST = 110
"""Characters of a line, from which lines are paragraphs."""
_FULL = 0.85
"""Share of the widest line that a line fills, with the word behind it, where it is wrapped."""
_FEWEST = 5
"""Lines of a text of which it can be told that they are wrapped."""
_LONGEST = 600
"""Characters. A longer run without a stop (a table, a list) is cut at white space."""


def sentences(text: str) -> list[Span]:
    """The sentences of ``text`` in order, without the white space around them.

    Every character that is not white space lies in exactly one sentence.
    """
    spans: list[Span] = []
    start = 0
    for cut in _cuts(text):
        spans.extend(_pieces(text, start, cut))
        start = cut
    spans.extend(_pieces(text, start, len(text)))
    return spans


def _cuts(text: str) -> Iterator[int]:
    least = _least_wrapped(text)
    for match in _CUT.finditer(text):
        mark = match.group()
        if mark[0] == "\n":
            if mark != "\n" or _line_ends_block(text, match.start(), match.end(), least):
                yield match.end()
        elif mark[0] != "." or _full_stop(text, match.start(), match.end()):
            yield match.end()


def _least_wrapped(text: str) -> int | None:
    """Length from which a line, with the word behind it, is wrapped; None where no lines are.

    A text is taken to be wrapped where most of its lines would be too wide with one word more.
    """
    lines = text.split("\n")
    widest = max(map(len, lines))
    if widest > _WIDEST:
        return None
    least = int(_FULL * widest)
    followed = [
        len(line) + len(_first_word(after)) >= least for line, after in pairwise(lines) if after
    ]
    return least if len(followed) >= _FEWEST and 2 * sum(followed) > len(followed) else None


def _first_word(line: str) -> str:
    return line[:_WIDEST].split(maxsplit=1)[0] if line and not line.isspace() else ""


def _line_ends_block(text: str, start: int, end: int, least: int | None) -> bool:
    """Whether a single line break parts two blocks, and is not a wrapped line."""
    if least is not None:
        line = start - text.rfind("\n", max(0, start - _WIDEST - 1), start) - 1
        if line + len(_first_word(text[end : end + _WIDEST])) >= least:
            return False
    following = text[end : end + 1]
    preceding = text[max(0, start - 40) : start].rstrip()[-1:]
    return not following.islower() and preceding not in {",", ";", "-", "–", "—"}


def _full_stop(text: str, start: int, end: int) -> bool:
    following = text[end : end + 1]
    if following and not following.isspace():
        # "Baku.However" ends a sentence; "3.5", "u.s" and "gov.uk" do not.
        before = text[max(0, start - 2) : start]
        return following.isupper() and len(before) == 2 and before.islower()
    word = _WORD_BEFORE.search(text, max(0, start - _LONGEST_ABBREVIATION - 1), start)
    if word is None:
        return True
    if len(word.group()) == 1 and word.group().isupper():
        # An initial, or the end of "U.S.": the latter ends a sentence before a capital only
        # where it stands alone, which cannot be told; keeping it together is the safer error.
        return not text[end : end + 40].lstrip(" ")[:1].isalnum()
    return word.group().lower() not in _ABBREVIATIONS


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        yield Span(start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield Span(start, end)
