"""``summarizer schema``."""

from __future__ import annotations

import typer

from summarizer.cli.console import reporting


def schema() -> None:
    """Print the JSON Schema of a record."""
    with reporting():
        from schemas import Record
        from summarizer.writing import dumps

        document = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **Record.model_json_schema(),
        }
        typer.echo(dumps(document, indent=2))
