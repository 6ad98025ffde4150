"""The HTTP API under `/api/v1`: one file a resource, the contract's JSON."""

from litestar import Router
from litestar.di import Provide

from dragoman.web.api.about import About
from dragoman.web.api.access import ApiKeys, Users
from dragoman.web.api.adding import Adding
from dragoman.web.api.annotations import Annotations
from dragoman.web.api.asked import Asked, Paging, asked, expected, paging, plain
from dragoman.web.api.cases import Cases
from dragoman.web.api.claims import Claims
from dragoman.web.api.corrections import Corrections
from dragoman.web.api.documents import Documents
from dragoman.web.api.events import Actors, Events
from dragoman.web.api.exports import Exports
from dragoman.web.api.keys import Keys
from dragoman.web.api.parameters import must_be_known
from dragoman.web.api.pictures import Pictures
from dragoman.web.api.statements import Statements
from dragoman.web.api.telling import Telling


def api() -> Router:
    """Everything under `/api/v1`."""
    keys = Keys()
    return Router(
        "/api/v1",
        route_handlers=[
            About, Cases, Documents, Adding, Claims, Events, Actors, Statements, Telling, Pictures, Corrections, Annotations,
            Exports, Users, ApiKeys,
        ],
        dependencies={
            "asked": Provide(asked, sync_to_thread=False),
            "plain": Provide(plain, sync_to_thread=False),
            "paging": Provide(paging, sync_to_thread=False),
            "expected": Provide(expected, sync_to_thread=False),
            "keys": Provide(lambda: keys, sync_to_thread=False),
        },
        before_request=must_be_known,
        signature_types=[Asked, Paging, Keys],
    )  # fmt: skip
