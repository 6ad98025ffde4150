"""The first page: the cases of the store, and the way to make one."""

from typing import Annotated, Any

from litestar import Controller, Request, Response, get, post
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect, Template

from dragoman.errors import BadCaseName, CaseExists
from dragoman.web.identity import owner, reader
from dragoman.web.pages import links
from dragoman.web.problems import status_of
from dragoman.workspace.cases import Workspace

_Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]


class Start(Controller):
    """The first page."""

    @get("/", guards=[reader], sync_to_thread=True)
    def start(self, workspace: NamedDependency[Workspace]) -> Template:
        """The cases, and the way to make one."""
        return Template("start.html.jinja", context={"cases": workspace.cases(), "name": "", "error": ""})

    @post("/cases", guards=[owner], sync_to_thread=True)
    def make(self, workspace: NamedDependency[Workspace], request: Request[Any, Any, Any], data: _Form) -> Response[Any]:
        """Make a case and go on to add documents to it."""
        name = " ".join(data.get("name", "").split())
        try:
            workspace.repository.new_case(name)
        except (BadCaseName, CaseExists) as error:
            context = {"cases": workspace.cases(), "name": name, "error": str(error)}
            return Template("start.html.jinja", context=context, status_code=status_of(error))
        return Redirect(links.within(name, "add"), status_code=303)
