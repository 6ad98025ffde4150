"""`dragoman serve`: the workbench and the API."""

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.store import opened, store_option
from dragoman.errors import NotServed

if TYPE_CHECKING:
    from dragoman.web.settings import Provider

_SECRET = "DRAGOMAN_OIDC_CLIENT_SECRET"
_GRACE = 20  # seconds in which requests that run may end once the server is told to stop


@click.command(context_settings={"auto_envvar_prefix": "DRAGOMAN"})
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 takes a free one.")
@click.option("--open", "open_", is_flag=True, help="Open the browser.")
@click.option("--auth", is_flag=True, help="Let nobody in without sign-in or key, on this machine either.")
@click.option("--public-url", metavar="URL", help="The address under which browsers know the server, as https://cases.example.")
@click.option("--behind-proxy", multiple=True, metavar="ADDRESS",
              help="A proxy's own address, from which forwarded headers are believed; may be repeated.")  # fmt: skip
@click.option("--allowed-host", multiple=True, metavar="NAME",
              help="Another name under which the server may be asked; may be repeated.")  # fmt: skip
@click.option("--oidc-issuer", metavar="URL", help="Sign in with this provider of OpenID Connect.")
@click.option("--oidc-client-id", metavar="ID", default="", help="The name under which the provider knows this server.")
@click.option("--oidc-client-secret-file", metavar="FILE", type=click.Path(path_type=Path),
              help=f"The file with the client's secret; or set {_SECRET}.")  # fmt: skip
@click.option("--oidc-role-claim", metavar="CLAIM", default="roles", show_default=True,
              help="The claim that says what somebody may do; a.b is claim b within a.")  # fmt: skip
@click.option("--oidc-role", multiple=True, metavar="VALUE=ROLE",
              help="Which value of the claim gives which role; may be repeated. Without: reader, analyst, owner.")  # fmt: skip
@click.option("--oidc-default-role", type=click.Choice(["reader", "analyst", "owner"]),
              help="The role of whoever the claim gives none; without, they are not let in.")  # fmt: skip
@click.option("--oidc-name-claim", metavar="CLAIM", default="preferred_username", show_default=True,
              help="The claim that names somebody; corrections bear it.")  # fmt: skip
@click.option("--largest-upload", type=click.IntRange(1, 2000), default=50, show_default=True, metavar="MB",
              help="The largest request that is read.")  # fmt: skip
@click.option("--requests-per-second", type=click.FloatRange(0.1), default=50.0, show_default=True,
              help="How many requests one user or key may make in the long run, where people sign in.")  # fmt: skip
@click.option("--reading-processes", type=click.IntRange(0, 64), default=1, show_default=True,
              help="How many processes read what is added; with 0 the server does it itself.")  # fmt: skip
@click.option("--allow-private", is_flag=True, help="Let addresses that are added lead into private networks.")
@click.option("--log-requests/--no-log-requests", default=None,
              help="Write a line for each request; by default where people sign in.")  # fmt: skip
@store_option
def command(
    host: str,
    port: int,
    open_: bool,
    auth: bool,
    public_url: str | None,
    behind_proxy: tuple[str, ...],
    allowed_host: tuple[str, ...],
    largest_upload: int,
    requests_per_second: float,
    reading_processes: int,
    allow_private: bool,
    log_requests: bool | None,
    store: str | None,
    **oidc: Any,
) -> None:
    """Open the workbench over the store for browsers, and the HTTP API under /api/v1.

    On this machine alone nobody has to sign in. For others it starts only where somebody can: see `dragoman user` and the options
    that begin with --oidc. Every option can be set in the environment, as DRAGOMAN_PUBLIC_URL.
    """
    from dragoman.web.settings import Settings
    from dragoman.web.starting import Wish, addresses_of, listen, settings_of
    from dragoman.workspace.people import People

    given = Settings(
        largest_upload=largest_upload * 1_000_000,
        reading_processes=reading_processes,
        allow_private=allow_private,
        requests_per_second=requests_per_second,
    )
    numbers = addresses_of(host)
    with opened(store) as workspace:
        wish = Wish(host, port, auth, public_url, behind_proxy, allowed_host, _provider(oidc))
        somebody = People(workspace.repository.accounts).anybody()
        settings_of(wish, numbers, somebody, given)
        with listen(host, numbers[0], port) as listening:
            settings = settings_of(_with_port(wish, listening.getsockname()[1]), numbers, somebody, given)
            _run(workspace, settings, listening, behind_proxy, settings.auth if log_requests is None else log_requests, open_)


def _run(workspace: Any, settings: Any, listening: Any, proxies: tuple[str, ...], log_requests: bool, open_: bool) -> None:
    import uvicorn

    from dragoman.web.app import create_app
    from dragoman.web.logs import configure

    configure(log_requests)
    app = create_app(workspace, settings)
    jobs = app.state.jobs

    class Server(uvicorn.Server):
        async def shutdown(self, sockets: Any = None) -> None:
            jobs.stop()  # first of all: requests that wait for what is added end with it
            await super().shutdown(sockets)

    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,  # ours says less: addresses hold what was searched for
        server_header=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
        timeout_keep_alive=30,
        timeout_graceful_shutdown=_GRACE,
        limit_concurrency=500,
        ws="none",
    )
    number, port = listening.getsockname()[:2]
    address = settings.public_url or f"http://{f'[{number}]' if ':' in number else number}:{port}"
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # both ways of stopping are one
    with suppress(KeyboardInterrupt):  # raised once more after everything has been closed in order
        click.echo(f"Dragoman is at {address}  (Ctrl-C stops it)")
        sys.stdout.flush()
        if open_:
            click.launch(address)  # the socket listens already: the browser waits until the application is there
        try:
            Server(config).run(sockets=[listening])
        finally:
            jobs.close()  # where Ctrl-C was pressed twice, the application was not asked to


def _with_port(wish: Any, port: int) -> Any:
    from dataclasses import replace

    return replace(wish, port=port)


def _provider(oidc: dict[str, Any]) -> "Provider | None":
    from dragoman.web.settings import Provider
    from dragoman.web.starting import role_mapping

    if not oidc["oidc_issuer"]:
        return None
    return Provider(
        issuer=oidc["oidc_issuer"],
        client_id=oidc["oidc_client_id"],
        client_secret=_secret(oidc["oidc_client_secret_file"]),
        role_claim=oidc["oidc_role_claim"],
        roles=role_mapping(oidc["oidc_role"]),
        default_role=oidc["oidc_default_role"],
        name_claim=oidc["oidc_name_claim"],
    )


def _secret(path: Path | None) -> str:
    """From a file or the environment, never from the command line, which every user of the machine can see."""
    if path is None:
        return os.environ.get(_SECRET, "")
    try:
        return path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise NotServed(str(path), f"cannot be read ({type(error).__name__}); it should hold the client's secret") from None
