"""A case → an export, piece by piece, as the case was when the export began."""

from collections.abc import Iterator

from dragoman.exchange.formats import Format
from dragoman.exchange.material import Material
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import looking


def export(workspace: Workspace, case: str, format: Format) -> Iterator[bytes]:
    """The bytes of the export; raises `NoSuchCase`."""
    with looking(workspace, case) as look:
        yield from format.write(Material(look.case(statements=True), look.reading, look.members))
