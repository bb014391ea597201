from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType

from schemas import (
    Count,
    Dropped,
    ErrorEntry,
    Event,
    EventDate,
    Evidence,
    Extraction,
    Fault,
    Framing,
    Party,
    Person,
    Place,
    Rationale,
    Record,
    SourceInfo,
)
from summarizer.cli.views import error_view, record_view
from summarizer.cli.views.phrases import number
from summarizer.source import Source

hostile = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("\x1b\x9b\u202e\u2067\n[]:")),
    min_size=1,
).filter(lambda text: bool(text.strip()))


def drawn(view: RenderableType, width: int = 100) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, markup=False, emoji=False, highlight=False).print(view)
    return stream.getvalue()


def full(words: str) -> Record:
    """A record with the same words in every place that takes any."""
    proof = [Evidence(quote=words, start=0, end=len(words))]
    event = Event(
        kind="unclear",
        status="unclear",
        summary=words,
        parties=[Party(name=words, kind="other", roles=["releasing", "host"], evidence=proof)],
        counts=[
            Count(
                role=role,
                released_by=words if role == "transfer" else None,
                low=None,
                high=None,
                approximate=True,
                category="mixed",
                as_written=words,
                evidence=proof,
            )
            for role in ("transfer", "background")
        ],
        people=[Person(name=words, role="held", party=words, note=words, evidence=proof)],
        dates=[EventDate(role="capture", date=None, as_written=words, evidence=proof)],
        locations=[Place(name=words, role="transit", evidence=proof)],
        rationales=[Rationale(stated_by=words, kinds=["other"], statement=words, evidence=proof)],
        framing=[Framing(term=words, about=words, neutral=words, evidence=proof)],
    )
    return Record(
        source=SourceInfo(
            id=words,
            title=words,
            outlet=words,
            author=words,
            url=words,
            language=words,
            published=date(2021, 5, 7),
            characters=0,
            sha256="0" * 64,
        ),
        events=[event],
        extraction=Extraction(
            engine="model",
            provider=words,
            model=words,
            package_version="1",
            schema_sha256="0",
            seconds=0,
            dropped=[Dropped(path=words, item={words: words}, reason=words)],
        ),
    )


@given(hostile, st.sampled_from([None, "same", "\x1b]0;other\x07 \u202etext"]))
def test_hostile_text_reaches_no_terminal(words: str, text: str | None) -> None:
    record = full(words.strip())
    view, _ = record_view(record, words.strip() if text == "same" else text)
    fault = Fault(kind=words, message=words, retryable=True)
    page = drawn(view) + drawn(error_view(ErrorEntry(source=None, id=words, error=fault)))
    assert not set(page) & set("\x1b\x9b\x07\r\u061c\u200e\u200f\u202a\u202d\u202e\u2066\u2067")
    page.encode()


def test_markup_is_shown_as_it_is() -> None:
    assert "[red]x[/red] :smile:" in drawn(record_view(full("[red]x[/red] :smile:"))[0])


def test_each_part_of_the_record_is_there(coded: Record) -> None:
    page = drawn(record_view(coded)[0])
    main, _, rest = page.partition("background, not part of this exchange")
    background, _, framing = rest.partition("wording that takes a side")
    assert "Twelve for one\n2021-05-07 · en · report" in main
    assert "EXCHANGE · completed" in main
    assert "12 military  Ruritania → Bohemia" in main
    assert "“released 12 soldiers to Bohemia”" in main
    assert "Ruritania · releasing, receiving" in main
    assert "released   Ota Novak (Ruritania), fisherman" in main
    assert "40 unspecified" in background
    assert "40" not in main
    assert "“mere pawns” → prisoners" in framing


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(coded: Record, report: Source, width: int) -> None:
    for text in (None, report.text):
        page = drawn(record_view(coded, text)[0], width)
        assert max(map(len, page.splitlines())) <= width


def test_quotes_stand_in_their_context(coded: Record, report: Source) -> None:
    view, against = record_view(coded, report.text)
    page = " ".join(drawn(view, 140).split())
    # Context ends with the line that the quote stands in.
    assert "Ruritania ‹released 12 soldiers to Bohemia› on Friday. parties" in page
    assert "all 6 quotes stand in the text" in page
    assert against is not None
    assert (against.checked, against.failed) == (6, 0)


def test_a_quote_that_does_not_stand_there_is_told(coded: Record, report: Source) -> None:
    view, against = record_view(coded, report.text.replace("12", "21"))
    page = " ".join(drawn(view, 140).split())
    assert "✗ “released 12 soldiers to Bohemia” does not stand at 10:41" in page
    assert "“released 21 soldiers to Bohemia”" in page
    assert "✗ 1 of 6 quotes do not stand in the text" in page
    assert against is not None
    assert against.failed == 1


def test_another_text_with_the_same_quotes_is_told(coded: Record, report: Source) -> None:
    page = drawn(record_view(coded, report.text + "More.")[0])
    assert "which is not quite the one that the record was made of" in page


def test_a_source_without_an_event_says_so(report: Source) -> None:
    page = drawn(record_view(Record(source=report.info))[0])
    assert "reports no exchange" in page


@pytest.mark.parametrize(
    ("low", "high", "approximate", "shown"),
    [
        (32, 32, False, "32"),
        (1000, 1000, False, "1,000"),
        (200, 200, True, "~200"),
        (201, None, False, "201+"),
        (None, 50, False, "≤50"),
        (6, 8, False, "6–8"),
        (None, None, True, "some"),
    ],
)
def test_numbers(low: int | None, high: int | None, approximate: bool, shown: str) -> None:
    count = Count(
        role="total",
        low=low,
        high=high,
        approximate=approximate,
        category="mixed",
        as_written="x",
        evidence=[Evidence(quote="x", start=0, end=1)],
    )
    assert number(count) == shown
