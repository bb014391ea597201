"""All that is to be told of a run. How it is told is left to ``render``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.runs import Answer, Signature
from evals.scoring.outcome import Finding
from evals.scoring.tally import Tally
from schemas import Record


@dataclass(frozen=True)
class FieldScore:
    """The score of a field, or an average.

    Attributes:
        name: the field, such as ``parties``, ``counts[transfer]`` or ``people.note``.
        kind: what is counted: ``item``, ``group``, ``field`` or ``evidence``.
        main: whether a short table shows it.
        precision: share of what was given that is right; None where nothing was given.
        recall: share of gold that was found; None where gold holds nothing.
        f1: None where there is nothing on either side.
        low: lower end of the 95 % bootstrap interval of F1.
        high: upper end of it.
        gold: values that gold holds (mean over repeats, as all counts here).
        given: values that the engine gave.
        sources: in how many sources there are any.
        spread: standard deviation of F1 over repeats; None for a single one.
    """

    name: str
    kind: str
    main: bool
    precision: float | None
    recall: float | None
    f1: float | None
    low: float | None
    high: float | None
    gold: float
    given: float
    sources: int
    spread: float | None


@dataclass(frozen=True)
class Cell:
    """How often a value of gold met a given one.

    ``gold`` or ``given`` is None where an item has no counterpart, or a value is not stated.
    """

    gold: str | None
    given: str | None
    times: int


@dataclass(frozen=True)
class Confusion:
    """What became of each value of a field with a closed vocabulary; most frequent first."""

    field: str
    cells: Sequence[Cell]


@dataclass(frozen=True)
class SourceResult:
    """Gold and what the engine gave, side by side.

    Attributes:
        id: of the source.
        repeat: counted from 1.
        text: the source; offsets of all evidence refer to it.
        gold: the gold record, with the first of alternatives.
        given: the record, or why there is none.
        findings: every error; ``gold_place`` and ``predicted_place`` such as ``events.0.counts.1``
            say where in the two records.
        fields: the tally of each field that has any count, by name.
        f1: over all values; None where there is nothing on either side.
        difference: the two records, line by line, where they differ; empty where they do not.
    """

    id: str
    repeat: int
    text: str
    gold: Record
    given: Answer
    findings: Sequence[Finding]
    fields: Mapping[str, Tally]
    f1: float | None
    difference: str


@dataclass(frozen=True)
class Usage:
    """What a run took, summed over sources and repeats; None where nothing was told."""

    seconds: float
    tokens_in: int | None
    tokens_out: int | None
    cost_usd: float | None


@dataclass(frozen=True)
class Report:
    """A run, scored.

    Attributes:
        engine: the engine, as the user named it.
        answered_by: who answered in its place, where replies were replayed.
        package_version: release that ran it.
        signature: what the scores hang on.
        sources: number of sources.
        repeats: how often each was worked on.
        failures: answers that are no record; all of their gold is missing.
        fields: a score for each field that has any count.
        averages: macro and micro averages.
        confusions: for each field with a closed vocabulary.
        results: for each repeat and source.
        usage: what it took.
    """

    engine: str
    answered_by: str | None
    package_version: str
    signature: Signature
    sources: int
    repeats: int
    failures: int
    fields: Sequence[FieldScore]
    averages: Sequence[FieldScore]
    confusions: Sequence[Confusion]
    results: Sequence[SourceResult]
    usage: Usage
