"""Amounts, copies, candidates: the parts by themselves."""

from __future__ import annotations

import pytest

from evals.benchmarks.made_reports import made_reports
from schemas import load_record
from summarizer.comparing.amounts import Amount, Fit, fit
from summarizer.comparing.blocking import candidates
from summarizer.comparing.facts import facts_of
from summarizer.comparing.voices import copies, print_of
from tests.support.events import report, swap


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Amount(206, 206), Amount(206, 206), Fit.EQUAL),
        (Amount(201, None), Amount(206, 206), Fit.FITS),
        (Amount(None, 50), Amount(40, 40), Fit.FITS),
        (Amount(6, 8), Amount(8, 10), Fit.FITS),
        (Amount(200, 200, approximate=True), Amount(215, 215), Fit.FITS),
        (Amount(200, 200, approximate=True), Amount(230, 230), Fit.NEAR),
        (Amount(None, None, approximate=True), Amount(36, 36), Fit.FITS),
        (Amount(125, 125), Amount(131, 131), Fit.NEAR),
        (Amount(24, 24), Amount(240, 240), Fit.APART),
        (Amount(201, None), Amount(150, 150), Fit.APART),
    ],
)
def test_how_two_amounts_stand_to_each_other(one: Amount, other: Amount, expected: Fit) -> None:
    assert fit(one, other) is fit(other, one) is expected


WIRE = " ".join(f"On day {n} they were brought to place {n * 7} by road." for n in range(40))


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        (WIRE, WIRE, True),
        (WIRE, "By our own staff. " + WIRE.replace("day 7 ", "the 7th day "), True),
        (WIRE, WIRE[: len(WIRE) // 3], False),
        (WIRE, " ".join(f"Quite another line with the number {n}." for n in range(40)), False),
        ("Too short to tell.", "Too short to tell.", False),
    ],
)
def test_copies_by_their_texts(first: str, second: str, alike: bool) -> None:
    prints = [print_of(report(name), text) for name, text in (("a", first), ("b", second))]
    assert [(copy.first, copy.second) for copy in copies(prints)] == [(0, 1)] * alike


def test_texts_without_spaces_are_held_together_too() -> None:
    text = "".join(chr(0x4E00 + n * 13 % 5000) for n in range(400))
    prints = [print_of(report("a"), text), print_of(report("b"), text + "完")]
    assert len(copies(prints)) == 1


def test_copies_by_their_quotes_where_a_text_is_not_at_hand() -> None:
    event = swap(*range(2), handover="2024-05-07")
    names = [f"Person Number{n}" for n in range(30)]
    event["people"] = [
        {"name": name, "role": "released", "party": None, "evidence": [_quote(name)]}
        for name in names
    ]
    prints = [print_of(report(name, event), None) for name in ("a", "b")]
    (copy,) = copies(prints)
    assert copy.why == "nearly the same quotes: 100% alike"


def _quote(words: str) -> dict[str, object]:
    return {"quote": words, "start": 1, "end": 1 + len(words)}


def test_candidates_grow_with_the_records_and_hold_nearly_every_true_pair() -> None:
    lines = list(made_reports(1200, seed=3))
    events = [load_record(line) for line, _ in lines]
    facts = [facts_of(each.events[0], each.source) for each in events]
    pairs = set(candidates(facts))
    assert len(pairs) < 25 * len(facts)
    alone = {pair for pair in pairs if lines[pair[0]][1] == lines[pair[1]][1]}
    told_again = sum(lines[at][1] == lines[at - 1][1] for at in range(1, len(lines)))
    tied = {other for _, other in alone}
    assert len(tied) > 0.97 * told_again
