"""The models and the document beside them must say the same."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files

import pytest

import schemas
from schemas import SCHEMA_VERSION, Record, vocabulary
from schemas.vocabulary import Term

CODEBOOK = " ".join(files("schemas").joinpath("codebook.md").read_text(encoding="utf-8").split())
TERMS = [
    term
    for kind in vars(vocabulary).values()
    if isinstance(kind, type) and issubclass(kind, Term)
    for term in kind
]


@pytest.mark.parametrize("term", TERMS, ids=lambda term: f"{type(term).__name__}.{term}")
def test_each_term_and_its_definition_stand_in_the_codebook(term: Term) -> None:
    assert f"`{term.value}`" in CODEBOOK
    assert term.definition in CODEBOOK


def test_each_field_of_an_item_stands_in_the_codebook() -> None:
    for item in schemas.ITEM_TYPES.values():
        for name in item.model_fields:
            assert f"`{name}`" in CODEBOOK


def test_the_version_of_the_codebook_is_that_of_the_models() -> None:
    assert f"version {SCHEMA_VERSION}:" in CODEBOOK


def test_a_change_of_the_schema_is_seen() -> None:
    # A change of meaning raises SCHEMA_VERSION as well; then write the new hash here.
    schema = json.dumps(Record.model_json_schema(), sort_keys=True)
    assert hashlib.sha256(schema.encode()).hexdigest()[:16] == "e452a0ea98419b81"


def test_the_schema_defines_each_term() -> None:
    definitions = Record.model_json_schema()["$defs"]
    assert "background: people of the same conflict" in definitions["CountRole"]["description"]
