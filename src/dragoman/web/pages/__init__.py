"""The pages of the workbench: one file a page, rendered here, with little script."""

from litestar import Router

from dragoman.web.pages.documents import Documents
from dragoman.web.pages.start import Start


def pages() -> Router:
    """Everything that a browser shows."""
    return Router("/", route_handlers=[Start, Documents], include_in_schema=False)
