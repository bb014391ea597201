"""How fast a quote is tied to its source, and what is tied that should not be.

    python -m evals.benchmarks.grounding

Articles are put together here from a fixed seed. Changed quotes have one number, day, name or
negation changed, so none may be tied; harmless variants differ in typography alone, so all must
be. The floor for time is a plain search for the same words; the peer for errors is fuzzy matching
(``rapidfuzz``, a partial ratio of at least 90), which is how quotes are often found again.
"""

from __future__ import annotations

import random
import re
import statistics
import time
import unicodedata
from collections.abc import Callable, Iterator

from rapidfuzz import fuzz

from summarizer.grounding import Grounder, NotGrounded

_WORDS = 800
_QUOTE = 25
_ROUNDS = 40
_FUZZY = 90
_NAMES = "Ruritania Bohemia Slavonia Illyria Moravia Thrace Galatia Pannonia".split()
_MONTHS = "January March April June July August October December".split()
_SENTENCES = (
    "The government of {a} handed over {n} soldiers to {b} on {d} {m} near the old bridge.",
    "Officials in {a} said that {n} men were not released, although {b} had asked for them.",
    "“We hold {n} prisoners,” the minister of {b} said, “and they will not be forgotten.”",
    "More than {n},000 people have fled the hills between {a} and {b} since {m} of that year.",
    "A convoy with {n} wounded left the camp at dawn — without any escort — for {b} in the east.",
    "Neither side would say whether the next exchange, planned for {d} {m}, includes sailors.",
)
_NEGATIONS = {"were not": "were", "will not": "will", "without any": "with an"}
_VARIANTS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "no-break spaces": lambda words: words.replace(" ", "\u00a0"),
    "straight quotes and hyphens": lambda words: re.sub("[“”]", '"', words).replace("—", "-"),
    "decomposed": lambda words: unicodedata.normalize("NFD", words),
    "line breaks": lambda words: words.replace(" ", " \n", 3),
    "soft hyphens": lambda words: words.replace("e", "e\u00ad", 2),
    "quoted, with ellipses": lambda words: f"“…{words}…”",
}


def _article(rng: random.Random, words: int) -> str:
    """Sentences of at least so many words in all."""
    sentences: list[str] = []
    while sum(sentence.count(" ") + 1 for sentence in sentences) < words:
        a, b = rng.sample(_NAMES, 2)
        n, d, m = rng.randint(12, 899), rng.randint(1, 28), rng.choice(_MONTHS)
        sentences.append(rng.choice(_SENTENCES).format(a=a, b=b, n=n, d=d, m=m))
    return " ".join(sentences)


def _quote(rng: random.Random, text: str) -> str:
    """Words of ``text`` that follow each other and can be grounded."""
    tokens = list(re.finditer(r"\S+", text))
    while True:
        first = rng.randrange(len(tokens) - _QUOTE)
        words = text[tokens[first].start() : tokens[first + _QUOTE - 1].end()]
        if _tied(Grounder(text, language="en"), words):
            return words


def _tied(grounder: Grounder, words: str) -> bool:
    try:
        grounder.locate(words)
    except NotGrounded:
        return False
    return True


def _changed(rng: random.Random, words: str) -> Iterator[str]:
    """``words`` with one fact changed."""
    for match in re.finditer(r"\d+", words):
        number = str(int(match.group()) + rng.randint(1, 9))
        yield words[: match.start()] + number + words[match.end() :]
    for names in (_NAMES, _MONTHS):
        for match in re.finditer("|".join(names), words):
            other = rng.choice([name for name in names if name != match.group()])
            yield words[: match.start()] + other + words[match.end() :]
    for phrase, opposite in _NEGATIONS.items():
        if phrase in words:
            yield words.replace(phrase, opposite)
    if " released" in words:
        yield words.replace(" released", " captured")


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _speed(rng: random.Random, words: int) -> tuple[float, float, float]:
    """Median ms for a quote in a text of so many words: all in all, made before, plain search."""
    whole, alone, floor = [], [], []
    for _ in range(_ROUNDS):
        text = _article(rng, words)
        quote = _quote(rng, text)
        whole.append(_milliseconds(lambda: Grounder(text, language="en").locate(quote)))  # noqa: B023
        grounder = Grounder(text, language="en")
        grounder.locate(quote)
        alone.append(_milliseconds(lambda: grounder.locate(quote)))  # noqa: B023
        floor.append(_milliseconds(lambda: text.index(quote)))  # noqa: B023
    return statistics.median(whole), statistics.median(alone), statistics.median(floor)


def _errors(rng: random.Random) -> None:
    tied = fuzzy = changed = kept = harmless = 0
    for _ in range(_ROUNDS):
        text = _article(rng, _WORDS)
        grounder = Grounder(text, language="en")
        quote = _quote(rng, text)
        for words in _changed(rng, quote):
            if words in text:
                continue
            changed += 1
            tied += _tied(grounder, words)
            fuzzy += fuzz.partial_ratio(words, text) >= _FUZZY
        for vary in _VARIANTS.values():
            harmless += 1
            kept += _tied(grounder, vary(quote))
    print(f"{'changed quotes tied':34}{tied:8} of {changed}   (fuzzy matching: {fuzzy})")
    print(f"{'harmless variants tied':34}{kept:8} of {harmless}")


def main() -> None:
    """Print times for texts of growing length, then what is tied."""
    rng = random.Random(7)  # noqa: S311
    print(f"{f'ms per {_QUOTE}-word quote, median':34}{'whole':>8}{'made':>8}{'floor':>8}")
    for words in (_WORDS, 10 * _WORDS):
        whole, alone, floor = _speed(rng, words)
        print(f"{f'{words} words':34}{whole:8.2f}{alone:8.2f}{floor:8.3f}")
    _errors(rng)


if __name__ == "__main__":
    main()
