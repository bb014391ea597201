"""One round of batches: fetch what has ended, make records, send what is still to be asked."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import typer

from summarizer.cli.console import Code, is_terminal, say
from summarizer.cli.run import Options, output_of, until_stopped
from summarizer.errors import UsageError, WaitingError

if TYPE_CHECKING:
    from summarizer.batching.book import Book
    from summarizer.batching.desk import Desk
    from summarizer.cli.progress import Progress
    from summarizer.extractor import Extractor
    from summarizer.ledger import Settled
    from summarizer.model.engine import ModelEngine
    from summarizer.running import End, Tally

_DEFAULTS: dict[str, Any] = dict.fromkeys(field.name for field in fields(Options)) | {
    "timeout": 120.0,
    "no_cache": True,
}


def batch_options(asked: Mapping[str, Any]) -> Options:
    """The options of a live run that a batch has too; the others do not matter to it."""
    return Options(**{**_DEFAULTS, **asked})


def round_of(paths: Sequence[str], options: Options, *, fetch: bool, again: bool = False) -> None:
    """Carry out a round and tell about it.

    Args:
        paths: what the user named.
        options: what was asked for.
        fetch: whether to fetch what has ended first.
        again: whether sources that failed for good in an earlier round are tried again.

    Raises:
        SummarizerError: the round is off; what was put down before stays.
        Exit: with a code other than 0, where some sources will have no record.
    """
    from summarizer.batching.engine import BatchEngine
    from summarizer.batching.outbox import Outbox, remove_strays
    from summarizer.cli.progress import Progress

    with desk_of(options) as (extractor, engine, book, desk):
        remove_strays(book)
        desk.send()  # what a kill left unsent
        fetched = desk.fetch() if fetch else 0
        outbox = Outbox(book)
        progress = Progress(terminal=is_terminal(sys.stderr), at_once=False)
        teller = Teller(progress)
        try:
            batched = BatchEngine(engine, book, outbox)
            end = _work(paths, options, extractor, batched, teller, again=again)
        except BaseException:
            outbox.abandon()
            raise
        if end == "stopped":
            outbox.abandon()
            say("Stopped; nothing was submitted; the same command begins again")
            raise typer.Exit(Code.INTERRUPTED)
        outbox.close()
        desk.send()
        waiting = book.waiting
    if fetch:
        say(f"{_counted(fetched, 'batch', 'batches')} fetched")
    say(teller.told(outbox.requests, waiting, str(options.out)))
    if teller.failed:
        raise typer.Exit(Code.SOME_FAILED)


@contextmanager
def desk_of(options: Options) -> Iterator[tuple[Extractor, ModelEngine, Book, Desk]]:
    """Everything that talks about the batches of an output, which is held for this process."""
    from summarizer.batching.book import Book
    from summarizer.batching.desk import Desk
    from summarizer.extractor import Extractor
    from summarizer.ledger import ledger_path, locked
    from summarizer.limits import Limits
    from summarizer.model.engine import ModelEngine
    from summarizer.writing import STDOUT, is_folder

    if options.out in {None, STDOUT}:
        raise UsageError("a batch takes a day; give a folder or a file for its records (--out)")
    path = ledger_path(str(options.out), folder=is_folder(str(options.out)))
    with Extractor(
        options.model,
        base_url=options.base_url,
        mode=options.mode,
        retries=options.retries,
        context=options.context,
        max_tokens=options.max_tokens,
        limits=Limits(cache=False),
    ) as extractor:
        engine = extractor.engine
        if not isinstance(engine, ModelEngine) or engine.endpoint.provider != "openai":
            raise UsageError(
                f"{extractor.name} has no batches; give --model openai/MODEL, or --base-url of a "
                "server with OpenAI's Batch API"
            )
        with (
            locked(path),
            Book(path) as book,
            closing(Desk(engine.endpoint, book)) as desk,
        ):
            yield extractor, engine, book, desk


def _work(
    paths: Sequence[str],
    options: Options,
    extractor: Extractor,
    engine: Any,
    teller: Teller,
    *,
    again: bool,
) -> End:
    from summarizer.cli.calls import call_of
    from summarizer.ledger import Ledger, ledger_path
    from summarizer.reading import read_sources
    from summarizer.running import Patience, Run, Terms
    from summarizer.writing import is_folder

    out = str(options.out)
    progress = teller.progress
    output = output_of(options, progress)
    with Ledger(ledger_path(out, folder=is_folder(out))) as ledger, progress:
        run = Run(engine, ledger, output, teller, Terms(1, Patience(attempts=1), again=again))
        call = call_of("batch", paths, options, extractor)
        return until_stopped(run, read_sources(paths), call, output, progress)


class Teller:
    """Tells how a round goes; that a source waits for its reply is no failure.

    Attributes:
        failed: sources that will have no record.
        waiting: sources whose reply is to come.
    """

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.failed = 0
        self.waiting = 0
        self._tally: Tally | None = None
        self._awaited: set[bytes | None] = set()

    def begins(self, id: str, tally: Tally) -> None:
        """A source is being worked on."""
        self.progress.begins(id, tally)

    def ends(self, settled: Settled, tally: Tally) -> None:
        """A source has ended, for this round."""
        from schemas import Fault

        self._tally = tally
        if isinstance(settled.answer, Fault) and settled.answer.kind == WaitingError.__name__:
            self._awaited.add(settled.key)
        if settled.state == "failed" and settled.key in self._awaited:  # or another of that text
            self.waiting += 1
            return
        self.failed += settled.state == "failed"
        self.progress.ends(settled, tally)

    def told(self, submitted: int, waiting: int, out: str) -> str:
        """How the round ended."""
        records = self._tally.records if self._tally else 0
        parts = [
            _counted(records, "record", "records"),
            f"{self.failed:,} failed",
            f"{_counted(self.waiting, 'source waits', 'sources wait')} for a reply",
        ]
        sentence = f"{', '.join(parts)}; {_counted(submitted, 'request', 'requests')} submitted"
        cost = self._tally.spent.cost_usd if self._tally else 0.0
        if cost:
            sentence += f"; ${cost:.4f}"
        return f"{sentence}; go on with `summarizer batch collect {out}`" if waiting else sentence


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
