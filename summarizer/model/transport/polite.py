"""The transport between a provider's client and its server."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

import httpx2

from summarizer.errors import ProviderError, ReplyError
from summarizer.limits import Limits
from summarizer.model.transport.asking import asking
from summarizer.model.transport.cache import ReplyCache, request_key
from summarizer.model.transport.pace import Pace
from summarizer.model.transport.retry import Verdict, backoff, judge, retry_after
from summarizer.model.transport.slots import Slots

_LONGEST_WAIT = 120.0
"""Seconds; a server that asks for more (a daily quota, say) is left alone."""
_UNREACHED_ATTEMPTS = 3
"""For a server that has never been reached: its address may be wrong, or it does not run."""
_TOKENS_PER_BYTE = 0.3
"""Of the body of a request, reply included; a first guess that replies soon correct."""
_LEARNING = 0.1
_JSON = {"content-type": "application/json"}

_REFUSED = "the model refused to answer; try another model"


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one attempt.

    Attributes:
        verdict: what to make of it.
        response: what the server answered, or None where it did not.
        trouble: what happened where it did not answer, or not with a reply.
        wait: seconds that the server asks for, or None.
        attempts: how many it took.
    """

    verdict: Verdict
    response: httpx2.Response | None = None
    trouble: str = ""
    wait: float | None = None
    attempts: int = 1


