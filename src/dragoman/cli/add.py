"""`dragoman add`, `remove` and `reread`: what is in a case."""

import click

from dragoman.cli.output import summaries_told
from dragoman.cli.store import opened, store_option
from dragoman.errors import DragomanError
from dragoman.types import Engine

_engine = click.option(
    "--engine", type=click.Choice(["combined", "rules"]), default="combined", show_default=True,
    help="combined: a network's attributions with the grammar's structure; rules: grammar and lexicon alone, faster.",
)  # fmt: skip


@click.command()
@click.argument("name")
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|URL|-…")
@click.option("--title", metavar="TEXT", help="Title of files that do not say it.")
@click.option("--publisher", metavar="NAME", help="Publisher of files that do not say it.")
@click.option("--published", metavar="DATE", help="Date of publication (YYYY-MM-DD) of files that do not say it.")
@click.option("--language", metavar="CODE", help="Language (ISO 639) of files that do not say it.")
@click.option("--workers", metavar="N", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes to read with.")
@_engine
@click.option("--allow-private", is_flag=True, help="Fetch URLs on private networks and on this machine too.")
@click.option("--verbose", is_flag=True, help="A line for each document.")
@store_option
@click.pass_context
def command(
    context: click.Context,
    name: str,
    inputs: tuple[str, ...],
    title: str | None,
    publisher: str | None,
    published: str | None,
    language: str | None,
    workers: int,
    engine: Engine,
    allow_private: bool,
    verbose: bool,
    store: str | None,
) -> None:
    """Read reports and add them to case NAME.

    Inputs are those of `dragoman read`; of a feed's entry, the text that stands in the feed is added, its summary where there is
    no more. A report that is in the case already changes nothing. Each report is kept as a whole or
    not at all, whatever happens meanwhile; one that cannot be read is named in one line, and the exit code is then 1.
    """
    from dragoman.ingest.known import Known
    from dragoman.workspace import Options

    known = Known(title=title, publisher=publisher, published=published, language=language)
    added = there = failed = summaries = 0
    with opened(store) as workspace:
        for outcome in workspace.add(name, inputs, Options(known, workers, allow_private, engine)):
            if isinstance(outcome, DragomanError):
                failed += 1
                if context.obj["debug"]:
                    raise outcome
                click.echo(f"dragoman: {outcome}", err=True)
                continue
            added += outcome.state == "added"
            there += outcome.state == "already there"
            summaries += outcome.summary and outcome.state == "added"
            if verbose:
                click.echo(f"{outcome.state}: {outcome.document}" + (f" ({outcome.reason})" if outcome.reason else ""))
            elif outcome.level == "none" and outcome.state == "added":
                click.echo(f"dragoman: {outcome.document}: {outcome.reason}", err=True)
    if summaries:
        click.echo(f"dragoman: {summaries_told(summaries)}", err=True)
    parts = [
        f"added {added}",
        *([f"{there} already there"] if there else []),
        *([f"{failed} could not be added"] if failed else []),
    ]
    click.echo(f"case {name}: {'; '.join(parts)}")
    context.exit(1 if failed else 0)


@click.command()
@click.argument("name")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT…")
@store_option
def remove(name: str, documents: tuple[str, ...], store: str | None) -> None:
    """Take documents (by their ids) out of case NAME, with all their traces."""
    with opened(store) as workspace:
        for document in documents:
            workspace.remove(name, document)
            click.echo(f"removed {document}")


@click.command()
@click.argument("name")
@_engine
@click.option("--all", "everything", is_flag=True, help="Every document, not only those that another version read.")
@store_option
def reread(name: str, engine: Engine, everything: bool, store: str | None) -> None:
    """Bring case NAME up to date with this version of reader and linker, and report what changed."""
    with opened(store) as workspace:
        before = {claim.id: claim.status for claim in workspace.claims(name)}
        total = changed = 0
        for outcome in workspace.reread(name, engine, everything=everything):
            total += 1
            changed += outcome.changed
            if outcome.changed:
                differing = [kind for kind in outcome.after if outcome.after[kind] != outcome.before[kind]]
                click.echo(
                    f"{outcome.document}: " + ", ".join(f"{k} {outcome.before[k]} → {outcome.after[k]}" for k in differing)
                )
        after = {claim.id: claim.status for claim in workspace.claims(name)}
    for id in sorted(before.keys() & after.keys()):
        if before[id] != after[id]:
            click.echo(f"claim {id}: {before[id]} → {after[id]}")
    lost, gained = len(before.keys() - after.keys()), len(after.keys() - before.keys())
    click.echo(f"case {name}: read {total} again, {changed} changed; {gained} new claims, {lost} gone" if total else
               f"case {name}: up to date")  # fmt: skip
