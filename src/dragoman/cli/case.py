"""`dragoman case`: make, list, check and drop cases."""

import click

from dragoman.cli.store import opened, store_option


@click.group()
def command() -> None:
    """Cases: many reports, linked. Make one, then `dragoman add NAME PATH`."""


@command.command()
@click.argument("name")
@store_option
def new(name: str, store: str | None) -> None:
    """Make an empty case."""
    with opened(store) as workspace:
        workspace.repository.new_case(name)
        click.echo(f"made case {name} in {workspace.repository.address}; add reports with `dragoman add`")


@command.command()
@click.argument("name", default="demo")
@store_option
def demo(name: str, store: str | None) -> None:
    """Make a case of eleven invented reports that come with the package, to try everything on."""
    from importlib import resources

    from dragoman.errors import DragomanError
    from dragoman.workspace import Options

    with opened(store) as workspace, resources.as_file(resources.files("dragoman.samples")) as samples:
        workspace.repository.new_case(name)
        for outcome in workspace.add(name, [str(samples / "dispatch.json"), str(samples / "case.jsonl")], Options()):
            if isinstance(outcome, DragomanError):
                raise outcome
        click.echo(
            f"made case {name} in {workspace.repository.address}; look at it with `dragoman serve` or `dragoman brief {name}`"
        )


@command.command("list")
@store_option
def list_(store: str | None) -> None:
    """List the cases of the store with their number of documents."""
    with opened(store) as workspace:
        cases = workspace.cases()
        for case in cases:
            click.echo(f"{case.name}\t{case.documents} document{'' if case.documents == 1 else 's'}\tmade {case.created[:10]}")
        if not cases:
            click.echo(f"no case in {workspace.repository.address} yet; make one with `dragoman case new NAME`")


@command.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
@store_option
def drop(name: str, yes: bool, store: str | None) -> None:
    """Drop a case with all its documents and its ledger."""
    with opened(store) as workspace:
        if not yes:
            click.confirm(f"Drop case {name} with everything in it?", abort=True)
        workspace.repository.drop_case(name)
        click.echo(f"dropped case {name}")


@command.command()
@store_option
def check(store: str | None) -> None:
    """Read the whole store and say whether it is sound."""
    with opened(store) as workspace:
        workspace.repository.check()
        click.echo(f"{workspace.repository.address} is sound")
