"""What carries requests to a server, before real servers."""

from __future__ import annotations

import asyncio
import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx2
import pytest

from summarizer.model.transport.wire import Connections, Through

Answer = Callable[[BaseHTTPRequestHandler, bytes], None]


@contextmanager
def served(answer: Answer) -> Iterator[str]:
    """The address of a server that answers so."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            answer(self, self.rfile.read(int(self.headers["content-length"])))

        def log_message(self, *_):
            """Nothing on stderr."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def reply(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("content-length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def post(url: str, body: bytes = b"{}", **headers: str) -> httpx2.Response:
    async def run() -> httpx2.Response:
        async with httpx2.AsyncClient(transport=Connections(), follow_redirects=True) as client:
            return await client.post(url, content=body, headers=headers)

    return asyncio.run(run())


def test_status_headers_and_body_come_through_and_the_key_goes_out():
    def answer(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        told = f"{handler.headers['authorization']} {body.decode()}".encode()
        reply(handler, told, 429, retry_after="7")

    with served(answer) as url:
        found = post(url, b'{"a": 1}', authorization="Bearer k")
    assert (found.status_code, found.headers["retry-after"]) == (429, "7")
    assert found.text == 'Bearer k {"a": 1}'


def test_what_is_asked_for_compressed_is_read():
    def answer(handler: BaseHTTPRequestHandler, _: bytes) -> None:
        assert "gzip" in handler.headers["accept-encoding"]
        reply(handler, gzip.compress(b"words"), content_encoding="gzip")

    with served(answer) as url:
        found = post(url)
    assert found.content == b"words"
    assert "content-encoding" not in found.headers


def test_what_is_not_compressed_as_it_says_is_a_transport_error():
    with (
        served(lambda handler, _: reply(handler, b"words", content_encoding="gzip")) as url,
        pytest.raises(httpx2.TransportError),
    ):
        post(url)


def test_a_long_body_goes_whole():
    with served(lambda handler, body: reply(handler, str(len(body)).encode())) as url:
        assert post(url, b"x" * 3_000_000).text == "3000000"


def test_a_redirect_is_followed_with_the_body():
    def answer(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        if handler.path == "/old":
            reply(handler, b"", 307, location="/new")
        else:
            reply(handler, handler.path.encode() + body)

    with served(answer) as url:
        assert post(f"{url}/old", b"!").text == "/new!"


def test_a_proxy_of_the_environment_is_asked_with_its_login(monkeypatch: pytest.MonkeyPatch):
    def proxy(handler: BaseHTTPRequestHandler, _: bytes) -> None:
        reply(handler, f"{handler.path} {handler.headers['proxy-authorization']}".encode())

    with served(proxy) as url:
        monkeypatch.setenv("http_proxy", url.replace("//", "//me:pw@"))
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        told = post("http://model.invalid/v1").text
    assert told == "http://model.invalid/v1 Basic bWU6cHc="  # me:pw, by RFC 7617


def test_no_proxy_is_asked_for_what_the_environment_exempts(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with served(lambda handler, _: reply(handler, b"direct")) as url:
        assert post(url).text == "direct"


def test_a_server_that_is_not_there_is_a_connect_error():
    with pytest.raises(httpx2.ConnectError):
        post("http://127.0.0.1:9")


def test_an_answer_that_breaks_off_is_a_read_error_and_no_timeout():
    def answer(handler: BaseHTTPRequestHandler, _: bytes) -> None:
        handler.send_response(200)
        handler.send_header("content-length", "100")
        handler.end_headers()
        handler.wfile.write(b"{")
        handler.close_connection = True

    with served(answer) as url, pytest.raises(httpx2.ReadError):
        post(url)


def test_a_client_of_somebody_else_is_closed_with_the_transport():
    client = httpx2.AsyncClient(
        transport=httpx2.MockTransport(lambda _: httpx2.Response(200, text="theirs"))
    )

    async def run() -> str:
        async with httpx2.AsyncClient(transport=Through(client)) as outer:
            return (await outer.post("http://model.invalid")).text

    assert asyncio.run(run()) == "theirs"
    assert client.is_closed
