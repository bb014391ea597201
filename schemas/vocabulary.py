"""The codebook's closed vocabularies. Each member carries its definition in ``.definition``.

A definition is a sentence of ``codebook.md``, word for word; a test holds the two together.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Self

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema


class Term(StrEnum):
    """A coded value and what it means."""

    definition: str

    def __new__(cls, value: str, definition: str) -> Self:  # noqa: D102
        term = str.__new__(cls, value)
        term._value_ = value
        term.definition = definition
        return term

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        schema = handler.resolve_ref_schema(handler(core_schema))
        schema["description"] = " · ".join(f"{term}: {term.definition}" for term in cls)
        return schema


class EventKind(Term):
    """What sort of event the source reports."""

    EXCHANGE = "exchange", "each side releases somebody"
    ONE_SIDED_RELEASE = "one_sided_release", "only one side releases anybody"
    UNCLEAR = "unclear", "the source does not let a reader tell"


class Status(Term):
    """How far the event has come, by what the body of the source asserts."""

    PROPOSED = "proposed", "offered, or under negotiation, with terms or talks named"
    AGREED = "agreed", "a deal or a release is announced, nobody is said to have been handed over"
    ONGOING = (
        "ongoing",
        "some have been, more are due under the same deal, or the handover is under way",
    )
    COMPLETED = (
        "completed",
        "those whom the source reports as released are said to have been handed over "
        "or to be on their way",
    )
    FAILED = "failed", "called off, refused, collapsed, or postponed with no new date"
    UNCLEAR = "unclear", "the source does not let a reader tell"


class PartyKind(Term):
    """What a party is."""

    STATE = "state", "a state, its organs included"
    ARMED_GROUP = "armed_group", "an organised group that fights and is no state"
    INTERNATIONAL_ORGANIZATION = (
        "international_organization",
        "founded by states or working across them, as the ICRC and the United Nations do",
    )
    ORGANIZATION = "organization", "any other organisation"
    OTHER = "other", "none of these"


class PartyRole(Term):
    """What a party does in the event."""

    RELEASING = "releasing", "is said to hold the people that it lets go"
    RECEIVING = (
        "receiving",
        "the side whose people they are, also where they first go elsewhere or stay",
    )
    MEDIATOR = (
        "mediator",
        "third party said to have brokered, negotiated or passed messages in this deal",
    )
    FACILITATOR = (
        "facilitator",
        "third party that helps without brokering: "
        "checks, escorts, carries, witnesses, lends logistics",
    )
    HOST = (
        "host",
        "on whose ground the talks, the handover or a stop of the journey take place, "
        "being no side of the exchange",
    )
    COMMENTATOR = "commentator", "only reacts"


class CountRole(Term):
    """Whom a count counts."""

    TRANSFER = "transfer", "all those going one way"
    SUBGROUP = "subgroup", "a stated part of a transfer"
    TOTAL = "total", "a stated sum over both ways"
    BACKGROUND = (
        "background",
        "people of the same conflict or case who are not the ones exchanged here",
    )


class Category(Term):
    """What sort of people, by the words of the source."""

    MILITARY = "military", "soldiers, fighters, militants, prisoners of war"
    CIVILIAN = "civilian", "journalists, crews, politicians, political prisoners, children…"
    REMAINS = "remains", "bodies of the dead"
    MIXED = "mixed", "both in one number"
    UNSPECIFIED = "unspecified", "prisoners, detainees, hostages, captives, people"


class PersonRole(Term):
    """How a named person stands to the event."""

    RELEASED = "released", "whom this deal frees, or would free"
    HELD = "held", "a captive whom the deal leaves out"
    OFFICIAL = (
        "official",
        "negotiated, announced, ordered, spoke or commented for a government, "
        "an armed group or an organisation",
    )
    OTHER = (
        "other",
        "relatives, witnesses, lawyers, somebody freed or handed over under another deal "
        "that the text ties to this one",
    )


class DateRole(Term):
    """What happened on a date."""

    PROPOSAL = "proposal", "the day of an offer or of a demand with terms"
    AGREEMENT = "agreement", "the day of the deal, also of its announcement"
    HANDOVER = "handover", "the day on which people leave the captor's hands"
    CAPTURE = "capture", "the day on which they were taken"
    CONVICTION = "conviction", "the day of their sentence"


class PlaceRole(Term):
    """What happened at a place."""

    HANDOVER = "handover", "where they leave the captor's hands"
    TRANSIT = (
        "transit",
        "every later station that the text names, the arrival included, made or laid down",
    )
    CAPTURE = "capture", "where they were taken"
    DETENTION = "detention", "where they were held before they were freed"
    NEGOTIATION = (
        "negotiation",
        "where talks were held or were to be held, also where a deal is announced",
    )


class RationaleKind(Term):
    """What sort of purpose or ground somebody gives for the exchange."""

    GOODWILL = "goodwill", "a gesture of good will"
    HUMANITARIAN = "humanitarian", "humanity, mercy, the lives or families of those held"
    CONFIDENCE_BUILDING = "confidence_building", "building trust between the sides"
    PEACE_PROCESS = "peace_process", "serving a peace, a truce or talks about one"
    RECIPROCITY = "reciprocity", "answering or inviting a like step by the other side"
    LEGAL_OBLIGATION = "legal_obligation", "a law, a court or a treaty other than the deal"
    HEALTH_OR_AGE = "health_or_age", "illness, wounds, age or youth of those released"
    THIRD_PARTY_REQUEST = "third_party_request", "somebody outside the deal asked for it"
    HOLIDAY = "holiday", "a feast or an anniversary"
    CONCESSION = "concession", "giving way to a demand or to pressure"
    OTHER = "other", "any other ground"
