"""``summarizer cache``."""

from __future__ import annotations

from typing import Annotated

import typer

from summarizer.cli.console import PRINT_CODES, reporting, say

cache_commands = typer.Typer(
    name="cache",
    help="Replies of models that are kept on disk, so that none is paid for twice.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@cache_commands.command(epilog=PRINT_CODES)
def stats(
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,  # noqa: FBT002
) -> None:
    """Say where replies are kept, how many, and what room they take.

    They are in the user's cache folder, or in SUMMARIZER_CACHE_DIR. When they take more than the
    limit, the oldest go.
    """
    with reporting():
        from dataclasses import asdict

        from summarizer.model.transport.cache import cache_stats
        from summarizer.writing import dumps

        found = cache_stats()
        if json:
            typer.echo(dumps(asdict(found), indent=2))
            return
        replies = "1 reply" if found.replies == 1 else f"{found.replies:,} replies"
        typer.echo(
            f"{replies} in {found.folder}, {found.bytes / 1e6:,.1f} MB of "
            f"{found.limit / 1e6:,.0f} MB"
        )


@cache_commands.command(epilog=PRINT_CODES)
def clear() -> None:
    """Forget all replies."""
    with reporting():
        from summarizer.model.transport.cache import cache_folder, clear_cache

        clear_cache()
        say(f"No replies are kept in {cache_folder()} any more")
