"""What stands in for a source that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from summarizer.errors import SourceError
from summarizer.source import Source


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that gave no source; the inputs behind it are read all the same.

    Attributes:
        name: where it stands: a path, a path with a line (``rows.jsonl:7``), or an address.
        error: why there is no source, and what to do.
        id: what the source would have had, so that a later success is known as the same source's;
            another one where that is taken.
    """

    name: str
    error: SourceError
    id: str


class Row(NamedTuple):
    """What came of a file, a page, or a row of a file.

    Attributes:
        where: where it stands.
        item: the source, or what stands in for it.
        spare: an id to take where that of ``item`` is another source's already.
        given: whether the id of ``item`` stands in the input, so that no other one will do.
    """

    where: str
    item: Source | Unreadable
    spare: str
    given: bool = False
