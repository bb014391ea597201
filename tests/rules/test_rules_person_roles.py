"""How named people stand to an exchange."""

from __future__ import annotations

import pytest

from schemas import PersonRole
from summarizer.rules.english.document import read
from summarizer.rules.english.items.person_roles import standings
from summarizer.source import Source


def roles(text: str, *, told: bool = True) -> dict[str, str]:
    document = read(Source.from_text(text, "x", language="en"))
    sentence = document.sentences[0]
    names = document.names.get(0, ())
    found = standings(sentence, names, told=told)
    return {n.name: str(found[n.first].role) for n in names if n.first in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Roe, who was seized in May, was a nurse.", {"Ana Roe": "released"}),
        ("The case of the engineer Luis Poe was raised.", {"Luis Poe": "released"}),
        (
            "The prisoners are Ana Roe and Luis Poe.",
            {"Ana Roe": "released", "Luis Poe": "released"},
        ),
        (
            "He gave their names: Ana Roe, Luis Poe.",
            {"Ana Roe": "released", "Luis Poe": "released"},
        ),
        ("Luis Poe, 66, had come as a tourist.", {"Luis Poe": "released"}),
        ("Ana Roe remains in prison there.", {"Ana Roe": "held"}),
        ("Ana Roe, a nurse, was not on the list.", {"Ana Roe": "held"}),
        ("With him flew his wife, Ana Roe.", {"Ana Roe": "other"}),
        ("Ana Roe, his mother, wept.", {"Ana Roe": "other"}),
        ("Luis Poe haggled with them for days.", {"Luis Poe": "official"}),
        ("It came after talks with Luis Poe in May.", {"Luis Poe": "official"}),
        (
            "Among those to be freed are Ana Roe, a mayor, and Luis Poe, brother of the king.",
            {"Ana Roe": "released", "Luis Poe": "released"},
        ),
        ("They still hold ten men, among them Luis Poe.", {"Luis Poe": "held"}),
        ("The tape proves that Luis Poe is still alive.", {"Luis Poe": "held"}),
        ("Luis Poe held six officers hostage.", {}),
        ("Ana Roe left the country at noon, officials said.", {}),
        ("They were held in Ana Roe, captured in May.", {}),
        ("Fighting went on in the villages of Ana Roe and Luis Poe, captured in May.", {}),
    ],
)
def test_words_beside_a_name_tell_its_role(text, expected):
    assert roles(text) == expected


def test_roles_are_those_of_the_codebook():
    assert set(roles("Ana Roe was freed.").values()) == {str(PersonRole.RELEASED)}
