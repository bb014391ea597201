"""``summarizer gold``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.console import Code, say
from summarizer.cli.evaluation.options import Engine, Model, data_set, evaluating
from summarizer.cli.options import BaseUrl, Context, Mode, Retries, Timeout
from summarizer.cli.plain import plain
from summarizer.errors import OutputError

_Folder = Annotated[
    Path | None,
    typer.Argument(
        metavar="FOLDER",
        help="Data set: a folder with gold/ and sources/ or sources.jsonl. Without it: the one of "
        "this checkout.",
        show_default=False,
    ),
]


def check(folder: _Folder = None) -> None:
    """Check gold records: form, codebook, quotes, manifest.

    Each fault is a line on stdout, `file: place: what`. Warnings are what may be right and
    deserves a second look. Exit code 1 says that there are faults.
    """
    with evaluating():
        from evals.dataset.check import check as checked

        found = checked(data_set(folder))
        for fault in found.faults:
            typer.echo(plain(str(fault)))
        for doubt in found.warnings:
            typer.echo(plain(f"warning: {doubt}"))
        numbers = (len(found.pairs), len(found.faults), len(found.warnings))
        say("{} gold records; {} faults, {} warnings".format(*numbers))
        if found.faults:
            raise typer.Exit(Code.SOME_FAILED)


def new(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A file, or an https address.")],
    model: Model = None,
    base_url: BaseUrl = None,
    mode: Mode = "auto",
    retries: Retries = 2,
    context: Context = 32_000,
    timeout: Timeout = 120.0,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="Where the draft goes; without it to stdout. No file is ever replaced.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Draft a gold record with an engine, for a person to correct.

    Evidence stands as quotes; a value of which several readings are right is to be written as
    {"any_of": [first, second]}.
    """
    with evaluating():
        from evals.dataset.draft import draft
        from summarizer.cli.evaluation.work import open_engine
        from summarizer.reading import read_source
        from summarizer.writing import dumps
        from summarizer.writing.atomic import output_errors

        if out is not None and out.exists():
            raise OutputError(f"{out} exists; give another place")
        read = read_source(source)
        asked = Engine(model, base_url, mode, retries, context, timeout)
        with open_engine(asked) as engine:
            say(f"Engine: {engine.name} ({engine.reason})")
            text = dumps(draft(engine.extract(read), read.text), indent=1)
        if out is None:
            typer.echo(text)
            return
        with output_errors(out), out.open("x", encoding="utf-8") as file:
            file.write(f"{text}\n")
        say(f"{out} holds a draft; correct it by the codebook")


def manifest(folder: _Folder = None) -> None:
    """Renew the manifest: a split for each new source, and hashes of all.

    Whoever has a split keeps it. Gold records with faults are no part of it.
    """
    with evaluating():
        from evals.dataset import DatasetError, Manifest, load
        from evals.dataset import manifest as manifests

        place = data_set(folder)
        pairs, faults = load(place)
        if faults:
            raise DatasetError(f"{place} has faults ({faults[0]}); run `summarizer gold check`")
        old = manifests.read(place) or Manifest()
        made = manifests.renewed(old, pairs)
        manifests.write(place, made)
        settled = {key for key, entry in old.records.items() if entry.split is not None}
        added = len(set(made.records) - settled)
        train = sum(entry.split == manifests.TRAIN for entry in made.records.values())
        say(
            f"{len(made.records)} gold records, {added} of them new: "
            f"{train} in train, {len(made.records) - train} in test"
        )


def agreement(
    first: Annotated[
        Path, typer.Argument(metavar="A", help="Folder with the gold files of one annotator.")
    ],
    second: Annotated[
        Path, typer.Argument(metavar="B", help="Folder with those of another, of the same sources.")
    ],
    folder: Annotated[
        Path | None,
        typer.Option(
            "--gold",
            metavar="DIR",
            help="Data set that holds the sources. Without it: the one of this checkout.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Say how far two annotators agree: F1 and Krippendorff's alpha per field."""
    with evaluating():
        from evals.reports.agreement import agree
        from summarizer.cli.evaluation.tables import show_agreement

        show_agreement(agree(first, second, data_set(folder)))
