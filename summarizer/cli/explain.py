"""``summarizer explain``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from summarizer.cli.console import is_terminal, reporting
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from summarizer.rules.explanation import Explanation, Told


def explain(
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="SOURCE",
            help="A file (text, Markdown, HTML, PDF) or an https address.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[
        Literal["text", "json"] | None,
        typer.Option(
            help="Without it: text on a terminal, JSON in a pipe.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Show which rule of the embedded engine gave which part of a record.

    Each item stands below the sentence that it was read in, with its rule and its confidence. Of a
    source without an event it is told which words might have been one, and what kept them from it.
    """
    with reporting():
        if not source:
            raise UsageError("no source was given, as in: summarizer explain report.txt")
        from summarizer.reading import read_source
        from summarizer.rules.engine import RulesEngine

        explanation = RulesEngine().explain(read_source(source))
        if format == "text" or (format is None and is_terminal(sys.stdout)):
            from summarizer.cli.views import screen
            from summarizer.cli.views.explanation import explanation_view

            screen().print(explanation_view(explanation))
            return
        from summarizer.writing import dumps

        typer.echo(dumps(_as_json(explanation), indent=2))


def _as_json(explanation: Explanation) -> dict[str, Any]:
    text = explanation.text
    return {
        "source": explanation.record.source.model_dump(mode="json"),
        "verdicts": [
            {**ruling.model_dump(mode="json"), "says": says}
            for ruling, says in explanation.verdicts()
        ],
        "sentences": [
            {
                "start": each.span.start,
                "end": each.span.end,
                "text": each.span.of(text),
                "items": [_told(told) for told in each.told if told.item is not None],
                "refused": [_told(told) for told in each.told if told.item is None],
            }
            for each in explanation.sentences()
        ],
    }


def _told(told: Told) -> dict[str, Any]:
    from summarizer.rules.explanation import reason

    quotes = [{"start": span.start, "end": span.end} for span in told.spans]
    if told.ruling is None or told.item is None:
        return {"rule": told.rule, "says": reason(told.rule), "quotes": quotes}
    item = told.item.model_dump(mode="json", exclude={"evidence"})
    return {**told.ruling.model_dump(mode="json"), "item": item, "quotes": quotes}
