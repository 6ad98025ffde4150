"""`/healthz`: for whatever watches the server. It says whether the store answers, and nothing else."""

from litestar import Response, get
from litestar.di import NamedDependency

from dragoman.web.identity import anyone
from dragoman.workspace.cases import Workspace


@get("/healthz", guards=[anyone], include_in_schema=False, sync_to_thread=True)
def health(workspace: NamedDependency[Workspace]) -> Response[str]:
    """200 where the store answers; else its error, 503."""
    workspace.repository.ping()
    return Response("ok", media_type="text/plain")
