"""Every route of the application, and a request for each."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from litestar import Litestar

from dragoman.web.identity import analyst, anyone, owner, reader

GUARDS = {reader: "reader", analyst: "analyst", owner: "owner", anyone: "anyone"}
SAFE = ("GET", "HEAD")


@dataclass(frozen=True)
class Way:
    """A method of a route, with the guards that stand on it."""

    method: str
    path: str
    guards: tuple[str, ...]

    @property
    def is_page(self) -> bool:
        """Whether a browser shows it."""
        return not self.path.startswith("/api/")

    def filled(self, values: Mapping[str, str]) -> str:
        """The path with values in the place of its parameters: by their name, or by the noun before them."""
        return re.sub(r"([\w-]+)/\{(\w+):(\w+)\}", lambda m: f"{m[1]}/{_value(m, values)}", self.path)


def ways(app: Litestar) -> Iterator[Way]:
    """All ways but those that the framework answers itself (OPTIONS) and files of the package."""
    for route in app.routes:
        if route.path.startswith("/static"):
            continue
        for handler in getattr(route, "route_handlers", ()):
            guards = tuple(GUARDS.get(getattr(guard, "func", guard), "?") for guard in handler.resolve_guards())
            for method in sorted(handler.http_methods - {"OPTIONS"}):
                yield Way(method, route.path, guards)


def _value(found: re.Match[str], values: Mapping[str, str]) -> str:
    noun, name, kind = found.groups()
    value = values.get(noun) or values.get(name) or ("1" if kind == "int" else "nothing")
    return "1" if kind == "int" and not value.isdigit() else value
