"""What must hold for any record."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from evals.exchange import SCORER
from evals.scoring.score import WIDTH, Kind
from tests.support.swap import count, day, event, party, person, place, record

STATES = {"Chad": "TD", "Niger": "NE", "Mali": "ML"}
ROLES = ["releasing", "receiving"]

at = st.integers(0, 30).map(lambda number: 10 * number)
sides = st.sampled_from(sorted(STATES))
both = st.permutations(sorted(STATES)).map(lambda names: names[:2])

parties = st.just(
    [
        party(name, 10 * index, *ROLES, country=code)
        for index, (name, code) in enumerate(STATES.items())
    ]
)
transfers = st.builds(
    lambda low, ways, at, category: count(low, ways[0], ways[1], at, category=category),
    st.integers(1, 3),
    both,
    at,
    st.sampled_from(["military", "civilian"]),
)
histories = st.builds(
    lambda low, role, at: count(low, None, None, at, role=role),
    st.integers(1, 3),
    st.sampled_from(["background", "total"]),
    at,
)
people = st.builds(
    lambda name, at, of, role: person(name, at, of, role=role),
    st.sampled_from(["Moussa Abakar", "Abakar", "M. Abakar", "Musa Abakar", "Halima Issoufou"]),
    at,
    st.none() | sides,
    st.sampled_from(["released", "official"]),
)
dates = st.builds(
    day,
    st.sampled_from([None, "2021", "2021-05", "2021-05-03", "2021-05-04", "../2021-05-03"]),
    st.sampled_from(["handover", "agreement"]),
    at,
    st.sampled_from(["on Monday", "Monday", "in May"]),
)
places = st.builds(
    place,
    st.sampled_from(["Faya", "Faya prison", "Nguigmi", "Lake Chad"]),
    st.sampled_from(["handover", "transit"]),
    at,
    st.sampled_from([None, "TD", "NE"]),
)


def some(items):
    return st.lists(items, max_size=4)


events = st.builds(
    event,
    parties=parties,
    counts=some(transfers | histories),
    people=some(people),
    dates=some(dates),
    locations=some(places),
)
values = st.lists(events, max_size=2)
one_or_two = st.lists(events, min_size=1, max_size=2)
quick = settings(max_examples=60)


def reordered(draw, value):
    turned = {
        name: draw(st.permutations(items)) if isinstance(items, list) else items
        for name, items in value.items()
    }
    turned["parties"] = [
        {**each, "roles": draw(st.permutations(each["roles"]))} for each in turned["parties"]
    ]
    return turned


@quick
@given(values)
def test_a_record_against_itself_is_perfect(value):
    score = SCORER.score(record(*value), record(*value))
    assert not score.findings
    assert all(
        not any(score.counts[start + 1 : start + WIDTH])
        for start in range(0, len(score.counts), WIDTH)
    )


@quick
@given(values, values, st.data())
def test_the_order_of_a_list_changes_no_tally(one, other, data):
    first, second = (
        record(*[reordered(data.draw, value) for value in data.draw(st.permutations(side))])
        for side in (one, other)
    )
    before = SCORER.score(record(*one), record(*other))
    after = SCORER.score(first, second)
    assert after.counts == before.counts
    assert len(after.findings) == len(before.findings)


@quick
@given(values, values)
def test_a_change_of_sides_changes_precision_and_recall(one, other):
    there = SCORER.score(record(*one), record(*other))
    back = SCORER.score(record(*other), record(*one))
    for (column, tally), (_, turned) in zip(there, back, strict=True):
        assert (turned.precision, turned.recall) == (tally.recall, tally.precision), column


@quick
@given(one_or_two, one_or_two, st.data())
def test_an_invented_item_never_raises_precision(one, other, data):
    name, item = data.draw(
        st.sampled_from(
            [
                ("people", person("Bernard Oyelaran", 1900)),
                ("locations", place("Ouagadougou", "capture", 1900)),
                ("parties", party("Ferrymen Guild", 1900, "host", kind="organization")),
            ]
        )
    )
    index = data.draw(st.integers(0, len(other) - 1))
    more = [
        {**value, name: [*value[name], item]} if number == index else value
        for number, value in enumerate(other)
    ]
    before = SCORER.score(record(*one), record(*other))
    after = SCORER.score(record(*one), record(*more))
    column = f"events.{name}"
    assert after[column].actual == before[column].actual + 1
    if len(one) == len(other) == 1:  # of two events, it may change which is paired with which
        assert (after[column].precision or 0) <= (before[column].precision or 1)
        assert after[column].invented == before[column].invented + 1
        assert after.micro(Kind.ITEM).invented == before.micro(Kind.ITEM).invented + 1


@quick
@given(values, values)
def test_every_error_of_an_item_is_told_once(one, other):
    score = SCORER.score(record(*one), record(*other))
    told = [(each.path, each.gold_place, each.predicted_place) for each in score.findings]
    assert len(set(told)) == len(told)
    for column, tally in score:
        if column.kind is Kind.ITEM and (tally.missing or tally.invented):
            assert any(column.path.startswith(each.path) for each in score.findings)
