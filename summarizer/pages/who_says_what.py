"""The tables of a group: each thing that is said, by whom, and whether they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from markupsafe import Markup

from schemas import By, Evidence, Group, Row, Said, Verdict
from summarizer.html.markup import Child, el, plain, said
from summarizer.pages.links import Links, fact
from summarizer.pages.voices import Sources, Voice, named, number_of, voice_label, voices

_COLUMNS = 3
"""Voices beyond which a column for each would be too narrow to read."""
_SECTIONS: Mapping[str, Sequence[str]] = {
    "The event": ("status", "kind"),
    "Parties": ("parties",),
    "Numbers": ("counts",),
    "People": ("people",),
    "Dates": ("dates",),
    "Places": ("locations",),
    "Reasons given": ("rationales",),
    "Background, not part of this exchange": ("background",),
}
"""The fields under their headings, in the order in which a reader asks."""
_SORTS = {
    "status": "who",
    "kind": "who",
    "parties": "who",
    "counts": "num",
    "people": "who",
    "dates": "when",
    "locations": "when",
    "rationales": "why",
    "background": "back",
}
"""The look of the words that prove a row of a field."""


class Tables:
    """Who says what of a group.

    Attributes:
        numbers: the numbers of the rows by field and place in it, once ``markup`` was asked.
    """

    def __init__(self, group: Group, sources: Sources, links: Links) -> None:
        self._group = group
        self._sources = sources
        self._links = links
        self._voices = voices(group, sources)
        self._wide = len(self._voices) <= _COLUMNS
        self.numbers: dict[tuple[str, int], int] = {}

    def markup(self) -> Markup:
        """A table for each section: a column for each of a few voices, or one that names many."""
        look = "says columns" if self._wide else "says listed"
        sections = (self._section(title, names) for title, names in _SECTIONS.items())
        return el("div", *sections, class_=look, data_rove=True)

    def _section(self, title: str, names: Sequence[str]) -> Markup | None:
        rows = [
            self._row(field.name, at, row)
            for field in self._group.fields
            if field.name in names
            for at, row in enumerate(field.rows)
        ]
        if not rows:
            return None
        look = f"key {_SORTS[names[0]]}" if len(names) == 1 else None
        about = el("th", el("h4", el("span", title, class_=look)), scope="col")
        head = el("thead", el("tr", about, *self._heads()))
        return el("div", el("table", head, el("tbody", *rows)), class_="part")

    def _heads(self) -> Iterator[Markup]:
        if not self._wide:
            unseen = el("span", "What is said, and by whom", class_="unseen")
            yield el("th", unseen, scope="col")
            return
        for voice in self._voices:
            yield el("th", voice_label(voice, self._sources), *self._appeared(voice), scope="col")

    def _appeared(self, voice: Voice) -> Iterator[Markup]:
        published = self._group.status[min(voice.members)].published
        if published:
            yield el("span", published.isoformat(), class_="day")

    def _row(self, field: str, at: int, row: Row) -> Markup:
        number = self.numbers[field, at] = self._links.next_row()
        proofs = _Proofs(self._links, self._sources, number, _SORTS[field])
        cells = list(self._columns(row, proofs)) if self._wide else [self._list(row, proofs)]
        about = el(
            "th",
            el("p", fact(said(row.label), proofs.targets), " ", self._verdict(row), class_="facts"),
            *(el("p", said(note), class_="note") for note in row.notes),
            scope="row",
        )
        return el("tr", about, *cells, class_=f"row {row.verdict}", id=f"r{number}")

    def _verdict(self, row: Row) -> Markup:
        silent = sum(not (each.members - set(row.silent)) for each in self._voices)
        told = {
            Verdict.AGREED: "= agree",
            Verdict.DIFFER: "≠ differ",
            Verdict.ONLY_SOME: f"◐ only in {len(self._voices) - silent} of {len(self._voices)}",
            Verdict.ALONE: "· one voice",
        }
        return el("span", told[row.verdict], class_="verdict")

    def _columns(self, row: Row, proofs: _Proofs) -> Iterator[Markup]:
        for voice in self._voices:
            values = [
                el("div", el("p", said(each.text), class_="value"), proofs.quotes(own))
                for each in row.values
                if (own := _of(each, voice))
            ]
            name = plain(self._sources.name(voice.keys[0]))
            if values:
                yield el("td", *values, data_by=name)
            else:
                yield el("td", el("span", "— does not say", class_="nothing"), data_by=name)

    def _list(self, row: Row, proofs: _Proofs) -> Markup:
        told: list[Child] = [self._value(each, proofs) for each in row.values]
        silent = [each for each in self._voices if each.members <= set(row.silent)]
        if silent:
            numbers = self._sources.numbers(each.keys[0] for each in silent)
            number = number_of(len(silent), "voice")
            told.append(el("p", f"{number} silent: {numbers}", class_="nothing"))
        return el("td", *told)

    def _value(self, value: Said, proofs: _Proofs) -> Markup:
        quotes = sum(len(by.quotes) for by in value.by)
        title = el("summary", f"In whose words: {number_of(quotes, 'quote')}")
        return el(
            "div",
            el("p", said(value.text), class_="value"),
            el("p", *self._saying(value), class_="by"),
            el("details", title, proofs.quotes(value.by)) if quotes else None,
        )

    def _saying(self, value: Said) -> Iterator[Child]:
        saying = [each for each in self._voices if _of(value, each)]
        everybody = len(saying) == len(self._voices)
        number = number_of(len(saying), "voice")
        yield el("span", f"all {number}" if everybody else number, class_="times")
        if not everybody:
            yield " "
            yield named(saying, self._sources)


class _Proofs:
    """The quotes of one row, the same words of several sources once.

    Attributes:
        targets: where they stand, as far as the texts are at hand.
    """

    def __init__(self, links: Links, sources: Sources, number: int, sort: str) -> None:
        self._links = links
        self._sources = sources
        self._number = number
        self._sort = sort
        self.targets: list[str | None] = []

    def quotes(self, by: Iterable[By]) -> Markup | None:
        """A list of quotes, each with those in whose texts it stands."""
        found: dict[str, list[tuple[str, Evidence]]] = {}
        for each in by:
            for evidence in each.quotes:
                found.setdefault(evidence.quote, []).append((each.source, evidence))
        if not found:
            return None
        return el("ul", *map(self._quote, found.values()), class_="quotes")

    def _quote(self, places: Sequence[tuple[str, Evidence]]) -> Markup:
        (key, evidence), *others = places
        first = self._target(key, evidence)
        return el(
            "li",
            self._links.quote(evidence, key, first),
            *chain.from_iterable((" ", self._other(*each)) for each in others),
        )

    def _other(self, key: str, evidence: Evidence) -> Markup:
        """Another source with the same words, by its number."""
        target = self._target(key, evidence)
        number = self._sources.number(key)
        if target is None:
            return self._sources.badge(key)
        same = f"the same in source {number}"
        return el("a", number, href=target, class_="q no", aria_label=same)

    def _target(self, key: str, evidence: Evidence) -> str | None:
        target = self._links.target(self._number, self._sort, key, evidence)
        self.targets.append(target)
        return target


def _of(value: Said, voice: Voice) -> list[By]:
    return [by for by in value.by if by.member in voice.members]
