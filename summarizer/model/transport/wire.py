"""What carries a request to a server and brings its answer back, whole.

aiohttp in place of httpx2's own connections: it takes a fifth of the processor's time, which is
most of what there is to do for a source before a fast server.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import httpx2

_AT_ONCE = 2**20
"""Bytes of a body that is sent in one go; aiohttp warns of longer ones, which hold the loop up."""
_OURS = frozenset({"accept-encoding", "connection", "content-length", "host"})
"""Headers that aiohttp knows better; it asks for encodings that it can read."""
_DECODED = frozenset({"content-encoding", "content-length", "transfer-encoding"})
"""Headers that no longer hold once a body has been read."""


class Connections(httpx2.AsyncBaseTransport):
    """Connections to any servers, kept alive; through a proxy where the environment names one.

    As many as there are requests at once: whoever asks bounds them, in number and in time.
    Belongs to the event loop of the first request.
    """

    def __init__(self) -> None:
        self._certificates = httpx2.create_ssl_context()  # takes a while: not with a request
        self._session: aiohttp.ClientSession | None = None
        self._proxies: dict[tuple[str, str], str | None] = {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The server's answer, its body read.

        Raises:
            ConnectError: the server cannot be reached.
            TransportError: the answer was broken off, or is no HTTP.
            DecodingError: the body is not encoded as it says.
        """
        session = self._session = self._session or self._open()
        content = await request.aread()
        with _errors_of_httpx2():
            async with session.request(
                request.method,
                str(request.url),
                headers=[pair for pair in request.headers.multi_items() if pair[0] not in _OURS],
                data=content if len(content) < _AT_ONCE else io.BytesIO(content),
                allow_redirects=False,
                proxy=self._proxy(request.url),
            ) as answer:
                body = await answer.read()
        return _whole(answer.status, answer.headers, body)

    async def aclose(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    def _open(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, ssl=self._certificates),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(),
        )

    def _proxy(self, url: httpx2.URL) -> str | None:
        """The proxy for an address; not by aiohttp, which would look for logins in .netrc too."""
        place = url.scheme, url.host
        if place not in self._proxies:
            proxies = {} if proxy_bypass(url.host) else getproxies()
            found = proxies.get(url.scheme) or proxies.get("all")
            self._proxies[place] = (
                found if found is None or urlsplit(found).netloc else f"http://{found}"
            )
        return self._proxies[place]


class Through(httpx2.AsyncBaseTransport):
    """A client that somebody else has made, and that is closed with this transport."""

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self._client = client

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The server's answer, its body read; the client has nothing more to do with it."""
        answer = await self._client.send(request)
        return _whole(answer.status_code, answer.headers, answer.content)

    async def aclose(self) -> None:
        """Close the client."""
        await self._client.aclose()


def _whole(status: int, headers: Mapping[str, str], body: bytes) -> httpx2.Response:
    kept = [pair for pair in headers.items() if pair[0].lower() not in _DECODED]
    return httpx2.Response(status, headers=kept, content=body)


@contextmanager
def _errors_of_httpx2() -> Iterator[None]:
    """Raise what httpx2 would, so that clients and retries need to know one kind of errors."""
    try:
        yield
    except TimeoutError as error:
        if isinstance(error, aiohttp.ClientError):
            raise httpx2.ReadTimeout(str(error)) from error
        raise
    except (aiohttp.ClientConnectorError, aiohttp.ClientHttpProxyError) as error:
        raise httpx2.ConnectError(str(error)) from error
    except (aiohttp.InvalidURL, aiohttp.NonHttpUrlClientError) as error:
        raise httpx2.UnsupportedProtocol(str(error)) from error
    except aiohttp.ClientError as error:
        raise httpx2.ReadError(str(error)) from error
