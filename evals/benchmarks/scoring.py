"""How many records a second are scored, full findings included, and how long a bootstrap takes.

    python -m evals.benchmarks.scoring

The records are made here, each with a noisy copy. Where stickler-eval is installed, it scores some
of the same records in the same run, with its own report of errors.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

from evals.benchmarks.made_records import made_records
from evals.exchange import SCORER, score_record
from evals.scoring.measures import f1, rows
from evals.stats.resampling import bootstrap
from schemas import Record

_RECORDS = 1000
_BATCHES = 5
_PEER_RECORDS = 10
_SEED = 7
_LISTS = ("parties", "counts", "people", "dates", "locations")

Pairs = list[tuple[Record, Record]]


def main() -> None:
    """Print a row per scorer, for usual noise and for copies in which no object is left alike."""
    for noise in (0.3, 1.0):
        pairs = list(made_records(_BATCHES * _RECORDS, seed=_SEED, noise=noise))
        batches = [pairs[start::_BATCHES] for start in range(_BATCHES)]
        _ours(batches[0][:50])  # imports
        gc.collect()
        gc.freeze()  # what was made is no garbage, and need not be looked through again
        rates = [_ours(batch) for batch in batches]
        print(
            f"noise {noise:.0%}: ours {max(rates):,.0f} records/s "
            f"(the slowest of {_BATCHES} batches {min(rates):,.0f})"
        )
        _print_peer([batch[:_PEER_RECORDS] for batch in batches], max(rates))
    _print_bootstrap()


def _print_bootstrap() -> None:
    counts = rows(SCORER.score(*pair) for pair in made_records(_RECORDS, seed=_SEED))
    started = time.perf_counter()
    bootstrap(counts, f1, resamples=2000, seed=_SEED)
    seconds = time.perf_counter() - started
    columns = len(SCORER.columns)
    print(f"bootstrap, 2,000 resamples of {_RECORDS:,} sources, {columns} columns: {seconds:.2f} s")


def _ours(pairs: Pairs) -> float:
    """Records a second; findings are part of every score."""
    started = time.perf_counter()
    for gold, given in pairs:
        score_record(gold, given)
    return len(pairs) / (time.perf_counter() - started)


def _print_peer(batches: list[Pairs], ours: float) -> None:
    try:
        form = _peer_form()
    except ImportError:
        print("  stickler-eval is not installed: no peer")
        return
    rates = []
    for batch in batches:
        models = [(form(gold), form(given)) for gold, given in batch]
        started = time.perf_counter()
        for right, found in models:
            right.compare_with(found, include_confusion_matrix=True, document_non_matches=True)
        rates.append(len(models) / (time.perf_counter() - started))
    peer = max(rates)
    print(f"  stickler-eval {peer:,.1f} records/s; ours are {ours / peer:,.0f} times as many")


def _peer_form() -> Callable[[Record], Any]:
    """Makes of a record what stickler-eval compares: the five lists, without evidence."""
    from pydantic import create_model

    base = import_module("stickler").StructuredModel
    first, _ = next(made_records(1, seed=_SEED))
    kinds: dict[str, Any] = {}
    for name in _LISTS:
        fields: dict[str, Any] = {
            field: (_plain(value), ...) for field, value in _items(first, name)[0].items()
        }
        item = create_model(name.title(), __base__=base, **fields)
        kinds[name] = (list[item], ...)
    record = create_model("Exchange", __base__=base, **kinds)
    return lambda each: record(**{name: _items(each, name) for name in _LISTS})


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return list[str]
    return str


def _items(record: Record, name: str) -> list[dict[str, Any]]:
    """The items of a list as text, which stickler-eval compares by default."""
    return [
        {
            field: value if isinstance(value, list) else str(value)
            for field, value in item.model_dump(mode="json", exclude={"evidence"}).items()
        }
        for item in getattr(record.events[0], name)
    ]


if __name__ == "__main__":
    main()
