"""How hard an endpoint may be worked, and how long anything may take."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.errors import UsageError


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what is sent to a model's endpoint.

    Attributes:
        concurrency: requests under way at once, at most; fewer while the server pushes back.
        rpm: requests a minute, evenly spaced; None for no bound.
        tpm: tokens a minute, in and out, evenly spaced; None for no bound.
        timeout: seconds for one request, to the last byte of the reply.
        deadline: seconds for one source with all its requests and waits; None for no bound.
        attempts: how often one request is sent, at most, while the server fails.
        backoff: seconds that the wait before the second attempt is drawn from; each further
            attempt doubles them.
        cache: whether replies are kept on disk and taken from there.

    Raises:
        UsageError: a bound lets nothing through.
    """

    concurrency: int = 8
    rpm: float | None = None
    tpm: float | None = None
    timeout: float = 120.0
    deadline: float | None = None
    attempts: int = 8
    backoff: float = 0.5
    cache: bool = True

    def __post_init__(self) -> None:
        for name in ("concurrency", "rpm", "tpm", "timeout", "deadline", "attempts"):
            value = getattr(self, name)
            if value is not None and not value > 0:
                raise UsageError(f"{name} must be above 0, not {value:g}")
        if not self.backoff >= 0:
            raise UsageError(f"backoff cannot be negative, and is {self.backoff:g}")
