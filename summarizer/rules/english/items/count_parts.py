"""Which counts are parts of others, and which are rival figures for the same people."""

from __future__ import annotations

from dataclasses import dataclass, replace

from schemas import CountRole
from summarizer.rules.english.document import Document
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.mentions.marks import PeopleMark, Quantity, Sentence
from summarizer.text.numbers import find_numbers
from summarizer.text.spans import Span

_PARTS = bag("including among included include includes comprising whom them")
_MILITARY = bag("rebel rebels soldier soldiers guerrilla military militant militants army")
_CIVILIAN = bag("political civilian civilians journalist merchant opposition")
_REST = bag("last remaining first")
_FURTHER = bag("another further additional more")
_SIDE_BY_SIDE = frozenset(
    {"and", "as well as", "along with", "together with", "plus", "and also", "and another"}
)
_ADDING = ("along with", "together with", "in addition to")
DIRECTED = frozenset({CountRole.TRANSFER, CountRole.SUBGROUP})
"""Roles of people who go one way."""
_TWO = 2
_PART_OF = frozenset({"of", "of the", "of these", "of those", "of its", "of their", "of his"})
_NEAR = 30
"""Characters behind a count in which the number that it is part of is told."""
_RIVAL = 0.72
"""Share of a whole from which a lesser number is a rival figure for the same people."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A count in the making; ``span`` is the number with its noun."""

    role: CountRole
    released_by: str | None
    released_to: str | None
    quantity: Quantity
    category: str
    span: Span
    rule: str
    chance: float | None = None

    @property
    def key(self) -> tuple[int | None, int | None]:
        """The number."""
        return self.quantity.low, self.quantity.high


def is_part(sentence: Sentence, mark: PeopleMark) -> bool:
    """Whether a number is said to be part of one: "including 5", "10 of them", "the last 50"."""
    words = sentence.words
    before = words[max(0, mark.first - 4) : mark.first]
    if not _PARTS.isdisjoint(before[-3:]) or before[-1:] == ["remaining"]:
        return True
    if before[-2:] in (["of", "these"], ["of", "those"]):
        return True
    inside = words[mark.first : mark.last + 1]
    if "of" in inside[1:4] and not {"them", "whom", "those", "freed", "released"}.isdisjoint(
        inside
    ):
        return True
    return "remaining" in inside or before[-2:] in (["the", "last"], ["the", "first"])


def with_parts(document: Document, found: list[Tally]) -> list[Tally]:
    """Make parts of a stated whole what they are: lesser numbers that go the same way.

    Close figures are rivals for the same people, and "another 50" are further people.
    """
    result = list(found)
    ways: dict[tuple[str | None, str | None], list[int]] = {}
    for index, tally in enumerate(found):
        if tally.role is CountRole.TRANSFER:
            ways.setdefault((tally.released_by, tally.released_to), []).append(index)
    for same in ways.values():
        _lesser(document, found, same, result)
    for (by, to), indices in ways.items():
        full = [way for way in ways if way[0] == by and way[1] is not None]
        if to is None and len(full) == 1:  # "the last 50" of those who go to the one side
            _lesser(document, found, [*ways[full[0]], *indices], result, rest=True)
    return result


def _lesser(
    document: Document,
    found: list[Tally],
    same: list[int],
    result: list[Tally],
    *,
    rest: bool = False,
) -> None:
    """Make the lesser of some transfers parts of the greatest; ``rest``: only "the last 50"."""
    whole = found[max(same, key=lambda i: size(found[i]))]
    if not rest and _further(document, whole):
        return  # "freed 100 and will free 260 more"
    lesser = [i for i in same if size(found[i]) < size(whole)]
    adds_up = not rest and sum(size(found[i]) for i in lesser) == size(whole)
    for i in lesser:
        marked = bool(_words_at(document, found[i]) & _REST)
        if (_further(document, found[i]) and not adds_up) or _unlike(found[i], whole):
            continue
        if not adds_up and _beside(document, found[i], whole):
            continue
        rival = rest or size(found[i]) > _RIVAL * size(whole)
        if adds_up or marked or not rival:
            result[i] = replace(
                found[i],
                role=CountRole.SUBGROUP,
                released_by=whole.released_by,
                released_to=whole.released_to,
            )


def of_wholes(document: Document, found: list[Tally]) -> list[Tally]:
    """Let "five of the seven" go the way of the seven, whatever was read of it alone."""
    wholes = {size(tally): tally for tally in found if tally.role is CountRole.TRANSFER}
    return [
        replace(
            tally,
            role=CountRole.SUBGROUP,
            released_by=whole.released_by,
            released_to=whole.released_to,
        )
        if tally.role in DIRECTED
        and (whole := wholes.get(_stated_whole(document, tally))) is not None
        and size(tally) < size(whole)
        else tally
        for tally in found
    ]


def _stated_whole(document: Document, tally: Tally) -> int:
    """The number that a count is said to be part of, 0 where none is."""
    words = document.text[tally.span.start : tally.span.end + _NEAR]
    if "of" not in words:
        return 0
    numbers = find_numbers(words, "en")[:_TWO]
    if len(numbers) < _TWO or words[numbers[0].end : numbers[1].start].strip() not in _PART_OF:
        return 0
    return numbers[1].value


def with_wholes(document: Document, found: list[Tally]) -> list[Tally]:
    """Make transfers of parts of which no whole that goes their way is stated (codebook, Count).

    "Another 400" are no whole of those before.
    """
    wholes: dict[tuple[str | None, str | None], int] = {}
    for tally in found:
        if tally.role is CountRole.TRANSFER and not _further(document, tally):
            way = tally.released_by, tally.released_to
            wholes[way] = max(wholes.get(way, 0), size(tally))
    return [
        replace(tally, role=CountRole.TRANSFER)
        if tally.role is CountRole.SUBGROUP
        and tally.released_by
        and wholes.get((tally.released_by, tally.released_to), 0) <= size(tally)
        else tally
        for tally in found
    ]


def _words_at(document: Document, tally: Tally) -> set[str]:
    """The words at the beginning of a count and right before it."""
    start = tally.span.start
    return set(document.text[max(0, start - 12) : start + 8].lower().split())


def _further(document: Document, tally: Tally) -> bool:
    """Whether a count is of people besides others: "another 50", "260 more"."""
    return not _FURTHER.isdisjoint(_words_at(document, tally))


def _unlike(tally: Tally, whole: Tally) -> bool:
    """Whether the one is of the dead and the other of the living."""
    return (tally.category == "remains") != (whole.category == "remains")


def _beside(document: Document, tally: Tally, whole: Tally) -> bool:
    """Whether two numbers are told side by side: "32 soldiers and 5 civilians"."""
    one, other = sorted((tally.span, whole.span), key=lambda span: span.start)
    between = " ".join(document.text[one.end : other.start].replace(",", " ").split())
    return between in _SIDE_BY_SIDE or between.endswith(_ADDING)


def size(tally: Tally) -> int:
    """How many people a count is of, for comparing it with others."""
    return headcount(tally.quantity)


def headcount(quantity: Quantity) -> int:
    """The upper bound of a quantity, else the lower one, else 0."""
    return quantity.high or quantity.low or 0


def category(sentence: Sentence, mark: PeopleMark) -> str:
    """Category of a phrase, by its noun and, failing that, by the words before it."""
    if mark.word.category != "unspecified":
        return mark.word.category
    lows = set(sentence.words[mark.first : mark.last])
    if lows & _MILITARY:
        return "military"
    return "civilian" if lows & _CIVILIAN else "unspecified"
