"""Ids of files: their stems, or as little of their paths as tells them apart.

``a/report.txt`` alone is ``report``. Beside ``b/report.txt`` the two are ``a/report.txt`` and
``b/report.txt``, beside ``a/report.html`` they are ``report.txt`` and ``report.html``. What the ids
are depends on which files are read together, and not on their order.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from summarizer.reading.single import ROWS, kind_of


class Label(NamedTuple):
    """What a file is called.

    Attributes:
        id: of its source; what the ids of its rows begin with.
        spare: the same where that id is given to a row of another file.
    """

    id: str
    spare: str

    def row(self, number: int) -> Label:
        """What a row without an id is called; ``number`` counts from 1."""
        return Label(f"{self.id}-{number}", f"{self.spare}-{number}")


def labels(paths: Sequence[Path]) -> list[Label]:
    """A label for each of several different files; no two have the same id or spare."""
    groups: defaultdict[tuple[str, bool], list[int]] = defaultdict(list)
    for index, path in enumerate(paths):
        groups[path.stem, kind_of(path) in ROWS].append(index)
    spares: dict[int, str] = {}
    for group in groups.values():
        spares.update(zip(group, _least_paths([paths[index] for index in group]), strict=True))
    alone = {group[0]: stem for (stem, _), group in groups.items() if len(group) == 1}
    taken = {spares[index] for index in spares if index not in alone}
    # "r0.html" is what r0.html is called beside r0.txt; the stem of r0.html.txt gives way to it.
    while clashing := [index for index, stem in alone.items() if stem in taken]:
        for index in clashing:
            del alone[index]
            taken.add(spares[index])
    return [Label(alone.get(index, spares[index]), spares[index]) for index in range(len(paths))]


def _least_paths(paths: Sequence[Path]) -> list[str]:
    """The last parts of each path, as few as no other path ends with."""
    parts = [Path(os.path.abspath(path)).parts for path in paths]  # noqa: PTH100  links stay links
    levels = zip(*(each[:-1] for each in parts), strict=False)
    shared = sum(1 for _ in takewhile(lambda level: len(set(level)) == 1, levels))
    ends = Counter(each[at:] for each in parts for at in range(shared, len(each)))
    least = []
    for each in parts:
        starts = range(len(each) - 1, shared - 1, -1)
        own = next((at for at in starts if ends[each[at:]] == 1), shared)
        least.append("/".join(each[own:]))
    return least
