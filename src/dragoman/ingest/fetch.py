"""A URL → bytes: http(s) only, bounded in time, size and redirects, and never into a private network."""

import ipaddress
import socket
import time
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx

from dragoman.errors import AddressRefused, FetchFailed, TooLarge
from dragoman.ingest.formats import LARGEST_FILE, MEDIA_TYPES

_REDIRECTS = 5


@dataclass(frozen=True)
class Page:
    """What a URL answered: its content, its format and its last address."""

    content: bytes
    format: str | None
    url: str


def fetch(url: str, *, allow_private: bool = False, seconds: float = 10.0) -> Page:
    """Fetch a page within `seconds` in all.

    Each address, redirects too, is resolved and checked before the connection, which then goes to the checked address. Raises
    `FetchFailed`, `AddressRefused`, `TooLarge`.
    """
    deadline = time.monotonic() + seconds
    address = url
    for _ in range(_REDIRECTS + 1):
        answer = _get(address, url, allow_private, deadline)
        if isinstance(answer, Page):
            return answer
        address = answer
    raise FetchFailed(url, f"redirects more than {_REDIRECTS} times; give the final address")


def _get(address: str, url: str, allow_private: bool, deadline: float) -> Page | str:
    """The page, or the address that it redirects to."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchFailed(url, f"leads to “{address}”, which is not an http(s) address")
    numeric = _resolve(parts.hostname, parts.port or (443 if parts.scheme == "https" else 80), url, allow_private)
    host = f"[{numeric}]" if ":" in numeric else numeric
    target = parts._replace(netloc=f"{host}:{parts.port}" if parts.port else host, fragment="").geturl()
    left = deadline - time.monotonic()
    if left <= 0:
        raise FetchFailed(url, "did not answer in time; try again, or save the page and give the file")
    try:
        with (
            httpx.Client(timeout=left, follow_redirects=False, trust_env=False) as client,
            client.stream(
                "GET",
                target,
                headers={
                    "Host": parts.netloc.rpartition("@")[2],
                    "User-Agent": "dragoman",
                    "Accept": "text/html, */*;q=0.5",
                },
                extensions={"sni_hostname": parts.hostname},
            ) as response,
        ):
            if response.is_redirect:
                return urljoin(address, response.headers["location"])
            if response.status_code >= 400:
                raise FetchFailed(url, f"answers {response.status_code} {response.reason_phrase}; check it in a browser")
            return Page(_body(response, url, deadline), _format(response, url), address)
    except httpx.TimeoutException:
        raise FetchFailed(url, "did not answer in time; try again, or save the page and give the file") from None
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise FetchFailed(url, f"cannot be fetched ({type(error).__name__}); check the address") from None


def _resolve(host: str, port: int, url: str, allow_private: bool) -> str:
    """An address of the host, once all of its addresses are checked."""
    try:
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (socket.gaierror, UnicodeError):
        raise FetchFailed(url, f"names a host that is not found ({host}); check the address") from None
    for numeric in found:
        if not allow_private and not ipaddress.ip_address(numeric.partition("%")[0]).is_global:
            raise AddressRefused(
                url,
                f"leads to {numeric}, an address of a private network; use --allow-private if that is meant",
            )
    return found[0]


def _body(response: httpx.Response, url: str, deadline: float) -> bytes:
    chunks: list[bytes] = []
    size = 0
    for chunk in response.iter_bytes():
        size += len(chunk)
        if size > LARGEST_FILE:
            raise TooLarge(url, f"has more than {LARGEST_FILE // 1_000_000} MB")
        if time.monotonic() > deadline:
            raise FetchFailed(url, "did not answer in time; try again, or save the page and give the file")
        chunks.append(chunk)
    return b"".join(chunks)


def _format(response: httpx.Response, url: str) -> str | None:
    kind = response.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if not kind or kind == "application/octet-stream":
        return None
    if kind not in MEDIA_TYPES:
        raise FetchFailed(url, f"is of the type {kind}, which Dragoman does not read")
    return MEDIA_TYPES[kind]
