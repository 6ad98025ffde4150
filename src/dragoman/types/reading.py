"""The nouns: what a document is, and what a reading of it says.

These types are the JSON that the command line and the API emit, field by field; `dragoman schema` publishes them as JSON
Schema. A span is a pair of Unicode code point offsets into `Document.text`, end-exclusive; its text is looked up there and
never stored beside it.
"""

import hashlib
from typing import Any, Literal

import msgspec

from dragoman.types.schemas import tidied

Span = tuple[int, int]
Spans = tuple[Span, ...]

SectionKind = Literal["headline", "dateline", "body", "notes", "boilerplate"]
ActorKind = Literal["person", "organisation", "state", "group", "outlet", "document"]
SpeakerKind = Literal["named", "anonymous", "outlet", "document", "author", "unknown"]
Form = Literal["direct", "indirect", "mixed"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
ParticipantRole = Literal["source", "target", "party", "place", "topic"]
Status = Literal["occurred", "ongoing", "planned", "proposed", "conditional", "alleged", "denied", "cancelled"]
Audience = Literal["public", "private"]
Engine = Literal["combined", "rules"]
Finder = Literal["rules", "learned"]
ReadingLevel = Literal["full", "lesser", "none"]
CitationKind = Literal["endnote", "inline", "link"]


class Noun(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A value of the contract: immutable, compared by its fields, and in no cycle that a collector had to find: with it, half of
    what a page of a large case costs was spent on looking at values that are kept in memory."""


class Section(Noun, frozen=True, kw_only=True):
    """A stretch of the text with one function: the sections of a document cover its lines in order."""

    kind: SectionKind
    start: int
    end: int


class Document(Noun, frozen=True, kw_only=True):
    """One report as it was received: its text and what its carrier says about it.

    `published` is an ISO date (YYYY-MM-DD) or None; `sha256` is the digest of the text in UTF-8. `metadata` keeps the keys of an
    article file that Dragoman gives no meaning to.
    """

    id: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    sha256: str
    text: str
    sections: tuple[Section, ...] = ()
    links: tuple["Link", ...] = ()
    metadata: dict[str, Any] = {}

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        id: str | None = None,
        title: str | None = None,
        publisher: str | None = None,
        published: str | None = None,
        language: str | None = None,
        url: str | None = None,
        links: tuple["Link", ...] = (),
        metadata: dict[str, Any] | None = None,
    ) -> "Document":
        """Make a document out of its text; without `id`, the text's SHA-256 names it.

        >>> Document.from_text("Envoys met.").id
        '361747d09ec4e9bf'
        """
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(
            id=id or digest[:16],
            title=title,
            publisher=publisher,
            published=published,
            language=language,
            url=url,
            sha256=digest,
            text=text,
            links=links,
            metadata=metadata or {},
        )

    def text_of(self, span: Span) -> str:
        """The characters of `span`.

        >>> Document.from_text("Envoys met.").text_of((0, 6))
        'Envoys'
        """
        return self.text[span[0] : span[1]]


class Link(Noun, frozen=True, kw_only=True):
    """A hyperlink of the page that the text was taken from: the linked words and their target."""

    span: Span
    url: str


class Role(Noun, frozen=True, kw_only=True):
    """An office and what it belongs to: "governor" of "Central Bank of Iran". Both are words of the text."""

    title: str | None
    affiliation: str | None


class Actor(Noun, frozen=True, kw_only=True):
    """Someone or something that speaks, acts or is quoted; `name` is its fullest form in the document."""

    id: str
    name: str
    kind: ActorKind
    roles: tuple[Role, ...] = ()
    aliases: tuple[str, ...] = ()
    mentions: Spans


class Time(Noun, frozen=True, kw_only=True):
    """A TIMEX3 expression: `value` in TIMEX3's notation, `start` and `end` as inclusive ISO dates.

    Where the value or the dates are unknown they are None, and `reason` says why.
    """

    id: str
    span: Span
    text: str
    type: TimeType
    value: str | None
    start: str | None
    end: str | None
    reason: str | None = None


class Attribution(Noun, frozen=True, kw_only=True):
    """A content that the text ascribes to a source by a cue (PolNeAR's terms; Newell et al., LREC 2018).

    `parent` is the attribution in whose content this one stands; `chain` names the sources from the outermost to this one.
    `speaker` is None where no single actor of the document fits, and `reason` says why. `engine` is what found it, `confidence`
    the calibrated probability that source and content are right.
    """

    id: str
    parent: str | None
    source: Spans
    cue: Spans
    content: Spans
    speaker: str | None
    speaker_kind: SpeakerKind
    form: Form
    chain: tuple[str, ...]
    hedges: Spans = ()
    citations: tuple[str, ...] = ()
    reason: str | None = None
    engine: Finder = "rules"
    confidence: float | None = None


class Participant(Noun, frozen=True, kw_only=True):
    """An actor's part in an event (`actor` is an actor's id)."""

    actor: str
    role: ParticipantRole


class Event(Noun, frozen=True, kw_only=True):
    """A deed and its state: `kind` is the codebook's, `type` and `mode` PLOVER's, `status` what the text makes of it.

    `according_to` is the attribution that asserts it; None is the author. `start` and `end` are inclusive ISO dates; where they
    are None, `reason` says why.
    """

    id: str
    kind: str
    type: str | None
    mode: str | None
    trigger: Span
    participants: tuple[Participant, ...]
    time: str | None
    start: str | None
    end: str | None
    place: str | None
    status: Status
    according_to: str | None
    condition: Spans = ()
    evidence: Spans
    hedges: Spans = ()
    reason: str | None = None


class Citation(Noun, frozen=True, kw_only=True):
    """One item of a note, an inline credit or a link; `anchors` are its markers (or credits) in the body.

    `statements` are the stretches of the body that it supports; `see` points to the citation of another note that names the
    same item.
    """

    id: str
    marker: str | None
    kind: CitationKind
    outlet: str | None
    country: str | None
    date: str | None
    title: str | None
    series: str | None
    url: str | None = None
    see: str | None = None
    anchors: Spans
    statements: Spans = ()
    span: Span


class Position(Noun, frozen=True, kw_only=True):
    """What an actor holds on an issue before an audience, by the text's own signals."""

    actor: str
    audience: Audience
    issue: str | None
    attribution: str | None
    evidence: Spans


class Reading(Noun, frozen=True, kw_only=True):
    """Everything that Dragoman reads in one document.

    `level` says how well its language is read: in full (English), by a lesser reader without grammar, or not at all; where it is
    not full, `reason` says what that means.
    """

    schema: Literal["dragoman/reading/1"] = "dragoman/reading/1"
    level: ReadingLevel = "full"
    reason: str | None = None
    document: Document
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    citations: tuple[Citation, ...] = ()
    positions: tuple[Position, ...] = ()


def to_json(reading: Reading) -> str:
    """The reading as one line of JSON, the contract's form."""
    return msgspec.json.encode(reading).decode("utf-8")


def from_json(line: str | bytes) -> Reading:
    """The reading that `to_json` wrote; raises `msgspec.ValidationError` where the line breaks the contract."""
    return msgspec.json.decode(line, type=Reading)


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a reading."""
    schema = tidied(msgspec.json.schema(Reading))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dragoman/reading/1",
        **schema,
    }
