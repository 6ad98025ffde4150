"""The first page: the cases of the store."""

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.response import Template

from dragoman.web.identity import reader
from dragoman.workspace.cases import Workspace


class Start(Controller):
    """The first page."""

    @get("/", guards=[reader], sync_to_thread=True)
    def start(self, workspace: NamedDependency[Workspace]) -> Template:
        """The cases, and the way to make one."""
        return Template("start.html.jinja", context={"cases": workspace.cases()})
