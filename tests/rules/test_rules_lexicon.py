"""The lexicon files: each is well formed, and agrees with the standards that it leans on."""

from __future__ import annotations

import pycountry
import pytest

from schemas import Category, PartyKind, PlaceRole, RationaleKind
from summarizer.rules.english.lexicon.words import heads, load, parties
from summarizer.rules.english.sentences.tokens import tokenize
from summarizer.text.entities import table

STATES = table("states")


def test_codes_are_iso_3166():
    codes = {state["code"] for state in STATES if state["code"]}
    assert {code for code in codes if pycountry.countries.get(alpha_2=code) is None} == {"XK"}


def test_every_member_of_the_united_nations_with_a_million_people_is_there():
    codes = {state["code"] for state in STATES}
    assert {"AF", "AM", "AZ", "CD", "CI", "KP", "KR", "MM", "SS", "TL", "UA", "YE", "ZW"} <= codes
    assert len(codes) > 180


def test_no_word_stands_for_two_parties():
    owner: dict[str, str] = {}
    for entry in [*STATES, *table("groups")]:
        forms = [entry["name"], *entry["aliases"], *entry.get("capitals", [])]
        for form in [*forms, *entry.get("demonyms", [])]:
            assert owner.setdefault(form.lower(), entry["name"]) == entry["name"], form


@pytest.mark.parametrize("group", table("groups"), ids=lambda group: group["name"])
def test_groups_have_a_kind(group):
    assert group["kind"] in set(PartyKind) - {PartyKind.STATE}


def test_people_have_categories_of_the_codebook():
    assert {c for group in load("people").values() for c in group} <= set(Category)


def test_rationales_and_places_use_the_vocabulary():
    assert set(load("rationales")) == set(RationaleKind) - {RationaleKind.OTHER}
    assert set(load("places")["cues"]) == set(PlaceRole)


def test_framing_terms_have_neutral_words():
    for entry in load("framing")["terms"]:
        assert entry["neutral"]
        assert entry["neutral"].lower() != entry["term"].lower()


def test_plural_demonyms_follow_from_the_adjective():
    found = parties().match(tokenize("Armenians"), 0)
    assert found is not None
    assert (found[1].name, found[1].form) == ("Armenia", "people")


def test_prisoners_of_war_are_military():
    found = heads().match(tokenize("prisoners of war"), 0)
    assert found is not None
    assert found[1].category == "military"
