"""The pages of the workbench: one file a page, rendered here, with little script."""

from litestar import Router

from dragoman.web.pages.case import CasePage
from dragoman.web.pages.claims import Claims
from dragoman.web.pages.contradictions import Contradictions
from dragoman.web.pages.documents import Documents
from dragoman.web.pages.search import Search
from dragoman.web.pages.sign_in import SignIn
from dragoman.web.pages.start import Start
from dragoman.web.pages.users import Account, Users


def pages() -> Router:
    """Everything that a browser shows."""
    of_a_case = [CasePage, Documents, Claims, Contradictions, Search]
    return Router("/", route_handlers=[Start, *of_a_case, SignIn, Account, Users], include_in_schema=False)
