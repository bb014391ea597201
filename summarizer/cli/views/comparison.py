"""A comparison as a person reads it on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group as Stack
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from schemas import (
    Apart,
    By,
    ComparedSource,
    Comparison,
    Framed,
    Group,
    Link,
    Reason,
    Row,
    Said,
    Verdict,
)
from summarizer.cli.plain import plain
from summarizer.phrases import words

_LOOK = {
    Verdict.AGREED: ("= agreed", "green"),
    Verdict.DIFFER: ("≠ differ", "bold red"),
    Verdict.ONLY_SOME: ("◦ only", "yellow"),
    Verdict.ALONE: ("", "dim"),
}
_HEADINGS = {"locations": "places", "rationales": "why", "background": "not part of it"}
_LONGEST = 60
"""Characters of a quote that are shown; the comparison holds all."""


def comparison_view(comparison: Comparison) -> RenderableType:
    """Groups of several sources with their rows, then the events that one source tells of."""
    sources = {source.key: source for source in comparison.sources}
    shared = [group for group in comparison.groups if len(group.members) > 1]
    alone = [group for group in comparison.groups if len(group.members) == 1]
    return Stack(
        *(part for group in shared for part in _group(group, sources)),
        *_singles(alone, sources),
        *_between(comparison),
    )


def _group(group: Group, sources: dict[str, ComparedSource]) -> Iterator[RenderableType]:
    yield Rule(style="dim")
    yield Text(plain(group.title), "bold")
    voices = f"{group.voices} voice{'s' * (group.voices != 1)}"
    yield Text(f"{group.id} · {voices} · {plain(group.why)}", "dim")
    yield Padding(_members(group, sources), (1, 0))
    for field in group.fields:
        yield Text(_HEADINGS.get(field.name, field.name), "bold")
        yield _rows(field.rows)
    if group.framing:
        yield Text("framing", "bold")
        yield _framing(group.framing)


def _members(group: Group, sources: dict[str, ComparedSource]) -> Table:
    table = Table.grid(padding=(0, 1))
    for number, said in enumerate(group.status):
        source = sources[group.members[number].source]
        told = source.info.title or source.key
        table.add_row(
            Text(_letter(number), "bold cyan"),
            said.published.isoformat() if said.published else "undated",
            words(said.status),
            plain(f"{source.info.outlet or source.info.author or ''}"),
            Text(plain(told), overflow="ellipsis", no_wrap=True),
            Text(f"voice {source.voice + 1}", "dim"),
        )
    return table


def _rows(rows: Sequence[Row]) -> Table:
    table = Table.grid(expand=True, padding=(0, 1))
    table.add_column(width=10)
    table.add_column(ratio=2)
    table.add_column(ratio=5)
    for row in rows:
        sign, style = _LOOK[row.verdict]
        if row.verdict is Verdict.ONLY_SOME:
            members = {by.member for said in row.values for by in said.by}
            sign = f"{sign} {','.join(map(_letter, sorted(members)))}"
        values = Text()
        for number, said in enumerate(row.values):
            values.append("\n" if number else "")
            values.append_text(_said(said))
        for note in row.notes:
            values.append(f"\n{plain(note)}", "dim italic")
        table.add_row(Text(sign, style), Text(plain(row.label)), values)
    return table


def _said(said: Said) -> Text:
    text = Text(plain(said.text))
    for by in said.by:
        text.append(f"  {_letter(by.member)} ", "bold cyan")
        text.append(_quote(by), "dim")
    return text


def _quote(by: By) -> str:
    quote = by.as_written or (by.quotes[0].quote if by.quotes else "")
    short = plain(quote)
    if len(short) > _LONGEST:
        short = short[: _LONGEST - 1] + "…"
    return f"“{short}”" if short else ""


def _framing(framing: Sequence[Framed]) -> Table:
    table = Table.grid(expand=True, padding=(0, 1))
    table.add_column(ratio=2)
    table.add_column(ratio=4)
    for framed in framing:
        cell = Text()
        for number, each in enumerate(framed.words):
            who = ",".join(_letter(by.member) for by in each.by)
            cell.append("   " if number else "")
            cell.append(f"{who} ", "bold cyan")
            cell.append(f"“{plain(each.term)}”", "magenta" if each.slanted else "")
        table.add_row(Text(plain(framed.neutral)), cell)
    return table


def _singles(
    groups: Sequence[Group], sources: dict[str, ComparedSource]
) -> Iterator[RenderableType]:
    if not groups:
        return
    yield Rule(style="dim")
    yield Text("told by one source", "bold")
    for group in groups:
        source = sources[group.members[0].source]
        yield Text(f"{group.id} · {plain(group.title)} · {plain(source.key)}")


def _between(comparison: Comparison) -> Iterator[RenderableType]:
    titles = {group.id: plain(group.title) for group in comparison.groups}
    parts: Sequence[tuple[str, Sequence[Link | Apart]]] = (
        ("parts of one deal", comparison.links),
        ("alike, and kept apart", comparison.apart),
    )
    for heading, pairs in parts:
        if not pairs:
            continue
        yield Rule(style="dim")
        yield Text(heading, "bold")
        for each in pairs:
            yield Text(f"{each.first}: {titles[each.first]}")
            yield Text(f"{each.second}: {titles[each.second]}")
            yield Padding(_reasons(each.reasons), (0, 0, 0, 2))


def _reasons(reasons: Sequence[Reason]) -> Text:
    text = Text()
    for number, reason in enumerate(reasons):
        text.append("\n" if number else "")
        text.append("+ " if reason.speaks_for else "- ", "green" if reason.speaks_for else "red")
        text.append(plain(reason.text))
    return text


def _letter(number: int) -> str:
    """A, B … Z, AA, AB …, as columns of a sheet are called."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
