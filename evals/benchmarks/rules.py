"""How fast the embedded engine is: ``python -m evals.benchmarks.rules``.

Prints articles a second on one core, for articles of 3,000 characters that are composed here, and
the seconds for texts of 0.5 to 5 MB, which should grow in step with the length. Times are of
the processor, so that a busy machine does not count.
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


if __name__ == "__main__":
    main()
