"""What the OpenAPI document says of an operation beside its types: errors, further forms, headers, examples."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from litestar import Router
from litestar.openapi import OpenAPIConfig, ResponseSpec
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import (
    Components,
    Example,
    License,
    OpenAPIHeader,
    OpenAPIMediaType,
    OpenAPIResponse,
    OpenAPIType,
    Operation,
    RequestBody,
    Schema,
    SecurityScheme,
    Tag,
)

from dragoman import __version__
from dragoman.types.reading import Noun
from dragoman.web.api.asked import JSON, LINES
from dragoman.web.identity import reader
from dragoman.web.problems import PROBLEM

PATH = "/api/v1/schema"


class Problem(Noun, frozen=True, kw_only=True, omit_defaults=True):
    """What went wrong, in the form of RFC 9457. `type` is `urn:dragoman:error:` with the name of the error, or about:blank;
    `detail` says what is wrong with what, and what to do; `errors` lists the values that do not fit."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, Any]] | None = None


_ALWAYS = (400, 401, 403, 422, 429, 500, 503)
_ERRORS = {
    400: "A parameter or the body does not fit its schema.",
    401: "No key and no session.",
    403: "The role does not allow this.",
    404: "There is no such case, or nothing of that id in it.",
    406: "It cannot be had in the form that `Accept` asks for.",
    409: "It is there already.",
    412: "The case has changed since the answer whose tag stands in `If-Match`; nothing was done.",
    413: "More than the server takes.",
    415: "A body of a type that is not read here.",
    422: "The values fit the schema, and not the case: a search that asks for no word, a cursor of another list, a correction "
    "that contradicts what is there.",
    429: "Too many requests, or as much is being done as the server takes on; `Retry-After` says when to come again.",
    500: "Something failed in the server; its log says more.",
    503: "The store cannot answer now.",
    507: "The store is full.",
}
_HEADERS = {
    "Link": 'The address of the next page, as `<…>; rel="next"`; not on the last one.',
    "Location": "The address of what was made.",
    "Content-Disposition": "The name of the file.",
}
_TAG = "What names the state of the case that the answer was read from, and its form; for `If-None-Match` and `If-Match`."

_TAGS = {
    "cases": "Cases: many reports, linked.",
    "documents": "What is in a case: cards, readings, texts; adding and taking out.",
    "claims": "Who says what, and where it comes from.",
    "events": "What happened and what is said to happen, with its status over time.",
    "actors": "Who speaks, acts or is spoken of.",
    "statements": "Search.",
    "telling": "What a case tells as a whole: pending, channels, contradictions, the brief.",
    "pictures": "The case as SVG.",
    "corrections": "The ledger of the analysts' decisions.",
    "exports": "The case in the formats of the field.",
    "access": "Who may use the store over the network: users, and keys for programs. For owners.",
    "about": "The server itself.",
}


def described(
    *statuses: int,
    lines: bool = False,
    anything: bool = False,
    also: Mapping[str, str] | None = None,
    headers: tuple[str, ...] = (),
    body: RequestBody | Mapping[str, Any] | None = None,
    beside: Mapping[int, tuple[type, str]] | None = None,
) -> dict[str, Any]:
    """Arguments of a handler: the errors that it may answer with, and the operation that describes it.

    `lines`: it can be had as lines of JSON too; `anything`: as whatever a format is; `also`: further media types with what they
    say; `body`: the request's, or an example of it; `beside`: further statuses of success, each with its type and meaning.
    """
    errors = [status for status in (*_ALWAYS, *statuses) if status in _ERRORS]
    tagged = 304 in statuses

    @dataclass
    class Described(Operation):
        def __post_init__(self) -> None:
            assert self.responses is not None
            first = cast(OpenAPIResponse, next(one for status, one in self.responses.items() if status.startswith("2")))
            first.headers = {**(first.headers or {}), **{name: _header(_HEADERS[name]) for name in headers}}
            if tagged:
                first.headers["ETag"] = _header(_TAG)
                unchanged = OpenAPIResponse(description="What the client has still holds.", headers={"ETag": _header(_TAG)})
                self.responses["304"] = unchanged
            if anything:
                first.content = {"*/*": OpenAPIMediaType(schema=Schema(type=OpenAPIType.STRING, format="binary"))}  # type: ignore[arg-type]
            _add_forms(first, ({LINES: "All that is left of the list, one object a line."} if lines else {}) | dict(also or {}))
            if isinstance(body, RequestBody):
                self.request_body = body
            elif body is not None and isinstance(self.request_body, RequestBody):
                self.request_body.content[JSON].examples = {"example": Example(value=body)}

    responses = {
        status: ResponseSpec(Problem, generate_examples=False, description=_ERRORS[status], media_type=PROBLEM)
        for status in dict.fromkeys(sorted(errors))
    }
    for status, (kind, says) in (beside or {}).items():
        responses[status] = ResponseSpec(kind, generate_examples=False, description=says)
    return {"operation_class": Described, "responses": responses}


def _add_forms(response: OpenAPIResponse, forms: Mapping[str, str]) -> None:
    for kind, says in forms.items():
        assert response.content is not None
        response.content[kind] = OpenAPIMediaType(schema=Schema(type=OpenAPIType.STRING, description=says))


def _header(says: str) -> OpenAPIHeader:
    return OpenAPIHeader(description=says, schema=Schema(type=OpenAPIType.STRING))


_KEY = SecurityScheme(type="http", scheme="bearer", description="An API key: `dragoman key new NAME`.")


def openapi_config(plugin: JsonRenderPlugin) -> OpenAPIConfig:
    """How the API describes itself, served by a plugin, to whoever may read; see `gate` for the keys."""
    return OpenAPIConfig(
        title="Dragoman",
        version=__version__,
        summary="Who said it, according to whom, what happened, and how well is it sourced.",
        description="Cases of reporting on diplomacy and conflict: documents with their readings, and the claims, events and "
        "actors that they tell of together. The objects are those that the command line writes as JSON. Offsets count Unicode "
        "code points of a document's text, the end exclusive.",
        license=License(name="Apache-2.0", identifier="Apache-2.0"),
        tags=[Tag(name=name, description=says) for name, says in _TAGS.items()],
        components=[Components(security_schemes={"key": _KEY})],
        security=[{"key": []}, {}],  # on loopback none is needed; a browser that is signed in sends its cookie
        openapi_router=Router(PATH, route_handlers=[], guards=[reader], include_in_schema=False),
        use_handler_docstrings=True,
        render_plugins=[plugin],
    )
