"""Readings → tables for the terminal, by rich."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from dragoman.telling.brief import caution, cited_words
from dragoman.telling.terminal import printed, table_of
from dragoman.telling.wording import days, label, shortened
from dragoman.types import Attribution, Reading


def tables(readings: Sequence[Reading], width: int, color: bool) -> str:
    """Per document: the attributions as a tree, events in order of time, actors, citations."""
    parts: list[RenderableType] = []
    for reading in readings:
        document = reading.document
        facts = ", ".join(filter(None, [document.publisher, days(document.published, None), document.id]))
        parts.append(Rule(Text(document.title or document.id, style="bold"), align="left", characters="─"))
        parts.append(Text(facts, style="dim"))
        if warning := caution(reading):
            parts.append(Text(warning, style="yellow"))
        for part in (_attributions(reading, width), _events(reading), _actors(reading), _citations(reading)):
            if part is not None:
                parts += ["", part]
        parts.append("")
    return printed(parts, width, color)


def _attributions(reading: Reading, width: int) -> Tree | None:
    if not reading.attributions:
        return None
    tree = Tree(Text(f"Attributions ({len(reading.attributions)})", style="bold"), guide_style="dim")
    nodes: dict[str, Tree] = {}
    waiting = sorted(reading.attributions, key=lambda a: (len(a.chain), a.cue))
    pending = list(waiting)
    while pending:
        left = [a for a in pending if not _hang(a, nodes, tree, reading, width)]
        if len(left) == len(pending):
            break
        pending = left
    return tree


def _hang(attribution: Attribution, nodes: dict[str, Tree], tree: Tree, reading: Reading, width: int) -> bool:
    """Put an attribution under its parent, if that is in the tree yet."""
    above = tree if attribution.parent is None else nodes.get(attribution.parent)
    if above is None:
        return False
    text = reading.document.text_of
    line = Text()
    line.append(attribution.chain[-1] if attribution.chain else "?", style="bold blue")
    line.append(f" {' '.join(text(span) for span in attribution.cue)} ", style="magenta")
    line.append(shortened(" … ".join(text(span) for span in attribution.content), max(60, 2 * width - 60)))
    if attribution.speaker_kind in ("anonymous", "unknown"):
        line.append(f"  ({attribution.speaker_kind})", style="dim")
    nodes[attribution.id] = above.add(line)
    return True


def _events(reading: Reading) -> Table | None:
    if not reading.events:
        return None
    names = {actor.id: label(actor) for actor in reading.actors}
    chains = {attribution.id: attribution.chain for attribution in reading.attributions}
    table = table_of("Events", "When", "What", "Who", "Where", "Status", "According to")
    for event in sorted(reading.events, key=lambda e: (e.start is None, e.start or "", e.trigger)):
        table.add_row(
            days(event.start, event.end) or "–",
            event.kind + (f" ({event.type})" if event.type else ""),
            ", ".join(dict.fromkeys(names[p.actor] for p in event.participants)),
            event.place or "–",
            event.status,
            " → ".join(chains[event.according_to]) if event.according_to else "the author",
        )
    return table


def _actors(reading: Reading) -> Table | None:
    if not reading.actors:
        return None
    table = table_of("Actors", "Name", "Kind", "Roles", "Mentions")
    for actor in sorted(reading.actors, key=lambda a: (-len(a.mentions), a.id)):
        roles = "; ".join(", ".join(filter(None, [role.title, role.affiliation])) for role in actor.roles)
        table.add_row(actor.name, actor.kind, roles or "–", str(len(actor.mentions)))
    return table


def _citations(reading: Reading) -> Table | None:
    if not reading.citations:
        return None
    table = table_of("Citations", "Marker", "Work")
    for citation in reading.citations:
        table.add_row(citation.marker or citation.kind, cited_words(citation))
    return table
