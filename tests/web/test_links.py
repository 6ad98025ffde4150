"""Addresses of pages, read back as they were written."""

from pathlib import Path

import pytest
from litestar import Litestar, Request, get
from litestar.params import FromPath
from litestar.testing import TestClient

from dragoman.web.pages import links


@get("/cases/{case:str}/documents/{id:path}")
async def echo(request: Request, case: FromPath[str], id: FromPath[Path]) -> dict[str, str]:
    return {"case": case, "id": links.document_of(request)}


@pytest.mark.parametrize(
    "id",
    [
        "d1",
        "2021/05/d1",
        "https://herald.example/a?b=1&c=2#d",
        "a b",
        "رسالة",
        "x/documents/y",
        "tail/",
        "//twice",
        "100%",
        "a+b",
    ],
)
def test_any_id_of_a_document_comes_back(id):
    with TestClient(Litestar([echo])) as client:
        for case in ("a case+", "documents"):
            assert client.get(links.document(case, id)).json() == {"case": case, "id": id}
