"""`dragoman watch`: follow feeds and folders into a case."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Literal

import click

from dragoman.cli.store import opened, store_option
from dragoman.types import Engine

if TYPE_CHECKING:
    from dragoman.types.watching import Round


@click.command()
@click.argument("name")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option("--every", metavar="TIME", default="15m", show_default=True, help="From one round to the next: 90s, 15m, 2h, 1d.")
@click.option("--once", is_flag=True, help="One round, then leave; exit code 1 where something went wrong. For cron.")
@click.option("--until", metavar="TIME", help="Begin no round after that: 2021-05-10T18:00, or a time from now as 8h.")
@click.option(
    "--report", type=click.Choice(["table", "json"]), default="table", show_default=True,
    help="What is new after each round. table: for the terminal; json: one object a line.",
)  # fmt: skip
@click.option(
    "--pause", metavar="SECONDS", type=click.FloatRange(0.5, 300), default=2.0, show_default=True,
    help="Between two requests to one host; longer where its robots.txt says so.",
)  # fmt: skip
@click.option(
    "--pages", metavar="N", type=click.IntRange(0, 10_000), default=100, show_default=True,
    help="Pages that are fetched for one feed in one round at most.",
)  # fmt: skip
@click.option("--contact", metavar="TEXT", envvar="DRAGOMAN_CONTACT", show_envvar=True,
              help="An address at which servers' keepers can reach you; it is sent with each request.")  # fmt: skip
@click.option(
    "--engine", type=click.Choice(["combined", "rules"]), default="combined", show_default=True,
    help="combined: a network's attributions with the grammar's structure; rules: grammar and lexicon alone, faster.",
)  # fmt: skip
@click.option("--allow-private", is_flag=True, help="Ask servers on private networks and on this machine too.")
@store_option
@click.pass_context
def command(
    context: click.Context,
    name: str,
    sources: tuple[str, ...],
    every: str,
    once: bool,
    until: str | None,
    report: Literal["table", "json"],
    pause: float,
    pages: int,
    contact: str | None,
    engine: Engine,
    allow_private: bool,
    store: str | None,
) -> None:
    """Follow feeds and folders, and add what is new in them to case NAME.

    A SOURCE is the address of an RSS or Atom feed, or a folder. An entry whose text stands in the feed is added as it is; of
    another the page behind its link is fetched and added. What was seen is not added again. After each round a report says what
    is new. Ctrl-C (or SIGTERM) ends it between two documents.
    """
    from dragoman.workspace.clock import WallClock
    from dragoman.workspace.schedule import interval, moment
    from dragoman.workspace.watching import Terms, Watcher, follow

    clock = WallClock()
    step, end = interval(every), moment(until, clock.now()) if until else None

    def next_begin(begun: datetime) -> datetime | None:
        begin = max(begun + step, clock.now())
        return None if once or (end is not None and begin > end) else begin

    terms = Terms(engine, allow_private, pause, pages, _contact(contact))
    failed = False
    with opened(store) as workspace, _stopping(clock.stop):
        for found in follow(Watcher(workspace, name, sources, terms, clock), clock, next_begin):
            _write(found, report)
            failed = bool(found.errors)
    context.exit(1 if once and failed else 0)


def _contact(words: str | None) -> str | None:
    if words and (not words.isascii() or not words.isprintable() or set(words) & set("()")):
        raise click.BadParameter("write plain ASCII without brackets, as desk@example.org", param_hint="--contact")
    return words


def _write(found: "Round", report: Literal["table", "json"]) -> None:
    if report == "json":
        import msgspec

        sys.stdout.write(msgspec.json.encode(found).decode("utf-8") + "\n")
    else:
        from dragoman.telling.rounds import round_told

        sys.stdout.write(round_told(found))
    sys.stdout.flush()


@contextmanager
def _stopping(stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop` at the first SIGINT or SIGTERM; a second one ends the program as ever."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def asked(number: int, _frame: object) -> None:
        stop()
        signal.signal(number, before[signal.Signals(number)])

    for number in before:
        signal.signal(number, asked)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
