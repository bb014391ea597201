"""Replies judged by processes of their own, so that this one can go on asking.

A judge computes and nothing else, and is started only once there is half a second of work for it.
Where none is free, or one has ended, the reply is judged here: a panel of no judges is none the
wiser.

A judge is no child of ``multiprocessing``, which would run the main module of whoever calls this
package once more, requests and all, where that is not guarded.
"""

from __future__ import annotations

import asyncio
import pickle
import sys
from collections import deque
from collections.abc import Callable
from time import perf_counter
from typing import TypeAlias

from summarizer.model import panel_process
from summarizer.model.judge import Question, Ruling, rule

_ALONE = 0.5
"""Seconds of judging before judges are started, which takes about as long."""
_MOST = 4
"""Judges; one process cannot ask for more than they get done."""
_AHEAD = 8
"""Replies that a judge has before it, so that it never waits while we are busy."""
_WAITING = 4
"""Replies for each judge that may wait for one; with more, some are judged here."""
_LONGEST = 30_000
"""Characters of a text. A longer one goes in parts, and all are judged where it is folded once."""
_MOST_ENDED = 3
"""Judges that may end; with more of them, something ends them all."""


_Answer: TypeAlias = "asyncio.Future[Ruling]"


class Panel:
    """Judges replies, here or in other processes; used from one event loop.

    Args:
        processes: how many there may be besides this one.

    Attributes:
        judges: all that were started.
    """

    def __init__(self, processes: int) -> None:
        self._size = min(processes, _MOST)
        self.judges: list[_Judge] = []
        self._waiting: deque[tuple[Question, _Answer]] = deque()
        self._helping: asyncio.Task[None] | None = None
        self._worked = 0.0

    async def rule(self, question: Question) -> Ruling:
        """What is to be made of a reply."""
        if self._worked < _ALONE or not self._size or len(question.case.text) > _LONGEST:
            return self._rule_here(question)
        answer: _Answer = asyncio.get_running_loop().create_future()
        self._waiting.append((question, answer))
        self._summon()
        self._hand_out()
        return await answer

    async def close(self) -> None:
        """End the processes, whatever they are at."""
        self._size = 0
        for judge in self.judges:
            await judge.close()

    def _rule_here(self, question: Question) -> Ruling:
        began = perf_counter()
        try:
            return rule(question)
        finally:
            self._worked += perf_counter() - began

    def _summon(self) -> None:
        """See to it that there are judges."""
        working = sum(not judge.ended for judge in self.judges)
        if working < self._size and len(self.judges) < self._size + _MOST_ENDED:
            self.judges.append(_Judge(self._hand_out, self._answer))

    def _hand_out(self) -> None:
        """Give judges what waits; where it is too much for them, help."""
        for judge in self.judges:
            while self._waiting and judge.ready and len(judge.before) < _AHEAD:
                judge.ask(*self._waiting.popleft())
        if self._too_many and (self._helping is None or self._helping.done()):
            self._helping = asyncio.create_task(self._help())

    @property
    def _too_many(self) -> bool:
        return len(self._waiting) > _WAITING * sum(judge.ready for judge in self.judges)

    async def _help(self) -> None:
        """Judge here what is too much, and let the loop do its work in between."""
        while self._too_many:
            self._answer(*self._waiting.popleft())
            await asyncio.sleep(0)

    def _answer(self, question: Question, answer: _Answer) -> None:
        if answer.done():  # nobody waits where a source has met its deadline
            return
        try:
            answer.set_result(self._rule_here(question))
        except Exception as error:  # a bug, for whoever waits
            answer.set_exception(error)


class _Judge:
    """A process that judges, one question after the other.

    Args:
        free: called when it can be asked.
        unable: called with each question that it cannot answer.

    Attributes:
        ready: whether it can be asked.
        ended: whether its process has ended.
        before: what it has been asked, and where the answers go.
        pid: of its process, once there is one.
    """

    def __init__(
        self, free: Callable[[], None], unable: Callable[[Question, _Answer], None]
    ) -> None:
        self.ready = False
        self.ended = False
        self.pid: int | None = None
        self.before: deque[tuple[Question, _Answer]] = deque()
        self._free = free
        self._unable = unable
        self._sitting = asyncio.create_task(self._sit())

    def ask(self, question: Question, answer: _Answer) -> None:
        """Have a question answered."""
        self.before.append((question, answer))
        self._questions.write(pickle.dumps(question, pickle.HIGHEST_PROTOCOL))

    async def close(self) -> None:
        """End its process."""
        self._sitting.cancel()
        await asyncio.gather(self._sitting, return_exceptions=True)

    async def _sit(self) -> None:
        """Start the process, and pass on its answers until it ends."""
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-P",
                panel_process.__file__,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for us: what is in flight shall end well
            )
        except OSError:  # no room for it, or no Python of its own
            self.ended = True
            return
        assert process.stdin is not None
        assert process.stdout is not None
        self._questions, self.pid = process.stdin, process.pid
        self._questions.write(pickle.dumps(sys.path))
        try:
            await self._pass_on(process.stdout)
        except (asyncio.IncompleteReadError, OSError):
            pass  # it was ended from outside
        finally:
            self.ready, self.ended = False, True
            while self.before:
                self._unable(*self.before.popleft())
            self._free()
            await self._end(process)

    async def _pass_on(self, answers: asyncio.StreamReader) -> None:
        while True:
            size = await answers.readexactly(panel_process.SIZE)
            body = await answers.readexactly(int.from_bytes(size, "big"))
            ruling = pickle.loads(body)  # noqa: S301  # our own process wrote it
            if self.ready:
                question, answer = self.before.popleft()
                if ruling is None:
                    self._unable(question, answer)
                elif not answer.done():
                    answer.set_result(ruling)
            self.ready = True  # which it says first
            self._free()

    @staticmethod
    async def _end(process: asyncio.subprocess.Process) -> None:
        if process.returncode is None:
            process.kill()
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()
