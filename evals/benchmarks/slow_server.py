"""A server that answers every chat request after the same time, with as little work as can be."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Sequence
from multiprocessing.connection import Connection

_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
_CASE = re.compile(rb"Case (\d+)\.")
_OTHERS = {"extractions": [{"count": "12 Ethiopian fishermen", "count_attributes": {}}]}
"""What a client that sends no tools is answered: the form of langextract."""


class _Chat(asyncio.Protocol):
    """One connection. Counts requests in ``came``."""

    came = 0

    def __init__(self, replies: Sequence[bytes], latency: float) -> None:
        self._replies = [_whole(reply) for reply in replies]
        self._others = _whole(_content(json.dumps(_OTHERS)))
        self._latency = latency
        self._received = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        head = self._received.find(b"\r\n\r\n")
        if head < 0:
            return
        length = _LENGTH.search(self._received, 0, head)
        if length is None or len(self._received) < head + 4 + int(length[1]):
            return
        body, self._received = self._received[head + 4 :], b""
        _Chat.came += 1
        assert self._transport is not None
        loop = asyncio.get_running_loop()
        loop.call_later(self._latency, self._transport.write, self._reply(body))

    def _reply(self, body: bytes) -> bytes:
        case = _CASE.search(body) if b'"tools"' in body else None
        return self._others if case is None else self._replies[int(case[1]) % len(self._replies)]


def serve(pipe: Connection, replies: Sequence[bytes], latency: float) -> None:
    """Serve until killed; the port goes into the pipe, and a count for each message from it."""
    asyncio.run(_serve(pipe, replies, latency))


async def _serve(pipe: Connection, replies: Sequence[bytes], latency: float) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Chat(replies, latency), "127.0.0.1", 0, backlog=1024)

    def count() -> None:
        try:
            pipe.recv()
        except EOFError:
            loop.remove_reader(pipe.fileno())
        else:
            pipe.send(_Chat.came)

    loop.add_reader(pipe.fileno(), count)
    pipe.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()


def _whole(body: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n"
    return head.encode() + b"\r\n" + body


def _content(content: str) -> bytes:
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    whole = {"id": "c", "object": "chat.completion", "created": 0, "model": "reader"}
    usage = {"prompt_tokens": 500, "completion_tokens": 50, "total_tokens": 550}
    return json.dumps({**whole, "choices": [choice], "usage": usage}).encode()
