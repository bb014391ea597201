"""An actor: an engine that works through one shard after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from schemas import Fault
from summarizer.cluster.plan import Shard
from summarizer.cluster.reading import LINES, SHARD, sources
from summarizer.cluster.shards import Counts, ShardFolder
from summarizer.errors import OutputError, UsageError
from summarizer.extractor import Extractor
from summarizer.ledger import Call, Ledger, Settled
from summarizer.running import Patience, Run, Tally, Terms

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a shard.

    Attributes:
        counts: how its sources ended.
        tokens_in: what it took in this run, likewise ``tokens_out`` and ``cost_usd``.
        off: why no further shard can be worked on; empty where that is not so.
    """

    counts: Counts = field(default_factory=Counts)
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float = 0.0
    off: str = ""

    def __add__(self, other: Report) -> Report:
        return Report(
            self.counts + other.counts,
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
            self.cost_usd + other.cost_usd,
        )

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Report:
        """The report in a row that a worker gave."""
        fields = {key: value for key, value in row.items() if key in cls.__slots__}
        return cls(**fields | {"counts": Counts(**row["counts"])})


class ShardWorker:
    """Makes the records of shards, and writes them.

    Args:
        shards: all of the plan, by their numbers.
        folder: where they go.
        options: of the ``Extractor``.
        concurrency: sources that are worked on at once.
        deadline: seconds for one source; None for no bound.
    """

    def __init__(
        self,
        shards: Mapping[int, Shard],
        folder: ShardFolder,
        options: Mapping[str, Any],
        concurrency: int,
        deadline: float | None,
    ) -> None:
        self._shards = shards
        self._folder = folder
        self._options = options
        self._concurrency = concurrency
        self._deadline = deadline
        self._extractor: Extractor | None = None

    def __call__(self, batch: pa.Table) -> pa.Table:
        """The reports on the shards in a batch, a row each."""
        import pyarrow as pa

        reports = [
            asdict(self._report(self._shards[row[SHARD]], row[LINES])) for row in batch.to_pylist()
        ]
        return pa.Table.from_pylist(reports)

    def _report(self, shard: Shard, data: bytes) -> Report:
        counts = self._folder.counts(shard)
        if counts is not None and not counts.retryable:
            return Report(counts)  # written by a machine that was lost before it could tell
        try:
            return self._written(shard, data)
        except (UsageError, OutputError) as error:
            return Report(off=str(error))

    def _written(self, shard: Shard, data: bytes) -> Report:
        if self._extractor is None:
            self._extractor = Extractor(**self._options)
        engine, counting = self._extractor, _Counting()
        # One process where the engine computes, since each core has an actor of its own.
        concurrency = 1 if engine.computes else self._concurrency
        terms = Terms(concurrency, Patience(deadline=self._deadline))
        with self._folder.output(shard) as output, Ledger(None) as ledger:
            run = Run(engine, ledger, output, counting, terms)
            call = Call("extract", "", (), {}, engine.name, dict(engine.fingerprint))
            run.work((row.item for row in sources(shard, data)), call)
        tally = run.tally
        return Report(
            Counts(tally.records, tally.failed, counting.retryable),
            tally.spent.tokens_in,
            tally.spent.tokens_out,
            tally.spent.cost_usd,
        )


class _Counting:
    """Counts, of the sources that fail, those that may go well later."""

    def __init__(self) -> None:
        self.retryable = 0

    def begins(self, id: str, tally: Tally) -> None:
        """Nothing."""

    def ends(self, settled: Settled, tally: Tally) -> None:  # noqa: ARG002
        """Count a failure."""
        self.retryable += isinstance(settled.answer, Fault) and settled.answer.retryable
