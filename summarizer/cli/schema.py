"""``summarizer schema``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from summarizer.cli.console import reporting


class Printed(StrEnum):
    """What a schema is printed of."""

    RECORD = "record"
    COMPARISON = "comparison"


def schema(
    of: Annotated[
        Printed, typer.Argument(help="What extract writes, or what compare writes.")
    ] = Printed.RECORD,
) -> None:
    """Print the JSON Schema of a record or of a comparison."""
    with reporting():
        from schemas import Comparison, Record
        from summarizer.writing import dumps

        model = Record if of is Printed.RECORD else Comparison
        document = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **model.model_json_schema(),
        }
        typer.echo(dumps(document, indent=2))
