"""The nouns of a case: what many documents say together.

Everything here points at documents by their id and at passages by spans; a claim without an instance or an event without a
mention cannot be made. Names stand where a reader needs them (`participants`, `chain`, `according_to`), ids where a program does.
Dates are ISO in the precision that is known: YYYY-MM-DD, YYYY-MM or YYYY.
"""

from typing import Literal

import msgspec

from dragoman.types.reading import ActorKind, Noun, Role, Span, Spans, Status
from dragoman.types.schemas import tidied

ClaimStatus = Literal["single-origin", "independently-corroborated", "disputed", "denied"]
Stance = Literal["asserts", "denies", "doubts", "no-comment", "repeats-in-order-to-deny"]
OriginKind = Literal["person", "government", "newsroom", "record", "document", "unnamed", "unknown"]
Reliability = Literal["A", "B", "C", "D", "E"]  # F, "cannot be judged", is None
Phase = Literal["planned", "done"]
RelationKind = Literal["organ-of", "official-of", "medium-of", "part-of"]
CreditKind = Literal["chain", "inline", "link", "endnote", "copied", "wording", "correction"]
CorrectionAction = Literal[
    "merge", "split", "rename", "same-claim", "not-same-claim", "origin", "status", "side", "reliability", "note", "undo"
]
Target = Literal["actor", "event", "claim", "outlet", "document", "correction"]
Level = Literal["heads of state", "ministers", "central bank and treasury", "envoys", "officials", "other"]


class Anchor(Noun, frozen=True, kw_only=True):
    """A passage and its words: what a correction or a reason hangs on, so that it survives rereading."""

    document: str
    span: Span
    quote: str


class DocumentCard(Noun, frozen=True, kw_only=True):
    """What linking knows of a document without its text.

    `outlet` is the publisher, else the host of the address, else the id. `earliest` and `latest` bound the day of the report
    where `published` is unknown, and `dating` says by what; `copy_of` is the document whose words it repeats.
    """

    id: str
    outlet: str
    title: str | None = None
    published: str | None = None
    earliest: str | None = None
    latest: str | None = None
    dating: str | None = None
    language: str | None = None
    url: str | None = None
    copy_of: str | None = None
    copy_reason: str | None = None


class Statement(Noun, frozen=True, kw_only=True):
    """One unit of search: a sentence with the attribution that governs it. `speaker` and `actors` are ids of case actors."""

    id: str
    document: str
    span: Span
    text: str
    chain: tuple[str, ...] = ()
    speaker: str | None = None
    actors: tuple[str, ...] = ()
    stance: Stance = "asserts"
    status: Status | None = None
    published: str | None = None
    credits: tuple[str, ...] = ()
    hedges: Spans = ()
    quoted: bool = False
    event: str | None = None
    claim: str | None = None


class Relation(Noun, frozen=True, kw_only=True):
    """How an actor belongs to another (an id) without being the same."""

    actor: str
    kind: RelationKind
    reason: str


class MergeReason(Noun, frozen=True, kw_only=True):
    """Why two passages are taken to mean the same: the rule, and the correction that asked for it, if one did."""

    left: Anchor
    right: Anchor
    rule: str
    score: float | None = None
    correction: int | None = None


class CaseActor(Noun, frozen=True, kw_only=True):
    """One actor over all documents; `aliases` are the forms as printed, in every script."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    side: str | None = None
    documents: tuple[str, ...]
    related: tuple[Relation, ...] = ()
    reasons: tuple[MergeReason, ...] = ()
    corrections: tuple[int, ...] = ()


class EventMention(Noun, frozen=True, kw_only=True, cache_hash=True):
    """One report of an event. `published` is the report's date where known; `according_to` names its sources, outermost first;
    `item` is the reading's event id.

    `time` is the TIMEX3 value as this report gives it ("XXXX-WXX-2": a Tuesday), `actors` are the ids of those whom it names
    as principals, and `sources` those among them who act on the others.
    """

    document: str
    span: Span
    status: Status
    published: str | None = None
    according_to: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    place: str | None = None
    item: str = ""
    kind: str = ""
    type: str | None = None
    mode: str | None = None
    time: str | None = None
    actors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class StatusChange(Noun, frozen=True, kw_only=True):
    """A status that an event took, when it was reported (None where that is unknown), where, and by whom."""

    at: str | None
    status: Status
    document: str
    according_to: tuple[str, ...] = ()


class Conflict(Noun, frozen=True, kw_only=True):
    """Values that reports give for one thing and that cannot all be true, each with its documents."""

    field: Literal["date", "place", "participants"]
    values: tuple[tuple[str, tuple[str, ...]], ...]


class CaseEvent(Noun, frozen=True, kw_only=True, cache_hash=True):
    """One event over all documents. `participants` are names of case actors, `actors` their ids in the same order.

    `sources` are the ids of those who act on the others (who writes a letter); empty where all are parties.
    """

    id: str
    kind: str
    type: str | None = None
    mode: str | None = None
    participants: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    place: str | None = None
    status: Status
    mentions: tuple[EventMention, ...]
    history: tuple[StatusChange, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    reason: str | None = None
    reasons: tuple[MergeReason, ...] = ()
    corrections: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError("an event without a mention")


class Instance(Noun, frozen=True, kw_only=True):
    """One telling of a claim. `chain` names the sources from the outermost in, `credits` the documents or outlets that it leans
    on; `item` is the statement's id.

    One that has a `likeness` is of another claim, told in one report only, that probably tells the same: no rule says so, only
    the forest of kinship, with this probability. It is shown and never counted.
    """

    document: str
    span: Span
    chain: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    stance: Stance = "asserts"
    hedges: Spans = ()
    quoted: bool = False
    status: Status | None = None
    item: str = ""
    likeness: float | None = None


class Credit(Noun, frozen=True, kw_only=True):
    """An edge of a claim's provenance: `source` took it from `target`. Nodes are "doc:ID", "outlet:NAME" or "source:NAME"."""

    source: str
    target: str
    kind: CreditKind
    evidence: tuple[Anchor, ...] = ()
    reason: str = ""


