"""Sign-in with what protects it: how often it may be tried, and the provider, if there is one."""

from dragoman.errors import NotFound, SignInFailed, TooManyRequests
from dragoman.types import User
from dragoman.web.limits import Attempts, Buckets
from dragoman.web.oidc import Oidc
from dragoman.web.settings import Settings
from dragoman.workspace.people import People

BACK = "/sign-in/provider/back"
"""Where the provider sends browsers back to, below the server's public address."""


class Signing:
    """One for the life of the server."""

    def __init__(self, people: People, settings: Settings) -> None:
        self._people = people
        self._attempts = Attempts()
        self._addresses = Buckets(rate=0.2, burst=20)
        here = (settings.public_url or f"http://{settings.host}:{settings.port}").rstrip("/")
        self._provider = Oidc(settings.provider, here + BACK) if settings.provider else None

    @property
    def provider(self) -> Oidc:
        """The provider; raises `NotFound` where there is none."""
        if self._provider is None:
            raise NotFound("sign-in", "no provider is set up here; sign in with a password")
        return self._provider

    def check(self, address: str) -> None:
        """Count one more try from an address; raises `TooManyRequests`."""
        wait = self._addresses.take(address)
        if wait:
            raise TooManyRequests("sign-in", "too many tries from your address; wait a while before you try again", wait)

    def by_password(self, name: str, password: str, address: str) -> User:
        """The user of that name and password; raises `SignInFailed`, `TooManyRequests`."""
        self.check(address)
        self._attempts.check(name, address)
        try:
            user = self._people.sign_in(name, password)
        except SignInFailed:
            self._attempts.failed(name, address)
            raise
        self._attempts.succeeded(name, address)
        return user
