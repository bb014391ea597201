"""An imitation of OpenAI's files and batches on loopback, whose batches end when a test says so."""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Callable
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.support.chat import completion
from tests.support.faults import case_of, right_event

Line = dict[str, Any]


def right(body: dict[str, Any]) -> dict[str, Any]:
    """A careful reader's answer."""
    return completion(body, {"events": [right_event(case_of(body))]})


class BatchServer:
    """Answers ``/v1/files`` and ``/v1/batches``.

    Attributes:
        files: contents by id.
        batches: by id, in the order of their creation.
        asked: bodies of all requests in all batches, in order.
        keys: ``Authorization`` headers that came.
        die_at: name of a step that is done, but answered with an error: ``upload``, ``create``.
        hold_at: name of a step after which no answer comes; ``held`` is then set.
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.names: dict[str, str] = {}
        self.batches: dict[str, dict[str, Any]] = {}
        self.asked: list[dict[str, Any]] = []
        self.keys: set[str] = set()
        self.die_at = ""
        self.hold_at = ""
        self.held = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                outer.keys.add(self.headers["authorization"])
                data = self.rfile.read(int(self.headers.get("content-length") or 0))
                step, reply = outer._post(self.path, data, self.headers["content-type"] or "")
                if step == outer.hold_at:
                    outer.hold_at = ""
                    outer.held.set()
                    self.close_connection = True
                    self.connection.settimeout(20)
                    self.rfile.read(1)  # until the other side is gone
                elif step == outer.die_at:
                    outer.die_at = ""
                    self.close_connection = True
                    self._answer(418, {"error": {"message": "killed here"}})
                else:
                    self._answer(200, reply)

            def do_GET(self) -> None:
                if self.path.endswith("/content"):
                    self._send(200, outer.files[self.path.split("/")[3]])
                else:
                    self._answer(200, outer._get(self.path.partition("?")[0]))

            def _answer(self, status: int, value: Any) -> None:
                self._send(status, json.dumps(value).encode())

            def _send(self, status: int, data: bytes) -> None:
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *args: object) -> None:
                pass

        self.httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.httpd.server_port}/v1"
        self.thread = threading.Thread(target=self.httpd.serve_forever, args=(0.01,))
        self.thread.start()

    def close(self) -> None:
        self.httpd.shutdown()
        self.httpd.server_close()
        self.thread.join()

    def __enter__(self) -> BatchServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def lines(self, batch: dict[str, Any]) -> list[Line]:
        """The requests of a batch."""
        data = self.files[batch["input_file_id"]].decode()
        return [json.loads(line) for line in data.splitlines()]

    def end(
        self,
        answer: Callable[[dict[str, Any]], Line | dict[str, Any] | None] = right,
        status: str = "completed",
    ) -> int:
        """End all batches under way; how many.

        Args:
            answer: the completion for a body; a dict with ``error`` goes to the error file; None
                leaves a request without any answer.
            status: how they end.
        """
        going = [each for each in self.batches.values() if each["status"] == "in_progress"]
        for number, batch in enumerate(going):
            good, bad = [], []
            for line in self.lines(batch):
                told = answer(line["body"])
                if told is None:
                    continue
                whole: Line = {"id": "r", "custom_id": line["custom_id"], "error": None}
                if "status_code" in told:
                    whole["response"] = told
                    bad.append(whole)
                elif "error" in told:
                    bad.append(whole | {"response": None, "error": told["error"]})
                else:
                    whole["response"] = {"status_code": 200, "request_id": "q", "body": told}
                    good.append(whole)
            random.Random(number).shuffle(good)
            batch["status"] = status
            for name, found in (("output_file_id", good), ("error_file_id", bad)):
                if found:
                    batch[name] = self._file("\n".join(map(json.dumps, found)).encode() + b"\n")
        return len(going)

    def fail(self, code: str) -> None:
        """Have all batches under way fail as a whole."""
        for batch in self.batches.values():
            if batch["status"] == "in_progress":
                batch["status"] = "failed"
                batch["errors"] = {"object": "list", "data": [{"code": code, "message": "no"}]}

    def _file(self, data: bytes, name: str = "output.jsonl") -> str:
        file = f"file-{len(self.files)}"
        self.files[file] = data
        self.names[file] = name
        return file

    def _post(self, path: str, data: bytes, kind: str) -> tuple[str, Any]:
        if path == "/v1/files":
            parts = BytesParser(policy=HTTP).parsebytes(
                f"content-type: {kind}\r\n\r\n".encode() + data
            )
            for part in parts.iter_parts():
                if name := part.get_filename():
                    content = part.get_payload(decode=True)
                    assert isinstance(content, bytes)
                    return "upload", self._told(self._file(content, name))
        if path.endswith("/cancel"):
            batch = self.batches[path.split("/")[3]]
            batch["status"] = "cancelled"
            return "cancel", batch
        asked = json.loads(data)
        name = f"batch-{len(self.batches)}"
        batch = {
            **asked,
            "id": name,
            "object": "batch",
            "created_at": len(self.batches),
            "status": "in_progress",
        }
        self.batches[name] = batch
        self.asked += [line["body"] for line in self.lines(batch)]
        return "create", batch

    def _get(self, path: str) -> Any:
        if path == "/v1/files":
            return _page([self._told(file) for file in self.files])
        if path == "/v1/batches":
            return _page(list(reversed(self.batches.values())))
        return self.batches[path.split("/")[3]]

    def _told(self, id: str) -> dict[str, Any]:
        return {
            "id": id,
            "object": "file",
            "bytes": len(self.files[id]),
            "created_at": 0,
            "filename": self.names[id],
            "purpose": "batch",
            "status": "processed",
        }


def _page(data: list[Any]) -> dict[str, Any]:
    return {"object": "list", "data": data, "has_more": False}
