"""How fast the embedded engine is: ``python -m evals.benchmarks.rules``.

Prints articles a second on one core, for articles of 3,000 characters that are composed here, and
the seconds for texts of 0.5 to 5 MB, which should grow in step with the length, and for 100 kB of
shapes that hold far more of something than a report does. Times are of the processor, so that a
busy machine counts less.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import cycle, islice
from time import process_time

from summarizer.rules.engine import RulesEngine
from summarizer.source import Source

LENGTH = 3000
"""Characters of an article."""
ARTICLES = 200
SIZES_MB = (0.5, 1.0, 2.0, 5.0)

DENSE_KB = 100
DENSE = (
    "Peru freed 3 men. ",
    "Peru freed 3 men. (AP)\n\n",
    "Peru freed 12 soldiers of Chile and Chile freed 14 soldiers of Peru ",
    "Peru, 2001\n\nPeru freed 3 men of Chile on May 3. Peru also said so today.\n\n",
    "PERU AND CHILE SWAPPED TWELVE PRISONERS IN LIMA ON MONDAY. ",
    "The Front of Karo freed two men of the Army of Muro. ",
    "The government said so. The rebels did. ",
    "Ana Roe, Luis Poe, Jon Doe and Max Moe were freed. ",
    "They freed 12, 13 and 14 of 15. ",
    "12 13 14 15 16 17 ",
    "On 3 May 2011 and 4 June 2012 they met; on Monday 5 July they left. ",
    "in Lima, at Kabul airport, near Gaza City, from Evin prison to Doha, ",
    "because of mercy, in order to build trust, as a gesture of goodwill, ",
    "* Peru freed 12 men.\n",
    ". ",
)
LEADS = (
    "{a} and {b} exchanged prisoners on Wednesday under a deal mediated by Qatar.",
    "{a} released {n} soldiers from {b} on Monday, the defence ministry said.",
    "{a} agreed to free {n} captives in return for two {b} officers, officials said.",
    "{a} handed over the bodies of {n} fighters to {b} at the border in the Novo region.",
)
BODIES = (
    "The men were taken to a hospital in the capital, where doctors examined them.",
    "Foreign Minister Ana Roe told reporters that the talks had lasted for several weeks.",
    "About {n} people are still being held in camps along the front, according to lawyers.",
    "The two governments have not commented on the names of those who were on the lists.",
    "In March 2019 more than {n} civilians were killed when a village was shelled.",
    "Relatives had gathered at the airport since the early morning with flags and flowers.",
    "The International Committee of the Red Cross said that it had visited the detainees.",
    "Prices of grain rose again after the harvest failed in the southern provinces.",
    "A spokesman for the president called the step a gesture of goodwill towards {b}.",
    "Parliament will vote next week on a budget that raises spending on roads and schools.",
    "The border has been closed for most of the year, and trade has come to a halt.",
    "Analysts doubt that the sides will return to the negotiating table before winter.",
)
STATES = ("Peru", "Chile", "Moldova", "Georgia", "Eritrea", "Ethiopia", "India", "Pakistan")


def article(seed: int, length: int = LENGTH) -> str:
    """A report of about ``length`` characters; the same seed gives the same words."""
    return "".join(_sentences(seed, length))[:length]


def _sentences(seed: int, length: int) -> Iterator[str]:
    states = cycle(STATES)
    a, b = islice(states, seed % len(STATES), seed % len(STATES) + 2)
    written = 0
    pool = (LEADS[seed % len(LEADS)], *islice(cycle(BODIES), seed, seed + 4 * len(BODIES)))
    for index, pattern in enumerate(cycle(pool)):
        if written >= length:
            return
        sentence = pattern.format(a=a, b=b, n=12 + (seed + index) % 300)
        sentence += "\n\n" if index % 3 == 2 else " "
        written += len(sentence)
        yield sentence


def dense(unit: str) -> str:
    """``DENSE_KB`` of the same words over and over."""
    length = DENSE_KB * 1000
    return (unit * (length // len(unit) + 1))[:length]


def seconds(engine: RulesEngine, sources: list[Source]) -> float:
    """Processor time that the engine takes for some sources."""
    began = process_time()
    for source in sources:
        engine.extract(source)
    return process_time() - began


def source(text: str) -> Source:
    """A source of a composed text."""
    return Source.from_text(text, "made", published=date(2024, 5, 2), language="en")


def main() -> None:
    """Measure and print."""
    engine = RulesEngine()
    articles = [source(article(seed)) for seed in range(ARTICLES)]
    seconds(engine, articles[:5])  # reads the lexicon
    taken = seconds(engine, articles)
    print(f"{ARTICLES / taken:.0f} articles of {LENGTH} characters a second")
    for size in SIZES_MB:
        text = source(article(7, int(size * 1_000_000)))
        print(f"{size:.1f} MB: {seconds(engine, [text]):.2f} s")
    taken_by = {unit: seconds(engine, [source(dense(unit))]) for unit in DENSE}
    for unit, taken in sorted(taken_by.items(), key=lambda each: -each[1]):
        print(f"{DENSE_KB} kB of {unit[:50]!r}: {taken:.2f} s")


if __name__ == "__main__":
    main()
