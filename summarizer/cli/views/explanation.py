"""A text sentence by sentence, with the rules that read something in it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from schemas import Count, EventDate, Framing, Item, Party, Person, Place, Rationale
from summarizer.cli.plain import plain
from summarizer.cli.views import phrases
from summarizer.rules.explanation import Explained, Explanation, Told, reason

_INDENT = 4
_COLUMNS = (24, 5)
"""Widths of rule and confidence."""


def explanation_view(explanation: Explanation) -> RenderableType:
    """The verdicts on a text, and below them the text with the items of each sentence."""
    return Group(*_parts(explanation))


def _parts(explanation: Explanation) -> Iterator[RenderableType]:
    source = explanation.record.source
    yield Rule(style="dim")
    yield Text(plain(source.title or source.id), "bold")
    yield Text(phrases.source_line(source), "dim")
    verdicts = _grid()
    for ruling, says in explanation.verdicts():
        what = plain(says).replace("_", " ")
        verdicts.add_row(ruling.rule, f"{ruling.confidence:.2f}", Text(what, "bold"))
    yield Padding(verdicts, (1, 0, 0, 0))
    for sentence in explanation.sentences():
        yield from _sentence(sentence, explanation.text)


def _sentence(sentence: Explained, text: str) -> Iterator[RenderableType]:
    yield Text()
    yield _marked(sentence, text)
    if not sentence.told:
        return
    grid = _grid()
    for told in sentence.told:
        sure = f"{told.ruling.confidence:.2f}" if told.ruling else "–"
        grid.add_row(told.rule, sure, _what(told))
    yield Padding(grid, (0, 0, 0, _INDENT))


def _marked(sentence: Explained, text: str) -> Text:
    """The words of a sentence; those that a rule read stand out."""
    line = Text(style="" if sentence.told else "dim")
    at, end = sentence.span
    for first, last in sorted(span for told in sentence.told for span in told.spans):
        if last > at:
            line.append(_spaced(text[at : max(at, first)]))
            line.append(_spaced(text[max(at, first) : last]), "bold")
            at = last
    line.append(_spaced(text[at:end]))
    return line


def _spaced(words: str) -> str:
    """As ``plain``, with the space at either end kept."""
    return plain(f"|{words}|")[1:-1]


def _grid() -> Table:
    grid = Table.grid(expand=True, padding=(0, 1))
    for width in _COLUMNS:
        grid.add_column(width=width, style="dim", no_wrap=True, overflow="ellipsis")
    grid.add_column(ratio=1, overflow="fold")
    return grid


def _what(told: Told) -> Text:
    if told.item is None:
        return Text(reason(told.rule), "yellow")
    return Text(_in_words(told.item), "cyan")


def _in_words(item: Item) -> str:
    """An item in one line."""
    match item:
        case Party():
            said = f"{plain(item.name)}: {', '.join(map(phrases.words, item.roles))}"
        case Count():
            way = phrases.direction(item)
            said = f"{phrases.words(item.role)} of {phrases.number(item)}" + (way and f", {way}")
        case Person():
            said = f"{phrases.words(item.role)}: {phrases.person(item)}"
        case EventDate():
            said = f"{phrases.words(item.role)}: {item.date or 'no day'}"
        case Place():
            said = f"{phrases.words(item.role)}: {phrases.place(item)}"
        case Rationale():
            said = f"why: {', '.join(map(phrases.words, item.kinds))} ({plain(item.stated_by)})"
        case Framing():
            said = f"framing: {plain(item.term)}, neutrally {plain(item.neutral)}"
        case _:
            raise TypeError(f"{type(item).__name__} is no item of a record")
    return said
