"""Pages by address, from a server on loopback or a transport that stands in for the network."""

from __future__ import annotations

import asyncio
import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx2
import pytest

from summarizer.errors import SourceError
from summarizer.reading import Unreadable, read_source, read_sources
from summarizer.reading.inputs import Reader
from summarizer.reading.web import USER_AGENT, Web, is_public
from summarizer.source import Source

ARTICLE = (
    "<!doctype html><html><head><title>Forty Prisoners Come Home</title></head><body><article><p>"
    "The two sides exchanged forty prisoners on Wednesday at a crossing, officials said."
    "</p></article></body></html>"
)
HTML = "text/html; charset=utf-8"


class Site(BaseHTTPRequestHandler):
    """A small news site."""

    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.headers["User-Agent"])
        path = self.path.partition("?")[0]
        if path == "/drip":
            return self.drip()
        if path == "/packed":
            return self.answer(gzip.compress(b"x" * 3_000_000), "text/plain", encoding="gzip")
        if path.startswith("/hop/"):
            left = int(path.removeprefix("/hop/"))
            return self.answer(b"", HTML, 302, f"/hop/{left - 1}" if left else "/swap")
        pages = {
            "/swap": (ARTICLE.encode(), HTML),
            "/note": ("Quarante libérés".encode("latin-1"), "text/plain; charset=iso-8859-1"),
            "/picture": (b"x", "image/png"),
            "/long": (b"x" * 2_000_001, "text/plain"),
            "/typeless": (b"x", ""),
        }
        if path not in pages:
            return self.answer(b"", HTML, 503 if path == "/busy" else 404)
        return self.answer(*pages[path])

    def answer(
        self,
        body: bytes,
        content_type: str,
        status: int = 200,
        location: str = "",
        encoding: str = "",
    ) -> None:
        self.send_response(status)
        for name, value in (
            ("Content-Type", content_type),
            ("Location", location),
            ("Content-Encoding", encoding),
        ):
            if value:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def drip(self) -> None:
        """A header a moment, for ever."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        try:
            for number in range(1000):
                self.wfile.write(b"X-%d: y\r\n" % number)
                time.sleep(0.02)
        except OSError:
            return

    def log_message(self, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 256
    daemon_threads = True


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = Server(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def loopback(**said: Any) -> Web:
    """A policy that lets a test ask a server of its own."""
    return Web(schemes=frozenset({"http"}), accepts=lambda _: True, **said)


def fetch(address: str, **said: Any) -> Source:
    return Reader(loopback(**said)).one(address)


def test_a_page_is_a_source(site: str) -> None:
    source = fetch(f"{site}/swap?from=feed#top")

    assert "exchanged forty prisoners" in source.text
    assert not source.verbatim
    assert source.id == f"{site}/swap?from=feed".removeprefix("http://")
    assert source.info.url == f"{site}/swap?from=feed"
    assert source.info.title == "Forty Prisoners Come Home"
    assert Site.asked[-1] == USER_AGENT
    assert "exchange-summarizer" in USER_AGENT


def test_plain_text_comes_in_the_character_set_that_the_server_says(site: str) -> None:
    source = fetch(f"{site}/note")

    assert source.text == "Quarante libérés"
    assert source.verbatim


def test_redirects_are_followed_five_times(site: str) -> None:
    source = fetch(f"{site}/hop/4")

    assert source.info.url == f"{site}/swap"
    with pytest.raises(SourceError, match="redirects more than 5 times"):
        fetch(f"{site}/hop/5")


@pytest.mark.parametrize(
    ("path", "reason", "retryable"),
    [
        ("/gone", "answered 404; try again later, or save the page", False),
        ("/busy", "answered 503", True),
        ("/picture", "holds image/png; name a page of HTML, plain text or PDF", False),
        ("/typeless", "holds an unknown type", False),
        ("/long", "is larger than 2 MB", False),
        ("/packed", "is larger than 2 MB", False),
    ],
)
def test_what_is_no_report_is_refused(site: str, path: str, reason: str, retryable: bool) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        fetch(site + path, max_bytes=2_000_000)

    assert caught.value.retryable is retryable
    assert str(caught.value).startswith(site + path)


def test_the_deadline_holds_for_a_server_that_never_stops(site: str) -> None:
    with pytest.raises(SourceError, match=r"did not answer in full within 0\.3 seconds") as caught:
        fetch(f"{site}/drip", seconds=0.3)

    assert caught.value.retryable


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(SourceError, match="cannot be fetched") as caught:
        fetch("http://127.0.0.1:9/swap")

    assert caught.value.retryable


def test_a_page_can_be_read_inside_an_event_loop(site: str) -> None:
    async def main() -> Source:
        return fetch(f"{site}/swap")

    assert asyncio.run(main()).info.title == "Forty Prisoners Come Home"


def test_an_address_named_twice_is_asked_once(site: str) -> None:
    Site.asked.clear()

    items = list(Reader(loopback()).several([f"{site}/swap", f"{site}/swap", f"{site}/gone"], None))

    assert [type(item) for item in items] == [Source, Unreadable]
    assert len(Site.asked) == 2


@pytest.mark.parametrize(
    "address",
    [
        "https://127.0.0.1/",
        "https://localhost/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://10.0.0.1/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://0.0.0.0/",
        "https://2130706433/",
    ],
)
def test_inner_addresses_are_refused(address: str) -> None:
    with pytest.raises(SourceError, match="is not on the open internet; save the page as a file"):
        read_source(address)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://example.org/swap", "is not https; use an address that begins with https://"),
        ("HTTP://example.org/swap", "is not https"),
        ("ftp://example.org/swap", "is not https"),
        ("file:///etc/passwd", "is not https"),
        ("https://ann:secret@example.org/", "was given with a user name or password"),
        ("https://", "names no host"),
        ("https://example.org:x/", "is no valid address"),
        ("https://[::1/", "is no valid address"),
        ("https://" + "x" * 64 + ".example/", "is no valid address"),
        ("https://example.org:99999/", "names no port that exists"),
    ],
)
def test_addresses_that_are_never_asked(address: str, reason: str) -> None:
    [item] = read_sources([address])

    assert isinstance(item, Unreadable)
    assert item.name == address.replace("ann:secret@", "")
    assert "secret" not in str(item.error)
    with pytest.raises(SourceError, match=reason):
        raise item.error


def elsewhere(answers: dict[str, httpx2.Response], hosts: dict[str, str]) -> Web:
    """A policy as users have it, with a network that knows these answers and hosts."""
    return Web(
        transport=lambda: httpx2.MockTransport(lambda request: answers[str(request.url)]),
        resolver=lambda host, _: [hosts[host]],
    )


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://news.example/swap", "leads to http://news.example/swap, which is not https"),
        ("https://inner.example/", "leads to https://inner.example/, which is not on the open"),
        ("//inner.example/", "which is not on the open"),
        ("file:///etc/passwd", "is not https"),
        ("https://ann:pw@news.example/", "https://news.example/ wants a user name"),
    ],
)
def test_a_redirect_is_held_to_the_same_rules(location: str, reason: str) -> None:
    answer = httpx2.Response(301, headers={"Location": location})
    web = elsewhere(
        {"https://news.example/": answer},
        {"news.example": "93.184.215.14", "inner.example": "10.1.2.3"},
    )

    with pytest.raises(SourceError, match=reason):
        web.fetch("https://news.example/")


def test_an_address_in_a_text_is_not_asked() -> None:
    note = "Read more at https://inner.example/secret and https://news.example/other."
    answer = httpx2.Response(200, headers={"Content-Type": "text/plain"}, text=note)
    web = elsewhere({"https://news.example/": answer}, {"news.example": "93.184.215.14"})

    assert Reader(web).one("https://news.example/").text == note


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("172.16.0.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_is_public(ip: str, public: bool) -> None:
    assert is_public(ip) is public
