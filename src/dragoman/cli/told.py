"""`dragoman claims`, `events`, `actors` and `pending`: what a case tells."""

import click

from dragoman.cli.store import format_option, opened, store_option, terminal, write_lines


@click.command()
@click.argument("name")
@format_option
@store_option
def claims(name: str, format_: str, store: str | None) -> None:
    """The claims of case NAME: who tells them, their origins, how many independent ones, and what contradicts them."""
    with opened(store) as workspace:
        found = workspace.claims(name)
    if format_ == "json":
        write_lines(found)
        return
    from dragoman.telling.case_tables import claims_table

    click.echo(claims_table(found, **terminal()), nl=False)


@click.command()
@click.argument("name")
@format_option
@store_option
def events(name: str, format_: str, store: str | None) -> None:
    """The events of case NAME: status over time, report by report."""
    with opened(store) as workspace:
        found = workspace.events(name)
    if format_ == "json":
        write_lines(found)
        return
    from dragoman.telling.case_tables import events_table

    click.echo(events_table(found, **terminal()), nl=False)


@click.command()
@click.argument("name")
@format_option
@store_option
def actors(name: str, format_: str, store: str | None) -> None:
    """The actors of case NAME under every spelling, with roles and sides."""
    with opened(store) as workspace:
        found = workspace.actors(name)
    if format_ == "json":
        write_lines(found)
        return
    from dragoman.telling.case_tables import actors_table

    click.echo(actors_table(found, **terminal()), nl=False)


@click.command()
@click.argument("name")
@click.option("--as-of", metavar="DATE", help="The day to look from (YYYY-MM-DD); today by default.")
@format_option
@store_option
def pending(name: str, as_of: str | None, format_: str, store: str | None) -> None:
    """What was announced or due in case NAME and has not been reported since."""
    from dragoman.cli.days import day

    today = day(as_of, "--as-of")
    with opened(store) as workspace:
        found = workspace.pending(name, today)
    if format_ == "json":
        write_lines({"pending": open_, "event": event} for open_, event in found)
        return
    from dragoman.telling.case_tables import pending_table

    events_by_id = {event.id: event for _, event in found}
    click.echo(pending_table([open_ for open_, _ in found], events_by_id, as_of=today, **terminal()), nl=False)
