"""A URL → bytes: http(s) only, bounded in time, size and redirects, and never into a private network."""

import re
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import httpx

from dragoman.errors import AddressRefused, FetchFailed, TooLarge
from dragoman.ingest.formats import LARGEST_FILE, MEDIA_TYPES
from dragoman.ingest.reachable import is_public
from dragoman.ingest.unpacking import PACKINGS, CannotUnpack, unpacked

REDIRECTS = 5
_LATE = "did not answer in time; try again, or save the page and give the file"


@dataclass(frozen=True)
class Page:
    """What a URL answered: its content, its format and its last address."""

    content: bytes
    format: str | None
    url: str


@dataclass(frozen=True)
class Request:
    """One question to a server. `named` is the address that the user gave, for messages; of a body that is longer than `largest`
    the beginning is kept if it is `cut`, else it is refused."""

    url: str
    named: str
    allow_private: bool = False
    seconds: float = 10.0
    agent: str = "dragoman"
    headers: Mapping[str, str] = field(default_factory=dict)
    largest: int = LARGEST_FILE
    cut: bool = False


@dataclass(frozen=True)
class Answer:
    """What the server said: status, headers (names in lower case), the body (of a 200 alone), and to where it redirects."""

    url: str
    status: int
    reason: str
    headers: Mapping[str, str]
    content: bytes
    redirect: str | None


def fetch(url: str, *, allow_private: bool = False, seconds: float = 10.0) -> Page:
    """Fetch a page within `seconds` in all.

    Each address, redirects too, is resolved and checked before the connection, which then goes to the checked address. Raises
    `FetchFailed`, `AddressRefused`, `TooLarge`.
    """
    deadline = time.monotonic() + seconds
    address = url
    for _ in range(REDIRECTS + 1):
        answer = ask(Request(address, url, allow_private, deadline - time.monotonic()))
        if answer.redirect is None:
            return page_of(answer, url)
        address = answer.redirect
    raise FetchFailed(url, f"redirects more than {REDIRECTS} times; give the final address")


def page_of(answer: Answer, url: str) -> Page:
    """The page that was answered; raises `FetchFailed` where it was an error or is nothing that Dragoman reads."""
    if not 200 <= answer.status < 300:
        raise FetchFailed(url, f"answers {answer.status} {answer.reason}; check it in a browser")
    return Page(answer.content, _format(answer.headers.get("content-type", ""), url), answer.url)


def ask(request: Request) -> Answer:
    """The server's answer to one request, redirects not followed. Raises `FetchFailed`, `AddressRefused`, `TooLarge`."""
    url, deadline = request.named, time.monotonic() + request.seconds
    parts = urlsplit(request.url)
    port = _port(request)
    if "@" in parts.netloc:
        raise FetchFailed(
            _without_secret(url), "holds a name or a password before the @; take it out, or save the page and give the file"
        )
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchFailed(url, f"leads to “{request.url}”, which is not an http(s) address")
    numeric = _resolve(parts.hostname, port or (443 if parts.scheme == "https" else 80), url, request.allow_private)
    host = f"[{numeric}]" if ":" in numeric else numeric
    target = parts._replace(netloc=f"{host}:{port}" if port else host, fragment="").geturl()
    left = deadline - time.monotonic()
    if left <= 0:
        raise FetchFailed(url, _LATE)
    try:
        with (
            httpx.Client(timeout=left, follow_redirects=False, trust_env=False) as client,
            client.stream(
                "GET",
                target,
                headers={
                    "Host": parts.netloc,
                    "User-Agent": request.agent,
                    "Accept": "text/html, */*;q=0.5",
                    "Accept-Encoding": ", ".join(PACKINGS),
                    **request.headers,
                },
                extensions={"sni_hostname": parts.hostname},
            ) as response,
        ):
            redirect = urljoin(request.url, response.headers["location"]) if response.has_redirect_location else None
            body = _body(response, request, deadline) if response.is_success and redirect is None else b""
            headers = {name.lower(): value for name, value in response.headers.items()}
            return Answer(request.url, response.status_code, response.reason_phrase, headers, body, redirect)
    except httpx.TimeoutException:
        raise FetchFailed(url, _LATE) from None
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise FetchFailed(url, f"cannot be fetched ({type(error).__name__}); check the address") from None


def _port(request: Request) -> int | None:
    try:
        return urlsplit(request.url).port
    except ValueError:
        raise FetchFailed(_without_secret(request.named), "has a port that is none; check the address") from None


def _without_secret(url: str) -> str:
    """The address without what stands before the @.

    >>> _without_secret("https://ann:secret@herald.example/a")
    'https://herald.example/a'
    """
    return re.sub(r"^([^/]*//)[^/?#]*@", r"\1", url)


def _resolve(host: str, port: int, url: str, allow_private: bool) -> str:
    """An address of the host, once all of its addresses are checked."""
    try:
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (socket.gaierror, UnicodeError):
        raise FetchFailed(url, f"names a host that is not found ({host}); check the address") from None
    for numeric in found:
        if not allow_private and not is_public(numeric):
            raise AddressRefused(
                url,
                f"leads to {numeric}, an address of a private network; use --allow-private if that is meant",
            )
    return found[0]


def _body(response: httpx.Response, request: Request, deadline: float) -> bytes:
    chunks: list[bytes] = []
    size = 0
    try:
        for chunk in unpacked(response.iter_raw(), response.headers.get("content-encoding", "")):
            size += len(chunk)
            chunks.append(chunk)
            if size > request.largest:
                if request.cut:
                    break
                raise TooLarge(request.named, f"has more than {request.largest // 1_000_000} MB")
            if time.monotonic() > deadline:
                raise FetchFailed(request.named, _LATE)
    except CannotUnpack:
        raise FetchFailed(request.named, "is packed in a way that cannot be unpacked; save the page and give the file") from None
    return b"".join(chunks)[: request.largest]


def _format(content_type: str, url: str) -> str | None:
    kind = content_type.partition(";")[0].strip().casefold()
    if not kind or kind == "application/octet-stream":
        return None
    if kind not in MEDIA_TYPES:
        raise FetchFailed(url, f"is of the type {kind}, which Dragoman does not read")
    return MEDIA_TYPES[kind]
