"""`/api/v1/cases/{case}/annotations`: annotations of an export, corrected in an annotator's tool, come back as corrections."""

from typing import Annotated, Any

from litestar import Controller, Request, Response, post
from litestar.concurrency import sync_to_thread
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.exceptions import HTTPException
from litestar.params import QueryParameter

from dragoman.web.annotating import Report, imported, read_uploads
from dragoman.web.api.asked import Asked
from dragoman.web.api.bodies import ANNOTATIONS
from dragoman.web.api.describing import described
from dragoman.web.identity import Identity, analyst
from dragoman.web.problems import problem
from dragoman.web.settings import Settings

_MULTIPART = "multipart/form-data"


class Annotations(Controller):
    """Corrected annotations."""

    path = "/cases/{case:str}/annotations"
    tags = ("corrections",)

    @post(
        guards=[analyst],
        summary="Import corrected annotations",
        operation_id="importAnnotations",
        status_code=200,
        response_description="What became of each change.",
        **described(404, 413, 415, 507, body=ANNOTATIONS),
    )
    async def import_annotations(
        self,
        request: Request[Identity, Any, Any],
        plain: NamedDependency[Asked],
        settings: NamedDependency[Settings],
        dry_run: Annotated[bool, QueryParameter(description="Say what would be done, and change nothing.")] = False,
    ) -> Response[Any]:
        """Compare annotations with what was exported (`brat` or `cas`) and let the ledger take what was changed, as `dragoman
        import` does: what the ledger can say is corrected, the rest noted on what it is about. Sent once more it changes nothing.
        What belongs to no document of the case, or to another text, is refused as a whole; 422: all of it was."""
        kind, _ = request.content_type
        if kind != _MULTIPART:
            raise HTTPException(status_code=415, detail=f"send {_MULTIPART}, not {kind or 'a body without type'}")
        form = await request.form()
        uploads = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
        report: Report = await sync_to_thread(
            lambda: imported(plain.workspace, plain.case, read_uploads(uploads, settings), request.user.name, dry_run)
        )
        if report.refused and not report.changes:
            return problem(
                request, 422, report.refused[0], "BadAnnotations", errors=[{"problem": words} for words in report.refused]
            )
        return Response(report)
