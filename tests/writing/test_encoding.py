from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from schemas import Dropped, ErrorEntry, Extraction, Fault, Record, load_record
from summarizer.writing import dumps, to_json


def with_dropped(record: Record, item: Any) -> Record:
    extraction = Extraction(
        engine="model",
        package_version="1",
        schema_sha256="0",
        seconds=0,
        dropped=[Dropped(path="events.0", item=item, reason="no quote")],
    )
    return record.model_copy(update={"extraction": extraction})


def test_a_record_comes_back_as_it_was(coded: Record) -> None:
    assert load_record(to_json(coded)) == coded
    assert load_record(to_json(coded, indent=2)) == coded


def test_letters_stand_for_themselves() -> None:
    entry = ErrorEntry(source=None, id="Обмен", error=Fault(kind="X", message="…", retryable=False))
    assert '"id":"Обмен"' in to_json(entry).replace(": ", ":")


def test_what_a_model_gave_is_valid_json_even_where_it_is_none(coded: Record) -> None:
    item = {"quote": "a\ud800b", "low": float("nan"), "high": float("-inf")}
    text = to_json(with_dropped(coded, item))
    back = json.loads(text.encode())
    assert back["extraction"]["dropped"][0]["item"] == {
        "quote": "a\ud800b",
        "low": None,
        "high": None,
    }


@given(st.text(st.characters(codec=None)))
def test_any_text_is_one_line_of_utf8_without_terminal_codes(text: str) -> None:
    line = dumps({"text": text})
    assert line.encode().decode() == line
    assert len(line.splitlines()) == 1
    assert not set(line) & set("\x1b\x7f\x9b\u202e\u2066\u200f\u061c")


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_comes_back(text: str) -> None:
    assert json.loads(dumps([text], indent=2)) == [text]
