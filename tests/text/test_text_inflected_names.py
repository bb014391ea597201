"""Names in the forms that their language gives them."""

from __future__ import annotations

import pytest

from summarizer.text.entities import named, names_abroad, state
from summarizer.text.fold import fold
from summarizer.text.names import find_name

PROVES = [
    ("en", "Babirov's term", "Babirov"),
    ("en", "BABIROV", "Babirov"),
    ("en", "K. S. Thimayya", "K.S. Thimayya"),
    ("ru", "Агшина Бабирова", "Агшин Бабиров"),
    ("ru", "Владимира Зеленского", "Владимир Зеленский"),
    ("ru", "Марии Ивановой", "Мария Иванова"),
    ("uk", "Олександра Коваленка", "Олександр Коваленко"),
    ("az", "Aqşin Babirovu", "Aqşin Babirov"),
    ("az", "Qazax rayonunda", "Qazax rayonu"),
    ("tr", "Ankara'da", "Ankara"),
    ("hy", "Բաքվից", "Բաքու"),
    ("hy", "Ագշին Բաբիրովին", "Ագշին Բաբիրով"),
    ("ar", "وأقشين بابيروف", "أقشين بابيروف"),
    ("he", "בעזה", "עזה"),
    ("zh", "被关押在巴库。", "巴库"),
    ("de", "Karl Webers Anwalt", "Karl Weber"),
]

DOES_NOT_PROVE = [
    ("en", "Babirova", "Babirov"),
    ("en", "Agshin Babirov", "Babirov Agshin"),
    ("en", "Agshin Babirov", "Agshin Akhundov"),
    ("ru", "Агшин Бабиров", "Агшин Бабиренко"),
    ("ru", "Бабирев", "Бабиров"),
    ("az", "Hüseyn Axundov", "Hüseyn Əliyev"),
    ("es", "Juan Pérez", "Juana Pérez"),
    ("zh", "侯赛因", "侯赛英"),
]


@pytest.mark.parametrize(("language", "text", "name"), PROVES)
def test_proves(language: str, text: str, name: str) -> None:
    assert any(find_name(fold(text, language).text, name, language))


@pytest.mark.parametrize(("language", "text", "name"), DOES_NOT_PROVE)
def test_does_not_prove(language: str, text: str, name: str) -> None:
    assert not any(find_name(fold(text, language).text, name, language))


def test_a_name_without_letters_stands_nowhere() -> None:
    assert not any(find_name("a - b", "-", "en"))


def test_entities_go_by_name_and_alias() -> None:
    russia = named("Russian Federation")
    assert russia is not None
    assert (russia.name, russia.code, russia.is_state) == ("Russia", "RU", True)
    icrc = named("ICRC")
    assert icrc is not None
    assert icrc.name == "International Committee of the Red Cross"
    assert named("Ruritania") is None


def test_a_code_is_that_of_the_state_of_today() -> None:
    vietnam = state("VN")
    assert vietnam is not None
    assert vietnam.name == "Vietnam"


def test_names_in_other_languages() -> None:
    assert list(names_abroad("AZ", "ru")) == ["Азербайджан", "Баку"]
    assert list(names_abroad("AZ", "xx")) == []
