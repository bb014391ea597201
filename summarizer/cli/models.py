"""``summarizer models``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.console import reporting
from summarizer.cli.plain import plain

if TYPE_CHECKING:
    from summarizer.models import ModelInfo


def models(
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,  # noqa: FBT002
) -> None:
    """List the engines and what each needs.

    Says too which of them `auto` takes now.
    """
    with reporting():
        from dataclasses import asdict

        from summarizer.extractor import choose
        from summarizer.models import models as known
        from summarizer.writing import dumps

        taken, reason = choose()
        listed = known()
        if all(info.name != taken for info in listed):
            listed.insert(0, _named(taken))
        rows = [{**asdict(info), "auto": info.name == taken} for info in listed]
        if json:
            typer.echo(dumps(rows, indent=2))
            return
        names = [plain(info.name) for info in listed]
        width = max(map(len, names))
        for name, info in zip(names, listed, strict=True):
            state = "ready" if info.ready else "needs"
            typer.echo(f"{name:<{width}}  {state}  {plain(info.needs or info.note)}")
        typer.echo(plain(f"\nauto takes {taken} now: {reason}"))


def _named(name: str) -> ModelInfo:
    """An engine that is not listed by itself, and what opening it says."""
    from summarizer.errors import UsageError
    from summarizer.extractor import Extractor
    from summarizer.models import ModelInfo

    needs = ""
    try:
        Extractor(name).close()
    except UsageError as error:
        needs = str(error)
    return ModelInfo(name, not needs, needs, "named by SUMMARIZER_MODEL")
