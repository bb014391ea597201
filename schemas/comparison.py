"""What several records say of the same events, side by side.

Nothing is averaged, merged or voted away: a value keeps who says it, when, and in which words.
A *voice* is one independent report; sources with nearly the same text, such as copies of one wire
report, share a voice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, Final, Literal, Self

from pydantic import Field, model_validator

from schemas.items import Evidence, Frozen, Text
from schemas.record import SourceInfo
from schemas.vocabulary import Status, Term

COMPARISON_VERSION: Final = "1.0"
"""Version of the models here."""


class Verdict(Term):
    """How the sources of a group stand to each other in one row."""

    AGREED = "agreed", "every voice says it, and what they say fits together"
    DIFFER = "differ", "two sources say what cannot both be so, or put it in unlike ways"
    ONLY_SOME = "only_some", "those who say it fit together, and at least one voice is silent"
    ALONE = "alone", "there is one voice only, and nothing to compare it with"


class ReasonKind(Term):
    """What a reason for joining, linking or keeping apart goes by."""

    PARTIES = "parties", "who releases and who receives"
    COUNTS = "counts", "how many go which way"
    PEOPLE = "people", "who is named as released or held"
    DATES = "dates", "the days of the deal and of the handover"
    PUBLISHED = "published", "the days on which the sources appeared"
    PLACES = "places", "where it took place"
    STATUS = "status", "how far the event had come"
    TEXT = "text", "the wording of the sources"
    SOURCE = "source", "one source tells of both as two events"
    GROUP = "group", "another member of the group stands against it"


class LinkKind(Term):
    """How two groups that were not joined belong together."""

    STAGES = "stages", "one announces or begins what the other carries out"
    BATCHES = "batches", "both are parts of one deal, carried out on different days"


class Reason(Frozen):
    """One ground for or against two events being the same."""

    kind: ReasonKind
    speaks_for: bool = Field(description="whether it speaks for the two being the same event")
    text: Text = Field(description="in words: same counts (32 and 2)")


class ComparedSource(Frozen):
    """One source of the comparison."""

    key: Text = Field(
        description="its id; where two sources share one, the later has #2, #3 … behind it"
    )
    info: SourceInfo
    voice: int = Field(ge=0, description="sources of one number are one independent report")
    events: int = Field(ge=0, description="how many events its record holds; 0: it reports none")
    engine: Text | None = Field(
        default=None, description="what made the record; null where people wrote it"
    )


class Copies(Frozen):
    """Sources that are one voice, and why."""

    voice: int = Field(ge=0)
    sources: list[Text] = Field(min_length=2, description="keys, the first to appear first")
    text: Text = Field(description="why, in words")


class Member(Frozen):
    """One event of one record."""

    source: Text = Field(description="key of the source")
    event: int = Field(ge=0, description="index in the events of its record")


class By(Frozen):
    """Who says something, when, and in which words."""

    member: int = Field(ge=0, description="index in the members of the group")
    source: Text = Field(description="key of the source")
    published: date | None = None
    path: str = Field(description="where it stands in the record, such as events.0.counts.2")
    as_written: str | None = Field(
        default=None, description="the words that carry the value, where the codebook keeps them"
    )
    quotes: list[Evidence] = Field(default=[], description="the words that prove it")


class Said(Frozen):
    """One value, and everybody who gives it."""

    value: Any = Field(description="the coded value: an item without evidence, or a single term")
    text: Text = Field(description="the value in words, for people")
    by: list[By] = Field(min_length=1, description="in the order of publication")


class Row(Frozen):
    """One thing that sources say, each in its own way.

    Values that fit together can still be several: "more than 200" and 206 agree, and both stand.
    """

    label: Text = Field(description="what the row is about: Azerbaijan → Armenia")
    verdict: Verdict
    values: list[Said] = Field(min_length=1)
    silent: list[int] = Field(default=[], description="indices of members that do not say it")
    notes: list[Text] = Field(
        default=[], description="how the values stand to each other, in words"
    )


FieldName = Literal[
    "status", "kind", "parties", "counts", "background", "people", "dates", "locations",
    "rationales",
]  # fmt: skip
"""The fields that are compared, in the order in which they are shown."""


class ComparedField(Frozen):
    """One field of a group."""

    name: FieldName
    rows: list[Row]


class StatusSaid(Frozen):
    """How far the event had come when a source appeared."""

    status: Status
    member: int = Field(ge=0, description="index in the members of the group")
    source: Text
    published: date | None


class Wording(Frozen):
    """A word for somebody or something, and who uses it."""

    term: Text = Field(description="verbatim")
    slanted: bool = Field(description="whether a record lists it as wording that takes a side")
    by: list[By] = Field(min_length=1)


class Framed(Frozen):
    """The words that sources use for the same people, place or step."""

    about: Text = Field(description="what is named")
    neutral: Text = Field(description="the same in neutral words")
    words: list[Wording] = Field(min_length=1)


class Join(Frozen):
    """The tie that brought a member into its group."""

    first: int = Field(ge=0, description="index of a member")
    second: int = Field(ge=0, description="index of the member that it brought in")
    reasons: list[Reason] = Field(min_length=1)


class Group(Frozen):
    """One event, as all the sources that report it."""

    id: Text
    title: Text = Field(description="in neutral words: Azerbaijan – Armenia, exchange, 2023-12-13")
    voices: int = Field(ge=1, description="how many independent reports there are")
    members: list[Member] = Field(
        min_length=1, description="in the order of publication, undated sources last"
    )
    why: str = Field(
        description="why they were joined, in one line; empty for a group of one member"
    )
    joins: list[Join] = []
    status: list[StatusSaid] = Field(min_length=1, description="along time")
    fields: list[ComparedField]
    framing: list[Framed] = []


class Link(Frozen):
    """Two groups that are parts of one deal, and that no source joins into one event."""

    first: Text = Field(description="id of a group, the earlier where this is known")
    second: Text
    kind: LinkKind
    reasons: list[Reason] = Field(min_length=1)


class Apart(Frozen):
    """Two groups that look alike, and why they were not joined."""

    first: Text = Field(description="id of a group")
    second: Text
    between: tuple[Member, Member] = Field(description="the two members that are nearest")
    reasons: list[Reason] = Field(min_length=1)


class Comparison(Frozen):
    """Records grouped by the event that they report."""

    schema_version: Literal["1.0"] = COMPARISON_VERSION
    sources: list[ComparedSource]
    copies: list[Copies] = []
    groups: list[Group]
    links: list[Link] = []
    apart: list[Apart] = []

    @model_validator(mode="after")
    def _refers_to_what_is_there(self) -> Self:
        for fault in _faults(self):
            raise ValueError(fault)
        return self


def _faults(comparison: Comparison) -> Iterator[str]:
    events = {source.key: source.events for source in comparison.sources}
    if len(events) < len(comparison.sources):
        yield "two sources have one key"
    placed = Counter(
        (each.source, each.event) for group in comparison.groups for each in group.members
    )
    expected = {(key, index) for key, number in events.items() for index in range(number)}
    if set(placed) != expected:
        yield f"not the events of the sources: {sorted(set(placed) ^ expected)[:3]}"
    if max(placed.values(), default=1) > 1:
        yield f"{placed.most_common(1)[0][0]} stands in two groups"
    ids = {group.id for group in comparison.groups}
    if len(ids) < len(comparison.groups):
        yield "two groups have one id"
    pairs = [(each.first, each.second) for each in comparison.links]
    pairs += [(each.first, each.second) for each in comparison.apart]
    for pair in pairs:
        if not set(pair) <= ids or pair[0] == pair[1]:
            yield f"{pair} are no two groups"
