from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html  # type: ignore[import-untyped]

from evals.reports.html import render_page
from evals.reports.html.marks import Mark, Segment, segments

_SPANS = st.tuples(st.integers(0, 29), st.integers(1, 30)).filter(lambda span: span[0] < span[1])
_MARKS = st.builds(
    lambda span, row, gold: Mark(span[0], span[1], row, gold),
    _SPANS,
    st.integers(0, 4),
    st.booleans(),
)


def test_where_gold_and_given_overlap_three_pieces_are_marked():
    pieces = segments(20, [Mark(2, 10, 0, gold=True), Mark(6, 14, 3, gold=False)])
    assert pieces == [
        Segment(0, 2, gold=False, given=False, rows=()),
        Segment(2, 6, gold=True, given=False, rows=(0,)),
        Segment(6, 10, gold=True, given=True, rows=(0, 3)),
        Segment(10, 14, gold=False, given=True, rows=(3,)),
        Segment(14, 20, gold=False, given=False, rows=()),
    ]


@given(st.lists(_MARKS, max_size=12))
def test_each_character_is_covered_by_just_the_marks_that_hold_it(marks):
    pieces = segments(30, marks)
    assert [piece.start for piece in pieces] == [0, *(piece.end for piece in pieces[:-1])]
    assert pieces[-1].end == 30
    for piece in pieces:
        for at in range(piece.start, piece.end):
            here = [mark for mark in marks if mark.start <= at < mark.end]
            assert piece.rows == tuple(sorted({mark.row for mark in here}))
            assert piece.gold == any(mark.gold for mark in here)
            assert piece.given == any(not mark.gold for mark in here)


def test_an_empty_text_has_no_pieces():
    assert segments(0, []) == []


def test_the_text_of_the_page_is_marked_where_evidence_stands(three):
    page = html.document_fromstring(render_page(three))
    text = page.xpath("//details[@id='s1']//div[@class='text']")[0]
    assert text.text_content() == three.results[0].text
    marked = [(each.get("class"), each.text_content()) for each in text.xpath(".//mark/a")]
    assert marked == [
        # The party rests on the first two words, the count of gold on those from the second on.
        ("g p", "Ruritania "),
        ("g p", "released"),
        ("g", " "),
        ("g p", "12 soldiers to Bohemia"),
        ("p", " on Friday"),
        ("g p", "Bohemia freed"),
        ("g", "the fisherman Ota "),
        ("g p", "Novak"),
        ("g p", "near Zenda"),
        ("g", "Another 40 men remain"),
    ]
