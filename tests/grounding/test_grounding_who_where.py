"""People, places, parties and terms of framing against the words that prove them."""

from __future__ import annotations

import pytest

from schemas import Framing, Item, Party, Person, Place, Rationale
from summarizer.grounding import Grounder, check_item

TEXT = (
    "Baku and the ICRC said Agshin Babirov and Huseyn Akhundov were freed near the Gazakh region. "
    "Babirov, whom Armenian media call a saboteur, smiled. BABIROV'S mother, Lala Babirova, wept. "
    "Ann and Bob Ray, of Islamic State, gave us tea in Geneva."
)


def told(item: dict[str, object], quote: str, text: str = TEXT, language: str = "en") -> list[str]:
    grounder = Grounder(text, language=language)
    model: type[Item] = item.pop("model")  # type: ignore[assignment]
    return check_item(model.model_validate(item | {"evidence": [grounder.locate(quote)]}), grounder)


def person(name: str, quote: str, text: str = TEXT, language: str = "en") -> list[str]:
    return told({"model": Person, "name": name, "role": "released"}, quote, text, language)


def place(name: str, quote: str, country: str | None = None) -> list[str]:
    return told({"model": Place, "name": name, "role": "handover", "country": country}, quote)


def party(
    name: str,
    kind: str = "state",
    country: str | None = None,
    text: str = TEXT,
    language: str = "en",
) -> list[str]:
    item = {"model": Party, "name": name, "kind": kind, "country": country, "roles": ["host"]}
    return told(item, text[: text.index(" ", 12)], text, language)


@pytest.mark.parametrize(
    ("name", "quote"),
    [
        ("Agshin Babirov", "Agshin Babirov and Huseyn Akhundov were freed"),
        ("Agshin Babirov", "Babirov, whom Armenian media call a saboteur"),
        ("AGSHIN BABIROV", "BABIROV'S mother"),
        ("Ann Ray", "Ann and Bob Ray"),
        ("Bob Ray", "Ann and Bob Ray"),
    ],
)
def test_a_name_that_stands(name: str, quote: str) -> None:
    assert person(name, quote) == []


@pytest.mark.parametrize(
    ("name", "quote", "reason"),
    [
        ("Agshin Babirova", "Agshin Babirov", "does not stand in the source"),
        ("Babirov Agshin", "Agshin Babirov", "does not stand in the source"),
        ("Agshin Akhundov", "Agshin Babirov and Huseyn Akhundov", "does not stand in the source"),
        ("Huseyn Ray", "Agshin Babirov and Huseyn Akhundov", "does not stand in the source"),
        ("Agshin Babiroff", "Agshin Babirov", "does not stand in the source"),
        ("Huseyn Akhundov", "BABIROV'S mother", "the evidence does not name"),
    ],
)
def test_a_name_that_does_not_stand(name: str, quote: str, reason: str) -> None:
    (given,) = person(name, quote)
    assert reason in given


def test_a_name_in_the_script_of_the_source() -> None:
    text = "Ереван освободил Агшина Бабирова и Гусейна Ахундова."
    assert person("Агшин Бабиров", "Агшина Бабирова", text, "ru") == []
    assert person("Агшин Ахундов", "Агшина Бабирова", text, "ru") != []
    (given,) = person("Agshin Babirov", "Агшина Бабирова", text, "ru")
    assert "in its script" in given


def test_a_place_stands_in_its_evidence() -> None:
    assert place("Gazakh region", "freed near the Gazakh region") == []
    assert place("the Gazakh region", "near the Gazakh region") == []
    assert place("Geneva", "near the Gazakh region") != []
    assert place("Qazakh region", "near the Gazakh region") != []


def test_the_country_of_a_place_is_mentioned() -> None:
    assert place("Gazakh region", "near the Gazakh region", "AZ") == []
    (given,) = place("Geneva", "gave us tea in Geneva", "CH")
    assert given == "the source never mentions Switzerland; write null for the country of Geneva"


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Azerbaijan", "state", "AZ"),
        ("Armenia", "state", "AM"),
        ("International Committee of the Red Cross", "international_organization", None),
        ("Islamic State", "armed_group", None),
    ],
)
def test_a_party_that_is_mentioned(name: str, kind: str, country: str | None) -> None:
    assert party(name, kind, country) == []


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Norway", "state", "NO"),
        ("United States", "state", "US"),
        ("Hezbollah", "armed_group", None),
        ("United Nations", "international_organization", None),
    ],
)
def test_a_party_that_is_made_up(name: str, kind: str, country: str | None) -> None:
    assert party(name, kind, country) == [f'the source never mentions "{name}"']


def test_a_group_by_its_other_name_or_a_word_of_it() -> None:
    text = "Fighters of FARC and the renegade gunmen of Ansar Allah met."
    assert party("Revolutionary Armed Forces of Colombia", "armed_group", text=text) == []
    assert party("Houthis", "armed_group", text=text) == []
    assert party("renegade gunman", "armed_group", text=text) == []


def test_a_country_code_is_that_of_the_state() -> None:
    assert party("Azerbaijan", "state", "AM") == [
        "Azerbaijan has the country code AZ, not AM",
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Азербайджанские военные вернулись."),
        ("ru", "Военные вернулись через Баку домой."),
        ("az", "Hərbçilər Azərbaycana qayıtdı."),
        ("ar", "عاد الجنود إلى أذربيجان."),
        ("hy", "Զինծառայողները վերադարձան Ադրբեջան։"),
        ("tr", "Askerler Azerbaycan'a döndü."),
    ],
)
def test_states_in_other_languages(language: str, text: str) -> None:
    assert party("Azerbaijan", "state", "AZ", text, language) == []
    assert party("Norway", "state", "NO", text, language) != []


def test_what_cannot_be_told_in_another_language_is_no_fault() -> None:
    text = "Американские военные и Вагнер вернулись."
    assert party("United States", "state", "US", text, "ru") == []
    assert party("Wagner Group", "armed_group", None, text, "ru") == []


def test_a_term_of_framing_stands_in_its_evidence() -> None:
    item = {"model": Framing, "term": "saboteur", "about": "Babirov", "neutral": "soldier"}
    assert told(dict(item), "whom Armenian media call a saboteur, smiled") == []
    (given,) = told(dict(item), "Lala Babirova, wept")
    assert 'does not hold the term "saboteur"' in given
    assert told(item | {"term": "saboteurs"}, "media call a saboteur, smiled") != []


def test_a_rationale_is_proven_by_its_evidence_alone() -> None:
    item = {
        "model": Rationale,
        "stated_by": "source",
        "kinds": ["goodwill"],
        "statement": "kindness",
    }
    assert told(item, "gave us tea") == []
