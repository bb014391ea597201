"""Sources with gold records written by hand, as files that people edit.

A data set is a folder with ``gold/<id>.json`` and the sources, either ``sources/<id>.*`` or
``sources.jsonl``; its ``manifest.json``, if it has one, may name further places of sources, and
fixes the splits. A gold file is a record as ``schemas`` defines it, with three liberties: evidence
is a list of verbatim quotes, whose offsets are computed; length and hash of the text are left out;
and a value may be ``{"any_of": [first, second]}`` where several readings are equally right.
"""

from evals.dataset.folder import DatasetError, GoldSource, load
from evals.dataset.gold import GoldFault, GoldRecord
from evals.dataset.manifest import ALL, Manifest, content_hash, select

__all__ = [
    "ALL",
    "DatasetError",
    "GoldFault",
    "GoldRecord",
    "GoldSource",
    "Manifest",
    "content_hash",
    "load",
    "select",
]
