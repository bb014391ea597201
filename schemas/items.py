"""The items of an event: what is coded, each with the words that prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    model_validator,
)

from schemas.edtf import Edtf
from schemas.vocabulary import (
    Category,
    CountRole,
    DateRole,
    PartyKind,
    PartyRole,
    PersonRole,
    PlaceRole,
    RationaleKind,
)

BY_SOURCE = "source"
"""``stated_by`` of a rationale that the article gives in its own voice."""

T = TypeVar("T")

_USER_ASSIGNED = frozenset({"XK"})
"""Codes in wide use that ISO 3166-1 leaves to its users: Kosovo."""


class Frozen(BaseModel):
    """Base of every model here: no unknown field, no change after validation."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A string with at least one character that is no white space."""


def _country(value: str | None) -> str | None:
    if value is None or value in _USER_ASSIGNED:
        return value
    import pycountry  # 80 ms, and most checks need no country

    if pycountry.countries.get(alpha_2=value) is None or value != value.upper():
        raise ValueError(f"{value!r} is no ISO 3166-1 alpha-2 code")
    return value


def _distinct(values: list[T]) -> list[T]:
    if len(set(values)) < len(values):
        raise ValueError("a value stands twice")
    return values


Country = Annotated[
    str | None, AfterValidator(_country), Field(description="ISO 3166-1 alpha-2 code, or null")
]


class Evidence(Frozen):
    """Words of the source that prove an item.

    With ``context={"text": text}`` given to validation, ``quote`` must be ``text[start:end]``.
    """

    quote: str = Field(min_length=1, description="exactly text[start:end] of the source")
    start: int = Field(ge=0, description="offset of the first character, in Unicode code points")
    end: int = Field(ge=0, description="offset behind the last character, in Unicode code points")

    @model_validator(mode="after")
    def _exact(self, info: ValidationInfo) -> Self:
        if self.end - self.start != len(self.quote):
            raise ValueError(
                f"start {self.start} and end {self.end} do not span the "
                f"{len(self.quote)} characters of the quote"
            )
        text = (info.context or {}).get("text")
        if text is not None and text[self.start : self.end] != self.quote:
            raise ValueError(
                f"the source reads {text[self.start : self.end]!r} at "
                f"{self.start}:{self.end}, not {self.quote!r}"
            )
        return self


Proof = Annotated[list[Evidence], Field(min_length=1, description="the words that prove the item")]


class Item(Frozen):
    """Base of all that is coded of an event.

    Each kind declares ``evidence`` itself, as its last field: a reader wants the fact first.
    """

    if TYPE_CHECKING:
        evidence: Proof


class Party(Item):
    """A side of the event, or a third party that has a part in it."""

    name: Text = Field(description="the neutral, common English name")
    kind: PartyKind
    country: Country = None
    roles: Annotated[list[PartyRole], AfterValidator(_distinct)] = Field(
        min_length=1, max_length=len(PartyRole)
    )
    evidence: Proof

    @model_validator(mode="after")
    def _roles_fit(self) -> Self:
        if self.country is not None and self.kind is not PartyKind.STATE:
            raise ValueError(f"only a state has a country; {self.name} is {self.kind.value}")
        if PartyRole.COMMENTATOR in self.roles and len(self.roles) > 1:
            raise ValueError("a commentator only reacts: it has no other role")
        return self


class Count(Item):
    """A number of people that the source states."""

    role: CountRole
    released_by: Text | None = Field(
        default=None, description="name of the party that lets them go (transfer, subgroup)"
    )
    released_to: Text | None = Field(
        default=None, description="name of the party whose people they are (transfer, subgroup)"
    )
    low: int | None = Field(ge=0, description="smallest number of people that the words allow")
    high: int | None = Field(ge=0, description="largest number of people that the words allow")
    approximate: bool = Field(default=False, description="about, nearly, some, odd, dozens")
    category: Category
    as_written: Text = Field(description="the words that carry the number, verbatim")
    evidence: Proof

    @model_validator(mode="after")
    def _number_and_direction_fit(self) -> Self:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")
        if self.low is None and self.high is None and not self.approximate:
            raise ValueError("a count without low and high is approximate (dozens)")
        if self.role not in (CountRole.TRANSFER, CountRole.SUBGROUP) and (
            self.released_by or self.released_to
        ):
            raise ValueError(f"a {self.role.value} has neither released_by nor released_to")
        if self.released_by is not None and self.released_by == self.released_to:
            raise ValueError("released_by and released_to are the same party")
        return self


class Person(Item):
    """A named person with a part in the event."""

    name: Text = Field(description="full name as the source gives it, without title")
    role: PersonRole
    party: Text | None = Field(
        default=None, description="name of the party to which the person belongs or is returned"
    )
    note: Text | None = Field(default=None, description="a few words: rank, sentence, fate")
    evidence: Proof


class EventDate(Item):
    """A date of the event."""

    role: DateRole
    date: Edtf | None = Field(description="EDTF, or null where nothing anchors the words")
    as_written: Text = Field(description="the words that carry the date, verbatim")
    evidence: Proof


class Place(Item):
    """A place of the event."""

    name: Text = Field(description="as the source names it, without 'the'")
    role: PlaceRole
    country: Country = None
    evidence: Proof


class Rationale(Item):
    """A purpose or ground that somebody gives for this exchange."""

    stated_by: Text = Field(description="name of a party, or 'source' for the article's own voice")
    kinds: Annotated[list[RationaleKind], AfterValidator(_distinct)] = Field(
        min_length=1, max_length=len(RationaleKind)
    )
    statement: Text = Field(description="the reason in a few neutral words")
    evidence: Proof


class Framing(Item):
    """Wording that takes a side."""

    term: Text = Field(description="the wording, verbatim")
    about: Text = Field(description="what it names")
    neutral: Text = Field(description="the same in neutral words")
    evidence: Proof
