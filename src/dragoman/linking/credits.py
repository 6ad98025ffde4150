"""Who took a claim from whom: a graph from the documents that tell it to the sources at the end of their chains.

A document's edges come, strongest first, from the chain of its words, from the outlets that its lines credit ("(Reuters)",
"told AP", "Source: X"), from links to documents of the case, from copied text and from quoted runs of words. An outlet that has
its own page in the case goes on with what that page says: it overrides what a relay says of it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dragoman.linking.copies import shared_run
from dragoman.linking.descriptions import describe
from dragoman.linking.nameforms import folded, garbled, part_of, same_name
from dragoman.linking.namesakes import Namesakes
from dragoman.linking.voices import WEAK, NoSides, Sides, Voice, voice
from dragoman.types import Anchor, Claim, Credit, CreditKind, DocumentCard, Instance, Span

_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?")
_TELLING = ("asserts", "repeats-in-order-to-deny")


@dataclass(frozen=True)
class Setting:
    """What surrounds a claim: the documents' cards, the sentences of its instances, what the case knows of the actors.

    `elsewhere` are the outlets that a document credits anywhere; `related` are claims that contradict this one, whose
    tellings show what the outlets in between said. `speaker` and `parties` are names of actors.
    """

    cards: Mapping[str, DocumentCard]
    sides: Sides = field(default_factory=NoSides)
    words: Mapping[tuple[str, Span], str] = field(default_factory=dict)
    elsewhere: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    related: tuple[Claim, ...] = ()
    speaker: str | None = None
    parties: tuple[str, ...] = ()

    def outlet(self, document: str) -> str:
        """The outlet of a document; its id where it has no card."""
        card = self.cards.get(document)
        return card.outlet if card else document

    def day(self, document: str) -> str:
        """The day by which a document was out, as far as is known: published, else its latest possible day, else ""."""
        card = self.cards.get(document)
        return (card.published or card.latest or "") if card else ""


@dataclass(frozen=True)
class Telling:
    """An instance with its sources read: the voices of its chain and the outlets it credits, by their chief names.

    `own`: it says that something was told to its own newsroom.
    """

    instance: Instance
    home: str
    voices: tuple[Voice, ...]
    credits: tuple[str, ...]
    own: bool = False

    @property
    def document(self) -> str:
        """The document's id."""
        return self.instance.document


@dataclass(frozen=True)
class Graph:
    """The credits of a claim: edges in order, what each source node is, and where each unnamed source speaks.

    `loose` are unnamed sources of documents that have the claim from other media: nothing shows that they are their own.
    """

    credits: tuple[Credit, ...]
    voices: Mapping[str, Voice]
    newsrooms: Mapping[str, str]
    roots: tuple[str, ...]
    loose: frozenset[str] = frozenset()

    def following(self) -> dict[str, list[str]]:
        """Node → the nodes that it credits; every node is a key."""
        edges: dict[str, list[str]] = {node: [] for node in self.roots}
        for credit in self.credits:
            edges.setdefault(credit.source, [])
            edges.setdefault(credit.target, [])
            if credit.target not in edges[credit.source]:
                edges[credit.source].append(credit.target)
        return edges


def credit_graph(claim: Claim, setting: Setting) -> Graph:
    """The provenance graph of a claim. Only tellings that assert or relay it have edges: a denial is no source of it."""
    own = [instance for instance in claim.instances if instance.stance in _TELLING]
    beside = [i for other in setting.related for i in other.instances if i.stance in _TELLING]
    names = _names([*own, *beside], setting)
    tellings = [_telling(instance, names, setting) for instance in (*own, *beside)]
    tellings = _unstrayed(_without_doers(tellings, setting), setting, names)
    builder = _Builder(claim, setting, names, tellings)
    roots = tuple(dict.fromkeys(f"doc:{instance.document}" for instance in own))
    return Graph(tuple(builder.edges.values()), builder.voices, builder.newsrooms, roots, frozenset(builder.loose))


def _without_doers(tellings: Sequence[Telling], setting: Setting) -> list[Telling]:
    """Tellings without those that take the doer of a reported deed for its teller.

    "A local site says that the king asked in a letter to meet": the king is no source of it, though "asked" is his.
    """
    if setting.speaker:
        return list(tellings)
    relayed = [t for t in tellings if any(heard.kind in ("outlet", "unnamed", *WEAK) for heard in t.voices)]
    return [telling for telling in tellings if not (_is_doer(telling, setting) and any(_same_place(telling, o) for o in relayed))]


def _is_doer(telling: Telling, setting: Setting) -> bool:
    return len(telling.voices) == 1 and any(same_name(telling.voices[0].name, party) for party in setting.parties)


def _same_place(left: Telling, right: Telling) -> bool:
    (start, end), (first, last) = left.instance.span, right.instance.span
    return left is not right and left.document == right.document and start < last and first < end


