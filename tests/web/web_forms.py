"""A test client that may send forms, as a browser may that has the page."""

from litestar.testing import TestClient

from dragoman.web import csrf


def armed(client: TestClient) -> TestClient:
    """The client with a visitor's cookie and, in every request, the token that belongs to it: it may post to any page."""
    seed = "v" * 43
    client.cookies.set(csrf.VISITOR, seed)
    client.headers[csrf.HEADER] = csrf.token_for(seed)
    return client
