"""`/api/v1/exports` and `/api/v1/cases/{case}/exports`: a case in the formats of the field."""

import tempfile
from collections.abc import Iterator
from typing import IO, Annotated
from urllib.parse import quote

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import PathParameter
from litestar.response import Stream

from dragoman.errors import NoSuchItem, UnknownFormat
from dragoman.exchange.formats import FORMATS, format_named
from dragoman.types.reading import Noun
from dragoman.web.api.answers import Page, whole
from dragoman.web.api.asked import Asked
from dragoman.web.api.describing import described
from dragoman.web.api.pictures import ALONE
from dragoman.web.identity import reader
from dragoman.workspace.exporting import export

_IN_MEMORY = 1 << 20
_PIECE = 1 << 16


class ExportFormat(Noun, frozen=True, kw_only=True):
    """A format: the end of its files' names, its media type, what it says of a case, and what it cannot say."""

    name: str
    suffix: str
    media_type: str
    says: str
    loses: str


class Exports(Controller):
    """A case in the formats of the field."""

    tags = ("exports",)

    @get(
        "/exports",
        guards=[reader],
        sync_to_thread=False,
        summary="The formats that a case can be had in",
        operation_id="listExportFormats",
        **described(),
    )
    def list_formats(self) -> Page[ExportFormat]:
        """Each with what it says and what it cannot say; `docs/exports.md` tells more."""
        return whole(
            [
                ExportFormat(name=one.name, suffix=one.suffix, media_type=one.media_type, says=one.says, loses=one.loses)
                for one in FORMATS.values()
            ]
        )

    @get(
        "/cases/{case:str}/exports/{format:str}",
        guards=[reader],
        sync_to_thread=True,
        summary="A case in a format of the field",
        operation_id="exportCase",
        **described(404, anything=True, headers=("Content-Disposition",)),
    )
    def export_case(
        self,
        plain: NamedDependency[Asked],
        format: Annotated[str, PathParameter(description="The name of a format that `/exports` lists.")],
    ) -> Stream:
        """The case as it is at this moment. The media type is the format's."""
        try:
            chosen = format_named(format)
        except UnknownFormat as error:
            raise NoSuchItem(error.source, error.problem) from None
        # Written to the end before the first byte is sent: what goes wrong is told as a problem, not by a torn file, and a slow
        # client holds no transaction open.
        file: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # the answer closes it when it is sent
        try:
            for piece in export(plain.workspace, plain.case, chosen):
                file.write(piece)
        except BaseException:
            file.close()
            raise
        length = file.tell()
        file.seek(0)
        name = quote(f"{plain.case}{chosen.suffix}", safe="")
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
            "Content-Length": str(length),
            "Content-Security-Policy": ALONE,
            "Cache-Control": "no-store",
        }
        kind = chosen.media_type.removesuffix("; charset=utf-8")  # which the framework adds to texts
        return Stream(_pieces(file), media_type=kind, headers=headers)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece
