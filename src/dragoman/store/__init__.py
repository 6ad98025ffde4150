"""Cases in a database: SQLite in a file, or PostgreSQL. `Repository` is the way in."""

from dragoman.store.addresses import default_url
from dragoman.store.repository import CaseSummary, Repository
from dragoman.store.session import CaseSession

__all__ = ["CaseSession", "CaseSummary", "Repository", "default_url"]
