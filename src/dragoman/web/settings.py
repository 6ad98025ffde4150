"""What whoever starts the server decides."""

from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from dragoman.types import Engine


@dataclass(frozen=True)
class Settings:
    """Where the server listens and what it allows. `largest_upload` is in bytes, `engine` reads what is added.

    `reading_processes` read what is added beside the server; with none, the server does it itself. `allow_private` lets it fetch
    from private networks. `public_url` is the address under which browsers know the server, where a proxy stands before it.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    largest_upload: int = 50_000_000
    engine: Engine = "combined"
    reading_processes: int = 0
    allow_private: bool = False
    public_url: str | None = None

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach the server."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def secure(self) -> bool:
        """Whether browsers come by https."""
        return bool(self.public_url and self.public_url.startswith("https://"))

    def cookie(self, name: str) -> str:
        """A cookie's full name: by https one that no other host and no http page can have set."""
        return f"__Host-{name}" if self.secure else name

    def origin(self, scope: Any) -> str:
        """Scheme, host and port of our own pages, as the browser sees them."""
        if self.public_url:
            parts = urlsplit(self.public_url)
            return f"{parts.scheme}://{parts.netloc}"
        host = next((value for name, value in scope["headers"] if name == b"host"), b"")
        return f"{scope['scheme']}://{host.decode('latin-1')}"
