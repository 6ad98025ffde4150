"""Cases in a database: SQLite in a file, or PostgreSQL. `Repository` is the way in."""

from dragoman.store.accounts import Accounts, Ticket
from dragoman.store.addresses import default_url
from dragoman.store.clusters import FIRST_BY_ID, FIRST_BY_WEIGHT, Place
from dragoman.store.collection import no_collection
from dragoman.store.counts import CaseCounts
from dragoman.store.filing import Filed
from dragoman.store.repository import CaseSummary, Repository
from dragoman.store.session import CaseSession

__all__ = [
    "FIRST_BY_ID",
    "FIRST_BY_WEIGHT",
    "Accounts",
    "CaseCounts",
    "CaseSession",
    "CaseSummary",
    "Filed",
    "Place",
    "Repository",
    "Ticket",
    "default_url",
    "no_collection",
]
