"""Options that several commands of these groups take."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

from summarizer.cli.console import reporting
from summarizer.cli.options import MODEL_HELP
from summarizer.errors import UsageError

Model: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--model",
        "-m",
        help=MODEL_HELP,
        show_default=False,
    ),
]
Replay: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="Take the replies from recordings, in place of --model; only sources that have any "
        "are run.",
    ),
]
Gold: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--gold",
        metavar="DIR",
        help="Data set: a folder with gold/ and sources/ or sources.jsonl. Without it: the one of "
        "this checkout.",
        show_default=False,
    ),
]
Split: TypeAlias = Annotated[
    Literal["train", "test", "all"], typer.Option(help="Part of the data set.")
]
Seed: TypeAlias = Annotated[int, typer.Option(min=0, help="Seed of all resampling.")]
AllFields: TypeAlias = Annotated[
    bool, typer.Option("--all-fields", help="Show every field, not only whole items.")
]


_NEEDED = ("deepdiff", "krippendorff", "numpy", "scipy")
"""Packages that only these commands use."""


@contextmanager
def evaluating() -> Iterator[None]:
    """As ``reporting``; a package that is not installed is told as such."""
    with reporting():
        try:
            yield
        except ModuleNotFoundError as error:
            missing = (error.name or "").partition(".")[0]
            if missing not in _NEEDED:
                raise
            raise UsageError(
                f"evaluation needs the package {missing}; run: pip install {' '.join(_NEEDED)}"
            ) from None


@dataclass(frozen=True)
class Engine:
    """The engine that a command was asked to run; as for ``Extractor`` where nothing else is said.

    Attributes:
        model: its name, None for ``auto``.
        base_url: of its server.
        mode: how it is asked.
        retries: how often a refused reply is asked again.
        context: its window, in tokens.
        timeout: seconds for one request.
        replay: recordings to take its replies from.
        record: where to record its replies.
        answered_by: who answers, for the recordings.
    """

    model: str | None = None
    base_url: str | None = None
    mode: Literal["auto", "tools", "json_schema"] = "auto"
    retries: int = 2
    context: int = 32_000
    timeout: float = 120.0
    replay: Path | None = None
    record: Path | None = None
    answered_by: str | None = None


def data_set(folder: Path | None) -> Path:
    """The folder of the data set: the given one, or that of this checkout."""
    if folder is not None:
        return folder
    import evals

    return Path(evals.__path__[0])
