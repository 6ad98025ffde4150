"""`/api/v1/cases`: the cases of the store."""

from litestar import Controller, get
from litestar.di import NamedDependency

from dragoman.store import CaseSummary
from dragoman.web.identity import reader
from dragoman.workspace.cases import Workspace


class Cases(Controller):
    """The cases of the store."""

    path = "/cases"
    tags = ("cases",)

    @get(guards=[reader], sync_to_thread=True, summary="The cases of the store, by name")
    def list_cases(self, workspace: NamedDependency[Workspace]) -> list[CaseSummary]:
        """Name, number of documents and moment of making of each."""
        return workspace.cases()
