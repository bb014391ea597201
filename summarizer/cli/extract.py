"""``summarizer extract``."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from summarizer.cli.console import reporting
from summarizer.cli.options import MODEL_HELP, BaseUrl, Context, MaxTokens, Mode, Retries, Timeout
from summarizer.errors import UsageError


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
            help=MODEL_HELP,
        ),
    ] = "auto",
    base_url: BaseUrl = None,
    mode: Mode = "auto",
    retries: Retries = 2,
    context: Context = 32_000,
    max_tokens: MaxTokens = None,
    timeout: Timeout = 120.0,
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
    deadline: Annotated[
        float | None,
        typer.Option(
            min=0.001,
            metavar="SECONDS",
            help="For one source with all its requests and waits. Without it: no bound.",
            show_default=False,
        ),
    ] = None,
    concurrency: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help="Sources in flight. Without it: 8 with a model, 1 with a model file, a process "
            "per core with rules.",
            show_default=False,
        ),
    ] = None,
    budget: Annotated[
        str | None,
        typer.Option(
            metavar="2.50usd|500000tokens",
            help="What this call may spend; no source is begun once it is reached.",
            show_default=False,
        ),
    ] = None,
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
    runner: Annotated[
        Literal["local", "ray"],
        typer.Option(
            help="Where the work is done: in this process, or by Ray, on all cores or a cluster; "
            "Ray reads JSON Lines and Parquet, and writes a folder of shards.",
        ),
    ] = "local",
    address: Annotated[
        str | None,
        typer.Option(
            metavar="HOST:PORT",
            help="Of the Ray cluster. Without it: this machine.",
            show_default=False,
        ),
    ] = None,
    shard: Annotated[
        int, typer.Option(min=1, metavar="N", help="Rows of a shard, which Ray works on at once.")
    ] = 200,
) -> None:
    """Make a checked record of each source.

    A record says who released how many people to whom, who they are, when, where and why, each
    fact with the words of the source that prove it. Without a model or a key, the embedded
    extractor is taken. What stderr says is for people, what stdout says is the result.

    With --out, what is done is kept in a ledger beside the output: the same command goes on where
    it was stopped, and pays for nothing twice. See `summarizer runs`.
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
        from summarizer.cli.run import Options, carry_out

        options = Options(
            model=model,
            base_url=base_url,
            mode=mode,
            retries=retries,
            context=context,
            max_tokens=max_tokens,
            timeout=timeout,
            deadline=deadline,
            concurrency=concurrency,
            rpm=rpm,
            tpm=tpm,
            no_cache=no_cache,
            budget=budget,
            out=out,
            format=format,
        )
        if runner == "local":
            if address is not None:
                raise UsageError("an address is that of a Ray cluster; add --runner ray")
            carry_out(path, options)
            return
        from summarizer.cli.cluster import carry_out_on_ray

        carry_out_on_ray(path, options, address, shard)
