"""A case in the terminal: its claims, events, actors, and what is pending, as tables by rich."""

from collections.abc import Mapping, Sequence

from rich.text import Text

from dragoman.telling.claims_told import STANDING, stated, strength, weight
from dragoman.telling.likely import ids_words, likeness_words, tells_again, told_again_by
from dragoman.telling.terminal import printed, table_of
from dragoman.telling.wording import STATUS_WORDS, counted, date_words, period, shortened
from dragoman.types import CaseActor, CaseEvent, Claim, ClaimStatus, Origin, Pending, Status, StatusChange

_CLAIM_STYLES: dict[ClaimStatus, str] = {
    "independently-corroborated": "green",
    "single-origin": "blue",
    "disputed": "yellow",
    "denied": "red",
}
_STATUS_STYLES: dict[Status, str] = {
    "occurred": "green",
    "ongoing": "green",
    "planned": "blue",
    "proposed": "blue",
    "conditional": "blue",
    "alleged": "yellow",
    "denied": "red",
    "cancelled": "red",
}
_STANDING = {**STANDING, "independently-corroborated": "corroborated"}
_NAMES = 6


def claims_table(claims: Sequence[Claim], *, width: int = 100, color: bool = False) -> str:
    """Claims by status and strength of sourcing: outlets beside independent origins, origins in words, what contradicts them."""
    if not claims:
        return "No claim in this case.\n"
    again = told_again_by(claims)
    table = table_of(f"Claims ({len(claims):,})", "Id", "Claim", "Status", "Outlets", "Indep.", "Cred.", "Origins")
    table.columns[2].min_width = max(map(len, _STANDING.values()))
    order = list(_STANDING)
    for claim in sorted(claims, key=lambda c: (order.index(c.status), tells_again(c), strength(c), weight(c))):
        words = Text(shortened(stated(claim), 160))
        if claim.contradicted_by:
            words.append(f"\ncontradicted by {', '.join(claim.contradicted_by)}", style="red")
        for ring in claim.circles:
            words.append(f"\ncircle of credits: {' → '.join(ring)}", style="red")
        if claim.corrections:
            words.append(f"\ncorrected by entry {', '.join(map(str, claim.corrections))}", style="magenta")
        if claim.id in again:
            words.append(f"\nperhaps on the same matter, not counted: {ids_words(again[claim.id], _NAMES)}", style="dim")
        if claim.likely_of is not None:
            words.append(f"\nperhaps on the same matter as: {claim.likely_of} ({likeness_words(claim.likeness)})", style="dim")
        table.add_row(
            claim.id,
            words,
            Text(_STANDING[claim.status], style=_CLAIM_STYLES[claim.status]),
            Text(str(claim.n_outlets), justify="right"),
            Text(str(claim.n_independent), justify="right", style="bold"),
            str(claim.grade.credibility or "–"),
            _origins(claim.own_origins),
        )
    return printed([table], width, color)


def _origins(origins: Sequence[Origin]) -> Text:
    words = Text()
    for origin in origins[:_NAMES]:
        words.append(("\n" if words else "") + origin.name)
        if not origin.counted:
            words.append(" (not counted)", style="dim")
    if len(origins) > _NAMES:
        words.append(f"\nand {len(origins) - _NAMES} more", style="dim")
    return words or Text("not known", style="dim")


def events_table(events: Sequence[CaseEvent], *, width: int = 100, color: bool = False) -> str:
    """Events in order of time: the latest supported status and the steps that led to it; conflicts in red."""
    if not events:
        return "No event in this case.\n"
    table = table_of(f"Events ({len(events):,})", "Id", "When", "What", "Who", "Where", "Status", "How it came about")
    for event in sorted(events, key=lambda e: (e.start is None, e.start or "", e.id)):
        steps = Text("\n".join(_steps(event.history)))
        for conflict in event.conflicts:
            values = " or ".join(value for value, _ in conflict.values)
            steps.append(("\n" if steps else "") + f"reports differ on the {conflict.field}: {values}", style="red")
        if event.corrections:
            marks = f"corrected by entry {', '.join(map(str, event.corrections))}"
            steps.append(("\n" if steps else "") + marks, style="magenta")
        table.add_row(
            event.id,
            period(event.start, event.end) or "–",
            event.kind,
            ", ".join(event.participants) or "–",
            event.place or "–",
            Text(STATUS_WORDS[event.status], style=_STATUS_STYLES[event.status]),
            steps,
        )
    return printed([table], width, color)


def _steps(history: Sequence[StatusChange]) -> list[str]:
    """Each new status once, with the day of its first report and its source."""
    steps = []
    before: Status | None = None
    for change in history:
        if change.status != before:
            by = f", {' → '.join(change.according_to)}" if change.according_to else ""
            steps.append(f"{STATUS_WORDS[change.status]} ({date_words(change.at) if change.at else 'no date'}{by})")
        before = change.status
    return steps


def actors_table(actors: Sequence[CaseActor], *, width: int = 100, color: bool = False) -> str:
    """Actors by the number of documents that speak of them, with side, roles and the forms in which they are printed."""
    if not actors:
        return "No actor in this case.\n"
    table = table_of(f"Actors ({len(actors):,})", "Id", "Name", "Kind", "Side", "Roles", "Also printed as", "Docs")
    for actor in sorted(actors, key=lambda a: (-len(a.documents), a.name, a.id)):
        roles = dict.fromkeys(", ".join(filter(None, [role.title, role.affiliation])) for role in actor.roles)
        others = [alias for alias in actor.aliases if alias != actor.name]
        more = f" and {len(others) - _NAMES} more" if len(others) > _NAMES else ""
        table.add_row(
            actor.id,
            Text(actor.name, style="bold"),
            actor.kind,
            actor.side or "–",
            "; ".join(list(roles)[:3]) or "–",
            ", ".join(others[:_NAMES]) + more or "–",
            Text(str(len(actor.documents)), justify="right"),
        )
    return printed([table], width, color)


def pending_table(
    pending: Sequence[Pending], events: Mapping[str, CaseEvent], *, as_of: str, width: int = 100, color: bool = False
) -> str:
    """What was announced or due and has not been reported since, the longest due first; `events` are the case's by id."""
    known = [item for item in pending if item.event in events]
    if not known:
        return f"Nothing is pending as of {date_words(as_of)}.\n"
    title = f"{counted(len(known), 'event')} announced or due, and not reported since (as of {date_words(as_of)})"
    table = table_of(title, "Id", "Due", "What", "Who", "Where", "Announced in", "Why")
    for item in sorted(known, key=lambda p: (p.due is None, p.due or "", p.event)):
        event = events[item.event]
        documents = ", ".join(item.announced[:_NAMES]) or "–"
        who = ", ".join(event.participants) or "–"
        table.add_row(
            event.id, date_words(item.due) if item.due else "–", event.kind, who, event.place or "–", documents, item.reason
        )
    return printed([table], width, color)
