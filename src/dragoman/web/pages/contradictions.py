"""What stands against what in a case."""

from collections import Counter
from collections.abc import Iterable

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from dragoman.telling.contradictions import Contradiction, Denial, Difference, TwoVersions, contradictions_of
from dragoman.types import Claim
from dragoman.web.identity import reader
from dragoman.web.pages.paging import paged
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import Look, looking

_PER_PAGE = 20
_KINDS: dict[str, type[Contradiction]] = {"versions": TwoVersions, "denials": Denial, "differences": Difference}
_WORDS = {"versions": "Two versions", "denials": "Denials", "differences": "Reports that differ on an event"}


class Contradictions(Controller):
    """What stands against what."""

    path = "/cases/{case:str}/contradictions"
    guards = (reader,)

    @get(sync_to_thread=True)
    def contradictions(
        self, workspace: NamedDependency[Workspace], case: FromPath[str], kind: FromQuery[str] = "", page: FromQuery[int] = 1
    ) -> Template:
        """Claims that cannot both be true, claims that are denied, events of which the reports differ."""
        with looking(workspace, case) as look:
            every = contradictions(look)
            counts = Counter(kind_of(found) for found in every)
            shown = paged([found for found in every if kind not in _KINDS or kind_of(found) == kind], page, per=_PER_PAGE)
            cards = look.cards(_documents(shown.items))
        context = {
            "case": case,
            "page": shown,
            "found": [(kind_of(found), found) for found in shown.items],
            "cards": cards,
            "kind": kind,
            "kinds": [(name, words, counts[name]) for name, words in _WORDS.items()],
            "total": len(every),
        }
        return Template("contradictions.html.jinja", context=context)


def contradictions(look: Look) -> tuple[Contradiction, ...]:
    """All of the case, the weightiest first."""
    return look.once("contradictions", lambda: tuple(contradictions_of(look.case())))


def kind_of(found: Contradiction) -> str:
    """The name of its kind: "versions", "denials" or "differences"."""
    return next(name for name, type in _KINDS.items() if isinstance(found, type))


def _documents(items: Iterable[Contradiction]) -> list[str]:
    found: list[str] = []
    for item in items:
        if isinstance(item, Difference):
            found += [document for _, documents in item.conflict.values for document in documents[:4]]
        else:
            claims: tuple[Claim, ...] = (item.claim, item.other) if isinstance(item, TwoVersions) else (item.claim,)
            found += [instance.document for claim in claims for instance in claim.counted]
    return found
