"""`dragoman demo`: the whole on a document that comes with the package."""

from importlib import resources

import click

from dragoman.cli.output import Format, format_option, write


@click.command("demo")
@format_option("markdown")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.pass_context
def command(context: click.Context, format_: Format, output: str | None) -> None:
    """Read a sample dispatch about invented events and print its brief."""
    from dragoman.ingest.article import read_articles
    from dragoman.ingest.known import Known
    from dragoman.workspace import read_chunk

    sample = resources.files("dragoman.samples") / "dispatch.json"
    documents = list(read_articles(sample.read_bytes(), "the sample", Known()))
    _, failed = write(read_chunk(documents), format_, output, context.obj["debug"])
    context.exit(1 if failed else 0)
