"""Weights for cues: one logistic regression per label, as small as it pays."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from summarizer.rules.english.weighing.weights import Weights

_LEAST = 6
"""Examples in which a cue must stand to have a weight."""
_DIGITS = 3
_FAINT = 0.05
"""Weights that are smaller for every label are left out."""


@dataclass(frozen=True, slots=True)
class Example:
    """Something with its cues, and the labels that are right for it; none is a possibility."""

    cues: tuple[str, ...]
    labels: frozenset[str]


def fit(examples: Sequence[Example], labels: Collection[str], strength: float) -> Weights:
    """The weights of each label, fitted to some examples.

    Args:
        examples: at least one with each label and one without it.
        labels: all labels, in the order in which they are written.
        strength: inverse of the L2 penalty.
    """
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    times = Counter(cue for each in examples for cue in set(each.cues))
    known = sorted(cue for cue, count in times.items() if count >= _LEAST)
    column = {cue: at for at, cue in enumerate(known)}
    rows, columns = [], []
    for row, each in enumerate(examples):
        for cue in dict.fromkeys(each.cues):
            if cue in column:
                rows.append(row)
                columns.append(column[cue])
    shape = (len(examples), len(known))
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape)
    matrix.indices = matrix.indices.astype(np.int32)
    matrix.indptr = matrix.indptr.astype(np.int32)
    start, weights = [], []
    for label in labels:
        right = np.array([label in each.labels for each in examples])
        model = LogisticRegression(C=strength, solver="liblinear", random_state=0)
        model.fit(matrix, right)
        start.append(round(float(model.intercept_[0]), _DIGITS))
        weights.append(model.coef_[0])
    cues: dict[str, list[float]] = {}
    for cue, at in column.items():
        added = [round(float(each[at]), _DIGITS) for each in weights]
        if max(map(abs, added)) >= _FAINT:
            cues[cue] = added
    return Weights(tuple(labels), tuple(start), cues)


def written(weights: Weights) -> str:
    """The file of some weights: JSON with a cue to a line, so that changes can be read."""
    lines = [f"  {json.dumps(cue)}: {json.dumps(row)}" for cue, row in weights.cues.items()]
    return (
        f'{{\n "labels": {json.dumps(weights.labels)},\n "start": {json.dumps(weights.start)},\n'
        ' "cues": {\n' + ",\n".join(lines) + "\n }\n}\n"
    )
