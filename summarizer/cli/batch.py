"""``summarizer batch``."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from summarizer.cli.console import EXIT_CODES, PRINT_CODES, reporting, say
from summarizer.cli.options import Context, MaxTokens, Mode

batch_commands = typer.Typer(
    name="batch",
    help="Half price: send requests as batches of OpenAI's API, which answers within a day.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Out = Annotated[str, typer.Argument(metavar="OUT", help="The output that was submitted.")]


@batch_commands.command(epilog=EXIT_CODES)
def submit(
    path: Annotated[list[str], typer.Argument(metavar="PATH", help="As for `summarizer extract`.")],
    out: Annotated[
        str,
        typer.Option(
            "--out", "-o", metavar="DIR|FILE", help="Where records go, a folder or a file."
        ),
    ],
    model: Annotated[str, typer.Option("--model", "-m", help="openai/model.")] = "auto",
    base_url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="A server that offers the same API."),
    ] = None,
    mode: Mode = "auto",
    retries: Annotated[
        int,
        typer.Option(min=0, help="How often a refused reply is asked again, in another batch."),
    ] = 2,
    context: Context = 32_000,
    max_tokens: MaxTokens = None,
    format: Annotated[
        Literal["json", "jsonl", "csv", "parquet", "sqlite", "jsonld"] | None,
        typer.Option(help="As for `summarizer extract`.", show_default=False),
    ] = None,
) -> None:
    """Submit a request for each source that has no record yet.

    The same command again submits only what is new. Records come with `batch collect`.
    """
    with reporting():
        from summarizer.cli.batch_round import batch_options, round_of

        asked = {
            "model": model, "base_url": base_url, "mode": mode, "retries": retries,
            "context": context, "max_tokens": max_tokens, "out": out, "format": format,
        }  # fmt: skip
        round_of(path, batch_options(asked), fetch=False)


@batch_commands.command(epilog=EXIT_CODES)
def collect(out: Out) -> None:
    """Fetch the replies that are there, make records, and submit what is to be asked again.

    That is replies with facts that the text does not prove (as often as --retries said), and
    requests that failed or expired. Sources are read again from where they were.
    """
    with reporting():
        from summarizer.cli.batch_round import batch_options, round_of
        from summarizer.cli.calls import stored_call

        call = stored_call(out)
        round_of(call.paths, batch_options(call.options), fetch=True)


@batch_commands.command(epilog=PRINT_CODES)
def status(
    out: Out,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,  # noqa: FBT002
) -> None:
    """Say how the batches of an output stand."""
    with reporting():
        from dataclasses import asdict

        from summarizer.cli.batch_round import batch_options, desk_of
        from summarizer.cli.calls import stored_call
        from summarizer.writing import dumps

        with desk_of(batch_options(stored_call(out).options)) as (_, _, book, desk):
            desk.look()
            batches, waiting = book.batches(), book.waiting
        if json:
            typer.echo(dumps([asdict(batch) for batch in batches], indent=2))
            return
        for batch in batches:
            state = "collected" if batch.fetched else batch.status
            name = batch.batch_id or "not created yet"
            typer.echo(f"{name}  {state}  {batch.requests:,} requests")
        typer.echo(f"{waiting:,} requests wait for a reply or for `summarizer batch collect {out}`")


@batch_commands.command(epilog=PRINT_CODES)
def cancel(out: Out) -> None:
    """Ask for the end of all batches of an output; what they have done is paid and collected."""
    with reporting():
        from summarizer.cli.batch_round import batch_options, desk_of
        from summarizer.cli.calls import stored_call

        with desk_of(batch_options(stored_call(out).options)) as (_, _, _, desk):
            ended = desk.cancel()
        batches = "1 batch" if ended == 1 else f"{ended:,} batches"
        say(f"{batches} will end; `summarizer batch collect {out}` fetches what was done")
