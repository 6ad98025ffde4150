"""What takes something away asks once more: a document, a case."""

from typing import Any

from litestar import Controller, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Response, Template

from dragoman.web.identity import analyst, owner
from dragoman.web.pages import links
from dragoman.web.pages.forms import form_of, one
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import looking


class Removing(Controller):
    """Removing a document, deleting a case."""

    path = "/cases/{case:str}"
    dependencies = {"form": Provide(form_of)}  # noqa: RUF012  # as the framework has it

    @get("/remove", guards=[analyst], sync_to_thread=True)
    def ask_document(self, workspace: NamedDependency[Workspace], case: FromPath[str], document: FromQuery[str]) -> Template:
        """Whether this document is to be removed."""
        with looking(workspace, case) as look:
            context = {"case": case, "card": look.card(document), "told": look.members(document)}
        return Template("remove_document.html.jinja", context=context)

    @post("/remove", guards=[analyst], sync_to_thread=True)
    def remove_document(
        self, workspace: NamedDependency[Workspace], case: FromPath[str], form: NamedDependency[FormMultiDict]
    ) -> Response[Any]:
        """Remove it with all that only it tells."""
        id = form.get("document")
        workspace.remove(case, id if isinstance(id, str) else "")
        return Redirect(links.within(case, "documents"), status_code=303)

    @get("/delete", guards=[owner], sync_to_thread=True)
    def ask_case(self, workspace: NamedDependency[Workspace], case: FromPath[str]) -> Template:
        """Whether this case is to be deleted."""
        return self._asked(workspace, case, "")

    @post("/delete", guards=[owner], sync_to_thread=True)
    def delete_case(
        self, workspace: NamedDependency[Workspace], case: FromPath[str], form: NamedDependency[FormMultiDict]
    ) -> Response[Any]:
        """Delete it, where its name was typed."""
        typed = one(form, "name")
        if typed != case:
            return self._asked(workspace, case, typed or "nothing")
        workspace.repository.drop_case(case)
        return Redirect(links.start(), status_code=303)

    def _asked(self, workspace: Workspace, case: str, typed: str) -> Template:
        with looking(workspace, case) as look:
            context = {"case": case, "documents": look.counts().documents, "entries": len(look.ledger()), "typed": typed}
        return Template("delete_case.html.jinja", context=context, status_code=422 if typed else 200)
