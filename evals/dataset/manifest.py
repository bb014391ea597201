"""Which sources belong to which split, and hashes that tell when a text or its gold has changed.

A split is given once and never changes: what was seen in training must not turn up in the test.
New sources are given out so that each stratum (language, whether there is an event, style) and
every coarser one keeps its share, after Sechidis, Tsoumakas and Vlahavas (2011).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from evals.dataset.folder import MANIFEST, DatasetError, GoldSource, manifest_of
from evals.dataset.gold import GoldFault
from summarizer.source import text_sha256
from summarizer.writing.atomic import replace

ALL = "all"
TRAIN, TEST = "train", "test"
SPLITS = (TRAIN, TEST)
SHARE = 0.6
"""Of the sources, in ``train``."""

Stratum: TypeAlias = tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """What the manifest holds of a source.

    A person writes the style, and ``gold manifest`` the rest.

    Attributes:
        split: ``train`` or ``test``, once it was given.
        style: kind of text, such as ``wire`` or ``cable``.
        sha256: of text and gold.
    """

    split: str | None = None
    style: str | None = None
    sha256: str | None = None


@dataclass(frozen=True)
class Manifest:
    """The manifest of a data set.

    Attributes:
        sources: where its sources are, relative to its folder.
        records: an entry for each id.
    """

    sources: list[str] = field(default_factory=list)
    records: dict[str, Entry] = field(default_factory=dict)


def read(folder: Path) -> Manifest | None:
    """The manifest of a data set, None where there is none.

    Raises:
        DatasetError: it has not the form of one.
    """
    value = manifest_of(folder)
    if value is None:
        return None
    try:
        records = {key: Entry(**entry) for key, entry in value.get("records", {}).items()}
    except (TypeError, AttributeError):
        raise DatasetError(
            f"{folder / MANIFEST} has not the form of a manifest; renew it"
        ) from None
    return Manifest(value.get("sources", []), records)


def renewed(manifest: Manifest, pairs: Sequence[GoldSource]) -> Manifest:
    """The manifest of the data set as it is now; whoever had a split keeps it."""
    old = {pair.id: manifest.records.get(pair.id, Entry()) for pair in pairs}
    strata = {pair.id: _stratum(pair, old[pair.id].style) for pair in pairs}
    splits = {key: entry.split for key, entry in old.items() if entry.split is not None}
    splits |= _given_out(strata, splits)
    return Manifest(
        manifest.sources,
        {
            pair.id: Entry(splits[pair.id], old[pair.id].style, pair.sha256)
            for pair in sorted(pairs, key=lambda pair: pair.id)
        },
    )


def write(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into the folder of its data set."""
    value: dict[str, Any] = {
        "sources": manifest.sources,
        "records": {key: vars(entry) for key, entry in manifest.records.items()},
    }
    text = json.dumps(value, indent=1, ensure_ascii=False) + "\n"
    replace(folder / MANIFEST, text.encode())


def changes(manifest: Manifest, pairs: Sequence[GoldSource]) -> Iterator[GoldFault]:
    """Where the manifest does not say what the data set holds."""
    for pair in pairs:
        entry = manifest.records.get(pair.id)
        if entry is None:
            yield GoldFault(MANIFEST, pair.id, "is not in the manifest yet; renew it")
        elif entry.split not in (None, *SPLITS):
            yield GoldFault(MANIFEST, pair.id, f"{entry.split!r} is no split; write train or test")
        elif entry.sha256 != pair.sha256:
            what = "its text or gold has changed since; renew the manifest"
            yield GoldFault(MANIFEST, pair.id, what)
    for lost in sorted(set(manifest.records) - {pair.id for pair in pairs}):
        yield GoldFault(MANIFEST, lost, "has no valid gold; correct it, or renew the manifest")


def content_hash(pairs: Sequence[GoldSource]) -> str:
    """Hash of ids, texts and gold records, whatever their order."""
    return text_sha256("".join(sorted(pair.sha256 for pair in pairs)))


def select(folder: Path, pairs: Sequence[GoldSource], split: str) -> list[GoldSource]:
    """The sources of a split; a folder without a manifest has only the split ``all``.

    Raises:
        DatasetError: there is no such split, or a source of it has no valid gold.
    """
    if split == ALL:
        return list(pairs)
    manifest = read(folder)
    if manifest is None:
        raise DatasetError(f"there is no {folder / MANIFEST}, so the only split is {ALL!r}")
    if split not in SPLITS:
        raise DatasetError(f"there is no split {split!r}; give train, test or all")
    ids = {key for key, entry in manifest.records.items() if entry.split == split}
    if lost := sorted(ids - {pair.id for pair in pairs}):
        raise DatasetError(
            f"split {split} names sources without valid gold ({', '.join(lost)}); "
            "run `summarizer gold check`"
        )
    return [pair for pair in pairs if pair.id in ids]


def _stratum(pair: GoldSource, style: str | None) -> Stratum:
    language = "en" if (pair.source.info.language or "en").startswith("en") else "other"
    event = "event" if pair.gold.record.events else "no event"
    return (language, event, style or "")


def _given_out(strata: Mapping[str, Stratum], settled: Mapping[str, str]) -> dict[str, str]:
    """A split for each id that has none, in an order that nobody chose."""
    sizes: Counter[Stratum] = Counter()
    train: Counter[Stratum] = Counter()

    def add(id: str, split: str) -> None:
        for level in _levels(strata[id]):
            sizes[level] += 1
            train[level] += split == TRAIN

    for key, split in settled.items():
        add(key, split)
    given = {}
    for new in sorted(set(strata) - set(settled), key=lambda key: (strata[key], text_sha256(key))):
        off = {
            split: sum(
                (train[level] + (split == TRAIN) - SHARE * (sizes[level] + 1)) ** 2
                for level in _levels(strata[new])
            )
            for split in SPLITS
        }
        given[new] = min(SPLITS, key=off.__getitem__)
        add(new, given[new])
    return given


def _levels(stratum: Stratum) -> list[Stratum]:
    return [stratum[:length] for length in range(len(stratum) + 1)]
