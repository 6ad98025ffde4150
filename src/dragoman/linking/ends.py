"""Where the chains of a claim end: at whom, in which documents, and whose voice it is.

What a report says that a party did is the report's own word; "the media", "an official" are the one origin that they can only
mean; two governments in one statement are two.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dragoman.lexicon import rows
from dragoman.linking.belonging import JOINING
from dragoman.linking.circles import components
from dragoman.linking.commoners import is_body_or_thing
from dragoman.linking.credits import Graph
from dragoman.linking.descriptions import describe
from dragoman.linking.nameforms import folded, same_name
from dragoman.linking.same_person import named_as
from dragoman.linking.sides import organ_of
from dragoman.linking.tellings import Setting
from dragoman.linking.voices import WEAK, Voice, voice
from dragoman.types import OriginKind

Circles = tuple[tuple[str, ...], ...]
_WHOSE = "of which country is not said; officials of two speak here"
UNSAID = "a country not named"
"""The state of officials of whom no country is named."""
_DEFINITE = re.compile(
    r"(?:the|its|his|her|their|this|these|that|those|one of (?:them|the)|el|la|los|las|su|sus|l['’]|le|les|son|sa|ses|cette?|ces|"
    r"der|die|das|sein[er]?|ihr[er]?|dies\w+|o|os|as|seus?|suas?|il|i|gli|de|het|его|её|их|этот|эти)\b|ال",
    re.IGNORECASE,
)
_JOINED = re.compile(rf"{JOINING}|-", re.IGNORECASE)
_DIPLOMAT = re.compile(r"diplomat|дипломат|دبلوماسي|دیپلمات|外交官", re.IGNORECASE)


@dataclass(frozen=True)
class End:
    """A node where chains end, the documents whose chains end there, and whose voice it is."""

    node: str
    documents: tuple[str, ...]
    voice: Voice | None
    kind: OriginKind
    name: str
    state: str | None = None
    branch: str = ""
    newsroom: str | None = None
    note: str = ""
    perhaps: str | None = None

    @property
    def government(self) -> str | None:
        """The government that speaks here, or may be the one that does, by state and branch."""
        state = self.state or self.perhaps
        return f"gov:{state}:{self.branch or 'executive'}" if state else None


def ends_of(graph: Graph, setting: Setting) -> tuple[list[End], Circles]:
    """The ends of a claim's chains, each of whom is told as far as the case tells, and the circles of outlets that credit one
    another."""
    edges = graph.following()
    _cut_reported_speech(graph, setting, edges)
    ends, circles = _ends(graph, setting, edges)
    quoting: dict[str, list[str]] = {}
    for node, after in edges.items():
        for target in after:
            quoting.setdefault(target, []).append(node)
    ends = [part for end in ends for part in _apart(_by_its_medium(end, quoting.get(end.node, ())))]
    ends = [_perhaps_named(_of_one_organ(end, ends, setting), ends, setting) for end in ends]
    said = {credit.target for credit in graph.credits if credit.kind == "chain"}
    ends = [_as_its_record(end, setting) if end.node in said or end.kind == "document" else end for end in ends]
    return _of_one_government(_named_below(_met_before(_settle_weak(graph, setting, ends)))), circles


def _cut_reported_speech(graph: Graph, setting: Setting, edges: dict[str, list[str]]) -> None:
    """What a report says that a party did is the report's word, not the party's, when others end at the report.

    "According to the report, the king agreed": the king has told nobody. A speaker's own utterance is another matter.
    """
    if setting.speaker:
        return
    credited = Counter(target for targets in edges.values() for target in dict.fromkeys(targets))
    for node, after in edges.items():
        if not node.startswith("outlet:"):
            continue
        through = {target for target in after if _is_party_person(target, graph, setting)}
        if through and (through < {*after} or node in graph.last):
            # Whom somebody else credits as well has told him.
            edges[node] = [target for target in after if target not in through or credited[target] > 1]
            credited.subtract(set(after) - set(edges[node]))


def _is_party_person(node: str, graph: Graph, setting: Setting) -> bool:
    heard = graph.voices.get(node)
    name = node.removeprefix("source:")
    return heard is not None and heard.kind == "person" and any(same_name(name, party) for party in setting.parties)


def _ends(graph: Graph, setting: Setting, edges: Mapping[str, Sequence[str]]) -> tuple[list[End], Circles]:
    """The components without a way out that the claim's documents reach; those of several outlets are circles."""
    groups = components(edges)
    home = {node: number for number, group in enumerate(groups) for node in group}
    onward = [
        tuple(dict.fromkeys(home[target] for node in group for target in edges[node] if home[target] != number))
        for number, group in enumerate(groups)
    ]
    reached: dict[int, list[str]] = {}
    last: dict[tuple[int, ...], tuple[int, ...]] = {}  # many relay one agency: from there on their way is the same
    for root in graph.roots:
        first = onward[home[root]]
        if first not in last:
            last[first] = _final(first, onward)
        for number in last[first] or (home[root],):
            reached.setdefault(number, []).append(root.removeprefix("doc:"))
    circles = tuple(outlets for group in groups if len(outlets := _outlets(group, setting)) > 1 and len(group) > 1)
    ends = [_end(groups[number], tuple(dict.fromkeys(found)), graph, setting) for number, found in reached.items()]
    return ends, circles


