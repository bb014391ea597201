from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld

from schemas import ErrorEntry, Party, Rationale, Record
from summarizer.errors import OutputError
from summarizer.source import Source
from summarizer.writing import open_output
from summarizer.writing.linked.context import SCHEMA, VOCABULARY
from tests.conftest import evidence
from tests.support.dataset import failure
from tests.support.records import failures, records

OA = "http://www.w3.org/ns/oa#"


def written(
    folder: Path, given: Sequence[Record | ErrorEntry], of: Source | None = None
) -> dict[str, Any]:
    file = folder / "records.jsonld"
    with open_output(str(file), None, None, print) as output:
        for entry in given:
            if isinstance(entry, Record):
                output.record(of or Source("the input", entry.source), entry)
            else:
                output.failure(entry)
    return json.loads(file.read_bytes())


def expanded(document: dict[str, Any]) -> list[dict[str, Any]]:
    """What the document says to a reader that follows the standard, with no network."""

    def refuse(address: str, _options: Any) -> Any:
        raise AssertionError(f"{address} was asked for")

    return jsonld.expand(document, {"documentLoader": refuse})


def only(node: dict[str, Any], key: str) -> Any:
    (value,) = node[key]
    return value.get("@value", value.get("@id", value)) if set(value) <= _PLAIN else value


_PLAIN = {"@value", "@id", "@type"}


def test_a_record_reads_as_schema_org_has_it(tmp_path: Path, report: Source, coded: Record) -> None:
    (article,) = expanded(written(tmp_path, [coded], report))
    assert article["@type"] == [f"{SCHEMA}NewsArticle"]
    assert only(article, f"{SCHEMA}headline") == "Twelve for one"
    assert only(article, f"{SCHEMA}datePublished") == "2021-05-07"
    event = only(article, f"{SCHEMA}about")
    assert event["@type"] == [f"{SCHEMA}Event"]
    assert only(event, f"{VOCABULARY}kind") == f"{VOCABULARY}EventKind:exchange"
    assert only(event, f"{VOCABULARY}status") == f"{VOCABULARY}Status:completed"
    ruritania, bohemia = event[f"{VOCABULARY}parties"]
    assert ruritania["@type"] == [f"{SCHEMA}Country"]
    assert [each["@id"] for each in bohemia[f"{VOCABULARY}roles"]] == [
        f"{VOCABULARY}PartyRole:releasing",
        f"{VOCABULARY}PartyRole:receiving",
    ]
    transfer, _ = event[f"{VOCABULARY}counts"]
    assert transfer["@type"] == [f"{SCHEMA}QuantitativeValue"]
    assert only(transfer, f"{SCHEMA}minValue") == 12
    assert only(transfer, f"{VOCABULARY}released_by") == ruritania["@id"]
    assert only(transfer, f"{VOCABULARY}released_to") == bohemia["@id"]
    quotation = only(transfer, f"{SCHEMA}citation")
    start, end = only(quotation, f"{OA}start"), only(quotation, f"{OA}end")
    assert only(quotation, f"{SCHEMA}text") == report.text[start:end]
    assert only(quotation, f"{SCHEMA}isPartOf") == article["@id"]
    person = only(event, f"{VOCABULARY}people")
    assert only(person, f"{VOCABULARY}party") == ruritania["@id"]
    assert only(person, f"{VOCABULARY}role") == f"{VOCABULARY}PersonRole:released"


