"""Which counts are parts of others, and which are rival figures for the same people."""

from __future__ import annotations

from dataclasses import dataclass, replace

from schemas import CountRole
from summarizer.rules.english.document import Document
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.mentions.marks import PeopleMark, Quantity, Sentence
from summarizer.text.spans import Span

_PARTS = bag("including among included include includes comprising whom them")
_MILITARY = bag("rebel rebels soldier soldiers guerrilla military militant militants army")
_CIVILIAN = bag("political civilian civilians journalist merchant opposition")
_REST = bag("last remaining first")
_FURTHER = bag("another further additional more")
_SIDE_BY_SIDE = frozenset(
    {"and", "as well as", "along with", "together with", "plus", "and also", "and another"}
)
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
    tokens = sentence.tokens
    before = [token.low for token in tokens[max(0, mark.first - 4) : mark.first]]
    if not _PARTS.isdisjoint(before[-3:]) or before[-1:] == ["remaining"]:
        return True
    if before[-2:] in (["of", "these"], ["of", "those"]):
        return True
    inside = [token.low for token in tokens[mark.first : mark.last + 1]]
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
    lesser = [i for i in same if size(found[i]) < size(whole)]
    adds_up = not rest and sum(size(found[i]) for i in lesser) == size(whole)
    for i in lesser:
        start = found[i].span.start
        words = set(document.text[max(0, start - 12) : start + 8].lower().split())
        marked = bool(words & _REST)
        if (words & _FURTHER and not adds_up) or _unlike(found[i], whole):
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


def _unlike(tally: Tally, whole: Tally) -> bool:
    """Whether the one is of the dead and the other of the living."""
    return (tally.category == "remains") != (whole.category == "remains")


def _beside(document: Document, tally: Tally, whole: Tally) -> bool:
    """Whether two numbers are told side by side: "32 soldiers and 5 civilians"."""
    one, other = sorted((tally.span, whole.span), key=lambda span: span.start)
    between = document.text[one.end : other.start].replace(",", " ").split()
    return " ".join(between) in _SIDE_BY_SIDE


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