def _final(first: Sequence[int], onward: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The components without a way out that are reached by way of the first ones."""
    found: dict[int, None] = {}
    seen, work = {*first}, [*reversed(first)]
    while work:
        number = work.pop()
        if not onward[number]:
            found[number] = None
        for target in reversed(onward[number]):
            if target not in seen:
                seen.add(target)
                work.append(target)
    return tuple(found)


def _outlets(group: Sequence[str], setting: Setting) -> tuple[str, ...]:
    names: list[str] = []
    for node in group:
        name = setting.outlet(node[4:]) if node.startswith("doc:") else node.removeprefix("outlet:")
        if not node.startswith("source:") and not any(same_name(name, known) for known in names):
            names.append(name)
    return tuple(names)


def _by_its_medium(end: End, quoting: Sequence[str]) -> End:
    """Somebody of whom the case knows no side and whom only a state's own medium quotes counts with that state."""
    if end.kind != "person" or end.state or (end.voice and end.voice.former):
        return end
    states = {state_media().get(folded(node.removeprefix("outlet:"))) for node in quoting}
    return replace(end, state=next(iter(states))) if len(states) == 1 else end


def _end(group: tuple[str, ...], documents: tuple[str, ...], graph: Graph, setting: Setting) -> End:
    outlets = _outlets(group, setting)
    if len(group) > 1 and len(outlets) > 1:
        name = f"{', '.join(outlets[:-1])} and {outlets[-1]}, who credit each other"
        return End(group[0], documents, None, "newsroom", name, newsroom=outlets[0])
    node = next((node for node in group if not node.startswith("doc:")), group[0])
    heard = graph.voices.get(node)
    if node.startswith("doc:"):
        return _document_end(node, documents, setting)
    name = node.split(":", 1)[1]
    if node.startswith("outlet:"):
        state = state_media().get(folded(name))
        return End(node, documents, heard, "newsroom", name, state=state, newsroom=name)
    assert heard is not None
    kinds: dict[str, OriginKind] = {
        "government": "government", "unnamed": "unnamed", "described": "newsroom", "generic": "unknown", "outlet": "newsroom",
    }  # fmt: skip
    if heard.kind in WEAK:
        name = heard.text
    return End(
        node, documents, heard, kinds.get(heard.kind, "person"), name, heard.state, heard.branch, graph.newsrooms.get(node)
    )


def _apart(end: End) -> list[End]:
    """A voice of two governments at once ("the armies of Norland and Orland") as each of them."""
    if end.voice is None or end.kind not in ("government", "unnamed") or len(states := describe(end.voice.text).states) != 2:
        return [end]
    if not _JOINED.search(end.voice.text):
        return [end]
    return [replace(end, node=f"{end.node} ({state})", name=state, state=state, kind="government") for state in states]


def _document_end(node: str, documents: tuple[str, ...], setting: Setting) -> End:
    """A document that names no source: its outlet speaks, or the government or office whose page it is."""
    outlet = setting.outlet(node[4:])
    heard = voice(outlet, setting.sides)
    card = setting.cards.get(node[4:])
    office = heard.kind == "government" or (heard.kind in ("person", "unnamed") and heard.official)
    if office or _is_official(card.url if card else None):
        return End(node, documents, heard, "record", outlet, heard.state, heard.branch)
    return End(node, documents, heard, "document", outlet, state_media().get(folded(outlet)), newsroom=outlet)


def _is_official(url: str | None) -> bool:
    if not url:
        return False
    host = url.split("//")[-1].split("/")[0].casefold()
    return any(host.endswith(row["host"]) or f"{row['host']}." in f"{host}." for row in rows("official_hosts"))


def party_states(setting: Setting) -> frozenset[str]:
    """The states of the claim's parties."""
    return frozenset(state for party in setting.parties if (state := setting.sides.side_of(party)))


def _as_its_record(end: End, setting: Setting) -> End:
    """The official agency of a state that takes part tells it for its government: "the prince rang, the Orlish agency said".

    Not where a report only credits it for something: what that is, is not said.
    """
    if end.kind not in ("newsroom", "document") or end.newsroom is None or folded(end.newsroom) not in _official_agencies():
        return end
    return replace(end, kind="record") if end.state is not None and end.state in party_states(setting) else end


@cache
def _official_agencies() -> frozenset[str]:
    return frozenset(folded(row["outlet"]) for row in rows("state_media") if row["official"])


@cache
def state_media() -> dict[str, str]:
    """Folded name of an agency or paper that a government owns and runs → its state."""
    return {folded(row["outlet"]): row["state"] for row in rows("state_media")}


def _settle_weak(graph: Graph, setting: Setting, ends: list[End]) -> list[End]:
    """Give ends without a name ("the media", "a local site") to the origin that they can only mean."""
    weak = [end for end in ends if _is_weak(end, graph)]
    firm = [end for end in ends if end not in weak and end.kind != "document"]
    if setting.speaker:
        return _to_speaker(setting, ends)
    if not weak:
        return ends
    if len({end.government or end.newsroom or end.node for end in firm}) == 1:
        documents = tuple(dict.fromkeys(d for end in (*firm, *weak) for d in end.documents))
        return [replace(end, documents=documents) if end is firm[0] else end for end in ends if end not in weak]
    if firm:
        meant = _origins_by_document(firm)
        tellers = [_teller(document, end, setting) for end in weak for document in end.documents if len(meant[document]) != 1]
        return [end for end in ends if end not in weak] + list({end.node: end for end in tellers}.values())
    weak = [end for end in weak if end.node not in graph.loose]
    named = _credited_elsewhere(weak, setting)
    return [end for end in ends if end not in weak] + named + [end for end in weak if not named or end.voice is None]


def _is_weak(end: End, graph: Graph) -> bool:
    if end.voice is None or not end.node.startswith("source:"):
        return False
    return end.voice.kind in WEAK or (end.node in graph.loose and end.state is None)


def _origins_by_document(firm: Sequence[End]) -> defaultdict[str, set[str]]:
    """The origins that each document names. One that names a single one, and "the media" besides, means that."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for end in firm:
        for document in end.documents:
            found[document].add(end.government or end.newsroom or end.node)
    return found


def _teller(document: str, end: End, setting: Setting) -> End:
    """The document itself, where the media that it names could be any of several."""
    return replace(_document_end(f"doc:{document}", (document,), setting), note=f'names only "{end.name}", which could be any')


def _credited_elsewhere(weak: Sequence[End], setting: Setting) -> list[End]:
    """The outlets that the same documents credit by name: what "the media" are, when nothing else tells."""
    found: dict[str, dict[str, None]] = {}
    for end in weak:
        for document in end.documents:
            for name in setting.elsewhere.get(document, ()):
                chief = next((known for known in found if same_name(known, name)), name)
                found.setdefault(chief, {})[document] = None
    return [End(f"outlet:{name}", tuple(docs), None, "newsroom", name, newsroom=name) for name, docs in found.items()]


def _to_speaker(setting: Setting, ends: list[End]) -> list[End]:
    """In a claim about what somebody said, whoever tells of it without naming another has it from the speaker."""
    speaker = next((end for end in ends if end.kind == "person" and same_name(end.name, setting.speaker or "")), None)
    loose = [end for end in ends if end.kind in ("newsroom", "document", "unknown") or (end.kind == "unnamed" and not end.state)]
    if speaker is None or not loose:
        return ends
    documents = tuple(dict.fromkeys(d for end in (speaker, *loose) for d in end.documents))
    return [replace(end, documents=documents) if end is speaker else end for end in ends if end not in loose]


def _met_before(ends: list[End]) -> list[End]:
    """Ends without those that a report has introduced before: "the owner", "his spokesman", where it names others besides.

    "Ola Dahl owns a ship there. Dahl said that …; the owner added …": the owner is no second voice. "An owner" might be.
    """
    firm = [end for end in ends if not _is_definite(end) and end.kind != "document"]
    told = {document for end in firm for document in end.documents}
    return [end for end in ends if not (_is_definite(end) and told >= {*end.documents})]


def _is_definite(end: End) -> bool:
    heard = end.voice
    if heard is None or end.state or not _DEFINITE.match(heard.text):
        return False
    return end.kind == "unnamed" or (heard.kind == "body" and describe(heard.text).name is None)  # "the group"


def _named_below(ends: list[End]) -> list[End]:
    """Ends without officials of no country whom the same documents go on to name.

    "Officials on both sides confirmed it. Norland's army said …, Orland's ministry said …": the army and the ministry.
    """
    named = {d for end in ends if end.state and end.kind in ("person", "government") for d in end.documents}
    return [
        end
        for end in ends
        if not (
            end.kind == "unnamed" and not end.state and end.voice and _plain_official(end.voice) and named >= {*end.documents}
        )
    ]


def _of_one_organ(end: End, ends: Sequence[End], setting: Setting) -> End:
    """A ministry of no named country with the state of the one of its kind that speaks in the claim, or whose man does."""
    if end.state or end.kind != "government" or end.voice is None or (organ := organ_of(end.voice.text)) is None:
        return end
    states = {other.state for other in ends if other.state and organ.name in _organs(other, setting)}
    return replace(end, state=next(iter(states))) if len(states) == 1 else end


def _perhaps_named(end: End, ends: Sequence[End], setting: Setting) -> End:
    """Somebody unnamed who is called by the title of one who is named: perhaps that one, and no second origin."""
    if end.kind != "unnamed" or end.voice is None or not (name := named_as(end.voice, ends, setting.sides)):
        return end
    return replace(end, note=f"perhaps {name}, who is called that")


def _organs(end: End, setting: Setting) -> frozenset[str]:
    """The kinds of organ that somebody is, or speaks for."""
    if end.voice is None or end.kind not in ("government", "person", "record"):
        return frozenset()
    words = (end.voice.text, *setting.sides.roles_of(end.name))
    return frozenset(organ.name for text in words if (organ := organ_of(text)) is not None)


def _of_one_government(ends: list[End]) -> list[End]:
    """Officials without a country are of the one government whose officials speak in the claim.

    Where no country is named at all, they count together: nothing shows that they are of two governments.
    """
    kinds = ("unnamed", "government", "person", "record")
    states = {end.state for end in ends if end.state and not end.branch and end.kind in kinds}
    if len(states) > 1:
        # "the army", "officials", where those of two countries speak: one of the two, and no third.
        return [replace(end, note=_WHOSE) if _is_nobodys(end) else end for end in ends]
    if not states:
        # "the ministry said …, spokesman Dahl said": the ministry's, where the same report has both.
        organs = {d for end in ends if end.kind == "government" and _is_loose(end) for d in end.documents}
        return [replace(end, state=UNSAID) if _is_loose(end) and _may_be_of_an_organ(end, organs) else end for end in ends]
    # An official of a country that nobody names is perhaps that government's, and perhaps another's: he is no second origin.
    state = next(iter(states))
    return [
        replace(end, perhaps=state) if end.kind in ("unnamed", "government", "person") and _is_loose(end) else end for end in ends
    ]


def _may_be_of_an_organ(end: End, organs: set[str]) -> bool:
    """An organ itself, somebody without a name, or who is named only in documents in which an organ of no country speaks."""
    return end.kind in ("unnamed", "government") or (end.kind == "person" and organs >= {*end.documents})


def _is_nobodys(end: End) -> bool:
    """An organ of no named country, or officials of none."""
    return not end.state and (end.kind == "government" or (end.kind == "unnamed" and _is_loose(end)))


def _is_loose(end: End) -> bool:
    if end.state or end.voice is None or end.kind == "record":
        return False
    return _plain_official(end.voice) or _is_bare_organ(end.voice)


def _is_bare_organ(heard: Voice) -> bool:
    """ "a ministry statement", "the Treasury"; "the Arlo health ministry" says whose it is, "a diver of the navy" is a person."""
    if heard.kind != "government" or heard.branch or (organ := organ_of(heard.text)) is None or organ.branch != "executive":
        return False
    return describe(heard.text).name is None and is_body_or_thing(heard.text)


def _plain_official(heard: Voice) -> bool:
    """ "officials", "the ministry's spokesman"; "palace insiders" may be anybody's, and so may "a diplomat on the council"."""
    return heard.officer and not heard.branch and not (heard.kind == "unnamed" and _DIPLOMAT.search(heard.text))
