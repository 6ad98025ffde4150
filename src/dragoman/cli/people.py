"""`dragoman user` and `dragoman key`: who may use the store over the network."""

import getpass
import sys
from typing import TYPE_CHECKING

import click

from dragoman.cli.store import format_option, opened, store_option, write_lines

if TYPE_CHECKING:
    from dragoman.types import UserRole
    from dragoman.workspace.cases import Workspace
    from dragoman.workspace.people import People

_ROLES = click.Choice(["reader", "analyst", "owner"])
_STDIN = "--password-from-stdin"


@click.group()
def user() -> None:
    """Users of a store that is served to others. A reader reads, an analyst adds and corrects, an owner lets others in."""


@user.command()
@click.argument("name")
@click.option("--role", type=_ROLES, default="reader", show_default=True, help="What they may do.")
@click.option(_STDIN, "from_stdin", is_flag=True, help="Read the password from standard input instead of making one.")
@store_option
def add(name: str, role: "UserRole", from_stdin: bool, store: str | None) -> None:
    """Let somebody in, with a password that is printed once."""
    from dragoman.workspace.people import new_password

    with opened(store) as workspace:
        password = _from_stdin() if from_stdin else new_password()
        made = _people(workspace).add(name, role, password)
        click.echo(f"{made.name} is {made.role} now in {workspace.repository.address}")
        _show_password(None if from_stdin else password)


@user.command("list")
@format_option
@store_option
def list_users(format_: str, store: str | None) -> None:
    """List the users."""
    with opened(store) as workspace:
        users = _people(workspace).accounts.users()
        if format_ == "json":
            write_lines(users)
            return
        for one in users:
            standing = "" if one.active else "\tshut out"
            seen = f"last seen {one.seen[:10]}" if one.seen else "never seen"
            click.echo(f"{one.name}\t{one.role}\t{one.issuer or one.signs_in}\t{seen}{standing}")
        if not users:
            click.echo(f"no user in {workspace.repository.address} yet; make one with `dragoman user add NAME`")


@user.command()
@click.argument("name")
@click.argument("role", type=_ROLES)
@store_option
def role(name: str, role: "UserRole", store: str | None) -> None:
    """Give somebody another role; it counts at once."""
    with opened(store) as workspace:
        people = _people(workspace)
        changed = people.accounts.set_role(people.accounts.named(name).id, role)
        click.echo(f"{changed.name} is {changed.role} now")


@user.command()
@click.argument("name")
@click.option(_STDIN, "from_stdin", is_flag=True, help="Read the password from standard input instead of making one.")
@store_option
def password(name: str, from_stdin: bool, store: str | None) -> None:
    """Give somebody another password, which is printed once; their sessions end."""
    from dragoman.workspace.people import new_password

    with opened(store) as workspace:
        people = _people(workspace)
        given = _from_stdin() if from_stdin else new_password()
        people.set_password(people.accounts.named(name), given)
        click.echo(f"{name} has another password now")
        _show_password(None if from_stdin else given)


@user.command()
@click.argument("name")
@store_option
def revoke(name: str, store: str | None) -> None:
    """Shut somebody out; their sessions end, what they corrected stays."""
    _set_active(name, False, store)


@user.command()
@click.argument("name")
@store_option
def restore(name: str, store: str | None) -> None:
    """Let somebody in again who was shut out."""
    _set_active(name, True, store)


@click.group()
def key() -> None:
    """Keys with which programs use the HTTP API."""


@key.command("new")
@click.argument("name")
@click.option("--role", type=_ROLES, default="reader", show_default=True, help="What the key may do.")
@click.option("--days", type=click.IntRange(1, 3650), metavar="N", help="How long it is good; without, until it is revoked.")
@store_option
def new_key(name: str, role: "UserRole", days: int | None, store: str | None) -> None:
    """Make a key, which is printed once; NAME is what its corrections bear."""
    with opened(store) as workspace:
        made, secret = _people(workspace).new_key(name, role, getpass.getuser(), days)
        until = f" until {made.expires[:10]}" if made.expires else ""
        click.echo(f"key {made.id}, {made.name}: {made.role}{until}; it is shown this once:", err=True)
        click.echo(secret)


@key.command("list")
@format_option
@store_option
def list_keys(format_: str, store: str | None) -> None:
    """List the keys, those that were revoked too."""
    with opened(store) as workspace:
        keys = _people(workspace).accounts.every_key()
        if format_ == "json":
            write_lines(keys)
            return
        for one in keys:
            used = f"last used {one.used[:10]}" if one.used else "never used"
            end = f"revoked {one.revoked[:10]}" if one.revoked else f"until {one.expires[:10]}" if one.expires else ""
            click.echo(
                f"{one.id}\t{one.name}\t{one.role}\t{one.hint}…\tmade {one.created[:10]} by {one.by}\t{used}\t{end}".rstrip()
            )
        if not keys:
            click.echo(f"no key in {workspace.repository.address} yet; make one with `dragoman key new NAME`")


@key.command("revoke")
@click.argument("which", metavar="KEY")
@store_option
def revoke_key(which: str, store: str | None) -> None:
    """Revoke a key, by its number or name; it opens nothing from now on."""
    with opened(store) as workspace:
        revoked = _people(workspace).revoke(which)
        click.echo(f"key {revoked.id}, {revoked.name}, opens nothing any more")


def _people(workspace: "Workspace") -> "People":
    from dragoman.workspace.people import People

    return People(workspace.repository.accounts)


def _set_active(name: str, active: bool, store: str | None) -> None:
    with opened(store) as workspace:
        people = _people(workspace)
        changed = people.accounts.set_active(people.accounts.named(name).id, active)
        click.echo(f"{changed.name} {'may sign in again' if active else 'is shut out'}")


def _from_stdin() -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _show_password(password: str | None) -> None:
    if password is not None:
        click.echo("the password, shown this once:", err=True)
        click.echo(password)