def _names(instances: Sequence[Instance], setting: Setting) -> Namesakes:
    """The outlets of the story: those of its documents, those credited, those in the chains, and what is garbled from one."""
    homes = [setting.outlet(instance.document) for instance in instances]
    credited = [name for i in instances for text in i.credits if (name := _page(text, setting)) not in setting.cards]
    heard = [voice(text, setting.sides) for instance in instances for text in instance.chain]
    outlets = [*homes, *map(_outlet_name, credited), *(v.name for v in heard if v.kind == "outlet")]
    distinct = tuple(dict.fromkeys(outlets))
    # A name that nothing shows to be an outlet's may be one's, misspelt: "Norstern" for "Nordstern".
    stray = [v.name for v in heard if v.kind in ("body", "person") and _may_be(v.name, distinct)]
    relays = [v.name for i in instances for text in i.chain[:-1] if (v := voice(text, setting.sides)).kind == "body"]
    return Namesakes([*outlets, *stray, *relays], firm=homes)


def _may_be(name: str, outlets: Sequence[str]) -> bool:
    return any(same_name(name, other) or garbled(name, other) or part_of(name, other) for other in outlets)


def _outlet_name(text: str) -> str:
    known = voice(text, NoSides())
    return known.name if known.kind == "outlet" else text


def _telling(instance: Instance, names: Namesakes, setting: Setting) -> Telling:
    home = names.chief(setting.outlet(instance.document))
    voices: list[Voice] = []
    for text in instance.chain:
        heard = voice(text, setting.sides)
        if heard.kind in ("body", "person") and heard.name in names:
            heard = replace(heard, kind="outlet")
        if _says_nothing(text) or (heard.kind == "outlet" and names.chief(heard.name) == home):
            continue
        if voices and voices[-1].kind == "generic":
            # "According to the report, the king agreed": the king has told nobody but the report.
            if not setting.speaker and any(same_name(heard.name, party) for party in setting.parties):
                continue
            # "The Herald reported that the report said …": a medium without a name between two named ones adds nothing.
            voices.pop()
        voices.append(heard)
    pages = (_page(text, setting) for text in instance.credits)
    credited = [name if name in setting.cards else names.chief(_outlet_name(name)) for name in pages]
    others = tuple(dict.fromkeys(name for name in credited if name not in (home, instance.document)))
    return Telling(instance, home, tuple(voices), others, own=home in credited)


def _page(credit: str, setting: Setting) -> str:
    """What an address leads to: a document of the case, else the outlet of the case on that host, else the host."""
    if "://" not in credit and not _HOST.fullmatch(credit):
        return credit
    address = _address(credit)
    for card in setting.cards.values():
        if card.url and _address(card.url) == address:
            return card.id
    host = address.split("/")[0]
    return next((card.outlet for card in setting.cards.values() if card.url and _address(card.url).split("/")[0] == host), host)


def _address(url: str) -> str:
    return url.split("://", 1)[-1].split("#")[0].rstrip("/").removeprefix("www.").casefold()


def _says_nothing(text: str) -> bool:
    """Whether a link of a chain names nobody: "the two", "others", or a place of reporting: "OSLO", "OSLO, May 3 (NTB"."""
    words = describe(text)
    if words.complete and not words.kinds and not words.states and not words.name:
        return True
    head = text.split(",")[0].split("(")[0].strip()
    return head.isupper() and bool(describe(head.title()).states) and not describe(head).states


