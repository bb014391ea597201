"""Ways to compare a value with the right one. Each takes both and gives an ``Outcome``.

Equal values never reach a comparer: the engine takes them as right.
"""

from evals.scoring.compare.dates import edtf
from evals.scoring.compare.names import name, party, place
from evals.scoring.compare.numbers import Amount, number
from evals.scoring.compare.texts import Same, free_text, label_set, labels, verbatim

__all__ = [
    "Amount",
    "Same",
    "edtf",
    "free_text",
    "label_set",
    "labels",
    "name",
    "number",
    "party",
    "place",
    "verbatim",
]
