"""Numbers of people with the hedges around them: "more than 30", "between 6 and 8"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from summarizer.rules.grammar import bag
from summarizer.rules.marks import Quantity
from summarizer.rules.tokens import Token
from summarizer.text.numbers import Kind, Number

_ABOUT = bag("about around approximately roughly nearly almost some circa estimated close-to odd")
_MORE = bag("over exceeding")
_PHRASAL = (
    ["hand"],
    ["hands"],
    ["handed"],
    ["handing"],
    ["turn"],
    ["turned"],
    ["turning"],
    ["turns"],
    ["give"],
    ["gave"],
)


class Numbers:
    """The numbers of a text, found by where they start and end."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        usable = [n for n in numbers if n.kind in (Kind.CARDINAL, Kind.VAGUE, Kind.WEAK)]
        self.by_end: Mapping[int, Number] = {number.end: number for number in usable}
        self._ends = sorted(self.by_end)

    def ends(self, start: int, end: int) -> frozenset[int]:
        """Where the numbers end that end after ``start`` and no later than ``end``."""
        first, last = bisect_right(self._ends, start), bisect_right(self._ends, end)
        return frozenset(self._ends[first:last])


def quantity_of(
    tokens: Sequence[Token], at: int, number: Number, numbers: Numbers
) -> tuple[int, Quantity]:
    """Bounds of a number with the hedges around it.

    Returns:
        first token of the phrase, and the bounds.
    """
    behind = at
    while at > 0 and tokens[at - 1].start >= number.start:
        at -= 1
    begin = at
    value: int | None = number.value
    if number.kind is Kind.VAGUE:
        return _hedged_vague(tokens, at), Quantity(None, None, True)
    after = tokens[behind].low if behind < len(tokens) else ""
    low = high = value
    approximate = after == "odd" or (tokens[behind - 1].low in {"odd"} and behind - 1 > begin)
    before = [tokens[i].low for i in range(max(0, at - 4), at)]
    word = before[-1] if before else ""
    two = " ".join(before[-2:])
    ranged = _range(tokens, at, numbers)
    if ranged is not None:
        return ranged[0], Quantity(ranged[1], number.value, False)
    if two in {"more than", "greater than", "upwards of"} or (
        word in _MORE and before[-2:-1] not in _PHRASAL
    ):
        at -= 1 if word in _MORE else 2
        low, high = number.value + 1, None
    elif two in {"at least"} or " ".join(before[-3:]) in {
        "no fewer than",
        "no less than",
        "not less than",
    }:
        at -= 2 if two == "at least" else 3
        high = None
    elif two in {"less than", "fewer than"} or word == "under":
        at -= 1 if word == "under" else 2
        low, high = None, max(0, number.value - 1)
    elif two == "up to" or " ".join(before[-3:]) == "as many as" or two == "at most":
        at -= 3 if before[-3:-2] == ["as"] else 2
        low = None
    elif word in _ABOUT or two == "close to":
        at -= 2 if two in {"close to", "an estimated"} else 1
        approximate = True
    return at, Quantity(low, high, approximate)


def _hedged_vague(tokens: Sequence[Token], at: int) -> int:
    while at > 0 and tokens[at - 1].low in {"several", "many", "some"}:
        at -= 1
    return at


def _range(tokens: Sequence[Token], at: int, numbers: Numbers) -> tuple[int, int] | None:
    """As in "between 6 and 8", "6 to 8", "6-8": first token, and the lower bound."""
    if at < 2 or tokens[at - 1].low not in {"and", "to", "-", "or"}:
        return None
    number = numbers.by_end.get(tokens[at - 2].end)
    if number is None or number.kind is not Kind.CARDINAL:
        return None
    start = at - 2
    while start > 0 and tokens[start - 1].start >= number.start:
        start -= 1
    if tokens[at - 1].low == "and":
        if not start or tokens[start - 1].low != "between":
            return None
        start -= 1
    return start, number.value
