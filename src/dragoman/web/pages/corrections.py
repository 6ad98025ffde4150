"""Corrections: made from the page of the thing, kept in a ledger, undone there."""

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated, Any, get_args

from litestar import Controller, Request, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, FromQuery, Parameter
from litestar.response import Redirect, Response, Template

from dragoman.errors import BadCorrection, CaseChanged, DragomanError, NoSuchCase, NoSuchItem, StoreError
from dragoman.telling.corrections_told import correction_words, in_effect
from dragoman.types import Correction, CorrectionAction, DocumentCard, Span
from dragoman.web.identity import analyst, reader
from dragoman.web.pages import links
from dragoman.web.pages.forms import form_of, many, one
from dragoman.web.pages.paging import paged
from dragoman.web.pages.partners import Kind, Partner, partners, suggestions
from dragoman.web.problems import status_of
from dragoman.workspace.cases import Request as Wanted
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import Look, looking
from dragoman.workspace.whereabouts import Whereabouts, passage, whereabouts

_PER_PAGE = 25
_TRIES = 5
_ONE_VALUE = frozenset({"rename", "side", "status", "origin"})  # what is decided last counts alone
_GONE = (
    "is not in the case any more: another correction, or a document that was taken out, changed it meanwhile. Nothing is lost of "
    "what you entered: it is below; find the thing anew and enter it there"
)
_WITH_ANOTHER = frozenset({"merge", "same-claim", "not-same-claim"})


@dataclass(frozen=True)
class Passage:
    """Words on which an entry hangs, and where they stand now; `card` is None where the document is gone."""

    quote: str
    card: DocumentCard | None
    span: Span


@dataclass(frozen=True)
class Entry:
    """An entry of the ledger as the page shows it."""

    entry: Correction
    words: str
    valid: bool
    undone_by: int | None
    passages: tuple[Passage, ...]
    places: tuple[Whereabouts, ...]


class Corrections(Controller):
    """The ledger of a case, and what is added to it."""

    path = "/cases/{case:str}"
    dependencies = {"form": Provide(form_of)}  # noqa: RUF012  # as the framework has it

    @get("/corrections", guards=[reader], sync_to_thread=True)
    def ledger(
        self,
        workspace: NamedDependency[Workspace],
        case: FromPath[str],
        page: FromQuery[int] = 1,
        entry: FromQuery[int | None] = None,
    ) -> Template:
        """All entries, the newest first, or the page that holds one of them."""
        with looking(workspace, case) as look:
            entries = sorted(look.ledger(), key=lambda entry: -entry.id)
            if entry is not None:
                page = 1 + sum(other.id > entry for other in entries) // _PER_PAGE
            shown = paged(entries, page, per=_PER_PAGE)
            valid = in_effect(entries)
            look.prepare(anchor.document for one in shown.items for anchor in one.anchors)
            undone = {other.undoes: other.id for other in entries if other.undoes is not None}
            rows = [_entry(one, look, one.id in valid, undone.get(one.id)) for one in shown.items]
            return Template("corrections_ledger.html.jinja", context={"case": case, "page": shown, "rows": rows, "chosen": entry})

    @post("/corrections", guards=[analyst], sync_to_thread=True)
    def correct(
        self,
        request: Request[Any, Any, Any],
        workspace: NamedDependency[Workspace],
        case: FromPath[str],
        form: NamedDependency[FormMultiDict],
    ) -> Response[Any]:
        """Make a correction and go back to the thing, wherever it is now; what cannot be made is shown with what was entered."""
        try:
            wanted = _wanted(form, request.user.name, workspace, case)
        except _Choose as choice:
            return _again(form, workspace, case, BadCorrection(one(form, "action"), choice.words), choice.among)
        except (NoSuchItem, BadCorrection) as error:
            return _again(form, workspace, case, error)
        try:
            made = _made(form, wanted, workspace, case)
        except (NoSuchCase, StoreError):
            raise
        except NoSuchItem as error:
            return _again(form, workspace, case, NoSuchItem(error.source, _GONE) if one(form, "seen") else error)
        except DragomanError as error:
            return _again(form, workspace, case, error)
        return Redirect(_after(made, form, workspace, case), status_code=303)

    @get("/suggest", guards=[reader], sync_to_thread=True)
    def suggest(
        self,
        workspace: NamedDependency[Workspace],
        case: FromPath[str],
        kind: FromQuery[Kind],
        q: Annotated[str, Parameter(max_length=200)],
    ) -> list[Partner]:
        """What may be meant by words that somebody is typing."""
        with looking(workspace, case) as look:
            return list(suggestions(look, kind, q))


def _made(form: FormMultiDict, wanted: Wanted, workspace: Workspace, case: str) -> Correction:
    """The entry; raises `BadCorrection` where somebody else decided the same meanwhile, unseen by who sends the form."""
    for _ in range(_TRIES):
        with looking(workspace, case) as look:
            _check_overtaken(form, wanted, look)
            revision = look.revision()
        with suppress(CaseChanged):  # between the look and the entry: look once more
            return workspace.correct(case, wanted, expected={revision})
    raise CaseChanged("correction", "the case changes all the time just now, so that it could not be made; send it again")


