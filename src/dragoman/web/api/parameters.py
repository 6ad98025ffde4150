"""What may stand behind the question mark: a parameter that nobody reads is an error, not a list without the filter meant."""

from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl

from litestar import Litestar, Request
from litestar.exceptions import HTTPException
from litestar.openapi.spec import Operation, Parameter

from dragoman.web.problems import must_hold_no_null


def must_be_known(request: Request[Any, Any, Any]) -> None:
    """Before each request to the API: no null character, and no parameter that the operation does not describe."""
    must_hold_no_null(request)
    query = request.scope["query_string"].decode("latin-1")
    if not query:
        return
    known = _parameters(request.app).get(request.route_handler.operation_id)
    for name, _ in parse_qsl(query, keep_blank_values=True):
        if known is not None and name not in known:
            listed = f"it takes {', '.join(known)}" if known else "it takes none"
            raise HTTPException(status_code=400, detail=f"no parameter “{name[:60]}” is read here; {listed}")


@lru_cache(maxsize=4)
def _parameters(app: Litestar) -> dict[object, tuple[str, ...]]:
    """The names of the query's parameters by operation, as the description of the API has them."""
    found: dict[object, tuple[str, ...]] = {}
    for path in (app.openapi_schema.paths or {}).values():
        for operation in (path.get, path.post, path.put, path.patch, path.delete):
            if isinstance(operation, Operation):
                parameters = (one for one in operation.parameters or () if isinstance(one, Parameter))
                found[operation.operation_id] = tuple(one.name for one in parameters if one.param_in == "query")
    return found
