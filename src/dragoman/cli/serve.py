"""`dragoman serve`: the workbench and the API."""

import click

from dragoman.cli.store import opened, store_option


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 takes a free one.")
@store_option
def command(host: str, port: int, store: str | None) -> None:
    """Open the workbench over the store for browsers, and the HTTP API under /api/v1."""
    import uvicorn

    from dragoman.web.app import create_app
    from dragoman.web.settings import Settings

    with opened(store) as workspace:
        uvicorn.run(create_app(workspace, Settings(host=host, port=port)), host=host, port=port, log_level="info")
