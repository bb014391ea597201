"""Facts and the words that prove them: numbers of rows, places in texts, and the way between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from schemas import Evidence
from summarizer.html.marks import Mark, stands
from summarizer.html.markup import Child, el, join, shown


class Links:
    """Gives rows their numbers while they are written, and keeps what the texts must mark.

    Args:
        texts: the texts that are at hand, by the key of the source.
        keys: the sources in the order in which the page shows them.
    """

    def __init__(self, texts: Mapping[str, str], keys: Sequence[str]) -> None:
        self._texts = texts
        self._prefixes = {key: f"s{number}" for number, key in enumerate(keys, start=1)}
        self._marks: defaultdict[str, list[Mark]] = defaultdict(list)
        self._rows = 0

    def next_row(self) -> int:
        """The number of a new row; its id is ``r`` and the number."""
        self._rows += 1
        return self._rows

    def prefix(self, key: str) -> str:
        """What the ids of a source begin with."""
        return self._prefixes[key]

    def text(self, key: str) -> str | None:
        """The text of a source, where it is at hand."""
        return self._texts.get(key)

    def marks(self, key: str) -> Sequence[Mark]:
        """What the rows so far rest on in a text."""
        return self._marks[key]

    def target(self, row: int, sort: str, key: str, evidence: Evidence) -> str | None:
        """Where the words stand that prove a row, or None; from now on the text marks them."""
        text = self.text(key)
        if text is None or not stands(evidence, text):
            return None
        self._marks[key].append(Mark(evidence.start, evidence.end, row, sort))
        return f"#{self.prefix(key)}t{evidence.start}"

    def quote(self, evidence: Evidence, key: str, target: str | None) -> Markup:
        """A quote as a link to its place, or as words that have none."""
        told = join("“", shown(evidence.quote), "”")
        if target:
            return el("a", told, href=target, class_="q", dir="auto")
        if self.text(key) is None:
            return el("bdi", told)
        return el("span", "✗ not in the text: ", el("bdi", told), class_="off")


def fact(name: Child, targets: Iterable[str | None]) -> Markup:
    """What a fact is, as a link to the first of its quotes that has a place."""
    first = next(filter(None, targets), None)
    return el("span", el("a", name, href=first) if first else name, class_="fact")