class Origin(Noun, frozen=True, kw_only=True):
    """Where a claim comes from. Origins of one `group` are one voice; those not `counted` say why in `reason`.

    One that has a `likeness` is where a telling comes from that only probably tells the claim: it is never counted.
    """

    name: str
    documents: tuple[str, ...] = ()
    kind: OriginKind = "unknown"
    group: str | None = None
    counted: bool = True
    reason: str = ""
    likeness: float | None = None


class Factor(Noun, frozen=True, kw_only=True):
    """One thing in words that bears on how far a claim can be believed."""

    name: str
    value: str
    evidence: tuple[Anchor, ...] = ()


class Grade(Noun, frozen=True, kw_only=True):
    """Credibility on the Admiralty scale, 1 to 5, by `rule`; None where it cannot be judged (the scale's 6)."""

    credibility: int | None
    rule: str
    factors: tuple[Factor, ...] = ()


class Claim(Noun, frozen=True, kw_only=True):
    """Attributed contents that say the same thing, and where they come from.

    `likely_of` is the claim on whose matter this one, told in one report only, probably is, and `likeness` how probably; its
    instances stand there, too, uncounted.
    """

    id: str
    summary: str
    status: ClaimStatus = "single-origin"
    instances: tuple[Instance, ...]
    origins: tuple[Origin, ...] = ()
    n_outlets: int = 0
    n_independent: int = 0
    contradicted_by: tuple[str, ...] = ()
    event: str | None = None
    speaker: str | None = None
    actors: tuple[str, ...] = ()
    phase: Phase | None = None
    credits: tuple[Credit, ...] = ()
    circles: tuple[tuple[str, ...], ...] = ()
    grade: Grade = Grade(credibility=None, rule="not graded yet")
    status_reason: str = ""
    core: tuple[str, ...] = ()
    reasons: tuple[MergeReason, ...] = ()
    corrections: tuple[int, ...] = ()
    likely_of: str | None = None
    likeness: float | None = None

    def __post_init__(self) -> None:
        if not self.instances:
            raise ValueError("a claim without an instance")

    @property
    def counted(self) -> tuple[Instance, ...]:
        """The instances that tell this claim by a rule or the analyst's word, without those that only probably do."""
        return tuple(instance for instance in self.instances if instance.likeness is None)

    @property
    def own_origins(self) -> tuple[Origin, ...]:
        """The origins of these, counted or not."""
        return tuple(origin for origin in self.origins if origin.likeness is None)

    def without_likely(self) -> "Claim":
        """The claim by what is known of it alone: without the tellings, and their origins, that only probably belong to it."""
        counted, own = self.counted, self.own_origins
        if len(counted) == len(self.instances) and len(own) == len(self.origins):
            return self
        return msgspec.structs.replace(self, instances=counted, origins=own)


class Correction(Noun, frozen=True, kw_only=True):
    """An entry of the ledger: who decided what, when, on which passages; `undoes` names the entry that it takes back.

    `value` is what the action sets: a name, a status, an origin's name, a side, a reliability, or the text of a note; of an
    actor's split, how many of the passages mean the one actor.
    """

    id: int
    at: str
    author: str
    action: CorrectionAction
    target: Target
    anchors: tuple[Anchor, ...] = ()
    value: str | None = None
    undoes: int | None = None
    note: str | None = None


class Channel(Noun, frozen=True, kw_only=True):
    """Who meets or writes to whom: two sides, the level, the actors' names on each side, the medium, the events' ids."""

    sides: tuple[str, str]
    level: Level
    actors: tuple[tuple[str, ...], tuple[str, ...]]
    medium: str
    events: tuple[str, ...]


class Pending(Noun, frozen=True, kw_only=True):
    """An event that was announced or due, and not reported since."""

    event: str
    due: str | None
    announced: tuple[str, ...]
    reason: str


class Case(Noun, frozen=True, kw_only=True):
    """Many documents, linked."""

    name: str
    documents: tuple[DocumentCard, ...] = ()
    actors: tuple[CaseActor, ...] = ()
    events: tuple[CaseEvent, ...] = ()
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    corrections: tuple[Correction, ...] = ()
    reader: str = ""
    linker: str = ""


def case_schema() -> dict[str, object]:
    """JSON Schema (2020-12) of what `claims`, `events` and `actors` write, one object a line."""
    schemas, components = msgspec.json.schema_components([Claim, CaseEvent, CaseActor], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dragoman/case/1",
        "oneOf": list(schemas),
        "$defs": tidied(components),
    }
