"""The scorer as that of MUC-4: its rules on small templates, and the official scores of 1992."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from scipy.stats import spearmanr

from evals.muc4 import SCORER, Fill, Message, compare_systems
from evals.muc4.__main__ import main
from evals.muc4.fills import categories, dates, descriptions, incident_types, places, strings
from evals.muc4.report import table
from evals.scoring.tally import Tally

VARIABLE = "MUC4_DATA"
BESIDE = Path(__file__).parents[3] / "shared" / "muc4"


@pytest.fixture(scope="module")
def systems():
    """Every system with both scores; the data is no part of the project."""
    place = Path(os.environ.get(VARIABLE) or BESIDE)
    if not (place / "key.tst3.json.gz").is_file():
        pytest.skip(f"no MUC-4 data in {place}; set {VARIABLE} to its folder")
    return compare_systems(place)


def test_official_scores_of_seventeen_systems(systems):
    ours, official = [each.ours for each in systems], [each.official for each in systems]
    apart = [abs(one - other) for one, other in zip(ours, official, strict=True)]
    assert len(systems) == 17
    assert sum(apart) / 17 <= 1.5
    assert spearmanr(ours, official).statistic >= 0.99


def test_the_table_has_a_row_for_each_system(systems):
    head, *rows, last = table(systems).splitlines()
    assert head.split() == ["system", "ours", "official", "difference"]
    assert [row.split()[0] for row in rows] == [each.system for each in systems]
    assert rows[0].split()[2] == "55.93"
    assert "Spearman" in last


@pytest.mark.parametrize("arguments", [[], ["nowhere"]])
def test_the_command_says_what_it_needs(arguments, capsys):
    assert main(arguments) == 2
    assert "give the folder" in capsys.readouterr().err


def fill(*alts, xref=None, optional=False):
    return Fill(alts=alts, xref=xref, optional=optional)


@pytest.mark.parametrize(
    ("key", "response", "credit"),
    [
        (("SOLDIERS",), ("THE SOLDIERS",), 1),
        (("SOLDIERS",), ("SEVERAL SOLDIERS",), 1),
        (("NATIONAL ARMY", "ARMY"), ("ARMY",), 1),
        (("PEDRO GOMEZ",), ("GOMEZ",), 0.5),
        (("SOLDIERS",), ("SOLDIERS OF THE GARRISON",), 0.5),
        (("SOLDIERS",), ("PEASANTS",), 0),
    ],
)
def test_strings(key, response, credit):
    assert strings(fill(*key), fill(*response)).credit == credit


@pytest.mark.parametrize(
    ("key", "response", "credit"),
    [
        ("14 AUG 89", "14 AUGUST 1989", 1),
        ("- 14 AUG 89", "- 14 AUG 89", 1),
        ("14 AUG 89", "- 14 AUG 89", 0.5),
        ("14 AUG 89", "- 15 AUG 89", 0),
        ("10 AUG 89 - 16 AUG 89", "14 AUG 89", 0.5),
        ("10 AUG 89 - 16 AUG 89", "17 AUG 89", 0),
        ("- 14 AUG 89", "02 AUG 89", 0.5),
        ("14 AUG 89", "31 JUN 89", 0),
    ],
)
def test_muc_dates(key, response, credit):
    assert dates(fill(key), fill(response)).credit == credit


@pytest.mark.parametrize(
    ("key", "response", "credit"),
    [
        ("PERU: LIMA (CITY)", "PERU: LIMA (CITY)", 1),
        ("PERU: LIMA (CITY)", "PERU", 0.5),
        ("PERU: LIMA (CITY)", "PERU: CUZCO (CITY)", 0.5),
        ("PERU: LIMA (CITY)", "CHILE: LIMA (CITY)", 0.5),
        ("PERU: LIMA (CITY)", "CHILE", 0),
        ("(PERU: LIMA (CITY)) / (PERU)", "PERU", 1),
    ],
)
def test_muc_places(key, response, credit):
    assert places(fill(key), fill(response)).credit == credit


def test_set_fills_and_what_they_belong_to():
    key = fill("CIVILIAN", xref=("PRIESTS", "JESUITS"))
    assert categories(key, fill("CIVILIAN", xref=("THE JESUITS",))).credit == 1
    assert categories(key, fill("CIVILIAN", xref=("GUARDS",))).credit == 0.5
    assert categories(key, fill("CIVILIAN")).credit == 0.5
    assert categories(key, fill("DIPLOMAT", xref=("JESUITS",))).credit == 0
    assert descriptions(fill("PRIESTS"), fill("PRIESTS", xref=("PEDRO GOMEZ",))).credit == 0.5


def test_attack_is_partly_every_incident():
    assert incident_types(fill("BOMBING"), fill("ATTACK")).credit == 0.5
    assert incident_types(fill("ATTACK"), fill("BOMBING")).credit == 0


def template(number="1", **slots):
    base = {"_template": number, "inc-type": [fill("BOMBING")], "inc-stage": [fill("ACCOMPLISHED")]}
    return base | {name.replace("_", "-"): fills for name, fills in slots.items()}


def score(key, response):
    return SCORER.score(
        Message.model_validate({"templates": key}), Message.model_validate({"templates": response})
    )


def test_fills_that_match_nothing_are_incorrect_then_spurious_or_missing():
    key = template(perp_ind_id=[fill("REBELS"), fill("PEDRO GOMEZ")])
    response = template(perp_ind_id=[fill("GOMEZ"), fill("STUDENTS"), fill("PEASANTS")])
    result = score([key], [response])
    assert result["templates.perp_ind_id"] == Tally(partial=1, wrong=1, invented=1)
    assert score([response], [key])["templates.perp_ind_id"] == Tally(partial=1, wrong=1, missing=1)


def test_what_is_optional_costs_nothing_when_it_is_missed():
    key = template(phys_tgt_id=[fill("BUS"), fill("CAR", optional=True)])
    assert score([key], [template(phys_tgt_id=[fill("BUS")])])["templates.phys_tgt_id"] == Tally(
        correct=1
    )
    assert score([key], [key])["templates.phys_tgt_id"] == Tally(correct=2)
    assert score([key], [])["templates.phys_tgt_id"] == Tally(missing=1)
    assert score([template("2 (OPTIONAL)", phys_tgt_id=[fill("BUS")])], []).micro() == Tally()


def test_templates_are_mapped_so_that_the_score_is_highest():
    first = template("1", phys_tgt_id=[fill("BUS")], inc_date=[fill("14 AUG 89")])
    second = template("2", phys_tgt_id=[fill("BUS")], inc_date=[fill("15 AUG 89")])
    result = score([first, second], [second, first])
    assert result.micro() == Tally(correct=8)


def test_templates_of_unlike_incidents_are_not_mapped():
    bus, bank = template(phys_tgt_id=[fill("BUS")]), template(phys_tgt_id=[fill("BANK")])
    assert score([bus], [bank])["templates"] == Tally(missing=1, invented=1)
    attack = template(inc_type=[fill("KIDNAPPING")], phys_tgt_id=[fill("BUS")])
    assert score([bus], [attack])["templates"] == Tally(missing=1, invented=1)
