"""The OpenAPI document: what the framework gathers, with the contract's own schemas in the place of those that it makes."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from litestar import Litestar, Request
from litestar.openapi.plugins import JsonRenderPlugin

from dragoman.store import CaseCounts, CaseSummary
from dragoman.telling.case_parts import CaseBrief, Held
from dragoman.types import ApiKey, CaseActor, CaseEvent, Channel, Claim, Correction, DocumentCard, Hit, Member, Reading, User
from dragoman.types.schemas import tidied
from dragoman.web.api.about import Health, Release
from dragoman.web.api.access import Invitation, MadeKey, NewKey, NewUser, UserChange
from dragoman.web.api.adding import RereadWish
from dragoman.web.api.cases import NewCase
from dragoman.web.api.corrections import NewCorrection
from dragoman.web.api.describing import Problem
from dragoman.web.api.exports import ExportFormat
from dragoman.web.api.graphs import Provenance
from dragoman.web.api.telling import Due, Opposed
from dragoman.web.jobs import JobState

_TYPES = (
    ApiKey, CaseActor, CaseBrief, CaseCounts, CaseEvent, CaseSummary, Channel, Claim, Correction, DocumentCard, Due, ExportFormat,
    Health, Held, Hit, JobState, Member, NewCase, NewCorrection, Opposed, Problem, Provenance, Reading, Release, RereadWish,
    Invitation, MadeKey, NewKey, NewUser, User, UserChange,
)  # fmt: skip
_PAGE = re.compile(r"Page_(?:\w+\.)*(\w+)_")


class DocumentPlugin(JsonRenderPlugin):
    """Serves the document as `document_of` gives it."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The document as JSON."""
        return msgspec.json.encode(_finished(openapi_schema))


def document_of(app: Litestar) -> dict[str, Any]:
    """What the API of an application says of itself, OpenAPI 3.1."""
    return _finished(app.openapi_schema.to_schema())


def _finished(schema: dict[str, Any]) -> dict[str, Any]:
    document: dict[str, Any] = msgspec.json.decode(_PAGE.sub(r"\1Page", msgspec.json.encode(schema).decode()))
    _, ours = msgspec.json.schema_components(_TYPES, ref_template="#/components/schemas/{name}")
    schemas = document["components"]["schemas"]
    document["components"]["schemas"] = tidied({n: ours.get(n, schemas.get(n)) for n in sorted(schemas | ours)})
    errors: dict[str, Any] = {}
    for operations in document["paths"].values():
        for operation in operations.values():
            for parameter in operation.get("parameters", ()):
                parameter["schema"] = _given(parameter["schema"])
            for status, response in operation["responses"].items():
                _exemplify(response, f"{operation['operationId']} {status}")
                if status[0] in "45":  # the same words everywhere: said once
                    errors[status] = response
                    operation["responses"][status] = {"$ref": f"#/components/responses/{status}"}
    document["components"]["responses"] = dict(sorted(errors.items()))
    return document


def _exemplify(response: dict[str, Any], named: str) -> None:
    """Put in the example that stands under an operation and a status; the framework would take its nulls for what is missing."""
    if named in _examples():
        media = next(iter(response["content"].values()))
        media["examples"] = {"example": {"value": _examples()[named]}}


@cache
def _examples() -> dict[str, Any]:
    """Answers about a small invented case, by operation and status; `make openapi` takes them down."""
    found = files("dragoman.web.api").joinpath("examples.json")
    loaded: dict[str, Any] = msgspec.json.decode(found.read_bytes()) if found.is_file() else {}
    return loaded


def _given(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a parameter where it is given: one that may be left out is not null then."""
    found = dict(schema)
    kinds = [kind for kind in found.pop("oneOf", ()) if kind != {"type": "null"}]
    if len(kinds) == 1:
        found |= kinds[0]
    elif kinds:
        found["oneOf"] = kinds
    if isinstance(found.get("type"), list):
        found["type"] = next(kind for kind in found["type"] if kind != "null")
    if "enum" in found:
        found["enum"] = [value for value in found["enum"] if value is not None]
    return {name: int(value) if isinstance(value, float) else value for name, value in found.items()}
