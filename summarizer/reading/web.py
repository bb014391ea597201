"""Fetch the one page that a user named, and nothing that a page or a text names.

Only https, only public addresses, and bounds on size, time and redirects. A host name that resolves
anew to an inner address between the check and the connection would still have to show a valid
certificate.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.errors import SourceError
from summarizer.reading.single import Kind

if TYPE_CHECKING:
    import httpx2

USER_AGENT = "exchange-summarizer (reads one page at its user's request)"
_KINDS = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "application/pdf": Kind.PDF,
    "application/x-pdf": Kind.PDF,
    "text/plain": Kind.PLAIN,
    "text/markdown": Kind.MARKDOWN,
}
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers that may be others later."""
_LOGIN = re.compile(r"(?<=://)[^/?#]*@")
_HIGHEST_PORT = 65_535
_BY_HAND = "try again later, or save the page from a browser and name the file"


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered.

    Attributes:
        url: where the answer came from in the end.
        kind: by its content type.
        charset: by its content type, if it says one.
        data: the body.
    """

    url: str
    kind: Kind
    charset: str | None
    data: bytes


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host, by the system."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def without_login(address: str) -> str:
    """The address without a user name and password, as it may be shown."""
    return _LOGIN.sub("", address, count=1)


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        ip = ip.ipv4_mapped or ip.sixtofour or ip
    return ip.is_global and not ip.is_multicast


@dataclass(frozen=True, kw_only=True)
class Web:
    """What may be fetched, and through what. The defaults are what users get.

    Attributes:
        transport: makes what requests go through; the network if ``None``.
        resolver: gives the IP addresses of a host and port.
        accepts: says whether an IP address may be asked.
        schemes: of addresses and redirects.
        seconds: for the whole of a fetch.
        max_bytes: of a body, unpacked.
        max_redirects: that are followed.
    """

    transport: Callable[[], httpx2.AsyncBaseTransport] | None = None
    resolver: Callable[[str, int], Sequence[str]] = resolve
    accepts: Callable[[str], bool] = is_public
    schemes: frozenset[str] = frozenset({"https"})
    seconds: float = 20.0
    max_bytes: int = 10_000_000
    max_redirects: int = 5

    def fetch(self, address: str) -> Page:
        """The page at ``address``.

        Raises:
            SourceError: it may not be fetched, or cannot be.
        """
        import httpx2
        from anyio.from_thread import start_blocking_portal

        if without_login(address) != address:
            raise SourceError(
                f"{without_login(address)} was given with a user name or password; leave it out"
            )
        try:
            with start_blocking_portal() as portal:  # a caller may sit in an event loop of its own
                return portal.call(self._fetch_in_time, address)
        except (httpx2.InvalidURL, UnicodeError):
            raise SourceError(f"{address} is no valid address; check how it is spelt") from None
        except (httpx2.HTTPError, OSError) as error:
            raise SourceError(
                f"{address} cannot be fetched ({_reason(error)}); {_BY_HAND}",
                retryable=True,
            ) from None

    async def _fetch_in_time(self, address: str) -> Page:
        import anyio

        with anyio.move_on_after(self.seconds):
            return await self._fetch(address)
        raise SourceError(
            f"{address} did not answer in full within {self.seconds:g} seconds; {_BY_HAND}",
            retryable=True,
        )

    async def _fetch(self, address: str) -> Page:
        import httpx2

        transport = self.transport() if self.transport else httpx2.AsyncHTTPTransport()
        headers = {"User-Agent": USER_AGENT, "Accept": ", ".join(_KINDS)}
        async with httpx2.AsyncClient(
            transport=transport, headers=headers, timeout=self.seconds, trust_env=False
        ) as client:
            url = httpx2.URL(address)
            for _ in range(self.max_redirects + 1):
                await self._check(url, address)
                async with client.stream("GET", url) as response:
                    if response.next_request is None:
                        return await self._page(response, address)
                    url = response.next_request.url
        raise SourceError(
            f"{address} redirects more than {self.max_redirects} times; name the page it ends at"
        )

    async def _check(self, url: httpx2.URL, address: str) -> None:
        import anyio

        end = without_login(str(url))
        where = address if end == address else f"{address} leads to {end}, which"
        if url.scheme not in self.schemes:
            raise SourceError(f"{where} is not https; use an address that begins with https://")
        if url.userinfo:
            raise SourceError(f"{where} wants a user name or password; name another page")
        if not url.host:
            raise SourceError(f"{where} names no host; check how it is spelt")
        port = url.port or (443 if url.scheme == "https" else 80)
        if port > _HIGHEST_PORT:
            raise SourceError(f"{where} names no port that exists; check how it is spelt")
        found = await anyio.to_thread.run_sync(
            self.resolver, url.host, port, abandon_on_cancel=True
        )
        if not found or not all(self.accepts(ip) for ip in found):
            raise SourceError(
                f"{where} is not on the open internet; save the page as a file and name that"
            )

    async def _page(self, response: httpx2.Response, address: str) -> Page:
        if response.status_code != 200:
            raise SourceError(
                f"{address} answered {response.status_code}; {_BY_HAND}",
                retryable=response.status_code in _BUSY,
            )
        content_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        kind = _KINDS.get(content_type)
        if kind is None:
            raise SourceError(
                f"{address} holds {content_type or 'an unknown type'}; name a page of HTML, plain "
                "text or PDF"
            )
        body = bytearray()
        async for piece in response.aiter_bytes():
            body += piece
            if len(body) > self.max_bytes:
                raise SourceError(
                    f"{address} is larger than {self.max_bytes // 10**6} MB; save the report as a "
                    "file and name that"
                )
        return Page(
            str(response.url).partition("#")[0], kind, response.charset_encoding, bytes(body)
        )


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
