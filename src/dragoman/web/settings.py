"""What whoever starts the server decides."""

from dataclasses import dataclass
from ipaddress import ip_address

from dragoman.types import Engine


@dataclass(frozen=True)
class Settings:
    """Where the server listens and what it allows. `largest_upload` is in bytes, `engine` reads what is added.

    `reading_processes` read what is added beside the server; with none, the server does it itself. `allow_private` lets it fetch
    from private networks.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    largest_upload: int = 50_000_000
    engine: Engine = "combined"
    reading_processes: int = 0
    allow_private: bool = False

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach the server."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False