def test_the_same_word_of_two_vocabularies_has_two_addresses(tmp_path: Path, coded: Record) -> None:
    words = evidence("on Friday")
    made = coded.model_dump(mode="json")
    proof = [each.model_dump() for each in words]
    made["events"][0] |= {
        "dates": [
            {"role": "handover", "date": "2021-04", "as_written": "Friday", "evidence": proof}
        ],
        "locations": [{"name": "Strelsau", "role": "handover", "country": "CZ", "evidence": proof}],
    }
    (article,) = expanded(written(tmp_path, [Record.model_validate(made)]))
    event = only(article, f"{SCHEMA}about")
    date, place = only(event, f"{VOCABULARY}dates"), only(event, f"{SCHEMA}location")
    assert only(date, f"{VOCABULARY}role") == f"{VOCABULARY}DateRole:handover"
    assert only(place, f"{VOCABULARY}role") == f"{VOCABULARY}PlaceRole:handover"
    assert date[f"{VOCABULARY}date"] == [
        {"@value": "2021-04", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"}
    ]
    assert only(date, f"{SCHEMA}startDate") == "2021-04-01"
    assert only(date, f"{SCHEMA}endDate") == "2021-04-30"
    address = only(place, f"{SCHEMA}address")
    assert only(address, f"{SCHEMA}addressCountry") == "CZ"


def test_the_source_is_told_from_a_party_of_that_name(tmp_path: Path, coded: Record) -> None:
    words = evidence("Bohemia freed")
    party = Party(name="source", kind="other", roles=["host"], evidence=words)
    reason = Rationale(stated_by="source", kinds=["other"], statement="why", evidence=words)
    event = coded.events[0].model_copy(update={"parties": [party], "rationales": [reason]})
    people = [event.people[0].model_copy(update={"party": "source"})]
    event = event.model_copy(update={"people": people, "counts": []})
    (article,) = expanded(written(tmp_path, [coded.model_copy(update={"events": [event]})]))
    told = only(article, f"{SCHEMA}about")
    assert only(only(told, f"{VOCABULARY}rationales"), f"{VOCABULARY}stated_by") == article["@id"]
    host = only(told, f"{VOCABULARY}parties")
    assert only(only(told, f"{VOCABULARY}people"), f"{VOCABULARY}party") == host["@id"]


def _leaves(value: Any) -> Iterator[str]:
    """Each number, text and truth value of a JSON document, apart from keys and types."""
    match value:
        case dict():
            for key, each in value.items():
                if key not in ("@type", "@context", "@id"):
                    yield from _leaves(each)
        case list():
            for each in value:
                yield from _leaves(each)
        case _:
            yield json.dumps(value)


_REFERRING = frozenset({"released_by", "released_to", "party", "stated_by", "source"})


def _said(value: Any, key: str = "") -> Iterator[str]:
    """The leaves of a document as it was written, without links, terms and quoted JSON."""
    match value:
        case dict():
            for name, each in value.items():
                if not (name.startswith("@") or name in _TERMS or name == "item"):
                    yield from _said(each, name)
        case list():
            for each in value:
                yield from _said(each, key)
        case str() if key in _REFERRING and value.startswith("_:"):
            return
        case _:
            yield json.dumps(value)


_TERMS = frozenset({"status", "roles", "role", "category", "kinds"})


@settings(max_examples=15)
@given(given=st.lists(records() | failures(), max_size=3))
def test_a_reader_of_the_standard_loses_nothing(given: list[Record | ErrorEntry]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        document = written(Path(folder), given)
    nodes = document["@graph"]
    assert [each.get("identifier") for each in nodes] == [
        each.source.id if isinstance(each, Record) else each.id for each in given
    ]
    found = Counter(_leaves(expanded(document)))
    told = Counter(_said(nodes))
    # The kinds of events and parties are terms, those of failures are texts.
    for record in given:
        if isinstance(record, Record):
            told.subtract(json.dumps(event.kind) for event in record.events)
            told.subtract(
                json.dumps(party.kind) for event in record.events for party in event.parties
            )
    assert not +told - found
    for given_one, node in zip(given, nodes, strict=True):
        if isinstance(given_one, Record):
            _holds(given_one, node)


def _holds(record: Record, node: dict[str, Any]) -> None:
    """The node has each field of the record, under its name."""
    for event, told in zip(record.events, node["events"], strict=True):
        names = {party["@id"]: party["name"] for party in told.get("parties", ())}
        names[node["@id"]] = "source"
        for name, items in event:
            if not isinstance(items, list):
                assert told[name] == items
                continue
            for item, each in zip(items, told.get(name, ()), strict=True):
                fields = item.model_dump(mode="json", exclude_none=True)
                quotes = fields.pop("evidence")
                country = fields.pop("country", None)
                assert each.get("address", {}).get("addressCountry") == country
                for field, value in fields.items():
                    known = names[each[field]] if field in _REFERRING else each[field]
                    assert known == value
                assert [(q["text"], q["start"], q["end"]) for q in each["evidence"]] == [
                    (q["quote"], q["start"], q["end"]) for q in quotes
                ]
    if record.extraction is None:
        assert "extraction" not in node
    else:
        told = {key: value for key, value in node["extraction"].items() if key != "@type"}
        nothing = dict.fromkeys(type(record.extraction).model_fields)
        assert nothing | told == record.extraction.model_dump(mode="json")


def test_texts_and_failures_are_in_the_document(
    tmp_path: Path, report: Source, coded: Record
) -> None:
    page = replace(report, verbatim=False)
    article, fault = expanded(written(tmp_path, [coded, failure("gone")], page))
    assert only(article, f"{SCHEMA}articleBody") == report.text
    assert fault["@type"] == [f"{VOCABULARY}Failure"]
    assert only(fault, f"{VOCABULARY}retryable") is False


def test_each_record_is_a_line(tmp_path: Path, coded: Record) -> None:
    written(tmp_path, [coded, coded])
    _, _, first, second, end = (tmp_path / "records.jsonld").read_text().splitlines()
    assert json.loads(first.removesuffix(","))["@id"] == "_:s0"
    assert json.loads(second)["@id"] == "_:s1"
    assert end == "]}"


def test_an_earlier_run_is_replaced_and_nothing_else(tmp_path: Path, coded: Record) -> None:
    assert len(written(tmp_path, [coded])["@graph"]) == 1
    assert len(written(tmp_path, [coded, coded])["@graph"]) == 2
    (tmp_path / "records.jsonld").write_text('{"@context": "https://schema.org"}')
    with pytest.raises(OutputError, match="exists and is no document of a run"):
        written(tmp_path, [coded])


def test_a_run_that_breaks_off_leaves_nothing(tmp_path: Path, coded: Record) -> None:
    output = open_output(str(tmp_path / "records.jsonld"), None, None, print)

    def interrupted() -> None:
        with output:
            output.record(Source("the input", coded.source), coded)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []
