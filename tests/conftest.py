"""Shared fixtures: the command in this process, and a web server on loopback that stops with its test."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dragoman.cli import main


@dataclass(frozen=True)
class Outcome:
    """What a command did: its exit code, its output, its complaints."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line of complaint; there must be no other, and no traceback."""
        lines = self.err.strip().split("\n")
        assert len(lines) == 1, self.err
        assert lines[0].startswith("dragoman: ")
        assert "Traceback" not in self.err
        return lines[0]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run `dragoman` with arguments, in this process."""

    def runner(*arguments: object) -> Outcome:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        caught = capsys.readouterr()
        return Outcome(int(left.value.code or 0), caught.out, caught.err)

    return runner


PAGE = """<html lang="en"><head><title>Envoy leaves the port</title><meta name="author" content="A. Writer">
<meta property="og:site_name" content="Norland Herald"><meta property="article:published_time" content="2021-05-10"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Envoy leaves the port</h1>
<p>Minister Orlu said that the envoy left the port on Monday after two days of talks with the premier.<sup>1</sup></p>
<p>The <a href="https://herald.example/road">road to the capital</a> was closed for most of the day, the ministry said,
and nobody in the town knew when it would be open again.</p>
<p>“We shall see,” the premier told reporters, who had waited in front of the palace since the early morning.</p>
</article><footer>Copyright</footer></body></html>"""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/page":
            self._answer(200, PAGE.encode())
        elif self.path == "/slow":
            time.sleep(1.5)
            self._answer(200, PAGE.encode())
        elif self.path == "/broken":
            self._answer(500, b"oops")
        elif self.path == "/loop":
            self._answer(302, b"", {"Location": "/loop"})
        elif self.path == "/picture":
            self._answer(200, b"\x89PNG", {"Content-Type": "image/png"})
        elif self.path == "/file":
            self._answer(302, b"", {"Location": "file:///etc/passwd"})
        elif self.path.startswith("/to/"):
            self._answer(302, b"", {"Location": self.path.removeprefix("/to/")})
        elif self.path == "/bomb":
            self._answer(200, gzip.compress(bytes(51_000_000), 1), {"Content-Encoding": "gzip"})
        elif self.path == "/packed":
            self._answer(200, gzip.compress(PAGE.encode()), {"Content-Encoding": "gzip"})
        elif self.path == "/wrongly-packed":
            self._answer(200, PAGE.encode(), {"Content-Encoding": "gzip"})
        elif self.path == "/text":
            self._answer(200, b"Minister Orlu said that he left.", {"Content-Type": "text/plain"})
        else:
            self._answer(404, b"nothing")

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": "text/html"} | (headers or {})).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        with suppress(OSError):  # who gave up on a slow answer has left; nothing to complain of into another test's output
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """Address of a web server on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()
