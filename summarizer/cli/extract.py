"""``summarizer extract``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.cli.console import Code, is_terminal, reporting, say
from summarizer.errors import SummarizerError, UsageError

if TYPE_CHECKING:
    from summarizer.cli.run import Tally
    from summarizer.extractor import Extractor
    from summarizer.writing import Output, OutputFormat


def extract(
    path: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Files (text, Markdown, HTML, PDF; JSON, JSON Lines or CSV with a source per "
            "row), folders, patterns, https addresses, or - for stdin.",
            show_default=False,
        ),
    ] = None,
    model: Annotated[
        str,
        typer.Option(
            "--model",
            "-m",
            help="rules (embedded, no key), provider/model, gguf:PATH (a model file on this "
            "machine), or auto; see `summarizer models`.",
        ),
    ] = "auto",
    base_url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="An OpenAI-compatible server, such as Ollama's."),
    ] = None,
    mode: Annotated[
        Literal["auto", "tools", "json_schema"],
        typer.Option(help="How the model is asked for structure."),
    ] = "auto",
    retries: Annotated[
        int, typer.Option(min=0, help="How often a refused reply is asked again.")
    ] = 2,
    context: Annotated[
        int,
        typer.Option(
            min=1,
            help="The model's window in tokens, about 8,000 at least; longer texts go in parts.",
        ),
    ] = 32_000,
    max_tokens: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help="Bound on one reply of the model, in tokens. Without it: the server's own.",
            show_default=False,
        ),
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0.001, help="Seconds for one request to a server.")
    ] = 120.0,
    rpm: Annotated[
        float | None,
        typer.Option(min=0.001, metavar="N", help="Requests a minute.", show_default=False),
    ] = None,
    tpm: Annotated[
        float | None,
        typer.Option(
            min=1, metavar="N", help="Tokens a minute, in and out together.", show_default=False
        ),
    ] = None,
    no_cache: Annotated[  # noqa: FBT002  typer takes a flag so
        bool,
        typer.Option("--no-cache", help="Neither take replies from the cache nor keep them there."),
    ] = False,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="DIR|FILE|-",
            help="Where records go: a folder (one file each), one file (.jsonl, .json, .sqlite, "
            ".jsonld), or stdout. Without it: a view on a terminal, JSON Lines in a pipe.",
        ),
    ] = None,
    format: Annotated[
        Literal["json", "jsonl", "csv", "parquet", "sqlite", "jsonld"] | None,
        typer.Option(
            help="Where the name of the output does not say it: csv and parquet make a folder of "
            "flat tables; json and jsonl are what stdout can hold.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Extract a record from each source.

    A record says who released how many people to whom, who they are, when, where and why, each
    fact with the words of the source that prove it. Without a model or a key, the embedded
    extractor is taken. What stderr says is for people, what stdout says is the result.
    """
    with reporting():
        if not path:
            raise UsageError(
                "no source was given; name files, folders or addresses, or - for stdin, "
                "as in: summarizer extract report.txt"
            )
        if not all(path):
            raise UsageError(
                "an empty name was given for a source; name a file, a folder or an address, "
                "or check the variable that it came from"
            )
        from summarizer.extractor import Extractor
        from summarizer.limits import Limits

        with Extractor(
            model,
            base_url=base_url,
            mode=mode,
            retries=retries,
            context=context,
            max_tokens=max_tokens,
            limits=Limits(rpm=rpm, tpm=tpm, timeout=timeout, cache=not no_cache),
        ) as engine:
            say(f"Engine: {engine.name} ({engine.reason})")
            tally = _work(path, engine, _output(out, format))
        say(str(tally))
        if tally.failed:
            raise typer.Exit(Code.SOME_FAILED)


def _output(out: str | None, format: OutputFormat | None) -> Output:
    if out is None and format is None and is_terminal(sys.stdout):
        from summarizer.cli.views import ViewOutput

        return ViewOutput()
    from summarizer.writing import open_output

    return open_output(
        out,
        format,
        sys.stdout.buffer if sys.stdout is not None else None,
        lambda sentence: say(f"Note: {sentence}"),
    )


def _work(path: list[str], engine: Extractor, output: Output) -> Tally:
    from summarizer.cli.progress import Progress
    from summarizer.cli.run import Tally, run
    from summarizer.reading import read_sources

    tally = Tally()
    stdin = sys.stdin.buffer if sys.stdin is not None else None
    if stdin is None and "-" in path:
        raise UsageError("stdin is closed; name files, folders or addresses")
    progress = Progress(terminal=is_terminal(sys.stderr), at_once=engine.name != "rules")
    try:
        with output, progress:
            run(read_sources(path, stdin=stdin), engine, output, progress, tally)
    except KeyboardInterrupt:
        say(_stopped(tally, output))
        raise typer.Exit(Code.INTERRUPTED) from None
    except SummarizerError:
        if tally.done:
            say(_stopped(tally, output))
        raise
    return tally


def _stopped(tally: Tally, output: Output) -> str:
    return f"Stopped: {tally}" + (f"; what is done is {output.kept}" if tally.done else "")
