"""Case → tables: what stands in them and where it comes from, one table a kind of thing and one a list within it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.exchange.material import Material
from dragoman.exchange.spreadsheets import Cell
from dragoman.types import Anchor, MergeReason

Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table: its columns in order, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Material], Iterator[Row]]


def _documents(m: Material) -> Iterator[Row]:
    for d in m.case.documents:
        document = m.reading(d.id).document
        yield (d.id, d.outlet, d.title, d.published, d.earliest, d.latest, d.dating, d.language, d.url, d.copy_of, d.copy_reason,
               document.publisher, document.sha256, len(document.text))  # fmt: skip


def _actors(m: Material) -> Iterator[Row]:
    for a in m.case.actors:
        yield a.id, a.name, a.kind, a.side, len(a.documents), tuple(map(str, a.corrections))


def _aliases(m: Material) -> Iterator[Row]:
    return ((a.id, alias) for a in m.case.actors for alias in a.aliases)


def _roles(m: Material) -> Iterator[Row]:
    return ((a.id, role.title, role.affiliation) for a in m.case.actors for role in a.roles)


def _relations(m: Material) -> Iterator[Row]:
    return ((a.id, r.kind, r.actor, r.reason) for a in m.case.actors for r in a.related)


def _actor_documents(m: Material) -> Iterator[Row]:
    return ((a.id, document) for a in m.case.actors for document in a.documents)


def _events(m: Material) -> Iterator[Row]:
    for e in m.case.events:
        yield (e.id, e.kind, e.type, e.mode, e.start, e.end, e.place, e.status, len(e.mentions), e.reason,
               tuple(map(str, e.corrections)))  # fmt: skip


def _participants(m: Material) -> Iterator[Row]:
    for e in m.case.events:
        ids: list[str | None] = [*e.actors, *[None] * (len(e.participants) - len(e.actors))]
        for name, id in zip(e.participants, ids, strict=False):
            yield e.id, id, name, "source" if id in e.sources else ("target" if e.sources else "party")


def _mentions(m: Material) -> Iterator[Row]:
    for e in m.case.events:
        for n, x in enumerate(e.mentions, 1):
            yield (e.id, n, x.document, *x.span, x.item, x.kind, x.type, x.mode, x.status, x.published, x.according_to, x.start,
                   x.end, x.time, x.place, x.actors, x.sources)  # fmt: skip


def _changes(m: Material) -> Iterator[Row]:
    return ((e.id, n, s.at, s.status, s.document, s.according_to) for e in m.case.events for n, s in enumerate(e.history, 1))


def _conflicts(m: Material) -> Iterator[Row]:
    return ((e.id, c.field, value, documents) for e in m.case.events for c in e.conflicts for value, documents in c.values)


def _claims(m: Material) -> Iterator[Row]:
    for c in m.case.claims:
        yield (c.id, c.summary, c.status, c.status_reason, c.n_outlets, c.n_independent, c.grade.credibility, c.grade.rule, c.event,
               c.speaker, c.phase, c.contradicted_by, c.actors, tuple(map(str, c.corrections)), c.likely_of,
               c.likeness)  # fmt: skip


def _instances(m: Material) -> Iterator[Row]:
    for c in m.case.claims:
        for n, i in enumerate(c.instances, 1):
            yield (
                c.id,
                n,
                i.document,
                *i.span,
                i.item,
                i.chain,
                i.credits,
                i.stance,
                i.quoted,
                i.status,
                len(i.hedges),
                i.likeness,
            )


def _origins(m: Material) -> Iterator[Row]:
    return (
        (c.id, o.name, o.kind, o.group, o.counted, o.reason, o.documents, o.likeness) for c in m.case.claims for o in c.origins
    )


def _credits(m: Material) -> Iterator[Row]:
    return ((c.id, k.source, k.target, k.kind, k.reason, *_first(k.evidence)) for c in m.case.claims for k in c.credits)


def _factors(m: Material) -> Iterator[Row]:
    return ((c.id, f.name, f.value, *_first(f.evidence)) for c in m.case.claims for f in c.grade.factors)


def _circles(m: Material) -> Iterator[Row]:
    return ((c.id, n, ring) for c in m.case.claims for n, ring in enumerate(c.circles, 1))


def _statements(m: Material) -> Iterator[Row]:
    for s in m.case.statements:
        yield (s.id, s.document, *s.span, s.text, s.chain, s.speaker, s.actors, s.stance, s.status, s.published, s.credits, s.quoted,
               s.event, s.claim)  # fmt: skip


def _merges(m: Material) -> Iterator[Row]:
    of = [("actor", a.id, r) for a in m.case.actors for r in a.reasons]
    of += [("event", e.id, r) for e in m.case.events for r in e.reasons]
    of += [("claim", c.id, r) for c in m.case.claims for r in c.reasons]
    return ((kind, id, *_merge(reason)) for kind, id, reason in of)


def _merge(r: MergeReason) -> Row:
    correction = None if r.correction is None else str(r.correction)
    return (
        r.left.document,
        *r.left.span,
        r.left.quote,
        r.right.document,
        *r.right.span,
        r.right.quote,
        r.rule,
        r.score,
        correction,
    )


def _corrections(m: Material) -> Iterator[Row]:
    return ((c.id, c.at, c.author, c.action, c.target, c.value, c.undoes, c.note) for c in m.case.corrections)


def _correction_passages(m: Material) -> Iterator[Row]:
    return ((c.id, n, a.document, *a.span, a.quote) for c in m.case.corrections for n, a in enumerate(c.anchors, 1))


def _channels(m: Material) -> Iterator[Row]:
    return ((*c.sides, c.level, c.actors[0], c.actors[1], c.medium, c.events) for c in m.channels())


def _pending(m: Material) -> Iterator[Row]:
    return ((p.event, p.due, p.announced, p.reason) for p in m.pending())


def _first(evidence: tuple[Anchor, ...]) -> Row:
    return (evidence[0].document, *evidence[0].span, evidence[0].quote) if evidence else (None, None, None, None)


def _table(name: str, columns: str, rows: Callable[[Material], Iterator[Row]]) -> Table:
    return Table(name, tuple(columns.split()), rows)


_PASSAGE = "document span_start span_end quote"

TABLES = (
    _table("documents", "id outlet title published earliest latest dating language url copy_of copy_reason publisher sha256 characters", _documents),
    _table("actors", "id name kind side documents corrections", _actors),
    _table("actor_aliases", "actor alias", _aliases),
    _table("actor_roles", "actor title affiliation", _roles),
    _table("actor_relations", "actor kind other reason", _relations),
    _table("actor_documents", "actor document", _actor_documents),
    _table("events", "id kind type mode start end place status mentions reason corrections", _events),
    _table("event_participants", "event actor name role", _participants),
    _table("event_mentions", "event number document span_start span_end item kind type mode status published according_to start end time place actors sources", _mentions),
    _table("event_history", "event number at status document according_to", _changes),
    _table("event_conflicts", "event field value documents", _conflicts),
    _table("claims", "id summary status status_reason outlets independent credibility rule event speaker phase contradicted_by actors corrections likely_of likeness", _claims),
    _table("claim_instances", "claim number document span_start span_end statement chain credits stance quoted status hedges likeness", _instances),
    _table("claim_origins", "claim name kind voice counted reason documents likeness", _origins),
    _table("claim_credits", f"claim source target kind reason {_PASSAGE}", _credits),
    _table("claim_factors", f"claim name value {_PASSAGE}", _factors),
    _table("claim_circles", "claim number outlets", _circles),
    _table("statements", "id document span_start span_end text chain speaker actors stance status published credits quoted event claim", _statements),
    _table("merges", "kind id left_document left_start left_end left_quote right_document right_start right_end right_quote rule score correction", _merges),
    _table("corrections", "id at author action target value undoes note", _corrections),
    _table("correction_passages", f"correction number {_PASSAGE}", _correction_passages),
    _table("channels", "side other_side level actors other_actors medium events", _channels),
    _table("pending", "event due announced reason", _pending),
)  # fmt: skip
