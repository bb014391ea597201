"""Read a run back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from evals.dataset import DatasetError, content_hash, load
from evals.runs.keep import answered, predictions, read_plan
from evals.runs.run import Answer, Plan, Run, RunError
from schemas import ErrorEntry, RecordError, load_record


def load_run(folder: Path) -> Run:
    """The run in a folder.

    Raises:
        RunError: there is none, it was not finished, or somebody changed it.
    """
    told = read_plan(folder)
    try:
        pairs, faults = load(folder)
    except DatasetError as error:
        raise RunError(
            f"the run in {folder} has lost its data set ({error}); run it again"
        ) from None
    if faults or content_hash(pairs) != told["dataset"]:
        raise RunError(f"the data set in {folder} is not the one that was run; run it again")
    plan = Plan(**{key: told[key] for key in Plan.__dataclass_fields__})
    texts = {pair.id: pair.source.text for pair in pairs}
    answers = []
    for repeat in range(1, plan.repeats + 1):
        file = predictions(folder, repeat)
        given = {key: _answer(value, texts.get(key), file) for key, value in answered(file).items()}
        if lost := [key for key in texts if key not in given]:
            raise RunError(
                f"the run in {folder} stopped before {lost[0]}; "
                "the command that began it, with the same --out, finishes it"
            )
        answers.append([given[key] for key in texts])
    return Run(plan, told["package_version"], pairs, answers)


def _answer(value: dict[str, Any], text: str | None, file: Path) -> Answer:
    try:
        return ErrorEntry.model_validate(value) if "error" in value else load_record(value, text)
    except (RecordError, ValidationError) as error:
        raise RunError(f"{file} holds an answer that cannot be read ({error})") from None
