"""Who took a claim from whom: a graph from the documents that tell it to the sources at the end of their chains.

A document's edges come, strongest first, from the chain of its words, from the outlets that its lines credit ("(Reuters)",
"told AP", "Source: X"), from links to documents of the case, from copied text and from quoted runs of words. An outlet that has
its own page in the case goes on with what that page says: it overrides what a relay says of it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from dragoman.linking.copies import pairs_with_runs, shared_run
from dragoman.linking.namesakes import Namesakes
from dragoman.linking.tellings import TELLING, Setting, Telling, people_of, relayed_by, tellings_of, unnamed
from dragoman.linking.voices import WEAK, Voice
from dragoman.types import Anchor, Claim, Credit, CreditKind


@dataclass(frozen=True)
class Graph:
    """The credits of a claim: edges in order, what each source node is, and where each unnamed source speaks.

    At a node of `last` the chain of some telling ends. `loose` are unnamed sources of documents that have the claim from other
    media: nothing shows that they are their own.
    """

    credits: tuple[Credit, ...]
    voices: Mapping[str, Voice]
    newsrooms: Mapping[str, str]
    roots: tuple[str, ...]
    loose: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()

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
    tellings, names = tellings_of(claim, setting)
    roots = tuple(dict.fromkeys(f"doc:{i.document}" for i in claim.instances if i.stance in TELLING))
    return _Builder(setting, names, tellings).graph(roots)


class _Builder:
    """Nodes and edges of one claim, in the order of its tellings."""

    def __init__(self, setting: Setting, names: Namesakes, tellings: Sequence[Telling]) -> None:
        self.setting = setting
        self.names = names
        self.edges: dict[tuple[str, str], Credit] = {}
        self.voices: dict[str, Voice] = {}
        self.newsrooms: dict[str, str] = {}
        self.loose: set[str] = set()
        self.last: set[str] = set()
        self._relays = {t.document for t in tellings if any(v.kind in ("outlet", *WEAK) for v in t.voices) or t.credits}
        self._people = people_of(tellings, setting)
        self._relayed = relayed_by(tellings, names)
        self._described: dict[str, Counter[str]] = {}
        for telling in tellings:
            self._chain(telling)
        self._wordings(tellings)
        self._disown_copies()
        self._pages(tellings)
        self._loosen()

    def graph(self, roots: tuple[str, ...]) -> Graph:
        """The graph as it stands, its unnamed sources by the words that most tellings have for them."""
        called = self._called()
        edges: dict[tuple[str, str], Credit] = {}
        for (source, target), credit in self.edges.items():
            ends = (called.get(source, source), called.get(target, target))
            edges.setdefault(ends, msgspec.structs.replace(credit, source=ends[0], target=ends[1]))
        voices: dict[str, Voice] = {}
        for node, heard in self.voices.items():
            known = voices.setdefault(called.get(node, node), heard)
            if known.state is None and heard.state is not None:
                voices[called.get(node, node)] = heard
        return Graph(
            credits=tuple(edges.values()),
            voices=voices,
            newsrooms={called[node]: newsroom for node, newsroom in self.newsrooms.items()},
            roots=roots,
            loose=frozenset(called[node] for node in self.loose),
            last=frozenset(called.get(node, node) for node in self.last),
        )

    def _called(self) -> dict[str, str]:
        """The node of a newsroom's unnamed sources → its name: the most frequent description, Latin letters first."""
        best: dict[str, str] = {}
        rooms: dict[str, list[str]] = {}
        for node, found in self._described.items():
            words = max(found, key=lambda text: (text.isascii(), found[text], -len(text), text))
            best[node] = f"source:{words}, through {self.newsrooms[node]}"
            rooms.setdefault(self.newsrooms[node], []).append(node)
        # "officials" beside "Norwegian officials" of the same newsroom are the same officials.
        for node, heard in self.voices.items():
            if node in best and heard.state is None and not heard.branch:
                fuller = [other for other in rooms[self.newsrooms[node]] if self._is_fuller(other)]
                if len(fuller) == 1:
                    best[node] = best[fuller[0]]
        return best

    def _is_fuller(self, node: str) -> bool:
        return self.voices[node].state is not None and not self.voices[node].branch

    def _add(self, source: str, target: str, kind: CreditKind, telling: Telling | None = None, reason: str = "") -> None:
        if source == target or (source, target) in self.edges:
            return
        evidence: tuple[Anchor, ...] = ()
        if telling is not None:
            where = (telling.document, telling.instance.span)
            evidence = (Anchor(document=where[0], span=where[1], quote=self.setting.words.get(where, "")),)
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
        self.last.update(before)

    def _outlet(self, heard: Voice) -> str:
        return f"outlet:{self.names.chief(heard.name)}"

    def _node(self, heard: Voice, telling: Telling, source: str, last: bool) -> str:
        newsroom = source.removeprefix("outlet:") if source.startswith("outlet:") else telling.home
        if heard.kind == "outlet":
            return self._keep(self._outlet(heard), heard)
        if heard.kind == "described" and not last:
            return self._keep(f"outlet:{heard.name}", heard)
        if heard.kind == "unnamed":
            node = f"source:{heard.state or ''}/{heard.branch}, through {newsroom}"
            self.newsrooms[node] = newsroom
            self._described.setdefault(node, Counter())[unnamed(heard.text)] += 1
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
        texts = [self.setting.words.get((telling.document, telling.instance.span), "") for telling in tellings]
        for at, to in pairs_with_runs(texts):
            telling, other = tellings[at], tellings[to]
            ends = f"doc:{telling.document}", f"doc:{other.document}"
            if (
                other.document != telling.document
                and ends not in self.edges
                and (run := self._run(telling, other, texts[at], texts[to]))
            ):
                self._add(*ends, "wording", telling, f'repeats its words: "{run}"')

    def _disown_copies(self) -> None:
        """The sources of a copy are those of the original; who quotes without credit means whom he quotes by "the media"."""
        targets = self._targets()
        for (source, _), credit in list(self.edges.items()):
            if credit.kind not in ("copied", "wording"):
                continue
            for target in targets[source]:
                kind = self.voices[target].kind if target in self.voices else None
                if kind in WEAK or (credit.kind == "copied" and kind == "unnamed"):
                    self.edges.pop((source, target), None)

    def _run(self, telling: Telling, other: Telling, here: str, there: str) -> str | None:
        """The run of words that `telling` has from `other`: it quotes what the other writes, or it is the later of two."""
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
        homes: dict[str, list[Telling]] = {}
        relays: dict[str, dict[str, None]] = {}
        for telling in tellings:
            if telling.voices or telling.credits:
                homes.setdefault(telling.home, []).append(telling)
            for outlet in (*telling.credits, *(self.names.chief(heard.name) for heard in telling.voices)):
                relays.setdefault(outlet, {})[self.setting.day(telling.document)] = None
        targets = self._targets()
        for node in [n for n in dict.fromkeys(t for _, t in self.edges) if n.startswith("outlet:")]:
            outlet = node.removeprefix("outlet:")
            latest = _latest(relays.get(outlet, {}))
            told = homes.get(outlet, ())
            pages = [t for t in told if not (latest and self.setting.first_day(t.document) > latest)]
            for page in dict.fromkeys(telling.document for telling in pages):
                self._add(node, f"doc:{page}", "link", None, "its own page in the case")
            if pages:
                states = {heard.state for page in pages for heard in page.voices if heard.state}
                self._override(node, targets.get(node, ()), states)

    def _targets(self) -> dict[str, list[str]]:
        """Node → the nodes that it credits, as the edges are now."""
        found: dict[str, list[str]] = {}
        for source, target in self.edges:
            found.setdefault(source, []).append(target)
        return found

    def _loosen(self) -> None:
        """Informed sources of an outlet that has the claim from other media, as another relay says, are perhaps not its own."""
        relaying = {s for s, t in self.edges if s.startswith("outlet:") and self._is_media(t)}
        for source, target in self.edges:
            heard = self.voices.get(target)
            if source in relaying and heard and heard.kind == "unnamed" and heard.state is None:
                self.loose.add(target)

    def _is_media(self, node: str) -> bool:
        heard = self.voices.get(node)
        return node.startswith("outlet:") or (heard is not None and heard.kind == "generic")

    def _override(self, outlet: str, targets: Sequence[str], states: set[str]) -> None:
        """Drop what relays say vaguely of an outlet; officials stay where its page has the word of their government too."""
        for target in targets:
            heard = self.voices.get(target)
            if heard and heard.kind in ("unnamed", *WEAK) and heard.state not in states:
                self.edges.pop((outlet, target), None)


def _latest(days: Iterable[str]) -> str:
    """The last day on which an outlet is credited, "" where one is unknown: what it wrote later is not meant."""
    known = list(days)
    return max(known) if known and all(known) else ""
