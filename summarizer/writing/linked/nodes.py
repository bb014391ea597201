"""Turn a record or an error entry into a node of a JSON-LD graph. Knows nothing of files.

Keys are the codebook's field names; ``context`` says what they mean. Null is left out, as JSON-LD
has none. Nodes are blank: their names hold within one document, and two sources with one text stay
two.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from pydantic import BaseModel

from schemas import (
    BY_SOURCE,
    ITEM_TYPES,
    ErrorEntry,
    Event,
    EventDate,
    Evidence,
    Extraction,
    Item,
    Party,
    PartyKind,
    Place,
    Rationale,
    Record,
    SourceInfo,
    bounds,
)
from summarizer.source import Source

Node: TypeAlias = dict[str, Any]

_TYPES = {
    "parties": "Organization",
    "counts": "QuantitativeValue",
    "people": "Person",
    "dates": "EventDate",
    "locations": "Place",
    "rationales": "Rationale",
    "framing": "Framing",
}
"""What the items of each list are; a party that is a state is a ``Country``."""
_PARTY_FIELDS = ("released_by", "released_to", "party")
"""Fields that name a party: they become links to it."""


def record_node(entry: int, source: Source, record: Record) -> Node:
    """The article of a record, with its events under ``events``.

    Args:
        entry: place of the record in the output, from 0.
        source: what the record is of; its text is kept where the input is not the text.
        record: the record.
    """
    article = _article(entry, record.source)
    node = {
        **article,
        "schema_version": record.schema_version,
        **({} if source.verbatim else {"text": source.text}),
        "events": [
            _event(f"{article['@id']}e{index}", article["@id"], event)
            for index, event in enumerate(record.events)
        ],
    }
    if record.extraction is not None:
        node["extraction"] = _extraction(record.extraction)
    return node


def failure_node(entry: int, failure: ErrorEntry) -> Node:
    """What says why there is no record of a source, with the source where it was read."""
    return {
        "@id": f"_:f{entry}",
        "@type": "Failure",
        "identifier": failure.id,
        "schema_version": failure.schema_version,
        **_plain(failure.error),
        **({"source": _article(entry, failure.source)} if failure.source else {}),
    }


def _extraction(extraction: Extraction) -> Node:
    node = {"@type": "Extraction", **_plain(extraction)}
    # What an engine gave may be null or hold nulls, and is quoted as it was.
    node["dropped"] = [each.model_dump(mode="json") for each in extraction.dropped]
    return node


def _article(entry: int, info: SourceInfo) -> Node:
    known = _plain(info)
    known["identifier"] = known.pop("id")
    if "outlet" in known:
        known["outlet"] = {"@type": "Organization", "name": known["outlet"]}
    return {"@id": f"_:s{entry}", "@type": "NewsArticle", **known}


def _event(id: str, article: str, event: Event) -> Node:
    parties = {party.name: f"{id}p{index}" for index, party in enumerate(event.parties)}
    node: Node = {
        "@id": id,
        "@type": "Event",
        "kind": event.kind,
        "status": event.status,
        "summary": event.summary,
    }
    for name in ITEM_TYPES:
        items: list[Item] = getattr(event, name)
        if items:
            node[name] = [
                {"@type": _TYPES[name], **_item(item, parties, article)} for item in items
            ]
    for party in node.get("parties", ()):
        party["@id"] = parties[party["name"]]
    return node


def _item(item: Item, parties: dict[str, str], article: str) -> Node:
    node = _plain(item)
    node |= {field: parties[node[field]] for field in _PARTY_FIELDS if field in node}
    if isinstance(item, Rationale):
        node["stated_by"] = article if item.stated_by == BY_SOURCE else parties[item.stated_by]
    node["evidence"] = [_quotation(each, article) for each in item.evidence]
    if isinstance(item, Party) and item.kind is PartyKind.STATE:
        node["@type"] = "Country"
    if isinstance(item, Party | Place) and (code := node.pop("country", None)):
        node["address"] = {"@type": "PostalAddress", "addressCountry": code}
    if isinstance(item, EventDate) and item.date:
        earliest, latest = bounds(item.date)
        node |= {"earliest": earliest.isoformat()} if earliest else {}
        node |= {"latest": latest.isoformat()} if latest else {}
    return node


def _quotation(evidence: Evidence, article: str) -> Node:
    return {
        "@type": "Quotation",
        "text": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "source": article,
    }


def _plain(model: BaseModel) -> Node:
    return model.model_dump(mode="json", exclude_none=True)
