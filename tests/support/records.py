"""Records as Hypothesis makes them: whatever the codebook allows, hostile words included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel

from schemas import (
    BY_SOURCE,
    Category,
    CountRole,
    DateRole,
    ErrorEntry,
    EventKind,
    PartyKind,
    PartyRole,
    PersonRole,
    PlaceRole,
    RationaleKind,
    Record,
    Status,
)

_HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "'quoted'", 'a "b", c', "a\r\nb", "\t=1", "＝1", "\x00")
WORDS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12),
    st.sampled_from(_HOSTILE),
)
"""Words as a source or a model may have them, and such as spreadsheets take for formulas."""
_TEXT = WORDS.filter(str.strip)
_NAME = WORDS.map(str.strip).filter(bool)
_SHA256 = st.text("0123456789abcdef", min_size=64, max_size=64)
_DATES = (
    *("2016-05-25", "2016-03", "2014", "2016-05-16/2016-05-22", "../2016-05-20", "2016-02/.."),
    None,
)
_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=5,
)


def _maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


@st.composite
def _evidence(draw: st.DrawFn) -> list[dict[str, Any]]:
    quotes = draw(st.lists(WORDS, min_size=1, max_size=2))
    starts = [draw(st.integers(0, 5_000_000)) for _ in quotes]
    return [
        {"quote": quote, "start": start, "end": start + len(quote)}
        for quote, start in zip(quotes, starts, strict=True)
    ]


_INFO: dict[str, st.SearchStrategy[Any]] = {
    "title": _maybe(WORDS | st.just("")),
    "outlet": _maybe(WORDS),
    "author": _maybe(WORDS),
    "published": _maybe(st.dates()),
    "url": _maybe(WORDS),
    "language": _maybe(st.sampled_from(("en", "zh-Hant"))),
    "characters": st.integers(0, 5_000_000),
    "sha256": _SHA256,
}
_EXTRACTION = st.fixed_dictionaries(
    {
        "engine": st.sampled_from(("rules", "model")),
        "provider": _maybe(WORDS),
        "model": _maybe(WORDS),
        "mode": _maybe(WORDS),
        "package_version": WORDS,
        "schema_sha256": _SHA256,
        "prompt_sha256": _maybe(_SHA256),
        "attempts": st.integers(0, 9),
        "tokens_in": _maybe(st.integers(0, 10**9)),
        "tokens_out": _maybe(st.integers(0, 10**9)),
        "cost_usd": _maybe(st.floats(0, 100)),
        "seconds": st.floats(0, 100),
        "dropped": st.lists(
            st.fixed_dictionaries({"path": WORDS, "item": _JSON, "reason": _TEXT}), max_size=2
        ),
        "items": st.lists(
            st.fixed_dictionaries({"path": WORDS, "rule": _TEXT, "confidence": st.floats(0, 1)}),
            max_size=2,
        ),
    }
)


def _items(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.fixed_dictionaries({**fields, "evidence": _evidence()}), max_size=2)


@st.composite
def _counts(draw: st.DrawFn, givers: list[str], takers: list[str]) -> list[dict[str, Any]]:
    counts: list[dict[str, Any]] = draw(
        _items(
            role=st.sampled_from(list(CountRole)),
            category=st.sampled_from(list(Category)),
            as_written=_TEXT,
        )
    )
    for count in counts:
        low, high = draw(st.tuples(_maybe(st.integers(0, 10**6)), _maybe(st.integers(0, 10**6))))
        if low is not None and high is not None:
            low, high = min(low, high), max(low, high)
        count |= {"low": low, "high": high}
        count["approximate"] = draw(st.booleans()) or (low is None and high is None)
        if count["role"] in (CountRole.TRANSFER, CountRole.SUBGROUP):
            giver = draw(_maybe(st.sampled_from(givers))) if givers else None
            others = [name for name in takers if name != giver]
            count["released_by"] = giver
            count["released_to"] = draw(_maybe(st.sampled_from(others))) if others else None
    return counts


@st.composite
def _event(draw: st.DrawFn) -> dict[str, Any]:
    roles = st.lists(st.sampled_from(list(PartyRole)), min_size=1, max_size=3, unique=True).map(
        lambda roles: [PartyRole.COMMENTATOR] if PartyRole.COMMENTATOR in roles else roles
    )
    parties: list[dict[str, Any]] = draw(
        _items(name=_NAME, kind=st.sampled_from(list(PartyKind)), roles=roles)
    )
    parties = list({party["name"]: party for party in parties}.values())
    for party in parties:
        if party["kind"] is PartyKind.STATE:
            party["country"] = draw(st.sampled_from((None, "AM", "XK")))
    names = [party["name"] for party in parties]
    having = {
        role: [party["name"] for party in parties if role in party["roles"]] for role in PartyRole
    }
    # A one-sided release must not go both ways, so with parties it is something else.
    kinds = [kind for kind in EventKind if not names or kind is not EventKind.ONE_SIDED_RELEASE]
    return {
        "kind": draw(st.sampled_from(kinds)),
        "status": draw(st.sampled_from(list(Status))),
        "summary": draw(_TEXT),
        "parties": parties,
        "counts": draw(_counts(having[PartyRole.RELEASING], having[PartyRole.RECEIVING])),
        "people": draw(
            _items(
                name=_NAME,
                role=st.sampled_from(list(PersonRole)),
                party=_maybe(st.sampled_from(names)) if names else st.none(),
                note=_maybe(_TEXT),
            )
        ),
        "dates": draw(
            _items(
                role=st.sampled_from(list(DateRole)),
                date=st.sampled_from(_DATES),
                as_written=_TEXT,
            )
        ),
        "locations": draw(
            _items(
                name=_NAME,
                role=st.sampled_from(list(PlaceRole)),
                country=st.sampled_from((None, "AZ")),
            )
        ),
        "rationales": draw(
            _items(
                stated_by=st.sampled_from([*names, BY_SOURCE]),
                kinds=st.lists(
                    st.sampled_from(list(RationaleKind)), min_size=1, max_size=3, unique=True
                ),
                statement=_TEXT,
            )
        ),
        "framing": draw(_items(term=_TEXT, about=_TEXT, neutral=_TEXT)),
    }


def missing(record: Record) -> set[str]:
    """Fields that no record made here ever has, as ``Model.field``."""
    return {
        f"{type(model).__name__}.{name}"
        for model in _models(record)
        for name in type(model).model_fields
        if name not in model.model_fields_set
    } - {"Record.schema_version"}


def _models(value: Any) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        yield value
        value = list(value.__dict__.values())
    if isinstance(value, list):
        for each in value:
            yield from _models(each)


def records() -> st.SearchStrategy[Record]:
    """Any record, with and without provenance."""
    return st.fixed_dictionaries(
        {
            "source": st.fixed_dictionaries({"id": _TEXT, **_INFO}),
            "events": st.lists(_event(), max_size=2),
            "extraction": _maybe(_EXTRACTION),
        }
    ).map(Record.model_validate)


@st.composite
def failures(draw: st.DrawFn) -> ErrorEntry:
    """Any error entry; where its source was read, it has the same id."""
    fault = {"kind": draw(WORDS), "message": draw(WORDS), "retryable": draw(st.booleans())}
    name = draw(_NAME)
    source = draw(_maybe(st.fixed_dictionaries({"id": st.just(name), **_INFO})))
    return ErrorEntry.model_validate({"id": name, "source": source, "error": fault})
