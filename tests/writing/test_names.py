from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.writing import Names, safe_name

ids = st.text(st.characters(codec=None), max_size=300)


@given(ids)
def test_a_name_is_safe_whatever_the_id(id: str) -> None:
    name = safe_name(id)
    assert name not in {"", ".", ".."}
    assert not set(name) & set('/\\:*?"<>|\0\n\r\x1b~\u202e')
    assert name[0] not in ".- "
    assert not name.endswith(" ")
    assert len(name.encode()) <= 200


@given(ids, ids)
def test_different_ids_have_different_names(one: str, other: str) -> None:
    assert (safe_name(one) == safe_name(other)) == (one == other)


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("report-01_b", "report-01_b"),
        ("Отчёт 5", "Отчёт 5"),
        ("2023-12-14. Vatican", "2023-12-14. Vatican"),
        ("", "%"),
        (".", "%2E"),
        ("..", "%2E."),
        ("a/b", "a%2Fb"),
        ("a%2Fb", "a%252Fb"),
        ("-rf", "%2Drf"),
        ("end ", "end%20"),
        ("CON", "%43ON"),
        ("con.x", "%63on.x"),
        ("console", "console"),
        ("LPT9", "%4CPT9"),
        ("\udcff", "%ED%B3%BF"),
    ],
)
def test_what_stays_and_what_is_encoded(id: str, name: str) -> None:
    assert safe_name(id) == name


def test_no_id_takes_the_name_of_an_error_file() -> None:
    assert safe_name("a.error") == "a%2Eerror"


def test_long_ids_that_begin_alike_differ() -> None:
    one, other = safe_name("x" * 300 + "1"), safe_name("x" * 300 + "2")
    assert one != other
    assert one.startswith("xxxx")


def test_a_long_name_is_not_cut_within_a_letter() -> None:
    name = safe_name("ж/" * 100)
    head = name.partition("=")[0]
    assert head.replace("ж", "").replace("%2F", "") == ""


def test_ids_get_numbers_where_a_file_system_may_not_tell_them_apart() -> None:
    names = Names()
    for _ in range(2):  # the same each time
        assert [names.of(each) for each in ("a", "b", "A", "é", "e\u0301")] == [
            "a",
            "b",
            "A~2",
            "é",
            "e\u0301~2",
        ]


def test_an_id_that_looks_like_a_numbered_name_is_another_one() -> None:
    names = Names()
    assert len({names.of(each) for each in ("a", "a~2", "A")}) == 3
