"""Corrected annotations are uploaded, and a report tells what came back as corrections."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath
from litestar.response import Response, Template

from dragoman.errors import BadAnnotations
from dragoman.web.annotating import imported, read_uploads
from dragoman.web.identity import analyst
from dragoman.web.pages.forms import files, form_of, one
from dragoman.web.problems import status_of
from dragoman.web.settings import Settings
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import looking


class Annotations(Controller):
    """Corrected annotations."""

    path = "/cases/{case:str}/corrections/annotations"
    dependencies = {"form": Provide(form_of)}  # noqa: RUF012  # as the framework has it

    @get(guards=[analyst], sync_to_thread=True)
    def ask(self, workspace: NamedDependency[Workspace], case: FromPath[str]) -> Template:
        """The form."""
        with looking(workspace, case):
            return _page(case)

    @post(guards=[analyst], sync_to_thread=True)
    def bring(
        self,
        request: Request[Any, Any, Any],
        workspace: NamedDependency[Workspace],
        settings: NamedDependency[Settings],
        case: FromPath[str],
        form: NamedDependency[FormMultiDict],
    ) -> Response[Any]:
        """Import them and tell what became of each change; what cannot be read is shown above the form."""
        dry_run = bool(one(form, "dry_run"))
        try:
            brought = read_uploads([file for file in files(form, "files") if file.filename], settings)
            report = imported(workspace, case, brought, request.user.name, dry_run)
        except BadAnnotations as error:
            return _page(case, status_of(error), problem=error, dry_run=dry_run)
        return _page(case, report=report, dry_run=dry_run)


def _page(case: str, status: int = 200, **more: Any) -> Template:
    context = {"case": case, "report": None, "problem": None, "dry_run": False} | more
    return Template("annotations.html.jinja", context=context, status_code=status)
