"""`dragoman correct` and `ledger`: the analyst's decisions."""

import getpass
from typing import get_args

import click

from dragoman.cli.store import format_option, opened, store_option, write_lines
from dragoman.types import CorrectionAction


@click.command()
@click.argument("name")
@click.argument("action", type=click.Choice(get_args(CorrectionAction)))
@click.argument("items", nargs=-1, required=True, metavar="ID…")
@click.option("--value", metavar="TEXT", help="The name, status, origin, side, reliability (A to E) or note that is set.")
@click.option("--document", "documents", multiple=True, metavar="ID", help="For split: documents whose tellings stand apart.")
@click.option("--author", metavar="NAME", envvar="DRAGOMAN_AUTHOR", show_envvar=True, help="Who decides; your login by default.")
@click.option("--note", metavar="TEXT", help="Why.")
@store_option
def command(
    name: str,
    action: CorrectionAction,
    items: tuple[str, ...],
    value: str | None,
    documents: tuple[str, ...],
    author: str | None,
    note: str | None,
    store: str | None,
) -> None:
    """Decide something about case NAME; the decision is kept in its ledger and holds for documents that come later.

    \b
    merge ID ID…          the actors (events, claims) are one
    split ID              the tellings in --document are of another actor (event, claim)
    rename ID             the actor is called --value
    side ID               the actor's side is --value
    same-claim ID ID…     the claims are one
    not-same-claim ID ID… the first claim is none of the others
    origin ID             the claim's origin is --value
    status ID             the claim's (or event's) status is --value
    reliability OUTLET    the outlet's reliability is --value
    note ID               --value is a note on a claim, an event or an actor
    undo NUMBER           the entry of that number no longer counts
    """
    from dragoman.workspace.cases import Request

    with opened(store) as workspace:
        entry = workspace.correct(
            name, Request(action, author or getpass.getuser(), items, value, documents, note)
        )  # fmt: skip
    click.echo(f"entry {entry.id}: {entry.action}; take it back with `dragoman correct {name} undo {entry.id}`")


@click.command()
@click.argument("name")
@format_option
@store_option
def ledger(name: str, format_: str, store: str | None) -> None:
    """The decisions about case NAME, oldest first."""
    with opened(store) as workspace:
        entries = workspace.ledger(name)
    if format_ == "json":
        write_lines(entries)
        return
    from dragoman.telling.corrections_told import correction_words, in_effect

    counting = in_effect(entries)
    for entry in entries:
        taken_back = "" if entry.id in counting else " (taken back)"
        why = f" — {entry.note}" if entry.note else ""
        passages = "; ".join(f"{a.document} “{a.quote[:60]}”" for a in entry.anchors[:3])
        click.echo(f"{entry.id}  {entry.at[:10]}  {entry.author}  {correction_words(entry)}{taken_back}{why}  [{passages}]")
    if not entries:
        click.echo("no decision yet; see `dragoman correct --help`")
