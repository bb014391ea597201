"""What the fitted weights add up, however their cues are given."""

from __future__ import annotations

import pytest

from summarizer.rules.english.weighing.weights import Bag, Weights, log_odds, spelled, weights

BAGS: tuple[Bag, ...] = (("in", ["peru", "<party>"]), ("pair", [("freed", "ten"), ("ten", "of")]))


def test_bags_are_spelled_as_the_files_have_them() -> None:
    assert list(spelled(*BAGS)) == ["in:peru", "in:<party>", "pair:freed ten", "pair:ten of"]


def test_words_of_bags_add_what_their_cues_add() -> None:
    cues = {"in:peru": (1.0, 2.0), "pair:ten of": (0.5, -0.5), "lead": (0.25, 0.0)}
    held = Weights(("one", "other"), (0.0, 0.0), cues)
    assert held.sums(["lead", "lead", "unknown"], *BAGS) == [1.75, 1.5]
    assert held.sums(["lead", *spelled(*BAGS)]) == [1.75, 1.5]
    assert held.sums([]) == [0.0, 0.0]


@pytest.mark.parametrize("total", [-1000.0, -3.0, 0.0, 3.0, 1000.0])
def test_a_chance_is_never_quite_0_or_1(total: float) -> None:
    chance = Weights(("one",), (0.0,), {}).chances([total])["one"]
    assert 0 < chance < 1
    assert log_odds(chance) == pytest.approx(max(-30.0, min(30.0, total)), abs=0.01)


@pytest.mark.parametrize("task", ["told", "kind", "status", "reported", "people"])
def test_every_word_that_is_weighed_is_found_in_its_bag(task: str) -> None:
    fitted = weights(task)
    for cue, row in list(fitted.cues.items())[::50]:
        kind, _, told = cue.partition(":")
        if kind in {"in", "pair", "title in", "sure in"}:
            words = told.split(" ")
            bag: Bag = (kind, [words[0] if len(words) == 1 else tuple(words)])
            assert fitted.sums([], bag) == list(row)
