"""Reports of sources that are made up here."""

from __future__ import annotations

from datetime import date
from typing import Any

from evals.dataset import GoldRecord, GoldSource
from evals.reports.build import report
from evals.reports.report import Report
from evals.runs import Answer, Plan, Run, score
from schemas import Count, ErrorEntry, Event, Evidence, Fault, Party, Person, Place, Record
from summarizer.source import Source

TEXT = (
    "Ruritania released 12 soldiers to Bohemia on Friday.\n"
    "Bohemia freed the fisherman Ota Novak near Zenda.\n"
    "Another 40 men remain in camps.\n"
)


def quotes(text: str, *words: str) -> list[Evidence]:
    starts = [text.index(each) for each in words]
    return [
        Evidence(quote=each, start=start, end=start + len(each))
        for each, start in zip(words, starts, strict=True)
    ]


def party(name: str, proof: str, text: str = TEXT) -> Party:
    return Party(
        name=name, kind="state", roles=["releasing", "receiving"], evidence=quotes(text, proof)
    )


def soldiers(number: int, proof: str, text: str = TEXT, role: str = "transfer") -> Count:
    ways = {"released_by": "Ruritania", "released_to": "Bohemia"} if role == "transfer" else {}
    return Count(
        role=role,
        low=number,
        high=number,
        category="military",
        as_written="12 soldiers",
        evidence=quotes(text, proof),
        **ways,
    )


def novak(name: str, proof: str, text: str = TEXT) -> Person:
    return Person(name=name, role="released", party="Ruritania", evidence=quotes(text, proof))


def zenda(role: str, text: str = TEXT) -> Place:
    return Place(name="Zenda", role=role, evidence=quotes(text, "near Zenda"))


def event(**lists: Any) -> Event:
    told: dict[str, Any] = {
        "kind": "exchange",
        "status": "completed",
        "summary": "Ruritania and Bohemia exchanged twelve soldiers for a fisherman.",
        "parties": [party("Ruritania", "Ruritania released"), party("Bohemia", "Bohemia freed")],
    }
    return Event(**(told | lists))


GOLD = event(
    counts=[
        soldiers(12, "released 12 soldiers to Bohemia"),
        soldiers(40, "Another 40 men remain", role="background"),
    ],
    people=[novak("Ota Novak", "the fisherman Ota Novak")],
    locations=[zenda("handover")],
)
GIVEN = event(
    # In another order, with a number that is wrong and evidence that overlaps that of gold.
    parties=[party("Bohemia", "Bohemia freed"), party("Ruritania", "Ruritania released")],
    counts=[soldiers(21, "12 soldiers to Bohemia on Friday")],
    people=[novak("Ota Novak", "Novak")],
    locations=[zenda("transit")],
)


def source_of(text: str = TEXT, id: str = "zenda", **info: Any) -> Source:
    told: dict[str, Any] = {
        "title": "Twelve for one",
        "published": date(2021, 5, 7),
        "language": "en",
    }
    return Source.from_text(text, id, **(told | info))


def made_report(
    *sides: tuple[Source, list[Event], list[Event] | str], engine: str = "rules"
) -> Report:
    """A report of sources with their events in gold and as given, or why nothing was given."""
    pairs, answers = [], []
    for source, gold, given in sides:
        right = GoldRecord(Record(source=source.info, events=gold))
        pairs.append(GoldSource(source, right, "{}"))
        answers.append(_answer(source, given))
    return report(score(Run(Plan(engine), "0.1.0", pairs, [answers])))


def _answer(source: Source, given: list[Event] | str) -> Answer:
    if isinstance(given, str):
        fault = Fault(kind="ModelError", message=given, retryable=False)
        return ErrorEntry(source=source.info, id=source.id, error=fault)
    return Record(source=source.info, events=given)


EVIL = (
    "</script><script>alert(1)</script><!--<style>*{}</style>"
    "\"'><img src=x onerror=alert(1)><svg onload=alert(1)>{{7*7}}&lt;b&gt; javascript:alert(1)"
)
"""What would run, load or style if it were not only text."""
TURNED = "nine\u202eevif\u2066 \u2028men\u200b\x1b[31m"
"""What hides, or turns the direction of writing."""


def hostile() -> Report:
    """A report with ``EVIL`` and ``TURNED`` wherever an article or a model can put them."""
    text = f"Ruritania freed {EVIL} and {TURNED} on Friday."
    name = f"Ota {EVIL}"
    gold = event(
        parties=[party("Ruritania", "Ruritania freed", text), party(EVIL, EVIL, text)],
        people=[novak(name, EVIL, text)],
    )
    given = event(
        summary=EVIL,
        parties=[party("Ruritania", "Ruritania freed", text), party(TURNED, TURNED, text)],
        people=[novak(f"{name} {TURNED}", TURNED, text)],
    )
    source = source_of(text, f"id {EVIL}", title=EVIL, outlet=TURNED, language=EVIL, url=EVIL)
    failed = source_of(text, f"no {EVIL}", title=None)
    return made_report((source, [gold], [given]), (failed, [gold], EVIL), engine=f"model {EVIL}")
