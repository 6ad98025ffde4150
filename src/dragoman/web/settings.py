"""What whoever starts the server decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args
from urllib.parse import urlsplit

from dragoman.types import Engine, UserRole


@dataclass(frozen=True)
class Provider:
    """A provider of OpenID Connect, and how what it says of a person becomes a role.

    The claim `role_claim` (`a.b` is claim b within a) holds a value or several; `roles` says which value gives which role,
    and the highest counts. Who has none gets `default_role`, or is not let in.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False, default="")
    role_claim: str = "roles"
    roles: Mapping[str, UserRole] = field(default_factory=lambda: {role: role for role in get_args(UserRole)})
    default_role: UserRole | None = None
    name_claim: str = "preferred_username"
    scope: str = "openid profile email"


@dataclass(frozen=True)
class Settings:
    """Where the server listens and what it allows. `largest_upload` is in bytes, `engine` reads what is added.

    `reading_processes` read what is added beside the server; with none, the server does it itself. `allow_private` lets it fetch
    from private networks. `public_url` is the address under which browsers know the server, where a proxy stands before it.

    With `auth`, whoever asks has to show who they are; without, they are the owner. A request for a host that is not among the
    `allowed_hosts` is refused; where there are none, every name will do. `requests_per_second` may come from one user, or key, in
    the long run. `provider` is where people sign in, if not here.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    largest_upload: int = 50_000_000
    engine: Engine = "combined"
    reading_processes: int = 0
    allow_private: bool = False
    public_url: str | None = None
    auth: bool = False
    allowed_hosts: tuple[str, ...] = ()
    requests_per_second: float = 50.0
    provider: Provider | None = None

    def is_ours(self, host: str) -> bool:
        """Whether a request for that host (`name`, `name:port`) is for us.

        >>> ours = Settings(allowed_hosts=("localhost", "127.0.0.1", "::1"))
        >>> [ours.is_ours(host) for host in ("localhost:8000", "[::1]:8000", "LOCALHOST.", "rebound.example", "", "a@localhost")]
        [True, True, True, False, False, False]
        """
        return not self.allowed_hosts or host_of(host) in self.allowed_hosts

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

    def invitation(self, scope: Any, token: str) -> str:
        """The address at which an invitation is taken up."""
        return f"{(self.public_url or self.origin(scope)).rstrip('/')}/invitation?token={token}"


def host_of(host: str) -> str:
    """The name or number in a Host header, in small letters, without port and brackets."""
    try:
        parts = urlsplit(f"//{host}")
    except ValueError:
        return ""
    return "" if parts.netloc != host or "@" in host else (parts.hostname or "").rstrip(".")
