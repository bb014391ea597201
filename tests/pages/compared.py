"""Comparisons that are made up here: Ruritania and Bohemia, as told by several sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from schemas import Comparison
from summarizer.source import Source

WIRE = "Ruritania agreed on Monday to free 12 soldiers. Bohemia will free the captive Ota Novak.\n"
OTHER = "Twelve of Ruritania's hostages went home on Friday. Bohemia freed its captive.\n"
TEXTS = {"wire": WIRE, "copy": WIRE, "other": OTHER}
MONDAY, FRIDAY = date(2021, 5, 3), date(2021, 5, 7)


def source(key: str, text: str, voice: int, **info: Any) -> dict[str, Any]:
    made = Source.from_text(text, key, **info)
    told = made.info.model_dump()
    return {"key": key, "info": told, "voice": voice, "events": 1, "engine": "rules"}


def by(member: int, key: str, text: str, *quotes: str) -> dict[str, Any]:
    return {
        "member": member,
        "source": key,
        "path": "events.0.counts.0",
        "quotes": [
            {"quote": each, "start": text.index(each), "end": text.index(each) + len(each)}
            for each in quotes
        ],
    }


def value(text: str, *told: dict[str, Any], coded: Any = None) -> dict[str, Any]:
    return {"value": coded, "text": text, "by": list(told)}


def row(
    label: str, verdict: str, *values: dict[str, Any], silent: Sequence[int] = (), **more: Any
) -> dict[str, Any]:
    return {
        "label": label,
        "verdict": verdict,
        "values": list(values),
        "silent": list(silent),
        **more,
    }


def comparison(**changed: Any) -> Comparison:
    """A wire report, a copy of it, another report, and one of no event."""
    wire, copy = (by(at, key, WIRE, "free 12 soldiers") for at, key in enumerate(["wire", "copy"]))
    other = by(2, "other", OTHER, "Twelve of Ruritania's hostages")
    both = [by(at, key, WIRE, "on Monday") for at, key in enumerate(["wire", "copy"])]
    friday = by(2, "other", OTHER, "on Friday")
    novak = [by(at, key, WIRE, "captive Ota Novak") for at, key in enumerate(["wire", "copy"])]
    said = [("agreed", 0, "wire", MONDAY), ("agreed", 1, "copy", MONDAY)]
    said.append(("completed", 2, "other", FRIDAY))
    fields = [
        {
            "name": "status",
            "rows": [
                row(
                    "status",
                    "differ",
                    value("agreed", by(0, "wire", WIRE), by(1, "copy", WIRE)),
                    value("completed", by(2, "other", OTHER)),
                )
            ],
        },
        {
            "name": "counts",
            "rows": [
                row(
                    "Ruritania → Bohemia",
                    "agreed",
                    value("12 military", wire, copy),
                    value("12 unspecified", other),
                    notes=["12 is 12, whatever they are called"],
                )
            ],
        },
        {
            "name": "people",
            "rows": [row("Ota Novak", "only_some", value("released", *novak), silent=[2])],
        },
        {
            "name": "dates",
            "rows": [
                row(
                    "agreement",
                    "only_some",
                    value("2021-05-03", *both, coded={"role": "agreement", "date": "2021-05-03"}),
                    silent=[2],
                ),
                row(
                    "handover",
                    "only_some",
                    value("2021-05-07", friday, coded={"role": "handover", "date": "2021-05-07"}),
                    silent=[0, 1],
                ),
                row(
                    "capture",
                    "only_some",
                    value("no day", friday, coded={"role": "capture", "date": None}),
                    silent=[0, 1],
                ),
            ],
        },
    ]
    group = {
        "id": "swap",
        "title": "Ruritania – Bohemia, exchange",
        "voices": 2,
        "members": [{"source": key, "event": 0} for key in ("wire", "copy", "other")],
        "why": "same parties and counts",
        "joins": [{"first": 0, "second": 2, "reasons": [_reason("same counts (12)")]}],
        "status": [
            {"status": status, "member": member, "source": key, "published": published}
            for status, member, key, published in said
        ],
        "fields": fields,
        "framing": [
            {
                "about": "those whom Ruritania held",
                "neutral": "prisoners",
                "words": [
                    {
                        "term": "hostages",
                        "slanted": True,
                        "by": [by(2, "other", OTHER, "hostages")],
                    },
                    {"term": "soldiers", "slanted": False, "by": [by(0, "wire", WIRE, "soldiers")]},
                ],
            }
        ],
    }
    told = {
        "sources": [
            source("other", OTHER, 1, outlet="The Other", published=FRIDAY, language="en"),
            source("wire", WIRE, 0, outlet="Wire", published=MONDAY, language="en"),
            source("copy", WIRE, 0, title="A copy", published=MONDAY + timedelta(1)),
        ],
        "copies": [{"voice": 0, "sources": ["wire", "copy"], "text": "the same words"}],
        "groups": [group],
    }
    return Comparison.model_validate(told | changed)


def many(number: int, *, words_before: int = 0) -> tuple[Comparison, dict[str, str]]:
    """As many sources, each a voice; every second names a person, some words into its text."""
    keys = [f"paper-{at}" for at in range(number)]
    text = "quiet " * words_before
    text += "Ruritania freed 12 soldiers. Ota Novak is home.\n" + "Nobody knows why. " * 60
    numbers = [by(at, key, text, "12 soldiers") for at, key in enumerate(keys)]
    names = [by(at, key, text, "Ota Novak") for at, key in enumerate(keys) if at % 2 == 0]
    group = {
        "id": "swap",
        "title": "Ruritania – Bohemia, release",
        "voices": number,
        "members": [{"source": key, "event": 0} for key in keys],
        "why": "same counts",
        "status": [
            {"status": "completed", "member": at, "source": key, "published": FRIDAY}
            for at, key in enumerate(keys)
        ],
        "fields": [
            {"name": "counts", "rows": [row("all", "agreed", value("12 military", *numbers))]},
            {
                "name": "people",
                "rows": [
                    row(
                        "Ota Novak",
                        "only_some",
                        value("released", *names),
                        silent=list(range(1, number, 2)),
                    )
                ],
            },
        ],
    }
    sources = [
        source(key, text, at, outlet=f"Paper {at}", published=FRIDAY) for at, key in enumerate(keys)
    ]
    told = Comparison.model_validate({"sources": sources, "groups": [group]})
    return told, dict.fromkeys(keys, text)


def _reason(text: str, kind: str = "counts", *, speaks_for: bool = True) -> dict[str, Any]:
    return {"kind": kind, "speaks_for": speaks_for, "text": text}


def related() -> Comparison:
    """Two groups, linked, and said to be alike."""
    base = comparison().model_dump()
    first = base["groups"][0]
    second = {**first, "id": "later", "title": "Ruritania – Bohemia, second batch"}
    second |= {"members": [{"source": "wire", "event": 1}], "voices": 1, "joins": [], "why": ""}
    second |= {"status": first["status"][:1], "fields": [], "framing": []}
    for each in base["sources"]:
        each["events"] += each["key"] == "wire"
    ends = {"first": "swap", "second": "later"}
    between = [{"source": "other", "event": 0}, {"source": "wire", "event": 1}]
    base["groups"] = [first, second]
    base["links"] = [{**ends, "kind": "batches", "reasons": [_reason("one deal", "parties")]}]
    against = _reason("other days", "dates", speaks_for=False)
    base["apart"] = [{**ends, "between": between, "reasons": [_reason("12 and 12"), against]}]
    return Comparison.model_validate(base)
