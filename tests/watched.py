"""A web server on loopback that says what a test wants, a clock that does not wait, and feeds."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

from dragoman.workspace.clock import Stopped, WallClock


@dataclass
class Reply:
    """An answer; with an `etag`, 304 to whoever has it."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    wait_for: threading.Event | None = None


@dataclass
class Site:
    """The server's answers by path, and the requests that it got."""

    port: int
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def serving() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.asked.append((self.path, headers))
            reply = site.replies.get(self.path, Reply(b"nothing", 404))
            if reply.wait_for:
                reply.wait_for.wait(5)
            if reply.etag and headers.get("if-none-match") == reply.etag:
                reply = Reply(status=304)
            self.send_response(reply.status)
            for name, value in ({"Content-Type": "application/xml"} | reply.headers).items():
                self.send_header(name, value)
            if reply.etag:
                self.send_header("ETag", reply.etag)
            if reply.status != 304:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            if reply.status != 304:
                with suppress(OSError):  # whoever asked may have left
                    self.wfile.write(reply.body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(server.server_port)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


class TestClock(WallClock):
    """An hour ahead of the files that a test writes; waiting only moves it on."""

    __test__ = False

    def __init__(self) -> None:
        super().__init__()
        self.at = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)
        self.slept: list[float] = []
        self.while_asleep: Callable[[], None] = lambda: None

    def now(self) -> datetime:
        return self.at

    def sleep(self, seconds: float) -> None:
        if self.stopping:
            raise Stopped
        self.slept.append(seconds)
        self.at += timedelta(seconds=seconds)
        self.while_asleep()


def rss(*items: str, title: str = "Norland Herald", end: str = "</channel></rss>") -> bytes:
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    return f"{head}<channel><title>{title}</title>{''.join(items)}{end}".encode()


def item(
    guid: str | None = None,
    *,
    title: str = "Envoy leaves",
    link: str | None = None,
    content: str | None = None,
    summary: str | None = None,
    date: str | None = "Mon, 10 May 2021 10:00:00 GMT",
) -> str:
    parts = [
        f"<guid isPermaLink='false'>{guid}</guid>" if guid else "",
        f"<title>{escape(title)}</title>",
        f"<link>{escape(link)}</link>" if link else "",
        f"<pubDate>{date}</pubDate>" if date else "",
        f"<description>{escape(summary)}</description>" if summary else "",
        f"<content:encoded>{escape(content)}</content:encoded>" if content else "",
    ]
    return f"<item>{''.join(parts)}</item>"


def page(*paragraphs: str, title: str = "Envoy leaves") -> bytes:
    body = "".join(f"<p>{escape(words)}</p>" for words in paragraphs)
    head = f"<html lang='en'><head><title>{title}</title></head>"
    return f"{head}<body><article><h1>{title}</h1>{body}</article></body></html>".encode()
