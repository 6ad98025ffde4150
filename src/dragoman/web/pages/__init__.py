"""The pages of the workbench: one file a page, rendered here, with little script."""

from litestar import Router

from dragoman.web.pages.actors import Actors
from dragoman.web.pages.adding import Adding
from dragoman.web.pages.annotations import Annotations
from dragoman.web.pages.case import CasePage
from dragoman.web.pages.claims import Claims
from dragoman.web.pages.contradictions import Contradictions
from dragoman.web.pages.corrections import Corrections
from dragoman.web.pages.documents import Documents
from dragoman.web.pages.events import Events
from dragoman.web.pages.pending import Awaited
from dragoman.web.pages.pictures import Pictures
from dragoman.web.pages.removing import Removing
from dragoman.web.pages.search import Search
from dragoman.web.pages.sign_in import SignIn
from dragoman.web.pages.start import Start
from dragoman.web.pages.users import Account, Users
from dragoman.web.problems import must_hold_no_null


def pages() -> Router:
    """Everything that a browser shows."""
    of_a_case = [CasePage, Documents, Claims, Contradictions, Search, Events, Pictures, Actors, Awaited]
    changing = [Corrections, Annotations, Adding, Removing]
    return Router(
        "/",
        route_handlers=[Start, *of_a_case, *changing, SignIn, Account, Users],
        before_request=must_hold_no_null,
        include_in_schema=False,
    )
