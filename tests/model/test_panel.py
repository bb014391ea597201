"""Judges in processes of their own: what they say, and what happens when they end."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Coroutine, Sequence
from datetime import date
from typing import Any

import pytest

from summarizer.model import panel
from summarizer.model.judge import Case, Question, Ruling, rule
from summarizer.model.panel import Panel
from summarizer.text.spans import Span
from tests.support.faults import report, right_event


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judges are started for the first question."""
    monkeypatch.setattr(panel, "_ALONE", 0.0)
    monkeypatch.setattr(panel, "_WAITING", 1000)


def question(number: int, *, last: bool = True, **changed: Any) -> Question:
    events = [right_event(f"{number:06d}") | changed]
    return Question(Case.of(report(number)), events, last)


def good(number: int) -> Question:
    return question(number)


def refused(number: int) -> Question:
    return question(number, last=False, summary="Kenya freed 999 men.")


def dropped(number: int) -> Question:
    return question(number, locations=[{"name": "Moyale"}, {"name": "a \ud800 half"}])


def lost(number: int) -> Question:
    case = Case("Nothing happened.", "en", date(2021, 5, 4), None, [Span(0, 17)])
    return Question(case, good(number)[1], True)


async def processes(judges: Panel) -> list[int]:
    """The ids of those that are ready, of which there is one at least."""
    async with asyncio.timeout(30):
        while not (found := [judge.pid for judge in judges.judges if judge.ready]):
            await asyncio.sleep(0.01)
    return [pid for pid in found if pid is not None]


async def asked(judges: Panel, questions: Sequence[Question]) -> list[Ruling]:
    return await asyncio.gather(*map(judges.rule, questions))


def ended(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(work, 60))


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("make", [good, refused, dropped, lost])
def test_a_ruling_is_the_same_from_another_process(make: Any, monkeypatch: pytest.MonkeyPatch):
    questions = [make(number) for number in range(3)]
    expected = [rule(each) for each in questions]

    async def work() -> None:
        judges = Panel(1)
        first = asyncio.create_task(judges.rule(questions[0]))
        await processes(judges)
        monkeypatch.setattr(panel, "rule", None)  # nothing is judged here from now on
        assert await first == expected[0]
        assert await asked(judges, questions) == expected
        await judges.close()

    run(work())


@pytest.mark.usefixtures("at_once")
def test_killed_judges_cost_no_reply_and_are_replaced():
    questions = [good(number) for number in range(40)]

    async def work() -> None:
        judges = Panel(2)
        pending = [asyncio.create_task(judges.rule(each)) for each in questions]
        for pid in await processes(judges):
            os.kill(pid, signal.SIGKILL)
        assert await asyncio.gather(*pending) == [rule(each) for each in questions]
        again = asyncio.create_task(judges.rule(questions[0]))
        assert await processes(judges), "there is another one"
        assert await again == rule(questions[0])
        await judges.close()

    run(work())


@pytest.mark.usefixtures("at_once")
def test_where_all_judges_end_the_rest_is_judged_here(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.executable", "/bin/false")
    questions = [good(number) for number in range(20)]

    async def work() -> None:
        judges = Panel(2)
        for each in questions:
            assert await judges.rule(each) == rule(each)
        assert len(judges.judges) <= 5, "nobody starts them for ever"
        await judges.close()

    run(work())


@pytest.mark.usefixtures("at_once")
def test_a_bug_is_raised_for_whoever_waits_and_the_judge_goes_on():
    async def work() -> None:
        judges = Panel(1)
        await judges.rule(good(0))
        (pid,) = await processes(judges)
        with pytest.raises(TypeError):
            await judges.rule(Question(good(0).case, 5, True))  # type: ignore[arg-type]
        assert await judges.rule(good(1)) == rule(good(1))
        assert await processes(judges) == [pid]
        await judges.close()

    run(work())


@pytest.mark.usefixtures("at_once")
def test_closing_ends_the_processes():
    async def work() -> None:
        judges = Panel(2)
        await judges.rule(good(0))
        pids = await processes(judges)
        await judges.close()
        assert all(map(ended, pids))

    run(work())


def test_little_work_starts_no_process():
    async def work() -> None:
        judges = Panel(4)
        assert await judges.rule(good(0)) == rule(good(0))
        assert not judges.judges
        await judges.close()

    run(work())


def test_what_is_too_much_for_a_judge_is_judged_here_while_it_works(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(panel, "_ALONE", 0.0)
    here: list[Question] = []

    def counted(each: Question) -> Ruling:
        here.append(each)
        return rule(each)

    monkeypatch.setattr(panel, "rule", counted)

    async def work() -> None:
        judges = Panel(1)
        await judges.rule(good(0))
        await processes(judges)
        here.clear()
        questions = [good(number) for number in range(60)]
        assert await asked(judges, questions) == [rule(each) for each in questions]
        assert 0 < len(here) < 60
        await judges.close()

    run(work())