class PoliteTransport(httpx2.AsyncBaseTransport):
    """Sends requests as fast as its limits and the server allow, and again where that may help.

    Args:
        wire: carries the requests; closed with the transport.
        host: what the server is called in messages.
        limits: how hard it may be worked.
        cache: replies to earlier requests, or None.
    """

    def __init__(
        self, wire: httpx2.AsyncBaseTransport, host: str, limits: Limits, cache: ReplyCache | None
    ) -> None:
        self._wire = wire
        self._cache = cache
        self._host = host
        self._limits = limits
        self._slots = Slots(limits.concurrency)
        self._requests = Pace(limits.rpm) if limits.rpm else None
        self._tokens = Pace(limits.tpm) if limits.tpm else None
        self._per_byte = _TOKENS_PER_BYTE
        self._reached = False

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The server's answer: a reply, or an error that another attempt would not mend.

        Raises:
            ProviderError: the server gave no answer, and the attempts or the time are used up.
            ReplyError: the model refused to answer.
        """
        await request.aread()  # where it was led here from another address
        if self._cache is None:
            return self._final(await self._persist(request))
        course = asking.get()
        key = request_key(request)
        kept = self._cache.get(key)
        reply = None if kept is None else httpx2.Response(200, headers=_JSON, content=kept)
        found = reply is not None and judge(reply).good
        if course is not None:
            course.cached = found
            course.keys.append(key)
        if reply is not None and found:
            return reply
        outcome = await self._persist(request)
        if outcome.verdict.good and outcome.response is not None:
            self._cache.put(key, outcome.response.content)
        return self._final(outcome)

    async def _persist(self, request: httpx2.Request) -> _Outcome:
        """What came of the last attempt."""
        few: Counter[str] = Counter()
        for attempt in range(1, self._limits.attempts + 1):
            outcome = await self._attempt(request)
            wait = self._wait(outcome, attempt, few) if outcome.verdict.again else None
            if wait is None:
                break
            self._count_as_wasted(outcome)
            await asyncio.sleep(wait)
        return replace(outcome, attempts=attempt)

    async def aclose(self) -> None:
        """Close what carries the requests, and the cache."""
        await self._wire.aclose()
        if self._cache is not None:
            self._cache.close()

    async def _attempt(self, request: httpx2.Request) -> _Outcome:
        ticket = await self._slots.take()
        pushed_back: bool | None = None
        try:
            guess = await self._paced(request)
            outcome = await self._send(request)
            if outcome.verdict.good or outcome.verdict.pushed_back:
                pushed_back = outcome.verdict.pushed_back
        finally:
            self._slots.give(ticket, pushed_back=pushed_back)
        self._correct(request, guess, outcome.verdict.usage)
        return outcome

    async def _send(self, request: httpx2.Request) -> _Outcome:
        try:
            async with asyncio.timeout(self._limits.timeout):
                response = await self._wire.handle_async_request(request)
        except (TimeoutError, httpx2.TimeoutException):
            seconds = self._limits.timeout
            trouble = f"gave no answer within {seconds:g} seconds; raise --timeout"
            return _Outcome(Verdict(whole=False, again=True, pushed_back=True), trouble=trouble)
        except httpx2.ConnectError:
            attempts = None if self._reached else _UNREACHED_ATTEMPTS
            trouble = "cannot be reached; check the address and that it is running"
            return _Outcome(Verdict(whole=False, again=True, attempts=attempts), trouble=trouble)
        except (httpx2.TransportError, httpx2.DecodingError):
            return _Outcome(
                Verdict(whole=False, again=True), trouble="broke its answer off; try again later"
            )
        self._reached = True
        verdict = judge(response)
        trouble = "answered with something that is no reply; try again later or another model"
        return _Outcome(verdict, response, trouble, retry_after(response.headers))

    def _wait(self, outcome: _Outcome, attempt: int, few: Counter[str]) -> float | None:
        """Seconds until the next attempt, or None where there shall be none.

        ``few`` counts, by trouble, the answers after which only some attempts make sense.
        """
        bound = outcome.verdict.attempts
        if bound is not None:
            few[outcome.trouble] += 1
        if attempt == self._limits.attempts or (
            bound is not None and few[outcome.trouble] == bound
        ):
            return None
        wait = backoff(attempt, self._limits.backoff)
        if outcome.wait is not None:
            # Drawn on top, so that those who were refused together do not come back together.
            wait = outcome.wait + min(wait, self._limits.backoff)
        if wait > _LONGEST_WAIT:
            return None
        course = asking.get()
        if course is None or course.deadline is None:
            return wait
        left = course.deadline - asyncio.get_running_loop().time()
        return wait if wait < left else None

    def _final(self, outcome: _Outcome) -> httpx2.Response:
        if outcome.verdict.refused:
            # Here, since instructor would ask again, as if the form of the reply were at fault.
            self._count_as_wasted(outcome)
            raise ReplyError(_REFUSED)
        if outcome.response is not None and outcome.verdict.whole:
            return outcome.response  # it says best itself what is wrong with it
        what, _, advice = outcome.trouble.partition("; ")
        times = f", {outcome.attempts} times in a row" if outcome.attempts > 1 else ""
        raise ProviderError(f"{self._host} {what}{times}; {advice}")

    @staticmethod
    def _count_as_wasted(outcome: _Outcome) -> None:
        course = asking.get()
        if course is not None and outcome.verdict.usage is not None:
            course.wasted(outcome.verdict.usage)

    async def _paced(self, request: httpx2.Request) -> float:
        """Wait for the request's turn. Returns the tokens that were waited for."""
        if self._requests is not None:
            await self._requests.wait()
        if self._tokens is None:
            return 0.0
        guess = len(request.content) * self._per_byte
        await self._tokens.wait(guess)
        return guess

    def _correct(self, request: httpx2.Request, guess: float, usage: Any) -> None:
        used = _total(usage)
        if self._tokens is None or used is None:
            return
        self._tokens.correct(used - guess)
        seen = used / max(1, len(request.content))
        self._per_byte += _LEARNING * (seen - self._per_byte)


def _total(usage: Any) -> int | None:
    """All tokens that a reply tells of, by the names of OpenAI's and Anthropic's API."""
    if not usage:
        return None
    if isinstance(total := usage.get("total_tokens"), int):
        return total
    counts = [usage.get(name) for name in ("input_tokens", "output_tokens")]
    return sum(each for each in counts if isinstance(each, int)) or None