class _Builder:
    """Nodes and edges of one claim, in the order of its tellings."""

    def __init__(self, claim: Claim, setting: Setting, names: Namesakes, tellings: Sequence[Telling]) -> None:
        self.setting = setting
        self.names = names
        self.edges: dict[tuple[str, str], Credit] = {}
        self.voices: dict[str, Voice] = {}
        self.newsrooms: dict[str, str] = {}
        self.loose: set[str] = set()
        self._relays = {t.document for t in tellings if any(v.kind in ("outlet", *WEAK) for v in t.voices) or t.credits}
        self._people = _people(tellings, setting)
        self._relayed = _relayed(tellings, names)
        self._unnamed = _unnamed_names(tellings, names, self._relayed)
        for telling in tellings:
            self._chain(telling)
        self._wordings(tellings)
        self._pages(tellings)

    def _add(self, source: str, target: str, kind: CreditKind, telling: Telling | None = None, reason: str = "") -> None:
        if source == target:
            return
        evidence: tuple[Anchor, ...] = ()
        if telling is not None:
            where = (telling.document, telling.instance.span)
            evidence = (Anchor(document=where[0], span=where[1], quote=self.setting.words.get(where, "")),)
        known = self.edges.get((source, target))
        if known is None:
            self.edges[source, target] = Credit(source=source, target=target, kind=kind, evidence=evidence, reason=reason)

    def _chain(self, telling: Telling) -> None:
        start = f"doc:{telling.document}"
        named = {self._outlet(heard) for heard in telling.voices}
        before = []
        for credit in telling.credits:
            node = f"doc:{credit}" if credit in self.setting.cards else f"outlet:{credit}"
            if node not in named:
                kind: CreditKind = "link" if node.startswith("doc:") else "inline"
                self._add(start, node, kind, telling, "" if kind == "link" else "credited in the line")
                before.append(node)
        relayed = self._relayed.get(telling.document)
        if not before and relayed and telling.voices and telling.voices[0].kind == "unnamed" and not telling.own:
            self._add(start, f"outlet:{relayed}", "chain", telling, "the one outlet that the document has this from")
            before = [f"outlet:{relayed}"]
        before = before or [start]
        for at, heard in enumerate(telling.voices):
            last = at == len(telling.voices) - 1
            nodes = []
            for source in before:
                node = self._node(heard, telling, source, last)
                garbling = self.names.garbled.get(heard.name)
                reason = f'"{heard.name}" is taken for {garbling}, garbled on the way' if garbling else ""
                self._add(source, node, "chain", telling, reason)
                nodes.append(node)
            before = list(dict.fromkeys(nodes))

    def _outlet(self, heard: Voice) -> str:
        return f"outlet:{self.names.chief(heard.name)}"

    def _node(self, heard: Voice, telling: Telling, source: str, last: bool) -> str:
        newsroom = source.removeprefix("outlet:") if source.startswith("outlet:") else telling.home
        if heard.kind == "outlet":
            return self._keep(self._outlet(heard), heard)
        if heard.kind == "described" and not last:
            return self._keep(f"outlet:{heard.name}", heard)
        if heard.kind == "unnamed":
            node = f"source:{self._unnamed.get((newsroom, heard.state, heard.branch), unnamed(heard.name))}, through {newsroom}"
            self.newsrooms[node] = newsroom
            if newsroom == telling.home and telling.document in self._relays and not telling.own and source.startswith("doc:"):
                self.loose.add(node)
            return self._keep(node, heard)
        if heard.kind in WEAK:
            # What "the media" are is asked for each document apart.
            return self._keep(f"source:{heard.text} ({telling.document})", heard)
        return self._keep(f"source:{self._people.get(heard.name, heard.name)}", heard)

    def _keep(self, node: str, heard: Voice) -> str:
        known = self.voices.get(node)
        if known is None or (known.state is None and heard.state is not None):
            self.voices[node] = heard
        return node

    def _wordings(self, tellings: Sequence[Telling]) -> None:
        """Copies of whole documents, and words of eight or more that one telling quotes and another writes."""
        documents = dict.fromkeys(telling.document for telling in tellings)
        for name in documents:
            card = self.setting.cards.get(name)
            if card and card.copy_of in documents:
                self._add(f"doc:{name}", f"doc:{card.copy_of}", "copied", None, card.copy_reason or "repeats its words")
        for telling in tellings:
            for other in tellings:
                if other.document != telling.document and (run := self._run(telling, other)):
                    reason = f'repeats its words: "{run}"'
                    self._add(f"doc:{telling.document}", f"doc:{other.document}", "wording", telling, reason)

    def _run(self, telling: Telling, other: Telling) -> str | None:
        """The run of words that `telling` has from `other`: it quotes what the other writes, or it is the later of two."""
        here = self.setting.words.get((telling.document, telling.instance.span), "")
        there = self.setting.words.get((other.document, other.instance.span), "")
        run = shared_run(here, there)
        if run is None:
            return None
        if run.quoted_left != run.quoted_right:
            return run.text if run.quoted_left else None
        if run.quoted_left:
            return None
        days = self.setting.day(telling.document), self.setting.day(other.document)
        return run.text if days[0] and days[1] and days[0] > days[1] else None

    def _pages(self, tellings: Sequence[Telling]) -> None:
        """From an outlet on to its own pages of the case; where a page names its source, relays' vaguer words are dropped."""
        for node in [n for n in dict.fromkeys(t for _, t in self.edges) if n.startswith("outlet:")]:
            outlet = node.removeprefix("outlet:")
            pages = [t for t in tellings if t.home == outlet and (t.voices or t.credits)]
            for page in dict.fromkeys(telling.document for telling in pages):
                self._add(node, f"doc:{page}", "link", None, "its own page in the case")
            if pages:
                self._override(node)

    def _override(self, outlet: str) -> None:
        vague = [
            (source, target)
            for source, target in self.edges
            if source == outlet and target in self.voices and self.voices[target].kind in ("unnamed", *WEAK)
        ]
        for key in vague:
            del self.edges[key]


