"""`/api/v1/cases`: the cases of the store."""

from litestar import Controller, Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from dragoman.store import CaseCounts, CaseSummary
from dragoman.types.reading import Noun
from dragoman.web.api.addresses import case_of
from dragoman.web.api.answers import Page, told, whole
from dragoman.web.api.asked import Asked
from dragoman.web.api.describing import described
from dragoman.web.identity import owner, reader
from dragoman.workspace.cases import Workspace


class NewCase(Noun, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A case to be made. The name has up to 100 letters, digits, spaces and . _ + -, with a letter or digit first."""

    name: str


class Cases(Controller):
    """The cases of the store."""

    path = "/cases"
    tags = ("cases",)

    @get(
        guards=[reader],
        sync_to_thread=True,
        summary="The cases of the store",
        operation_id="listCases",
        **described(),
    )
    def list_cases(self, workspace: NamedDependency[Workspace]) -> Page[CaseSummary]:
        """All of them by name, with their number of documents and the moment of making (UTC)."""
        return whole(workspace.cases())

    @post(
        guards=[owner],
        sync_to_thread=True,
        summary="Make a case",
        operation_id="makeCase",
        **described(409, 422, body={"name": "strait"}, headers=("Location",)),
    )
    def make_case(self, workspace: NamedDependency[Workspace], data: JSONBody[NewCase]) -> Response[CaseCounts]:
        """Make an empty case. 409 where the store has one of that name."""
        workspace.repository.new_case(data.name)
        with workspace.repository.session(data.name) as session:
            return Response(session.counts(), headers={"Location": case_of(data.name)})

    @get(
        "/{case:str}",
        guards=[reader],
        sync_to_thread=True,
        summary="A case and how much it holds",
        operation_id="getCase",
        **described(304, 404),
    )
    def get_case(self, asked: NamedDependency[Asked]) -> Response[CaseCounts]:
        """The numbers of its documents, statements, claims, events, actors and corrections."""
        with asked.look() as look:
            return told(asked, look, look.counts)

    @delete(
        "/{case:str}",
        guards=[owner],
        sync_to_thread=True,
        summary="Drop a case",
        operation_id="dropCase",
        **described(404, 412),
    )
    def drop_case(
        self,
        plain: NamedDependency[Asked],
        expected: NamedDependency[frozenset[str] | None],
    ) -> None:
        """Take the case away with all its documents and its ledger; nothing brings it back."""
        plain.workspace.repository.drop_case(plain.case, expected=expected)
