"""`dragoman read`: documents in, readings out."""

from collections.abc import Iterator

import click

from dragoman.cli.output import Format, format_option, summaries_told, write
from dragoman.errors import DragomanError
from dragoman.types import Engine, Reading


@click.command("read")
@click.argument("inputs", metavar="PATH|URL|-...", nargs=-1, required=True)
@format_option("table")
@click.option("--published", metavar="DATE", help="Date of publication (YYYY-MM-DD) of files that do not give it.")
@click.option("--publisher", metavar="NAME", help="Publisher of files that do not name it.")
@click.option("--title", metavar="TITLE", help="Title of a file that has none.")
@click.option("--language", metavar="CODE", help="Language (ISO 639) of files that do not say it.")
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help="Processes to read with.",
)
@click.option(
    "--engine", type=click.Choice(["combined", "rules"]), default="combined", show_default=True,
    help="combined: a network's attributions with the grammar's structure; rules: grammar and lexicon alone, faster.",
)  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option("--allow-private", is_flag=True, help="Fetch URLs on private networks and on this machine too.")
@click.pass_context
def command(
    context: click.Context,
    inputs: tuple[str, ...],
    format_: Format,
    published: str | None,
    publisher: str | None,
    title: str | None,
    language: str | None,
    workers: int,
    engine: Engine,
    output: str | None,
    allow_private: bool,
) -> None:
    """Read documents and tell who says what in them.

    An input is a file (text, HTML, PDF, DOCX, EML, article JSON or JSON Lines, RSS or Atom, WARC), a folder of such files, an
    http(s) address, or - for standard input. A file that cannot be read is reported in one line, the others are read, and the
    exit code is 1.
    """
    from dragoman.ingest.known import Known, only_summary
    from dragoman.workspace import Options, read_inputs

    known = Known(title=title, publisher=publisher, published=published, language=language)
    summaries = 0

    def counted() -> Iterator[Reading | DragomanError]:
        nonlocal summaries
        for outcome in read_inputs(inputs, Options(known, workers, allow_private, engine)):
            summaries += isinstance(outcome, Reading) and only_summary(outcome.document)
            yield outcome

    done, failed = write(counted(), format_, output, context.obj["debug"])
    if summaries:
        click.echo(f"dragoman: {summaries_told(summaries)}", err=True)
    if failed and done + failed > 1:
        click.echo(f"dragoman: read {_counted(done)}; {failed} could not be read", err=True)
    context.exit(1 if failed else 0)


def _counted(number: int) -> str:
    return f"{number} document" if number == 1 else f"{number} documents"
