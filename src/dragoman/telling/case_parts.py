"""The parts of a case's brief: what a template prints, every line with the numbers of its endnotes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dragoman.types import Audience, Case, Channel, ClaimStatus, Pending, Span, Spans


@dataclass(frozen=True)
class Held:
    """What an actor holds before an audience, by one document: a reading's position with the actor's name in the case.

    `chain` names the sources from the outermost in; `evidence` are spans of the document.
    """

    actor: str
    audience: Audience
    issue: str | None
    document: str
    evidence: Spans
    chain: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dossier:
    """All that a brief is made of: the case, the texts of its documents by id, and what others derive from it.

    `added` says when a document came into the case (ISO); it dates the news of documents that bear no date.
    """

    case: Case
    texts: Callable[[str], str]
    channels: tuple[Channel, ...] = ()
    pending: tuple[Pending, ...] = ()
    positions: tuple[Held, ...] = ()
    added: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CaseNote:
    """A numbered endnote: the characters, where they stand, and the report that holds them."""

    number: int
    quotation: str
    document: str
    span: Span
    outlet: str
    title: str | None
    date: str
    url: str | None
    chain: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """A line of the brief. `mark` is a word that stands out before it, `tag` how it is coloured; `inner` lines explain it."""

    words: str
    notes: tuple[int, ...] = ()
    mark: str = ""
    tag: str = ""
    link: str = ""
    inner: tuple["Told", ...] = ()


@dataclass(frozen=True)
class Quotation:
    """Words of a document as evidence: who prints them, when, according to whom, and what they do to the claim.

    With a `likeness`, they only probably tell it.
    """

    words: str
    outlet: str
    date: str
    chain: tuple[str, ...]
    stance: str
    note: int
    likeness: float | None = None


@dataclass(frozen=True)
class Picture:
    """An SVG and the words under it."""

    svg: str
    caption: str


@dataclass(frozen=True)
class ClaimEntry:
    """A claim, how it is sourced, and what proves that; `line` is its summary as a part of another line.

    `likely` are the likeliest of the tellings that probably tell it again and count for nothing, `more_likely` how many more
    there are; `again` is the claim that this one, told in one report only, is perhaps on the matter of.
    """

    number: int
    anchor: str
    id: str
    summary: str
    line: str
    status: ClaimStatus
    standing: str
    tally: str
    outlets: int
    independent: int
    grade: str
    rule: str
    reason: str
    origins: tuple[Told, ...]
    quotations: tuple[Quotation, ...]
    tellers: Told
    factors: tuple[Told, ...]
    against: tuple[Told, ...]
    circles: tuple[str, ...]
    paths: tuple[Told, ...]
    corrections: tuple[Told, ...]
    is_new: bool = False
    picture: Picture | None = None
    likely: tuple[Quotation, ...] = ()
    more_likely: int = 0
    again: Told | None = None


@dataclass(frozen=True)
class ClaimGroup:
    """Claims of one status, the best sourced first; `meaning` says in words what the status is."""

    status: ClaimStatus
    name: str
    meaning: str
    entries: tuple[ClaimEntry, ...]
    more: int = 0


@dataclass(frozen=True)
class EventEntry:
    """An event with its latest supported status and how that came about."""

    anchor: str
    when: str
    words: str
    tag: str
    standing: str
    notes: tuple[int, ...]
    history: tuple[Told, ...]
    conflicts: tuple[Told, ...]
    corrections: tuple[Told, ...]


@dataclass(frozen=True)
class ChannelRow:
    """A row of the table of channels: two sides, their people, what passed between them."""

    level: str
    first: str
    first_actors: str
    second: str
    second_actors: str
    medium: str
    events: Told


@dataclass(frozen=True)
class StandRow:
    """What one actor holds in public, and what in private."""

    actor: str
    public: tuple[Told, ...]
    private: tuple[Told, ...]


@dataclass(frozen=True)
class CaseBrief:
    """The parts in their order; an empty part is not printed, and `more` counts what is left out of a full one."""

    title: str
    facts: str
    since: str | None
    in_short: tuple[Told, ...]
    news: tuple[Told, ...]
    news_basis: str
    claims: tuple[ClaimGroup, ...]
    events: tuple[EventEntry, ...]
    timeline: Picture | None
    channels: tuple[ChannelRow, ...]
    ladder: Picture | None
    network: Picture | None
    stands: tuple[StandRow, ...]
    pending: tuple[Told, ...]
    contradictions: tuple[Told, ...]
    corrections: tuple[Told, ...]
    notes: tuple[CaseNote, ...]
    made_by: str
    more: dict[str, int] = field(default_factory=dict)
