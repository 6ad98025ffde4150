"""The command line: one file a command, imported when it is called."""

import importlib
import sys
from typing import Any

import click

from dragoman import __version__
from dragoman.errors import DragomanError

# name of the command → its module and the command there
_LONGEST = 200  # characters of an unforeseen error that are shown

_COMMANDS = {
    "read": ("read", "command"),
    "demo": ("demo", "command"),
    "case": ("case", "command"),
    "add": ("add", "command"),
    "watch": ("watch", "command"),
    "remove": ("add", "remove"),
    "reread": ("add", "reread"),
    "claims": ("told", "claims"),
    "events": ("told", "events"),
    "actors": ("told", "actors"),
    "pending": ("told", "pending"),
    "brief": ("brief", "command"),
    "search": ("search", "command"),
    "correct": ("correct", "command"),
    "ledger": ("correct", "ledger"),
    "export": ("export", "command"),
    "import": ("import_", "command"),
    "serve": ("serve", "command"),
    "user": ("people", "user"),
    "key": ("people", "key"),
    "store": ("keeping", "command"),
    "schema": ("schema", "command"),
}


class _Lazy(click.Group):
    """A group whose commands are imported when they are needed, so that `--help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, in the order of a first use."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(f"dragoman.cli.{module}"), name)
        return command


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dragoman")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def cli(context: click.Context, debug: bool) -> None:
    """Read reporting on diplomacy and conflict: who said it, according to whom, what happened, how well is it sourced?"""
    context.obj = {"debug": debug}


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code: 0 done, 1 something could not be read, 2 wrong usage."""
    _use_utf8()
    try:
        code: Any = cli.main(arguments, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        code = 130
    except DragomanError as error:
        if "--debug" in (arguments or sys.argv):
            raise
        click.echo(f"dragoman: {error}", err=True)
        code = 1
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has left: nothing more to say, and no complaint at exit
        code = 0
    except KeyboardInterrupt:
        code = 130
    except Exception as error:
        if "--debug" in (arguments or sys.argv):
            raise
        click.echo(f"dragoman: {_why(error)}", err=True)
        code = 1
    sys.exit(code or 0)


def _why(error: Exception) -> str:
    """In one line, what the machine refused, or that we have made a mistake."""
    if isinstance(error, OSError) and error.strerror:
        place = f"{error.filename}: " if error.filename else ""
        return f"{place}{error.strerror.lower()}; free some room or check the permissions, then run it again"
    told = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST]
    return f"stopped by a fault of its own ({told}); run it again with --debug and report what it prints"


def _use_utf8() -> None:
    """Write UTF-8 whatever the locale says: documents come in every script."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
