"""A data set on disk: gold files and their sources."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.dataset.gold import GoldFault, GoldRecord, parse
from summarizer.errors import UsageError
from summarizer.reading import Unreadable, read_sources
from summarizer.source import Source, text_sha256

MANIFEST = "manifest.json"


class DatasetError(UsageError):
    """A data set cannot be used; the message says why."""


@dataclass(frozen=True)
class GoldSource:
    """A source with its gold record.

    Attributes:
        source: the source, with what the gold file says of its title, outlet and date.
        gold: the record, checked.
        written: the gold file as JSON with sorted keys and no white space, so that a hash of it
            sees only content.
    """

    source: Source
    gold: GoldRecord
    written: str

    @property
    def id(self) -> str:
        """The id that both bear."""
        return self.source.id

    @property
    def sha256(self) -> str:
        """Hash of id, text and gold record."""
        return text_sha256("\0".join((self.id, self.source.info.sha256, self.written)))


def load(folder: Path) -> tuple[list[GoldSource], list[GoldFault]]:
    """All sources with gold, sorted by id, and every fault found on the way.

    The engine is shown what the gold file says of the source (title, outlet, date), so that a score
    does not hang on how a header was read.

    Raises:
        DatasetError: the folder holds no gold or no sources.
    """
    files = gold_files(folder / "gold")
    if not files:
        raise DatasetError(f"{folder} holds no gold/*.json; give the folder of a data set")
    texts, faults = sources(folder)
    pairs, wrong = against(files, texts)
    known = {file.stem for file in files}
    strays = [
        GoldFault(name, "", "this source has no gold record; write one with `summarizer gold new`")
        for name in sorted(set(texts) - known)
    ]
    return pairs, faults + wrong + strays


def gold_files(folder: Path) -> list[Path]:
    """The gold files in a folder, sorted by id."""
    return sorted(folder.glob("*.json"), key=lambda file: file.stem)


def against(
    files: Sequence[Path], texts: Mapping[str, Source]
) -> tuple[list[GoldSource], list[GoldFault]]:
    """Gold files held against their sources; a file with a fault gives no pair."""
    pairs, faults = [], []
    for file in files:
        name = f"{file.parent.name}/{file.name}"
        source = texts.get(file.stem)
        if source is None:
            faults.append(GoldFault(name, "", "there is no source of this id"))
            continue
        data = file.read_text(encoding="utf-8")
        gold, wrong = parse(name, data, source)
        faults += wrong
        if gold is not None:
            pairs.append(GoldSource(_described(source, gold), gold, _canonical(data)))
    return pairs, faults


def sources(folder: Path) -> tuple[dict[str, Source], list[GoldFault]]:
    """The sources of a data set by id, and a fault for each that cannot be read.

    Raises:
        DatasetError: the folder holds no sources.
    """
    texts: dict[str, Source] = {}
    faults = []
    for each in read_sources(_places(folder)):
        if isinstance(each, Unreadable):
            faults.append(GoldFault(each.name, "", str(each.error)))
        else:
            texts[each.id] = each
    return texts, faults


def manifest_of(folder: Path) -> dict[str, Any] | None:
    """The manifest of a data set as it stands on disk; None where there is none.

    Raises:
        DatasetError: it is no JSON object.
    """
    place = folder / MANIFEST
    if not place.is_file():
        return None
    try:
        value = json.loads(place.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DatasetError(f"{place} is no JSON ({error}); renew it") from None
    if not isinstance(value, dict):
        raise DatasetError(f"{place} holds no JSON object; renew it")
    return value


def _places(folder: Path) -> list[Path]:
    named = (manifest_of(folder) or {}).get("sources")
    if named:
        places = [folder / each for each in named]
    else:
        lines = folder / "sources.jsonl"
        places = [lines if lines.is_file() else folder / "sources"]
    for place in places:
        if not place.exists():
            raise DatasetError(
                f"there is no {place}; a data set holds sources.jsonl or a folder sources"
            )
    return places


def _described(source: Source, gold: GoldRecord) -> Source:
    told: dict[str, Any] = gold.record.source.model_dump(exclude={"characters", "sha256", "id"})
    return Source.from_text(source.text, source.id, verbatim=source.verbatim, **told)


def _canonical(data: str) -> str:
    return json.dumps(json.loads(data), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
