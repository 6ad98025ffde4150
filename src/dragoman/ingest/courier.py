"""Asking servers politely, again and again: by their robots.txt, one request at a time with a pause between, and not again before
the time that a server asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Protocol
from urllib.parse import urlsplit

from protego import Protego

from dragoman.errors import AskedToWait, FetchFailed, RobotsRefused
from dragoman.ingest.fetch import REDIRECTS, Answer, Request, ask
from dragoman.ingest.formats import LARGEST_FILE

ROBOTS_NAME = "dragoman"
LONGEST_PAUSE = 300.0  # seconds between two requests; a server that asks for more is not for us to read
LONGEST_WAIT = 86_400.0  # seconds that we stay away at a server's word; then it is asked anew
_ROBOTS_KEPT = timedelta(hours=24)  # as RFC 9309 has it, and its limit on the size, too
_LARGEST_ROBOTS = 512_000
_TOO_OFTEN = (429, 503)


class Clock(Protocol):
    """Time, and the waiting for it."""

    def now(self) -> datetime:
        """The moment, in UTC."""

    def sleep(self, seconds: float) -> None:
        """Wait, or less if whoever waits is told to stop."""


@dataclass(frozen=True)
class Manners:
    """How to ask: under which name, with how many seconds between two requests to a host, and whether private addresses too."""

    agent: str
    pause: float = 2.0
    allow_private: bool = False
    seconds: float = 10.0


@dataclass(frozen=True)
class Validators:
    """What an earlier answer said of its version; a server that has no newer one answers 304."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> Mapping[str, str]:
        """The headers of a conditional request."""
        found = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in found.items() if value}


class Courier:
    """Asks one server after the other, and remembers what each asked of us."""

    def __init__(self, manners: Manners, clock: Clock) -> None:
        self._manners = manners
        self._clock = clock
        self._request = Request("", "", manners.allow_private, manners.seconds, manners.agent)
        self._last: dict[str, datetime] = {}  # host → when it last answered
        self._held: dict[str, datetime] = {}  # host → until when it asked to be left alone
        self._robots: dict[str, tuple[datetime, Protego]] = {}

    def hold(self, url: str, until: datetime) -> None:
        """Ask the host of the address nothing before a moment."""
        host = _host(url)
        self._held[host] = max(until, self._held.get(host, until))

    def get(self, url: str, validators: Validators | None = None, largest: int = LARGEST_FILE) -> Answer:
        """The answer to a request, its redirects followed: a success or a 304.

        Raises `RobotsRefused`, `AskedToWait`, `FetchFailed`, `AddressRefused`, `TooLarge`.
        """
        headers = (validators or Validators()).headers()
        address = url
        for _ in range(REDIRECTS + 1):
            self._may_ask(address, url)
            answer = self._ask(replace(self._request, url=address, named=url, headers=headers, largest=largest))
            if answer.redirect is None:
                return _sound(answer, url)
            address = answer.redirect
        raise FetchFailed(url, f"redirects more than {REDIRECTS} times; give the final address")

    def _may_ask(self, address: str, url: str) -> None:
        robots = self._rules(address, url)
        if not robots.can_fetch(address, ROBOTS_NAME):
            raise RobotsRefused(url, "is closed to programs by its server's robots.txt; save the page and add the file")
        if self._pause(address) > LONGEST_PAUSE:
            raise RobotsRefused(url, f"wants more than {LONGEST_PAUSE:.0f} seconds between requests; add it by hand")

    def _rules(self, address: str, url: str) -> Protego:
        """The robots.txt of the address's server; without one, all is open. Raises where it cannot be told."""
        origin = _origin(address, url)
        kept = self._robots.get(origin)
        if kept and self._clock.now() - kept[0] < _ROBOTS_KEPT:
            return kept[1]
        place = f"{origin}/robots.txt"
        for _ in range(REDIRECTS + 1):
            answer = self._ask(replace(self._request, url=place, named=url, largest=_LARGEST_ROBOTS, cut=True))
            if answer.redirect is None:
                break
            place = answer.redirect
        if answer.status >= 500:
            raise FetchFailed(url, f"cannot be asked: its server's robots.txt answers {answer.status}; it is tried again later")
        words = answer.content.decode("utf-8", "replace") if 200 <= answer.status < 300 else ""
        rules = Protego.parse(words)
        self._robots[origin] = self._clock.now(), rules
        return rules

    def _ask(self, request: Request) -> Answer:
        """Ask when it is the host's turn; raises `AskedToWait` where the host wants to be left alone, now or since before."""
        host, now = _host(request.url), self._clock.now()
        until = self._held.get(host)
        if until and until > now:
            raise AskedToWait(request.named, f"was left alone: its server asked to wait until {_told(until)}", until)
        last = self._last.get(host)
        left = min(self._pause(request.url), LONGEST_PAUSE) - (now - last).total_seconds() if last else 0.0
        if left > 0:
            self._clock.sleep(left)
        try:
            answer = ask(request)
        finally:
            self._last[host] = self._clock.now()
        if answer.status in _TOO_OFTEN:
            wait = retry_after(answer.headers.get("retry-after"), self._clock.now())
            until = self._clock.now() + timedelta(seconds=min(wait, LONGEST_WAIT)) if wait is not None else None
            if until:
                self._held[host] = until
            raise AskedToWait(request.named, f"answers {answer.status} {answer.reason}", until)
        return answer

    def _pause(self, address: str) -> float:
        kept = self._robots.get(_origin(address, address))
        asked = kept[1].crawl_delay(ROBOTS_NAME) if kept else None
        return max(self._manners.pause, asked or 0.0)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds that a `Retry-After` asks for: a number, or a date. None where it says neither.

    >>> retry_after("120", datetime(2021, 5, 10, tzinfo=UTC)), retry_after("soon", datetime(2021, 5, 10, tzinfo=UTC))
    (120.0, None)
    """
    words = (value or "").strip()
    if words.isascii() and words.isdigit() and len(words) < 10:
        return float(words)
    try:
        moment = parsedate_to_datetime(words)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def _sound(answer: Answer, url: str) -> Answer:
    if not (200 <= answer.status < 300 or answer.status == 304):
        raise FetchFailed(url, f"answers {answer.status} {answer.reason}; check it in a browser")
    return answer


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").casefold()


def _origin(address: str, url: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchFailed(url, f"leads to “{address}”, which is not an http(s) address")
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def _told(moment: datetime) -> str:
    return moment.isoformat(sep=" ", timespec="minutes")
