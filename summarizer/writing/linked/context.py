"""The JSON-LD context: what each key of the linked form of a record means.

Taken from schema.org: ``NewsArticle`` and its properties for the source, ``Event``,
``Organization``, ``Country``, ``Person``, ``Place``, ``QuantitativeValue`` for a count,
``Quotation`` for evidence, and ``startDate`` and ``endDate`` for the first and last day that a date
covers. Offsets are ``start`` and ``end`` of the Web Annotation vocabulary; dates as the codebook
writes them are literals of the type that the Library of Congress gives EDTF. What none of these has
a term for is in ``VOCABULARY``, and ``codebook.md`` says what it means: the fields under their own
names (``urn:exchange-summarizer:1.0:released_by``), the classes (``…:Rationale``), and the terms of
each closed vocabulary under its name (``…:Status:agreed``).

The context stands in the document itself: nothing has to be fetched to read it.
"""

from __future__ import annotations

from typing import Any

from schemas import (
    Category,
    CountRole,
    DateRole,
    EventKind,
    PartyKind,
    PartyRole,
    PersonRole,
    PlaceRole,
    RationaleKind,
    Status,
    Term,
)

VOCABULARY = "urn:exchange-summarizer:1.0:"
"""Where the codebook's own terms are; the number is the version of the codebook."""

SCHEMA = "https://schema.org/"
_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
_OWN = "own:"


def _terms(name: str, vocabulary: type[Term], *, several: bool = False) -> dict[str, Any]:
    """A field that holds terms of a vocabulary, each standing for an address of its own."""
    within = {"@vocab": f"{VOCABULARY}{vocabulary.__name__}:"}
    more = {"@container": "@set"} if several else {}
    return {name: {"@id": _OWN + name, "@type": "@vocab", "@context": within, **more}}


def _link(name: str, to: str | None = None) -> dict[str, Any]:
    """A field that holds the ``@id`` of another node of the document."""
    return {name: {"@id": to or _OWN + name, "@type": "@id"}}


def _own(*names: str) -> dict[str, Any]:
    return {name: _OWN + name for name in names}


def _list(name: str, fields: dict[str, Any], to: str | None = None) -> dict[str, Any]:
    """A field that holds nodes whose keys mean what ``fields`` say."""
    return {name: {"@id": to or _OWN + name, "@container": "@set", "@context": fields}}


_EVENT: dict[str, Any] = {
    **_terms("kind", EventKind),
    **_terms("status", Status),
    "summary": "schema:description",
    **_list("parties", _terms("kind", PartyKind) | _terms("roles", PartyRole, several=True)),
    **_list(
        "counts",
        {
            **_terms("role", CountRole),
            **_terms("category", Category),
            **_link("released_by"),
            **_link("released_to"),
            "low": "schema:minValue",
            "high": "schema:maxValue",
            **_own("approximate", "as_written"),
        },
    ),
    **_list(
        "people", {**_terms("role", PersonRole), **_link("party"), "note": "schema:description"}
    ),
    **_list(
        "dates",
        {
            **_terms("role", DateRole),
            "date": {"@id": "own:date", "@type": _EDTF},
            "earliest": {"@id": "schema:startDate", "@type": "xsd:date"},
            "latest": {"@id": "schema:endDate", "@type": "xsd:date"},
            **_own("as_written"),
        },
    ),
    **_list("locations", _terms("role", PlaceRole), "schema:location"),
    **_list(
        "rationales",
        {
            **_link("stated_by"),
            **_terms("kinds", RationaleKind, several=True),
            **_own("statement"),
        },
    ),
    **_list("framing", _own("term", "about", "neutral")),
}
_EVIDENCE = {
    "text": "schema:text",
    "start": "oa:start",
    "end": "oa:end",
    **_link("source", "schema:isPartOf"),
}
_EXTRACTION = {
    **_own("engine", "provider", "model", "mode", "package_version", "schema_sha256"),
    **_own("prompt_sha256", "attempts", "tokens_in", "tokens_out", "cost_usd", "seconds"),
    **_list("dropped", {**_own("path", "reason"), "item": {"@id": "own:item", "@type": "@json"}}),
    **_list("items", _own("path", "rule", "confidence")),
}
CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "own": VOCABULARY,  # first, since by this a document of an earlier run is known
    "schema": SCHEMA,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "oa": "http://www.w3.org/ns/oa#",
    **{
        name: f"schema:{name}"
        for name in (
            *("NewsArticle", "Event", "Organization", "Country", "Person", "Place"),
            *("QuantitativeValue", "Quotation", "PostalAddress"),
            *("name", "identifier", "author", "url", "sha256", "address", "addressCountry"),
        )
    },
    **_own("EventDate", "Rationale", "Framing", "Extraction", "Failure"),
    **_own("schema_version", "characters", "kind", "message", "retryable"),
    "title": "schema:headline",
    "outlet": {"@id": "schema:publisher", "@context": {"name": "schema:name"}},
    "published": {"@id": "schema:datePublished", "@type": "xsd:date"},
    "language": "schema:inLanguage",
    "text": "schema:articleBody",
    **_list("events", _EVENT, "schema:about"),
    **_list("evidence", _EVIDENCE, "schema:citation"),
    "extraction": {"@id": "own:extraction", "@context": _EXTRACTION},
    **_link("source", "own:source"),
}
"""Also has the keys of a failure, which stands beside the article of its source."""
