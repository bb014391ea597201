"""A chat server on loopback that answers from a queue and keeps what it was asked."""

from __future__ import annotations

import json
import threading
from collections import deque
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TEXT = (
    "NAIROBI, 4 May 2021 - Kenya freed 12 Ethiopian fishermen at Moyale on Tuesday. "
    "Ethiopia in turn handed over two Kenyan teachers, Amina Odhiambo and Peter Wekesa. "
    "Kenya still holds 30 Ethiopians. "
    '"We did it as a gesture of goodwill," said minister Grace Njoroge.'
)


def cite(number: int, words: str) -> list[dict[str, Any]]:
    return [{"s": number, "words": words}]


def good_event() -> dict[str, Any]:
    """What a careful reader answers for TEXT."""
    both = ["releasing", "receiving"]
    state = {"kind": "state", "roles": both}
    count = {"role": "transfer", "approximate": False, "category": "civilian"}
    return {
        "kind": "exchange",
        "status": "completed",
        "summary": "Kenya and Ethiopia exchanged 12 fishermen for two teachers on 4 May 2021.",
        "parties": [
            {"name": "Kenya", "country": "KE", **state, "evidence": cite(1, "Kenya freed 12")},
            {"name": "Ethiopia", "country": "ET", **state, "evidence": cite(2, "Ethiopia in turn")},
        ],
        "counts": [
            {
                **count,
                "released_by": "Kenya",
                "released_to": "Ethiopia",
                "low": 12,
                "high": 12,
                "as_written": "12 Ethiopian fishermen",
                "evidence": cite(1, "Kenya freed 12 Ethiopian fishermen"),
            },
            {
                **count,
                "released_by": "Ethiopia",
                "released_to": "Kenya",
                "low": 2,
                "high": 2,
                "as_written": "two Kenyan teachers",
                "evidence": cite(2, "handed over two Kenyan teachers"),
            },
        ],
        "people": [
            {
                "name": "Amina Odhiambo",
                "role": "released",
                "party": "Kenya",
                "note": None,
                "evidence": cite(2, "Amina Odhiambo"),
            }
        ],
        "dates": [
            {
                "role": "handover",
                "date": "2021-05-04",
                "as_written": "Tuesday",
                "evidence": cite(1, "at Moyale on Tuesday"),
            }
        ],
        "locations": [
            {"name": "Moyale", "role": "handover", "country": None, "evidence": cite(1, "Moyale")}
        ],
        "rationales": [
            {
                "stated_by": "Kenya",
                "kinds": ["goodwill"],
                "statement": "a gesture of goodwill",
                "evidence": cite(4, "as a gesture of goodwill"),
            }
        ],
        "framing": [],
    }


class ChatServer:
    """Answers ``/v1/chat/completions`` from a queue; each answer is one of

    a dict or a string: the arguments of a tool call, or the content of a JSON-schema reply;
    an int: that HTTP status with an error body; a callable: takes the request, gives the body.
    """

    def __init__(self) -> None:
        self.answers: deque[Any] = deque()
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                outer.requests.append(body)
                outer.headers.append({k.lower(): v for k, v in self.headers.items()})
                status, reply = outer._reply(body)
                data = json.dumps(reply).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                with suppress(BrokenPipeError):  # a client that was stopped does not wait
                    self.wfile.write(data)

            def log_message(self, *args: object) -> None:
                pass

        self.httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.httpd.server_port}/v1"
        self.thread = threading.Thread(target=self.httpd.serve_forever, args=(0.01,))
        self.thread.start()

    def _reply(self, body: dict[str, Any]) -> tuple[int, Any]:
        answer = self.answers.popleft()
        if isinstance(answer, int):
            return answer, {"error": {"message": "no", "type": "error"}}
        if callable(answer):
            return 200, answer(body)
        return 200, completion(body, answer)

    def close(self) -> None:
        self.httpd.shutdown()
        self.httpd.server_close()
        self.thread.join()

    def said(self, request: int) -> str:
        """All that a request said, as one string."""
        return json.dumps(self.requests[request]["messages"], ensure_ascii=False)


def completion(
    body: dict[str, Any], answer: Any, finish: str = "stop", refusal: str | None = None
) -> dict[str, Any]:
    text = answer if isinstance(answer, str) else json.dumps(answer)
    message: dict[str, Any] = {"role": "assistant", "content": None, "refusal": refusal}
    if refusal is None and body.get("tools"):
        name = body["tools"][0]["function"]["name"]
        call = {"id": "call_1", "type": "function", "function": {"name": name, "arguments": text}}
        message["tool_calls"] = [call]
    elif refusal is None:
        message["content"] = text
    return {
        "id": "c",
        "object": "chat.completion",
        "created": 0,
        "model": body["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100},
    }
