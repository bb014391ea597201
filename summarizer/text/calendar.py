"""The words of a text that state dates, in its language.

Names of months and weekdays come from the CLDR (through Babel), further forms and relative words
("today", "last week") from ``data/calendar.json``. Nothing is resolved here: a ``DateWords`` says
which days, months, years and weekdays stand there, and how far from the day of writing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.text.dates.token import Shift, Token, TokenKind
from summarizer.text.dates.tokens import date_tokens, links_days, links_loosely

_ENDS = frozenset({TokenKind.YEAR, TokenKind.FULL})
"""What a date ends with."""
_ABBREVIATION = 4
"""Letters of the longest abbreviation of a month or weekday ("Sept.")."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words that state a date, at ``start:end`` of a folded text.

    Attributes:
        start: offset of the first character.
        end: offset behind the last character.
        days: stated days as (month, day); in "12/13/2023" both readings that are possible.
        months: stated months, those of ``days`` included.
        years: stated years.
        weekdays: stated weekdays, Monday is 0.
        shifts: relative words.
        loose: whether words of time stand there that no calendar settles ("the next day").
    """

    start: int
    end: int
    days: frozenset[tuple[int, int]]
    months: frozenset[int]
    years: frozenset[int]
    weekdays: frozenset[int]
    shifts: tuple[Shift, ...]
    loose: bool


def find_dates(folded: str, language: str) -> list[DateWords]:
    """The date words of a folded text, in order.

    Args:
        folded: a text as ``summarizer.text.fold`` folds it.
        language: two- or three-letter code; ``""`` counts as English.
    """
    tokens = date_tokens(folded, language or "en")
    return [_words(group) for group in _groups(folded, tokens)]


def _groups(folded: str, tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Tokens that state one date together: linked, and no two months or years among them."""
    group: list[Token] = []
    for token in _without_bare_days(folded, tokens):
        if group and not (_linked(folded, group[-1], token) and _belongs(group, token)):
            yield group
            group = []
        group.append(token)
    if group:
        yield group


def _linked(folded: str, last: Token, token: Token) -> bool:
    gap = folded[last.end : token.start]
    if gap.startswith(".") and not _abbreviated(last, token):
        return False
    if token.kind is TokenKind.WEEKDAY and last.kind in _ENDS and any(map(str.isalpha, gap)):
        return False  # "12 June 2025 On Thursday": a date line and the sentence behind it
    both_days = last.kind is token.kind is TokenKind.DAY
    return links_days(gap, beside_month=False) if both_days else links_loosely(gap)


def _abbreviated(last: Token, token: Token) -> bool:
    """Whether a stop between two tokens ends no sentence: "13. Dezember", "Dec. 7"."""
    if last.kind is TokenKind.DAY:
        return token.kind is TokenKind.MONTH
    return last.kind is not TokenKind.YEAR and last.end - last.start <= _ABBREVIATION


def _belongs(group: Sequence[Token], token: Token) -> bool:
    kinds = {member.kind for member in group}
    if token.kind in {TokenKind.FULL, TokenKind.MONTH, TokenKind.YEAR}:
        return token.kind not in kinds and TokenKind.FULL not in kinds
    if token.kind is TokenKind.DAY:
        return group[-1].kind in {TokenKind.MONTH, TokenKind.DAY} or TokenKind.MONTH not in kinds
    if token.kind is TokenKind.WEEKDAY:
        return TokenKind.WEEKDAY not in kinds
    if token.shift is not None and token.shift[0] == "day":
        return not kinds & {TokenKind.MONTH, *_ENDS}  # "12 June 2025 Yesterday"
    return True


def _without_bare_days(folded: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Drop small numbers that belong to no month."""
    kept = [token.kind is not TokenKind.DAY for token in tokens]
    for index, token in enumerate(tokens):
        if token.kind is not TokenKind.MONTH:
            continue
        left = list(_days(folded, tokens, index, step=-1))
        for near in left or _days(folded, tokens, index, step=1):
            kept[near] = True
    return (token for token, keep in zip(tokens, kept, strict=True) if keep)


def _days(folded: str, tokens: Sequence[Token], month: int, *, step: int) -> Iterator[int]:
    """Indices of the days beside a month: "4-10 December", "December 4 and 10"."""
    at = month
    while 0 <= at + step < len(tokens) and tokens[at + step].kind is TokenKind.DAY:
        first, last = sorted((at, at + step))
        gap = folded[tokens[first].end : tokens[last].start]
        if not links_days(gap, beside_month=at == month):
            return
        at += step
        yield at


def _words(group: Sequence[Token]) -> DateWords:
    values: dict[TokenKind, set[int]] = {kind: set() for kind in TokenKind}
    days: set[tuple[int, int]] = set()
    for token in group:
        values[token.kind].update(token.values)
        days.update(token.pairs)
    months = values[TokenKind.MONTH]
    days |= {(month, day) for day in values[TokenKind.DAY] for month in months}
    return DateWords(
        start=group[0].start,
        end=group[-1].end,
        days=frozenset(days),
        months=frozenset(months | {month for month, _ in days}),
        years=frozenset(values[TokenKind.YEAR] | values[TokenKind.FULL]),
        weekdays=frozenset(values[TokenKind.WEEKDAY]),
        shifts=tuple(token.shift for token in group if token.shift is not None),
        loose=any(token.kind is TokenKind.LOOSE for token in group),
    )
