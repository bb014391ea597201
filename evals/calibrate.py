"""How often each rule of the embedded engine is right: ``python -m evals.calibrate``.

Runs the engine over the training sources, scores it, and writes for each field and rule how many
items were right (a partly right one counts half) and how many the rule gave. The engine takes its
confidence from that file, which has no bearing on what it extracts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import summarizer.rules
from evals.dataset import GoldSource, load, select
from evals.exchange import EVENT, score_record
from evals.scoring.outcome import Finding
from evals.scoring.rules import Form, Items, Leaf
from evals.scoring.tally import Verdict
from schemas import Record
from summarizer.errors import LanguageError
from summarizer.rules.confidence import FILE, field_of
from summarizer.rules.engine import RulesEngine

_GOLD = Path(__file__).parent
_PLACE = Path(summarizer.rules.__file__).parent / FILE


def measure() -> dict[str, dict[str, list[float]]]:
    """For each field and rule: the items that were right, and all that the rule gave."""
    pairs, _ = load(_GOLD)
    engine = RulesEngine()
    hits: dict[str, dict[str, list[float]]] = {}
    for pair in select(_GOLD, pairs, "train"):
        try:
            record = engine.extract(pair.source)
        except LanguageError:
            continue
        for field, rule, credit in judged(pair, record):
            hit = hits.setdefault(field, {}).setdefault(rule, [0, 0])
            hit[0] += credit
            hit[1] += 1
    return {field: dict(sorted(rules.items())) for field, rules in sorted(hits.items())}


def judged(pair: GoldSource, record: Record) -> Iterator[tuple[str, str, float]]:
    """For each part of a record its field, its rule, and 1 where it is right, 0.5 where partly."""
    score = score_record(pair.gold.record, record, pair.gold.variants).score
    worth: dict[str, float] = {}
    for finding in score.findings:
        for path in _faulted(finding):
            worth[path] = min(worth.get(path, 1), _credit(finding))
    assert record.extraction is not None
    for ruling in record.extraction.items:
        path, event = ruling.path, ".".join(ruling.path.split(".")[:2])
        if path == "events":
            credit = float(not pair.gold.record.events)
        else:
            credit = min(worth.get(path, 1.0), worth.get(event, 1.0))
        yield field_of(path), ruling.rule, credit


def _faulted(finding: Finding) -> Iterator[str]:
    """The paths of a record that an error makes wrong."""
    place, field = finding.predicted_place, finding.path.rpartition(".")[2]
    if finding.verdict is Verdict.INVENTED:
        yield place
    elif place.count(".") == 1:
        yield f"{place}.{field}"
    elif place:
        items = EVENT.fields[place.split(".")[2]]
        assert isinstance(items, Items)
        assert isinstance(items.each, Form)
        leaf = items.each.fields.get(field)
        if isinstance(leaf, Leaf) and leaf.key:
            yield place


def _credit(finding: Finding) -> float:
    return 0.5 if finding.verdict is Verdict.PARTIAL else 0.0


def written(hits: dict[str, dict[str, list[float]]]) -> str:
    """The file's content: JSON with a rule to a line, so that a change of one shows as one line."""
    fields = [
        f" {json.dumps(field)}: {{\n"
        + ",\n".join(f"  {json.dumps(rule)}: {json.dumps(hit)}" for rule, hit in rules.items())
        + "\n }"
        for field, rules in hits.items()
    ]
    return "{\n" + ",\n".join(fields) + "\n}\n"


def main() -> None:
    """Measure and write."""
    _PLACE.write_text(written(measure()), encoding="utf-8")


if __name__ == "__main__":
    main()
