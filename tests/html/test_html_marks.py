from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.html.marks import Mark, Segment, segments

_SPANS = st.tuples(st.integers(0, 29), st.integers(1, 30)).filter(lambda span: span[0] < span[1])
_MARKS = st.builds(
    lambda span, row, sort: Mark(span[0], span[1], row, sort),
    _SPANS,
    st.integers(0, 4),
    st.sampled_from("gp"),
)


def test_where_two_marks_overlap_three_pieces_are_marked():
    long, short = Mark(2, 10, 0, "g"), Mark(6, 13, 3, "p")
    pieces = segments(20, [long, short])
    assert pieces == [
        Segment(0, 2, ()),
        Segment(2, 6, (long,)),
        Segment(6, 10, (short, long)),
        Segment(10, 13, (short,)),
        Segment(13, 20, ()),
    ]
    assert pieces[2].rows == [0, 3]
    assert pieces[2].sorts == {"g", "p"}


@given(st.lists(_MARKS, max_size=12))
def test_each_character_is_covered_by_just_the_marks_that_hold_it(marks):
    pieces = segments(30, marks)
    assert [piece.start for piece in pieces] == [0, *(piece.end for piece in pieces[:-1])]
    assert pieces[-1].end == 30
    for piece in pieces:
        for at in range(piece.start, piece.end):
            here = {mark for mark in marks if mark.start <= at < mark.end}
            assert set(piece.marks) == here
            assert len(piece.marks) == len(here)
        lengths = [mark.end - mark.start for mark in piece.marks]
        assert lengths == sorted(lengths)


def test_an_empty_text_has_no_pieces():
    assert segments(0, []) == []
