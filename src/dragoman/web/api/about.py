"""`/api/v1/health`, `/version`, `/schemas`: the server itself, and the shape of what it says."""

from typing import Annotated, Any, Literal

import msgspec
from litestar import Controller, Request, Response, get
from litestar.di import NamedDependency
from litestar.params import PathParameter

from dragoman import __version__
from dragoman.linking.canon import LINKER
from dragoman.types import Correction, Hit, case_schema, json_schema
from dragoman.types.reading import Noun
from dragoman.web.api.describing import described
from dragoman.web.identity import Identity, anyone, reader
from dragoman.web.settings import Settings
from dragoman.workspace.cases import Workspace, reader_version

SCHEMA = "application/schema+json"

_Schema = Literal["reading", "case", "hit", "correction"]


class Health(Noun, frozen=True, kw_only=True):
    """That the server answers and that its store does."""

    status: Literal["ok"] = "ok"
    version: str


class Release(Noun, frozen=True, kw_only=True):
    """The release, and what it reads and links with: a reading is stale where its case names others."""

    version: str
    reader: str
    linker: str
    role: str
    name: str


class About(Controller):
    """The server itself, and the shape of what it says."""

    tags = ("about",)

    @get(
        "/health",
        guards=[anyone],
        sync_to_thread=True,
        summary="Whether the server and its store answer",
        operation_id="getHealth",
        **described(503),
        opt={"exclude_from_auth": True},
    )
    def get_health(self, workspace: NamedDependency[Workspace]) -> Response[Health]:
        """For whoever watches the server; needs no key."""
        workspace.repository.ping()
        return Response(Health(version=__version__), headers={"Cache-Control": "no-store"})

    @get(
        "/version",
        guards=[reader],
        sync_to_thread=False,
        summary="The release of the server, and who asks",
        operation_id="getVersion",
        **described(),
    )
    def get_version(self, request: Request[Identity, Any, Any], settings: NamedDependency[Settings]) -> Release:
        """The versions that documents added now are read and linked with, and the name and role of whoever asks."""
        asking = request.user
        return Release(
            version=__version__, reader=reader_version(settings.engine), linker=LINKER, name=asking.name, role=asking.role
        )

    @get(
        "/schemas/{name:str}",
        guards=[reader],
        sync_to_thread=False,
        media_type=SCHEMA,
        summary="JSON Schema of the contract",
        operation_id="getSchema",
        **described(),
    )
    def get_schema(
        self,
        name: Annotated[
            _Schema,
            PathParameter(
                description="`reading`: what is read in one document; `case`: claims, events and actors; `hit`: what a search "
                "finds; `correction`: an entry of the ledger."
            ),
        ],
    ) -> Response[dict[str, Any]]:
        """JSON Schema (2020-12), the same that `dragoman schema` prints."""
        return Response(_SCHEMAS[name](), media_type=SCHEMA)


_SCHEMAS: dict[_Schema, Any] = {
    "reading": json_schema,
    "case": case_schema,
    "hit": lambda: msgspec.json.schema(Hit),
    "correction": lambda: msgspec.json.schema(Correction),
}
