"""One event as one source reports it, and the statements in it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

from schemas import By, Event, Item, SourceInfo, Term
from summarizer.comparing.facts import party_key


@dataclass(frozen=True, slots=True)
class Report:
    """An event in a group.

    Attributes:
        member: index among the members of the group.
        key: of the source.
        voice: of the source.
        info: the source.
        index: of the event in its record.
        event: the event.
        parties: for the name of a party here, a key that is the same in all reports.
    """

    member: int
    key: str
    voice: int
    info: SourceInfo
    index: int
    event: Event
    parties: dict[str, str]


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that one source says.

    Attributes:
        report: who says it.
        subject: what it is about; only statements of one subject are held together.
        label: the subject in words.
        value: as a comparison holds it.
        text: in words.
        path: where it stands in the record.
        item: what is said; None for a value of the event itself.
        as_written: the words that carry it, where the codebook keeps them.
        rank: rows of lower rank stand first.
    """

    report: Report
    subject: Hashable
    label: str
    value: Any
    text: str
    path: str
    item: Any = field(default=None)
    as_written: str | None = None
    rank: int = 0

    @property
    def by(self) -> By:
        """Who says it, and in which words."""
        return By(
            member=self.report.member,
            source=self.report.key,
            published=self.report.info.published,
            path=self.path,
            as_written=self.as_written,
            quotes=list(self.item.evidence) if isinstance(self.item, Item) else [],
        )


def keys_of(event: Event) -> dict[str, str]:
    """A key for the name of each party, the same in all records."""
    return {party.name: party_key(party) for party in event.parties}


def listed(report: Report, name: str) -> Iterator[tuple[str, Any]]:
    """The items of a list of the event, each with its path in the record."""
    for index, item in enumerate(getattr(report.event, name)):
        yield f"events.{report.index}.{name}.{index}", item


def rank(role: Term) -> int:
    """Place of a role in the codebook's list of roles."""
    return list(type(role)).index(role)


def coded(item: Item) -> Any:
    """An item as JSON, without its evidence."""
    return item.model_dump(mode="json", exclude={"evidence", "as_written"})
