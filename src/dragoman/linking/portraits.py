"""Reading → portraits: what one document says of each actor that other documents can know too.

Who has a name, or an office of a named state ("Iran's foreign minister"), has a portrait; "a diplomat", "two letters" and
"officials" have none. A place that only lies in the text ("in Cairo") is not the state that acts from it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

import msgspec

from dragoman.linking.belonging import Shown, pairs, side_of
from dragoman.linking.bynames import bynames
from dragoman.linking.nameshapes import (
    DETERMINER,
    QUOTES,
    contradicts,
    is_long_title,
    is_name,
    is_only_described,
    is_person_name,
    is_title,
    person_name,
    under_its_state,
)
from dragoman.linking.national_bodies import national_body, organ_of_its_state
from dragoman.linking.of_one_report import with_bynames, with_short_names
from dragoman.linking.offices import Office, office_of, offices_of_roles, words_beside
from dragoman.linking.portrait import Portrait
from dragoman.linking.scripts import folded, script_of
from dragoman.linking.sides import (
    capitals,
    home_of_medium,
    is_adjective,
    known_body,
    known_outlet,
    organ_of,
    owner_of_medium,
    state_of_name,
    states_in,
)
from dragoman.types import Actor, ActorKind, Anchor, Reading, Span

_NEXT_WORD = re.compile(r"[ \u200c](?P<word>[^\W\d_]+)")
_QUOTED = re.compile(r"\S\s*[«“„\"]")
_AGREEMENTS = re.compile(r"\b(?:deal|agreement|accord|accords|pact|treaty|truce|ceasefire|roadmap|memorandum)$", re.IGNORECASE)
_LONGEST_FORM = 90
# Organs that a state has one of: "the Orlish foreign ministry" is the same in every report.
_ONE_PER_STATE = frozenset(f"{of} ministry" for of in ("foreign", "defence", "finance", "interior", "energy")) | {
    "government",
    "presidency",
    "central bank",
}


def _is_state_or_seat(form: str) -> bool:
    """ "Norland", or the capital that stands for it."""
    return state_of_name(form) is not None or folded(form) in capitals()


def portraits(reading: Reading) -> tuple[Portrait, ...]:
    """The portraits of a reading, in the order of its actors."""
    gallery = _Gallery(reading)
    found = [portrait for actor in reading.actors if (portrait := gallery.portrait(actor)) is not None]
    return tuple(with_short_names(with_bynames(found)))


class _Gallery:
    """What all portraits of a reading need."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text

    @cached_property
    def acting(self) -> frozenset[str]:
        """Actors that do or say something here."""
        doing = {
            participant.actor
            for event in self.reading.events
            for participant in event.participants
            if participant.role in ("source", "target", "party")
        }
        return frozenset(doing | {attribution.speaker for attribution in self.reading.attributions if attribution.speaker})

    @cached_property
    def _paired(self) -> dict[str, str]:
        """Person → state, where two people and two states stand side by side in the same order."""
        people = sorted(
            (span, actor.id)
            for actor in self.reading.actors
            if actor.kind == "person"
            for span in self._named(actor, person_name(actor.name))
        )
        found: dict[str, str] = {}
        for (first, left), (second, right) in pairwise(people):
            if left != right and (states := pairs(self.text, first, second)) is not None:
                found.setdefault(left, states[0])
                found.setdefault(right, states[1])
        return found

    def _named(self, actor: Actor, name: str) -> list[Span]:
        """Where the bare name, or the end of it, stands in the actor's mentions."""
        words = name.split()
        tails = [" ".join(words[at:]) for at in range(len(words))]
        found = []
        for start, end in actor.mentions:
            shown = self.text[start:end]
            tail = next((tail for tail in tails if tail in shown), None)
            if tail is not None:
                found.append((start + shown.index(tail), start + shown.index(tail) + len(tail)))
        return found

    def portrait(self, actor: Actor) -> Portrait | None:
        """The actor's portrait, or None where nothing could know it again."""
        english = tuple(alias for alias in actor.aliases if alias not in self.text)
        chief = next((found for form in (actor.name, *actor.aliases) if (found := known_outlet(form))), None)
        if actor.kind == "state" or (actor.kind != "person" and folded(actor.name) in capitals()):
            return self._state(actor, english)
        if chief and actor.kind in ("outlet", "organisation", "group"):
            return self._body(actor, "outlet", (chief, *english))
        if actor.kind == "person":
            return self._person(actor)
        if actor.kind == "document":
            return self._work(actor)
        return self._body(actor, actor.kind, english)

    def _state(self, actor: Actor, english: tuple[str, ...]) -> Portrait | None:
        named = [form for form in (actor.name, *actor.aliases) if form not in english]
        state = next((found for form in (*named, *english) if (found := state_of_name(form))), None)
        by_name = any(state_of_name(form) or is_adjective(form) for form in named)
        if state is None:
            state = next((states_in(form)[0] for form in named if is_adjective(form) and states_in(form)), None)
        if state is None:
            state = next((found for form in named if (found := capitals().get(folded(form)))), None)
        acts = actor.id in self.acting
        known = (state,) if state else ()
        forms = [
            form
            for form in self._forms(actor, with_article=False)
            if not is_adjective(form) and ("-" not in form or state is None)
        ]
        if state and not by_name and not acts:
            state, known = None, ()  # "in Cairo": a place
        if not forms and not state:
            return None
        seat = next((form for form in forms if not state_of_name(form)), "") if state and acts else ""
        if not acts and state:
            forms = [form for form in forms if state_of_name(form)]
        return Portrait(
            items=(actor.id,),
            kind="state",
            name=state or actor.name,
            names=tuple(forms[:1]),
            forms=tuple(forms),
            known_as=known,
            anchor=self._anchor(actor, forms),
            state=state,
            side=state,
            acting=f"“{seat}” acts here: the seat of government stands for the state" if seat else "",
        )

    def _person(self, actor: Actor) -> Portrait | None:
        printed = self._forms(actor, with_article=" " not in actor.name and not actor.roles)
        name = self._chief_name(actor, printed)
        # "presidente de Estados Unidos": no name, though its last word was read as one
        swallowed = any(name in form and words_beside(form) == "" for form in printed) or is_only_described(actor, name)
        if swallowed or not is_person_name(name) or not is_person_name(actor.name):
            return self._holder(actor, printed)
        words = set(folded(name).split())
        # A reader may have put two of one family name together: what contradicts the chief name is left out.
        others = [form for form in (actor.name, *printed) if contradicts(name, form)]
        forms = [form for form in dict.fromkeys((name, *printed)) if not any(other in form for other in others)]
        held = offices_of_roles(actor.roles)
        # A description that the reader only takes for this person ("the minister said") is no evidence; an apposition is a role.
        known = (None, *(office for office in held if office.state))
        forms = [form for form in forms if words & set(folded(form).split()) or office_of(form) in known]
        offices = tuple(dict.fromkeys((*held, *(office for form in forms if (office := office_of(form))))))
        names = [name, *(form for form in actor.aliases if form not in others and set(folded(form).split()) < words)]
        called = bynames(self.reading, actor.mentions)
        forms += called
        names += [byname for byname in called if " " not in byname]
        shown = Shown(self.text, tuple(self._named(actor, name)), self.reading.document.publisher, self._paired.get(actor.id))
        side, is_sure = side_of(actor.roles, offices, shown)
        if is_sure:  # what is presumed makes nobody the holder of an office, and keeps nobody apart
            offices = tuple(dict.fromkeys(_of_state(office, side) for office in offices))
        return Portrait(
            items=(actor.id,), kind="person", name=name, names=tuple(dict.fromkeys(names)), forms=tuple(forms),
            roles=actor.roles, offices=offices, anchor=self._anchor(actor, forms), side=side, side_is_sure=is_sure,
        )  # fmt: skip

    def _holder(self, actor: Actor, printed: Sequence[str]) -> Portrait | None:
        """Somebody whom the document only describes, by an office of a named state."""
        described = [form for form in printed if (office := office_of(form)) and office.key]
        held = [office for form in described if (office := office_of(form))]
        if not described:
            return None
        return Portrait(
            items=(actor.id,), kind="person", name=described[0], forms=tuple(described), offices=tuple(dict.fromkeys(held)),
            anchor=self._anchor(actor, described), side=held[0].state,
        )  # fmt: skip

    def _chief_name(self, actor: Actor, printed: Sequence[str]) -> str:
        """The reader's name, or the full name that contradicts it and is printed more often."""
        name = person_name(actor.name)
        rivals = [name, *(person_name(form) for form in printed if contradicts(name, form))]
        shown = [self.text[slice(*span)] for span in actor.mentions]
        return max(rivals, key=lambda rival: sum(rival in form for form in shown)) if len(rivals) > 1 else name

    def _body(self, actor: Actor, kind: ActorKind, english: tuple[str, ...]) -> Portrait | None:
        whole = under_its_state(actor)
        national = national_body(whole.name)
        if national is not None:  # "the Russian Security Council", "the Norwegian Red Cross": neither is the known one
            actor, body = whole, None
        else:
            body = next((found for form in (actor.name, *actor.aliases) if (found := known_body(form))), None)
            actor = actor if body or is_name(actor.name) else whole
        organ = organ_of(body or actor.name) if national is None else organ_of_its_state(national)
        english = (body, *english) if body else english
        state = organ.state if organ else None
        if state is None and national is None and len(states_in(actor.name)) == 1 and not is_name(actor.name):
            state = states_in(actor.name)[0]
        if organ and state is None:
            state = self._state_behind(actor) or self._state_of_organ(actor.name, organ.name == "government")
        if (
            not is_name(actor.name)
            and not body
            and not (state and is_title(actor.name))
            and not (organ and state)
            and not is_long_title(actor.name)
            and national is None
        ):
            return None
        forms = self._forms(actor, with_article=True)
        owner = next((found for form in (actor.name, *english) if (found := owner_of_medium(form))), None)
        country = next((found for form in (actor.name, *english) if (found := home_of_medium(form))), None)
        kind = "outlet" if country and kind != "group" else kind
        names = [
            actor.name,
            *(form for form in actor.aliases if is_name(form) and form in self.text and not _QUOTED.search(form)),
        ]
        names = [name.strip(QUOTES) for name in names]
        if organ and state and organ.name in _ONE_PER_STATE:
            english = (*english, f"{organ.name} of {state}")
        return Portrait(
            items=(actor.id,), kind=kind, name=actor.name.strip(QUOTES), names=tuple(dict.fromkeys(names)),
            forms=tuple(forms), known_as=english, anchor=self._anchor(actor, forms), side=owner or state,
            organ=organ.name if organ else None,
        )  # fmt: skip

    def _state_behind(self, actor: Actor) -> str | None:
        """The state of the adjective behind an organ's mentions: "le gouvernement norvégien", "الجيش النرويجي"."""
        if script_of(actor.name) == "latin" and actor.name[:1].isupper() and self.reading.document.language == "en":
            return None
        behind = (_NEXT_WORD.match(self.text, span[1]) for span in actor.mentions)
        found = {state for word in behind if word and is_adjective(word["word"]) for state in states_in(word["word"])}
        found = found or {
            state
            for span in actor.mentions
            if (word := _NEXT_WORD.match(self.text, span[1]))
            for state in states_in(word["word"])
            if word["word"][:1].islower() or script_of(word["word"]) != "latin"
        }
        return next(iter(found)) if len(found) == 1 else None

    def _state_of_organ(self, words: str, is_government: bool) -> str | None:
        """ "the Dahl administration": the state of the document's Dahl; "the Treasury": that of its secretary here."""
        sides = {
            office.state
            for actor in self.reading.actors
            if actor.kind == "person"
            for role in actor.roles
            if (is_government and folded(actor.name.split()[-1]) in folded(words).split())
            or (role.affiliation and folded(role.affiliation) == folded(words).removeprefix("the "))
            for office in offices_of_roles((role,))
            if office.state
        }
        return next(iter(sides)) if len(sides) == 1 else None

    def _work(self, actor: Actor) -> Portrait | None:
        forms = [form for form in self._forms(actor, with_article=True) if len(form) < 60]
        bare = dict.fromkeys(DETERMINER.sub("", form) for form in forms)
        names = [form for form in bare if is_title(form)]
        if not names:
            names = [form for form in bare if _AGREEMENTS.search(form) and " " in form and not re.match(r"\d|\w+ of ", form)]
        if not names or re.match(r"(?:an?|any|no|such) ", actor.name, re.IGNORECASE):
            return None
        return Portrait(
            items=(actor.id,), kind="document", name=names[0], names=tuple(names), forms=tuple(dict.fromkeys((*names, *forms))),
            anchor=self._anchor(actor, forms),
        )  # fmt: skip

    def _forms(self, actor: Actor, *, with_article: bool) -> list[str]:
        """What the text prints for the actor: its names and descriptions, not "he", not "the two"."""
        is_state = actor.kind == "state"
        single = [
            alias
            for alias in actor.aliases
            if (is_state or is_name(alias) if " " not in alias else is_state and alias in self.text and _is_state_or_seat(alias))
        ]
        words = {word for form in (actor.name, *single) for word in folded(form).split()}
        found: dict[str, None] = {}
        for form in (actor.name, *actor.aliases):
            if form in self.text and words & set(folded(form).split()):
                found.setdefault(form)
        for span in actor.mentions:
            form = " ".join(self.text[slice(*self._with_state(span))].split())
            if len(form) > _LONGEST_FORM or not (words & set(folded(form).split()) or office_of(form)):
                continue
            found.setdefault(form.strip(QUOTES) if form[:1] in QUOTES else form)
            article = re.search(r"\b[Tt]he $", self.text[max(0, span[0] - 4) : span[0]]) if with_article or is_state else None
            if article and script_of(form) == "latin" and (with_article or " " in form):
                found.setdefault(f"{article.group()}{form}" if with_article else f"the {form}")
        bare = (form[4:] for form in found if form[:4] in ("The ", "the ") and form[4:5].isupper() and " " in form[4:])
        return list(dict.fromkeys((*found, *bare)))

    def _with_state(self, span: Span) -> Span:
        """The mention of an office with the state right behind it: "وزير الدفاع" + "الأورلي", "ministre" + "russe"."""
        behind = _NEXT_WORD.match(self.text, span[1])
        words = self.text[slice(*span)]
        if behind is None or (words[:1].isupper() and script_of(words) == "latin") or not (office_of(words) or organ_of(words)):
            return span
        adds = len(states_in(behind["word"])) == 1 and not states_in(words)
        return (span[0], behind.end()) if adds else span

    def _anchor(self, actor: Actor, forms: Sequence[str]) -> Anchor:
        """The first mention by a printed form, else the first of all."""
        spans: Iterator[Span] = (s for s in actor.mentions if any(form in self.text[slice(*s)] for form in forms))
        span = next(spans, actor.mentions[0] if actor.mentions else (0, 0))
        return Anchor(document=self.reading.document.id, span=span, quote=self.text[slice(*span)])


def _of_state(office: Office, side: str | None) -> Office:
    """ "the foreign minister" of whom another line says that she is Norland's."""
    return msgspec.structs.replace(office, state=side) if office.state is None and side else office
