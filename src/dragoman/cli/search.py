"""`dragoman search`: statements of a case by words and filters."""

from typing import get_args

import click

from dragoman.cli.store import format_option, opened, store_option, terminal, write_lines
from dragoman.types import Status


@click.command()
@click.argument("name")
@click.argument("words", default="")
@click.option("--speaker", metavar="NAME", help="Statements of this actor, under any of its names.")
@click.option("--via", metavar="NAME", help="Statements that came through this source or outlet.")
@click.option("--status", type=click.Choice(get_args(Status)), help="Statements of an event with this status.")
@click.option("--since", metavar="DATE", help="Reported on this day or later (YYYY, YYYY-MM or YYYY-MM-DD).")
@click.option("--until", metavar="DATE", help="Reported on this day or earlier.")
@click.option("--document", metavar="ID", help="Statements of this document.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many at most.")
@format_option
@store_option
def command(
    name: str,
    words: str,
    speaker: str | None,
    via: str | None,
    status: Status | None,
    since: str | None,
    until: str | None,
    document: str | None,
    limit: int,
    format_: str,
    store: str | None,
) -> None:
    """Search the statements of case NAME, the best first; each hit has its chain and status.

    WORDS may hold "a phrase", a beginning* and -words that must not occur.
    """
    from dragoman.types import Query

    query = Query(
        words=words, speaker=speaker, via=via, status=status, since=since, until=until, document=document, limit=limit
    )  # fmt: skip
    with opened(store) as workspace:
        hits = workspace.search(name, query)
    if format_ == "json":
        write_lines(hits)
        return
    from dragoman.telling.hits import hits_table

    click.echo(hits_table(hits, **terminal()), nl=False)
