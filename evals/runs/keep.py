"""Write a run down while it goes on, so that nothing that was paid for is lost."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from evals.dataset import GoldSource, content_hash
from evals.runs.run import Plan, RunError, no_answer
from schemas import ErrorEntry, Fault, Record
from summarizer.provenance import package_version
from summarizer.source import Source
from summarizer.writing import dumps, to_json
from summarizer.writing.atomic import output_errors, replace, settle

RUN, SOURCES, GOLD, PREDICTIONS = "run.json", "sources.jsonl", "gold", "predictions"
FORMAT = 1
"""Of the folder; raised when an older release could not read it."""


class Keeper:
    """A run on disk, to be filled; a run that was stopped is taken up where it ended.

    Args:
        folder: of the run; made where there is none.
        plan: what is to be run.
        pairs: the sources, with gold.

    Raises:
        RunError: the folder holds something else, another run, or a run that is complete.
        OutputError: it cannot be written.
    """

    def __init__(self, folder: Path, plan: Plan, pairs: Sequence[GoldSource]) -> None:
        self.folder = folder
        self.plan = plan
        self.pairs = pairs
        told = _told(plan, pairs)
        if (folder / RUN).is_file():
            self._take_up(told)
        else:
            self._begin(told)

    def left(self, repeat: int) -> list[Source]:
        """The sources that a repeat (counted from 1) still lacks an answer for."""
        done = answered(predictions(self.folder, repeat))
        return [pair.source for pair in self.pairs if not _settled(done.get(pair.id))]

    def repeat(self, number: int) -> RepeatOutput:
        """Where the answers of a repeat go."""
        return RepeatOutput(predictions(self.folder, number))

    def _begin(self, told: Mapping[str, Any]) -> None:
        if self.folder.exists() and (
            not self.folder.is_dir() or next(self.folder.iterdir(), None) is not None
        ):
            raise RunError(f"{self.folder} exists and holds no run; give another --out")
        with output_errors(self.folder):
            for name in (GOLD, PREDICTIONS):
                (self.folder / name).mkdir(parents=True, exist_ok=True)
        lines = [dumps(_row(pair.source)) for pair in self.pairs]
        replace(self.folder / SOURCES, "".join(f"{line}\n" for line in lines).encode())
        for pair in self.pairs:
            replace(self.folder / GOLD / f"{pair.id}.json", pair.written.encode())
        # Last, so that whatever has a run.json has all the rest.
        replace(self.folder / RUN, (dumps(told, indent=1) + "\n").encode())

    def _take_up(self, told: Mapping[str, Any]) -> None:
        if read_plan(self.folder) != told:
            raise RunError(f"{self.folder} holds a run of something else; give another --out")
        if not any(self.left(number) for number in range(1, self.plan.repeats + 1)):
            raise RunError(f"{self.folder} holds this run and it is complete; give another --out")


class RepeatOutput:
    """The answers of one repeat, each on the disk before the next source is worked on."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lines: BinaryIO | None = None
        self.kept = f"in {file}"

    def __enter__(self) -> Self:
        with output_errors(self._file):
            self._lines = self._file.open("ab")
            whole = sum(len(line) for line in whole_lines(self._file))
            self._lines.truncate(whole)  # half a line is what a crash left
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._lines is not None:
            self._lines.close()

    def expect(self, source: Source) -> None:
        """Nothing: a run replaces nothing."""

    def record(self, source: Source, record: Record) -> None:  # noqa: ARG002
        """Keep a record."""
        self._write(record)

    def failure(self, entry: ErrorEntry) -> None:
        """Keep why there is none."""
        self._write(entry)

    def _write(self, answer: Record | ErrorEntry) -> None:
        assert self._lines is not None
        with output_errors(self._file):
            self._lines.write(f"{to_json(answer)}\n".encode())
            settle(self._lines)


def predictions(folder: Path, repeat: int) -> Path:
    """The file of a repeat, counted from 1."""
    return folder / PREDICTIONS / f"{repeat}.jsonl"


def answered(file: Path) -> dict[str, dict[str, Any]]:
    """The answers of a repeat so far, as JSON, by id of the source; a later one wins."""
    values = [json.loads(line) for line in whole_lines(file)]
    return {value["id"] if "error" in value else value["source"]["id"]: value for value in values}


def _settled(answer: dict[str, Any] | None) -> bool:
    if answer is None:
        return False
    return "error" not in answer or not no_answer(Fault.model_validate(answer["error"]))


def whole_lines(file: Path) -> list[bytes]:
    """The lines that end; none where there is no file."""
    if not file.is_file():
        return []
    return [line for line in file.read_bytes().splitlines(keepends=True) if line.endswith(b"\n")]


def read_plan(folder: Path) -> dict[str, Any]:
    """What ``run.json`` says.

    Raises:
        RunError: there is none, or it is of another format.
    """
    try:
        told = json.loads((folder / RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise RunError(f"{folder} holds no run; give a folder that `eval run` wrote") from None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise RunError(f"{folder} holds a run of another release; run it again")
    return told


def _told(plan: Plan, pairs: Sequence[GoldSource]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "package_version": package_version(),
        "dataset": content_hash(pairs),
        **vars(plan),
    }


def _row(source: Source) -> dict[str, Any]:
    told = source.info.model_dump(mode="json", exclude={"characters", "sha256"})
    return {**told, "text": source.text}
