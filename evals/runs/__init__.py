"""What an engine made of a data set, kept so that it can be scored again without the engine.

A run is a folder: ``run.json`` says what was done, ``sources.jsonl`` and ``gold/`` are the data set
as it was (a run is a data set itself), and ``predictions/1.jsonl``, ``2.jsonl``, … hold the records
and error entries of each repeat.
"""

from evals.runs.keep import Keeper
from evals.runs.load import load_run
from evals.runs.run import Answer, Plan, Run, RunError
from evals.runs.scored import Scored, score
from evals.runs.signature import Signature

__all__ = [
    "Answer",
    "Keeper",
    "Plan",
    "Run",
    "RunError",
    "Scored",
    "Signature",
    "load_run",
    "score",
]