def _people(tellings: Sequence[Telling], setting: Setting) -> dict[str, str]:
    """Persons and bodies under one name each: "Dahl" is Minister Olav Dahl where the story has only one Dahl."""
    heard = [v.name for telling in tellings for v in telling.voices if v.kind in ("person", "government", "body")]
    known = [name for name in (setting.speaker, *setting.parties) if name]
    people = Namesakes([*known, *heard])
    return {name: setting.sides.canonical(people.chief(name)) for name in heard}


def _unnamed_names(
    tellings: Sequence[Telling], names: Namesakes, relayed: Mapping[str, str]
) -> dict[tuple[str, str | None, str], str]:
    """One description for the unnamed sources of a newsroom that speak for the same: the most frequent, Latin letters first."""
    counts: dict[tuple[str, str | None, str], Counter[str]] = {}
    states: dict[str, dict[str, None]] = {}
    for telling in tellings:
        for source, heard in _with_newsroom(telling, names, relayed):
            counts.setdefault((source, heard.state, heard.branch), Counter())[unnamed(heard.text)] += 1
            if heard.state and not heard.branch:
                states.setdefault(source, {})[heard.state] = None
    best = {key: max(found, key=lambda text: (text.isascii(), found[text], -len(text), text)) for key, found in counts.items()}
    # "officials" beside "Norwegian officials" of the same newsroom are the same officials.
    for source, named in states.items():
        if len(named) == 1 and (source, None, "") in best:
            best[source, None, ""] = best[source, next(iter(named)), ""]
    return best


def _with_newsroom(telling: Telling, names: Namesakes, relayed: Mapping[str, str]) -> list[tuple[str, Voice]]:
    """The unnamed voices of a telling, each with the newsroom that it spoke to."""
    found: list[tuple[str, Voice]] = []
    rooms = list(telling.credits) or [telling.home if telling.own else relayed.get(telling.document, telling.home)]
    for heard in telling.voices:
        if heard.kind == "unnamed":
            found.extend((room, heard) for room in rooms)
        elif heard.kind == "outlet":
            rooms = [names.chief(heard.name)]
        elif heard.kind == "described":
            rooms = [heard.name]
    return found


def _relayed(tellings: Sequence[Telling], names: Namesakes) -> dict[str, str]:
    """Document → the one other outlet that its tellings name.

    "The Herald reports that … According to a diplomat, …": the diplomat is the Herald's, unless he told the document's own
    newsroom.
    """
    found: dict[str, dict[str, None]] = {}
    for telling in tellings:
        heard = [names.chief(v.name) for v in telling.voices if v.kind == "outlet"]
        outlets = [name for name in (*telling.credits, *heard[:1]) if name != telling.home]
        found.setdefault(telling.document, {}).update(dict.fromkeys(outlets))
    return {document: next(iter(outlets)) for document, outlets in found.items() if len(outlets) == 1}


def _unstrayed(tellings: Sequence[Telling], setting: Setting, names: Namesakes) -> list[Telling]:
    """Tellings in which a body that is no outlet but has unnamed sources gives way to the one outlet that has them.

    "informed sources told the Reform Party that …" beside "the reformist site X, citing informed sources": X was garbled.
    """
    rooms: dict[str, dict[str, None]] = {}
    bodies: dict[str, str] = {}
    for telling in tellings:
        for before, heard in pairwise(telling.voices):
            if heard.kind == "unnamed" and voice(before.text, setting.sides).kind in ("described", "body"):
                bodies[before.text] = folded(heard.text)
            elif heard.kind == "unnamed" and before.kind == "outlet":
                rooms.setdefault(folded(heard.text), {})[names.chief(before.name)] = None
    meant = {body: next(iter(found)) for body, words in bodies.items() if len(found := rooms.get(words, {})) == 1}
    return [
        replace(
            telling,
            voices=tuple(replace(v, kind="outlet", name=meant[v.text]) if v.text in meant else v for v in telling.voices),
        )
        for telling in tellings
    ]


def unnamed(text: str) -> str:
    """How an unnamed source is listed: its own words, with "unnamed" where they are English and do not say so.

    >>> unnamed("a senior Norwegian official"), unnamed("anonymous officials"), unnamed("مصادر مطلعة")
    ('an unnamed senior Norwegian official', 'anonymous officials', 'مصادر مطلعة')
    """
    if not text.isascii() or any(word in text.casefold() for word in ("anonym", "unnamed", "unidentified")):
        return text
    first, _, rest = text.partition(" ")
    if folded(first) in ("a", "an", "one"):
        return f"an unnamed {rest}"
    if first.casefold() in ("the", "another"):
        return f"{first.casefold()} unnamed {rest}".removeprefix("the ")
    return f"unnamed {text}"
