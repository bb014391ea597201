"""Agreement of annotators against the textbook, and by hand."""

from __future__ import annotations

import pytest

from evals.exchange import SCORER
from evals.scoring.tally import Tally
from evals.stats.agreement import agreement, alpha
from tests.support.swap import chad_and_niger, changed, record

# Krippendorff (2011), three coders and fifteen units; a star where a coder gave no value.
TEXTBOOK = [
    [None if code == "*" else int(code) for code in coder.split()]
    for coder in (
        "* * * * * 3 4 1 2 1 1 3 3 * 3",
        "1 * 2 1 3 3 4 3 * * * * * * *",
        "* * 2 1 3 4 4 * 2 1 1 3 3 * 4",
    )
]


def test_alpha_of_the_textbook():
    assert alpha(TEXTBOOK) == pytest.approx(0.691, abs=5e-4)
    assert alpha(TEXTBOOK, "interval") == pytest.approx(0.811, abs=5e-4)


def test_nominal_alpha_takes_any_labels():
    words = [[value and f"code {value}" for value in coder] for coder in TEXTBOOK]
    assert alpha(words) == pytest.approx(alpha(TEXTBOOK))


@pytest.mark.parametrize(
    "coders", [[[], []], [["a", "a"], ["a", "a"]], [["a", None], [None, "b"]], [[None], [None]]]
)
def test_without_two_values_or_a_shared_unit_there_is_no_alpha(coders):
    assert alpha(coders) is None


GOLD = record(chad_and_niger())


def reread(value):
    value["people"][0].update(role="held")
    value["counts"][0].update(low=25, high=25)
    del value["dates"][0]


def by_path(pairs):
    return {each.column.path: each for each in agreement(SCORER, pairs)}


def test_annotators_who_wrote_the_same_agree():
    found = by_path([(GOLD, GOLD)])
    assert found["events.people.role"].alpha == 1
    assert found["events.people"].f1 == 1
    # All three counts are of soldiers: nothing could have been told apart.
    assert found["events.counts.category"].alpha is None


def test_annotators_who_differ():
    found = by_path([(GOLD, changed(reread))])
    role = found["events.people.role"]
    # First: released, released, official; second: held, released, official. Coincidences of unlike
    # values: 2 of 6; expected: released 3, official 2, held 1 of n = 6,
    # 1 - (9 + 4 + 1 - 6) / (6 * 5) = 22/30. Alpha = 1 - (2/6) / (22/30) = 6/11.
    assert role.alpha == pytest.approx(6 / 11)
    assert (role.tally, role.units) == (Tally(correct=2, wrong=1), 3)
    assert found["events.dates"].f1 == pytest.approx(2 / 3)
    # The date that one of them left out is no unit of alpha: F1 tells of it.
    assert found["events.dates.role"].units == 1


@pytest.mark.parametrize("name", ["Abakar, Moussa", "Musa Abakar"])
def test_spelling_is_no_disagreement(name):
    respelled = changed(lambda value: value["people"][0].update(name=name))
    assert by_path([(GOLD, respelled)])["events.people.name"].alpha == 1


def test_agreement_is_the_same_either_way():
    other = changed(reread)
    there, back = by_path([(GOLD, other)]), by_path([(other, GOLD)])
    assert {path: (each.f1, each.alpha) for path, each in there.items()} == {
        path: (each.f1, each.alpha) for path, each in back.items()
    }
