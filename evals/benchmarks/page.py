"""How large the page of 20 sources is, how soon it opens, and how soon a click shows its words.

    python -m evals.benchmarks.page

The sources are made here, 8,000 characters and 40 facts each, three of them copies of others, and
compared as ``summarizer compare`` does. The floor is the bare texts as HTML in the same browser,
where the click is on a link to a place in the last text. Times are those of a clock, least and
median, and the processor time of the page's main thread, which a busy machine changes less. Needs
Chromium and playwright.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from schemas import Record
from summarizer.comparing import Given, compare
from summarizer.html.markup import el
from summarizer.pages import comparison_page
from summarizer.source import Source

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_SOURCES = 20
_COPIES = 3
_CHARACTERS = 8_000
_FACTS = 40
_ROUNDS = 10
_REST = 200
"""Milliseconds after the load in which a paint may follow."""
_SEED = 7
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_OPENED = """() => Math.max(
  performance.getEntriesByType("navigation")[0].loadEventEnd,
  performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0)"""
"""Milliseconds from the start of loading to the end of it, and to the first paint."""
_CLICKED = """async (wanted) => {
  const link = document.querySelector(wanted);
  const start = performance.now();
  link.click();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""
"""Milliseconds from a click until the next frame is on the screen."""


def main() -> None:
    """Print a row for the page and one for the floor."""
    given = list(made_reports())
    started = time.perf_counter()
    comparison = compare(given)
    compared = time.perf_counter()
    texts = {each.record.source.id: each.text or "" for each in given}
    document = comparison_page(comparison, texts)
    written = time.perf_counter()
    (group,) = comparison.groups
    print(
        f"{len(comparison.sources)} sources, {group.voices} voices, "
        f"{sum(len(field.rows) for field in group.fields)} rows; "
        f"compared in {(compared - started) * 1000:.0f} ms, "
        f"written in {(written - compared) * 1000:.0f} ms"
    )
    print(f"{'ms':12}{'kB':>6}{'opens: least':>15}{'median':>8}{'thread':>8}", end="")
    print(f"{'click: least':>15}{'median':>8}{'thread':>8}")
    with _browser() as browser, tempfile.TemporaryDirectory() as folder:
        _row("page", document, ".says .row .fact a", browser, Path(folder))
        _row("bare texts", _bare(texts), "a", browser, Path(folder))


def _row(name: str, document: str, wanted: str, browser: Browser, folder: Path) -> None:
    place = folder / "page.html"
    place.write_text(document, encoding="utf-8")
    rounds = [_round(place, wanted, browser) for _ in range(_ROUNDS)]
    opens, opening, clicks, clicking = zip(*rounds, strict=True)
    size = len(document.encode()) / 1000
    print(f"{name:12}{size:6.0f}{_told(opens, opening)}{_told(clicks, clicking)}")


def _told(clock: Sequence[float], thread: Sequence[float]) -> str:
    return f"{min(clock):15.0f}{statistics.median(clock):8.0f}{statistics.median(thread):8.0f}"


def _round(place: Path, wanted: str, browser: Browser) -> tuple[float, float, float, float]:
    """Time of the clock and of the main thread to open the page, and then to show a click."""
    page = browser.new_page(viewport={"width": 1360, "height": 900})
    meter = page.context.new_cdp_session(page)
    meter.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = meter.send("Performance.getMetrics")["metrics"]
        return 1000.0 * next(
            float(each["value"]) for each in metrics if each["name"] == "TaskDuration"
        )

    before = spent()
    page.goto(place.as_uri())
    page.wait_for_timeout(_REST)
    opened = spent()
    opens = page.evaluate(_OPENED)
    click = page.evaluate(_CLICKED, wanted)
    clicked = spent()
    page.close()
    return opens, opened - before, click, clicked - opened


@contextmanager
def _browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, _BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        yield browser
        browser.close()


def _bare(texts: dict[str, str]) -> str:
    """The texts and nothing else."""
    bodies = [el("p", text, id=f"t{at}") for at, text in enumerate(texts.values())]
    link = el("a", "last", href=f"#t{len(bodies) - 1}")
    return f"<!doctype html>\n{el('html', el('body', link, *bodies), lang='en')}\n"


# ---- the sources


def made_reports() -> Iterator[Given]:
    """The sources of the benchmark with their records, the same in every run."""
    random = Random(_SEED)  # noqa: S311
    first: list[Given] = []
    for number in range(_SOURCES):
        published = date(2024, 5, 6) + timedelta(random.randrange(4))
        if number >= _SOURCES - _COPIES:
            record, text = first[number % 5]
        else:
            record, text = _report(random)
            first.append(Given(record, text))
        source = Source.from_text(
            text or "", f"report-{number}", outlet=f"Outlet {number}", published=published
        )
        yield Given(record.model_copy(update={"source": source.info}), text)


def _report(random: Random) -> Given:
    """A text in which each fact has a sentence of its own, and the record of them."""
    facts = list(_facts(random))
    lists: dict[str, list[Any]] = {}
    text = ""
    for number, (name, item, quote) in enumerate(facts, start=1):
        text += f"{quote[:1].upper()}{quote[1:]}, " if number % 2 else f"It is said that {quote}, "
        start = text.lower().rindex(quote.lower())
        proof = {"quote": text[start : start + len(quote)], "start": start}
        proof["end"] = start + len(quote)
        lists.setdefault(name, []).append({**item, "evidence": [proof]})
        while len(text) < _CHARACTERS * number / len(facts) - 40:
            text += f"{_word(random)} "
        text = f"{text.strip()}.\n\n"
    while len(text) < _CHARACTERS:
        text += f"{_word(random)} "
    text = text[:_CHARACTERS]
    source = Source.from_text(text, "made")
    event = {"kind": "exchange", "status": "completed", "summary": "An exchange."} | lists
    return Given(Record.model_validate({"source": source.info, "events": [event]}), text)


def _facts(random: Random) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Facts that most sources have alike, with some of each one's own."""
    for country, code in (("Azerbaijan", "AZ"), ("Armenia", "AM")):
        roles = ["releasing", "receiving"]
        told = {"name": country, "kind": "state", "country": code, "roles": roles}
        yield "parties", told, f"{country} took part in the exchange"
    for giver, taker, number in (("Azerbaijan", "Armenia", 32), ("Armenia", "Azerbaijan", 2)):
        told = _count(number, "transfer") | {"released_by": giver, "released_to": taker}
        yield "counts", told, f"{giver} handed over {number} men to {taker}"
    for _ in range(6):
        number = random.randrange(3, 60)
        yield "counts", _count(number, "background"), f"{number} men are still held elsewhere"
    yield "dates", _date("agreement", "2024-05-02"), "agreed on 2 May"
    yield "dates", _date("handover", "2024-05-06"), "handed over on 6 May"
    for at in range(_FACTS - 18):
        name = f"{_NAMES[at % 11]} {_NAMES[(at * 5 + 3 + random.randrange(2)) % 11]}yan"
        yield "people", {"name": name, "role": "released"}, f"among those freed was {name}"
    for town in ("Gazakh", "Ijevan"):
        yield "locations", {"name": town, "role": "handover"}, f"they crossed near {town}"
    for kind in ("humanitarian", "goodwill"):
        told = {"stated_by": "Armenia", "kinds": [kind], "statement": f"a {kind} step"}
        yield "rationales", told, f"Armenia called it a {kind} step"
    for term in ("hostages", "saboteurs"):
        told = {"term": term, "about": "those held", "neutral": "prisoners"}
        yield "framing", told, term


_NAMES = "Aram Vugar Davit Elnur Gor Huseyn Karen Murad Narek Orkhan Tigran".split()


def _count(number: int, role: str) -> dict[str, Any]:
    told = {"role": role, "low": number, "high": number, "category": "military"}
    return {**told, "as_written": f"{number} men"}


def _date(role: str, day: str) -> dict[str, Any]:
    return {"role": role, "date": day, "as_written": day}


def _word(random: Random) -> str:
    return "".join(random.choice("aeioubdgklmnrstv") for _ in range(random.randrange(2, 10)))


if __name__ == "__main__":
    main()
