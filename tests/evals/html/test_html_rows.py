from __future__ import annotations

from evals.reports.html.rows import event_rows
from evals.scoring.tally import Verdict
from tests.evals.html.made import GIVEN, GOLD, event, made_report, novak, party, source_of


def sheet(gold, given):
    (result,) = made_report((source_of(), gold, given)).results
    return event_rows(result)


def told(rows, part, field):
    return [
        tuple(None if side is None else getattr(side, field) for side in (row.gold, row.given))
        for row in rows
        if row.part == part
    ]


def test_right_items_pair_though_no_error_names_them():
    (rows,) = sheet([GOLD], [GIVEN])
    assert told(rows, "parties", "name") == [("Ruritania", "Ruritania"), ("Bohemia", "Bohemia")]
    assert all(row.verdict is Verdict.CORRECT for row in rows if row.part in ("parties", "people"))


def test_a_wrong_item_stands_beside_what_it_was_taken_for():
    (rows,) = sheet([GOLD], [GIVEN])
    assert told(rows, "counts", "low") == [(12, 21), (40, None)]
    wrong, missing = [row for row in rows if row.part == "counts"]
    assert [each.path for each in wrong.findings] == ["events.counts.number"]
    assert (wrong.verdict, missing.verdict) == (Verdict.WRONG, Verdict.MISSING)


def test_every_finding_stands_in_one_row():
    for gold, given in (([GOLD], [GIVEN]), ([GOLD], []), ([], [GIVEN]), ([GOLD, GIVEN], [GIVEN])):
        (result,) = made_report((source_of(), gold, given)).results
        held = [each for rows in event_rows(result) for row in rows for each in row.findings]
        assert sorted(map(repr, held)) == sorted(map(repr, result.findings))


def test_events_pair_across_their_order():
    other = event(
        summary="Two other states made an exchange.",
        parties=[party("Moldova", "Bohemia freed"), party("Georgia", "Ruritania released")],
        people=[novak("Iva Roe", "Novak").model_copy(update={"party": None})],
    )
    first, second = sheet([GOLD, other], [other, GOLD])
    assert told(first, "parties", "name") == [("Ruritania", "Ruritania"), ("Bohemia", "Bohemia")]
    assert told(second, "parties", "name") == [("Moldova", "Moldova"), ("Georgia", "Georgia")]
    assert {row.verdict for row in (*first, *second)} == {Verdict.CORRECT}


def test_an_event_that_is_made_up_brings_its_items():
    (rows,) = sheet([], [GIVEN])
    assert told(rows, "parties", "name") == [(None, "Bohemia"), (None, "Ruritania")]
    assert {row.verdict for row in rows} == {Verdict.INVENTED}
    assert sum(len(row.findings) for row in rows) == 1
