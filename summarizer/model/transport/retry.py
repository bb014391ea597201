"""What an answer means: good, worth another attempt, or final; and how long to wait.

Waits are drawn with full jitter between 0 and a bound that doubles ("Exponential Backoff and
Jitter", AWS Architecture Blog 2015), unless the server says how long.
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx2

AGAIN = frozenset({408, 409, 425, 429})
"""Statuses below 500 after which the same request may go well."""
NO_CREDIT = "insufficient_quota"
"""How OpenAI tells, with status 429, that the account has no money left: waiting does not help."""

_PUSHED_BACK = frozenset({429, 503, 529})
_LONGEST_BACKOFF = 30.0
_CUT_OFF_ATTEMPTS = 3
"""Another reply may be shorter than the bound on its length; oftener than this only costs."""

_random = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be made of an answer.

    Attributes:
        good: it is a reply that can be worked with.
        whole: it is at least something that a client can read.
        refused: the model does not want to answer.
        again: the same request may go well.
        pushed_back: the server is too busy.
        attempts: how many answers of this kind are enough, or None for the usual bound.
        usage: what a reply tells of the tokens that it took.
    """

    good: bool = False
    whole: bool = True
    refused: bool = False
    again: bool = False
    pushed_back: bool = False
    attempts: int | None = None
    usage: Mapping[str, Any] | None = None


def judge(response: httpx2.Response) -> Verdict:
    """What an answer of the server means; its body must have been read."""
    status = response.status_code
    if status == 200:
        return judge_reply(response.content)
    if status == 429 and NO_CREDIT in response.text:
        return Verdict()
    again = status in AGAIN or status >= 500
    return Verdict(again=again, pushed_back=status in _PUSHED_BACK)


def judge_reply(body: bytes) -> Verdict:
    """What the body of an answer with status 200 means."""
    try:
        reply = json.loads(body)
    except ValueError:
        return Verdict(whole=False, again=True)
    if not isinstance(reply, dict):
        return Verdict(whole=False, again=True)
    usage = reply.get("usage")
    usage = usage if isinstance(usage, dict) else None
    if "choices" not in reply:  # another provider's form
        return Verdict(good=True, usage=usage)
    choices = reply["choices"]
    if not (isinstance(choices, list) and choices and isinstance(choices[0], dict)):
        return Verdict(again=True, usage=usage)
    return _judge_choice(choices[0], usage)


def _judge_choice(choice: dict[str, Any], usage: Mapping[str, Any] | None) -> Verdict:
    message = choice.get("message")
    if isinstance(message, dict) and message.get("refusal"):
        return Verdict(refused=True, usage=usage)
    if choice.get("finish_reason") == "length":
        return Verdict(again=True, attempts=_CUT_OFF_ATTEMPTS, usage=usage)
    return Verdict(good=True, usage=usage)


def backoff(attempt: int, base: float) -> float:
    """Seconds to wait after attempt number ``attempt`` has failed."""
    return _random.uniform(0, min(_LONGEST_BACKOFF, base * 2 ** (attempt - 1)))


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that the server asks to wait, or None where it does not say.

    Takes both forms of ``Retry-After`` (RFC 9110, 10.2.3), a date against the server's own clock
    where it sends it, and ``retry-after-ms`` as OpenAI sends it.
    """
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            seconds = float(headers[name]) * unit
        except (KeyError, ValueError):
            continue
        return max(0.0, seconds) if math.isfinite(seconds) else None
    until = _date(headers.get("retry-after"))
    if until is None:
        return None
    now = _date(headers.get("date")) or datetime.now(UTC)
    return max(0.0, (until - now).total_seconds())


def _date(value: str | None) -> datetime | None:
    try:
        date = parsedate_to_datetime(value or "")
    except ValueError:
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
