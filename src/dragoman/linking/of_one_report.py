"""Portraits of one document → fewer: what bears a byname, a last word or the initials alone is the one who has the whole name."""

import re
from collections.abc import Iterator

import msgspec

from dragoman.linking.nameshapes import initials
from dragoman.linking.offices import office_of
from dragoman.linking.portrait import Portrait
from dragoman.linking.scripts import folded, script_of
from dragoman.linking.sides import known_outlet, organ_of


def with_bynames(found: list[Portrait]) -> list[Portrait]:
    """ "Tobias left", where "Ola Dahl, alias Tobias," stands: what bears the byname alone is that person."""
    called = {folded(form): p for p in found if p.kind == "person" and p.is_full for form in p.forms if _is_byname(form, p)}
    alone = [(p, called[key]) for p in found if (key := folded(p.name)) in called and p is not called[key] and p.kind != "state"]
    taken = {id(part) for part, _ in alone}
    return [
        msgspec.structs.replace(
            portrait, items=(*portrait.items, *(item for part, whole in alone if whole is portrait for item in part.items))
        )
        for portrait in found
        if id(portrait) not in taken
    ]


def _is_byname(form: str, portrait: Portrait) -> bool:
    return not set(folded(form).split()) & set(folded(portrait.name).split()) and office_of(form) is None


def _begun_with(portrait: Portrait, bodies: list[Portrait]) -> list[Portrait]:
    """ "El Diario" beside "El Diario de Orlu": the media whose names go on behind "of"."""
    own = re.escape(folded(portrait.name))
    form = re.compile(rf"(?:the )?{own} (?:de|del|della?|di|do|da|du|des|of|d|d['’]?\w+)(?: \w+)*")
    return [body for body in bodies if body.kind == "outlet" and form.fullmatch(folded(body.name))]


def with_short_names(found: list[Portrait]) -> Iterator[Portrait]:
    """ "the Herald", "TNH" beside "The Norland Herald": the last word or initials of exactly one other are that one."""
    bodies = [p for p in found if p.kind in ("outlet", "organisation") and " " in p.name]
    short: dict[str, Portrait] = {}
    for portrait in found:
        if portrait.kind == "outlet" and not known_outlet(portrait.name) and len(longer := _begun_with(portrait, bodies)) == 1:
            short[portrait.items[0]] = longer[0]
        if portrait.kind == "state" or " " in portrait.name or portrait.is_full or script_of(portrait.name) != "latin":
            continue
        wholes = [body for body in bodies if folded(portrait.name) in (folded(body.name).split()[-1], initials(body.name))]
        if len(wholes) == 1 and not portrait.roles and not organ_of(portrait.name):
            short[portrait.items[0]] = wholes[0]
    for portrait in found:
        if portrait.items[0] in short:
            continue
        parts = [p for p in found if short.get(p.items[0]) is portrait]
        if portrait.kind == "person":  # "the Dahl administration": the article is not the person's
            own = tuple(form for form in portrait.forms if form.casefold() != f"the {portrait.name.casefold()}")
            portrait = msgspec.structs.replace(portrait, forms=own)
        if parts:
            portrait = msgspec.structs.replace(
                portrait,
                items=(*portrait.items, *(item for part in parts for item in part.items)),
                forms=tuple(dict.fromkeys((*portrait.forms, *(form for part in parts for form in part.forms)))),
            )
        yield portrait
