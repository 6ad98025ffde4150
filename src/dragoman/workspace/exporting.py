"""A case → an export, piece by piece, as the case was when the export began."""

from collections.abc import Iterator

from dragoman.exchange.formats import Format
from dragoman.exchange.material import Material
from dragoman.linking.channels import channels
from dragoman.linking.pending import pending
from dragoman.telling.dossier import dossier
from dragoman.types import Case
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import Look, looking


def export(workspace: Workspace, case: str, format: Format) -> Iterator[bytes]:
    """The bytes of the export; raises `NoSuchCase`."""
    with looking(workspace, case) as look:
        yield from format.write(material_of(look))


def material_of(look: Look) -> Material:
    """What an export of the case is made of."""
    case = look.case(statements=True)
    return Material(
        case=case,
        reading=look.reading,
        members=look.members,
        channels=lambda: channels(case),
        pending=lambda: pending(case.events, as_of(case)),
        dossier=lambda: dossier(look.brief(as_of(case)), case.documents, look.reading),
    )


def as_of(case: Case) -> str:
    """The day from which exports look: that of the newest report, so that the same case always gives the same export."""
    return max((card.published[:10] for card in case.documents if card.published), default="1970-01-01")
