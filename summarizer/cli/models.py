"""``summarizer models``."""

from __future__ import annotations

from typing import Annotated

import typer

from summarizer.cli.console import reporting
from summarizer.cli.plain import plain


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
        rows = [{**asdict(info), "auto": info.name == taken} for info in known()]
        if json:
            typer.echo(dumps(rows, indent=2))
            return
        width = max(len(str(row["name"])) for row in rows)
        for row in rows:
            state = "ready" if row["ready"] else "needs"
            what = str(row["needs"] or row["note"])
            typer.echo(f"{row['name']:<{width}}  {state}  {what}")
        typer.echo(plain(f"\nauto takes {taken} now: {reason}."))
