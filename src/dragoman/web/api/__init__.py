"""The HTTP API under `/api/v1`: one file a resource, the contract's JSON."""

from litestar import Router

from dragoman.web.api.cases import Cases


def api() -> Router:
    """Everything under `/api/v1`."""
    return Router("/api/v1", route_handlers=[Cases])
