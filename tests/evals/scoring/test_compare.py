"""Comparers: what is the same, what is partly so, and what is another thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.scoring.compare import (
    Amount,
    Same,
    edtf,
    free_text,
    labels,
    name,
    number,
    party,
    place,
    verbatim,
)
from evals.scoring.compare.names import Called


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Huseyn Akhundov", "Hüseyn Axundov"),
        ("Huseyn Akhundov", "Axundov Huseyn"),
        ("Huseyn Akhundov", "Гусейн Ахундов"),
        ("Ilham Aliyev", "İlham Əliyev"),
        ("Ilham Aliyev", "Ильхам Алиев"),
        ("Oleg Honcharuk", "Олег Гончарук"),
        ("Oleh Sentsov", "Oleg Sentsov"),
        ("Volodymyr Zelenskyy", "Vladimir Zelensky"),
        ("Volodymyr Zelenskyi", "Володимир Зеленський"),
        ("Sergey Lavrov", "Сергей Лавров"),
        ("Yevgeny Alekseyev", "Evgeny Alekseev"),
        ("Alexander Lukashenko", "Aleksandr Lukashenko"),
        ("Mohammed Deif", "Muhammad al-Deif"),
        ("Khalid Sheikh Mohammed", "Khaled Sheikh Mohammad"),
        ("Ismail Haniyeh", "Ismail Haniya"),
        ("Gerhard Müller", "Gerhard Mueller"),
        ("Abdullah Öcalan", "Abdullah Ocalan"),
        ("Nikol Pashinyan", "Никол Пашинян"),
        ("Yulia Navalnaya", "Юлия Навальная"),
        ("Viktor Bout", "Виктор Бут"),
        ("José García", "Jose Garcia"),
    ],
)
def test_one_name_in_two_spellings_is_right(one, other):
    assert name(one, other).credit == name(other, one).credit == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ali Babirov", "Ali Babirova"),
        ("Babirov", "Babirova"),
        ("Gazakh", "Kazakh"),
        ("Gaza", "Gazakh"),
        ("Matthew Miller", "Mark Miller"),
        ("Hassan Nasr", "Hussein Nasr"),
        ("Karl Möller", "Karl Müller"),
        ("Robin Stein", "Rubin Stein"),
        ("Maria Kova", "Mara Kova"),
        ("Daria Orlova", "Dara Orlova"),
        ("Oleg Ivanov", "Olga Ivanov"),
        ("Igor Sidorov", "Ivan Sidorov"),
        ("Elena Popova", "Alena Popova"),
        ("Kim Jong Il", "Kim Jong Un"),
        ("Michael Cohen", "Michal Cohen"),
        ("Mahmoud Abbas", "Muhammad Abbas"),
        ("Aram Sargsyan", "Armen Sargsyan"),
        ("Alexander Ivanov", "Alexandra Ivanova"),
        ("Jan Kowalski", "Jan Kowalska"),
        ("Salim Haddad", "Saleh Haddad"),
    ],
)
def test_another_person_is_never_right(one, other):
    assert name(one, other).credit == name(other, one).credit == 0


@pytest.mark.parametrize(
    ("gold", "given_name", "cause"),
    [
        ("Matthew Miller", "Miller", "part of the name"),
        ("Miller", "Matthew Miller", "more than the name"),
        ("Matthew Miller", "M. Miller", "initial in the name"),
        ("Matthew Miller", "K. Miller", None),
    ],
)
def test_a_part_of_a_name_is_half(gold, given_name, cause):
    outcome = name(gold, given_name)
    assert outcome == ((0.5, cause) if cause else (0, "wrong name"))


@pytest.mark.parametrize(
    ("gold", "given_place", "credit"),
    [
        ("Gazakh region", "Qazax region", 1),
        ("the city of Kyiv", "Kyiv", 1),
        ("Kyiv region", "Kyiv", 0.5),
        ("Faya prison", "Faya", 0.5),
        ("Gazakh", "Kazakh", 0),
        ("Sanaa", "Aden", 0),
    ],
)
def test_places(gold, given_place, credit):
    assert place(gold, given_place).credit == place(given_place, gold).credit == credit


@pytest.mark.parametrize(
    ("gold", "given_party", "credit"),
    [
        (("Russia", "RU"), ("Russian Federation", "RU"), 1),
        (("Russia", "RU"), ("Russia", None), 1),
        (("Guinea", "GN"), ("Equatorial Guinea", "GQ"), 0.5),
        (("ICRC", None), ("International Committee of the Red Cross", None), 1),
        (("United Arab Emirates", None), ("U.A.E.", None), 1),
        (("Hamas", None), ("Hamas movement", None), 0.5),
        (("Islamic State", None), ("Islamic Jihad", None), 0),
    ],
)
def test_parties(gold, given_party, credit):
    one, other = Called(*gold), Called(*given_party)
    assert party(one, other).credit == party(other, one).credit == credit


@pytest.mark.parametrize(
    ("gold", "found", "outcome"),
    [
        ((24, 24), (240, 240), (0, "wrong value")),
        ((24, 24), (25, 25), (0, "wrong value")),
        ((200, 200, True), (200, 200), (0.5, "hedge lost")),
        ((200, 200), (200, 200, True), (0.5, "hedge invented")),
        ((201, None), (200, None), (0.5, "bound off by one")),
        ((None, 50), (None, 49), (0.5, "bound off by one")),
        ((201, None), (203, None), (0, "wrong value")),
        ((200, None), (200, 200), (0.5, "precision invented")),
        ((200, 200), (200, None), (0.5, "precision lost")),
        ((240, 240), (1, None), (0, "wrong value")),
        ((6, 8), (7, 7), (0.5, "precision invented")),
        ((7, 7), (6, 8), (0.5, "precision lost")),
        ((6, 8), (8, 9), (0, "wrong value")),
        ((None, None, True), (24, 24, True), (0, "number invented")),
        ((24, 24, True), (None, None, True), (0, "number lost")),
    ],
)
def test_numbers(gold, found, outcome):
    assert number(Amount(*gold), Amount(*found)) == outcome


ends = st.none() | st.integers(0, 6)
amounts = st.builds(Amount, ends, ends, st.booleans())


@given(amounts, amounts)
def test_the_credit_of_a_number_is_the_same_from_either_side(one, other):
    assert number(one, other).credit == number(other, one).credit


points = st.sampled_from(["2020", "2020-02", "2020-02-29", "2020-03-01", "2021-03-01", "2021"])
spans = st.builds(lambda ends: "/".join(sorted(ends)), st.tuples(points, points))
dates = points | spans | points.map("../{}".format) | points.map("{}/..".format)


@given(dates, dates)
def test_the_credit_of_a_date_is_the_same_from_either_side(one, other):
    assert edtf(one, other).credit == edtf(other, one).credit


@pytest.mark.parametrize(
    ("gold", "found", "outcome"),
    [
        ("2020", "2020-01-01/2020-12-31", (1, "")),
        ("2023-12-04/2023-12-10", "2023-12-05", (0.5, "precision invented")),
        ("2023-12-05", "2023-12-04/2023-12-10", (0.5, "precision lost")),
        ("../2023-12-08", "2023-12-08", (0.5, "precision invented")),
        ("2020", "2021", (0, "wrong year")),
        ("2020-04", "2020-06", (0, "wrong month")),
        ("2023-12-04/2023-12-10", "2023-12-09/2023-12-12", (0, "wrong date")),
        ("2024-02-28", "2024-02-29", (0, "date off by one")),
        ("2024-02-29", "2024-03-01", (0, "date off by one")),
        ("2023-12-31", "2024-01-01", (0, "date off by one")),
        ("2020", "once", (0, "no date")),
    ],
)
def test_dates(gold, found, outcome):
    assert edtf(gold, found) == outcome


@pytest.mark.parametrize(
    ("gold", "found", "outcome"),
    [
        ("24 soldiers", "240 soldiers", (0, "other words")),
        ("24", "240", (0, "other words")),
        ("24 soldiers", "24 Soldiers,", (1, "")),
        ("24 of its soldiers", "24", (0.5, "words left out")),
        ("soldiers", "24 soldiers", (0.5, "words too many")),
        ("...", "soldiers", (0, "other words")),
    ],
)
def test_words_of_the_source(gold, found, outcome):
    assert verbatim(gold, found) == outcome


def test_free_text_lets_no_other_number_pass():
    gold = "Chad and Niger exchanged 24 soldiers for 7 at Nguigmi."
    assert free_text(gold, "At Nguigmi, Chad and Niger exchanged 24 soldiers for 7.").credit == 1
    wrong = free_text(gold, "At Nguigmi, Chad and Niger exchanged 240 soldiers for 7.")
    assert wrong == (0.5, "numbers differ")
    assert free_text(gold, "Grain prices rose.") == (0, "other content")


@pytest.mark.parametrize(
    ("gold", "found", "outcome"),
    [
        (("a", "b"), ("b", "a"), (1, "")),
        (("a", "b"), ("a",), (0.5, "labels missing")),
        (("a",), ("a", "b"), (0.5, "labels too many")),
        (("a", "c"), ("a", "b"), (0.5, "labels differ")),
        (("a",), ("b",), (0, "wrong labels")),
    ],
)
def test_sets_of_labels(gold, found, outcome):
    assert labels(gold, found) == outcome


def test_exact_values():
    assert Same("wrong kind")("a", "b") == (0, "wrong kind")
    assert Same()(1, 1.0).credit == 1


texts = st.text(max_size=30)


@given(texts, texts)
def test_names_of_any_form_compare_alike_from_either_side(one, other):
    assert name(one, other).credit == name(other, one).credit
    assert place(one, other).credit == place(other, one).credit