def _check_overtaken(form: FormMultiDict, wanted: Wanted, look: Look) -> None:
    seen = one(form, "seen")
    item = _item(look, one(form, "kind"), next(iter(wanted.items), ""))
    if not re.fullmatch("[0-9]{1,9}", seen) or item is None or wanted.action not in _ONE_VALUE:
        return
    newer = [entry for entry in look.ledger() if entry.id in item.corrections and entry.id > int(seen)]
    others = [entry for entry in newer if entry.action == wanted.action and entry.author != wanted.author]
    if others and others[-1].value != wanted.value:
        words = f"{others[-1].author} decided meanwhile that {correction_words(others[-1])}"
        raise BadCorrection(wanted.action, f"{words}; yours is below as you entered it: send it again if it is to count instead")


def _item(look: Look, kind: str, id: str) -> Any:
    """The thing that a form is about; None where the case has none such."""
    try:
        return {"actor": look.actor, "event": look.event, "claim": look.claim}[kind](id)
    except (KeyError, NoSuchItem):
        return None


class _Choose(Exception):
    """The words for another thing fit several, or none."""

    def __init__(self, words: str, among: tuple[Partner, ...]) -> None:
        self.words = words
        self.among = among


def _wanted(form: FormMultiDict, author: str, workspace: Workspace, case: str) -> Wanted:
    action = one(form, "action")
    if action not in get_args(CorrectionAction):
        raise BadCorrection(repr(action), "is no correction")
    items, documents = many(form, "item"), many(form, "document")
    if action in _WITH_ANOTHER:
        items = (*items[:1], _partner(form, workspace, case))
        if len(set(items)) < 2:
            raise BadCorrection(action, f"this is the same {one(form, 'kind')}; name another one")
    if action == "split" and not documents:
        raise BadCorrection("split", "choose some of the documents, and not all of them")
    return Wanted(
        action=action,  # type: ignore[arg-type]  # just looked up
        author=author,
        items=items,
        value=one(form, "value") or None,
        documents=documents,
        note=one(form, "note") or None,
    )


def _partner(form: FormMultiDict, workspace: Workspace, case: str) -> str:
    """The id of the other thing that a correction is about."""
    words, kind = one(form, "with"), one(form, "kind")
    if not words:
        raise BadCorrection(one(form, "action"), "name the other one: type a part of its name")
    if kind not in get_args(Kind):
        raise BadCorrection(repr(kind), "is nothing that can be corrected")
    with looking(workspace, case) as look:
        found = partners(look, kind, words)  # type: ignore[arg-type]  # just looked up
    if len(found) == 1:
        return found[0].id
    raise _Choose(f"“{words}” names {'several; choose one' if found else f'no {kind} of this case'}", found)


def _again(
    form: FormMultiDict, workspace: Workspace, case: str, error: DragomanError, among: tuple[Partner, ...] = ()
) -> Response[Any]:
    """The form once more with what was entered, and what is wrong with it."""
    with looking(workspace, case) as look:
        kind, id = one(form, "kind"), next(iter(many(form, "item")), "")
        item = _item(look, kind, id)
        documents = _documents(item)
        cards = {id: card for id in documents if (card := _card(look, id))}
        context = {
            "case": case,
            "problem": error.problem,
            "kind": kind,
            "id": id,
            "item": item,
            "cards": cards,
            "among": among,
            "given": {name: one(form, name) for name in ("action", "with", "value", "note", "page")},
            "chosen": many(form, "document"),
        }
    return Template("corrections_again.html.jinja", context=context, status_code=status_of(error))


def _documents(item: Any) -> tuple[str, ...]:
    if item is None:
        return ()
    tellings = getattr(item, "mentions", None) or getattr(item, "counted", None)
    return tuple(dict.fromkeys(telling.document for telling in tellings)) if tellings else tuple(item.documents)


def _card(look: Look, id: str) -> DocumentCard | None:
    try:
        return look.card(id)
    except NoSuchItem:
        return None


def _after(made: Correction, form: FormMultiDict, workspace: Workspace, case: str) -> str:
    """The page of the thing that was corrected, which may bear another id now."""
    if one(form, "to") == "ledger":
        return links.within(case, "corrections", entry=made.id) + f"#correction-{made.id}"
    with looking(workspace, case) as look:
        page = one(form, "page")
        if made.target in ("outlet", "correction") and page and _card(look, page):
            return links.within(case, "documents", page, done=made.id)
        kind, id = one(form, "kind"), next(iter(many(form, "item")), "")
        places = whereabouts(made, look)
        same = [place for place in places if (place.kind, place.id) == (kind, id)]
        for place in (*same, *places):
            return links.within(case, f"{place.kind}s", place.id, done=made.id)
    return links.within(case, "corrections", entry=made.id) + f"#correction-{made.id}"


def _entry(entry: Correction, look: Look, valid: bool, undone_by: int | None) -> Entry:
    return Entry(entry, correction_words(entry), valid, undone_by, _passages(entry, look), whereabouts(entry, look))


def _passages(entry: Correction, look: Look) -> tuple[Passage, ...]:
    found = []
    for anchor in entry.anchors:
        card = _card(look, anchor.document)
        found.append(Passage(anchor.quote, card, passage(anchor, look) if card else anchor.span))
    return tuple(found)
