"""`dragoman schema`: the contract, as JSON Schema, and the API, as OpenAPI."""

from typing import Any

import click


@click.command("schema")
@click.option(
    "--of", "part", type=click.Choice(["reading", "case", "api"]), default="reading", show_default=True,
    help="reading: what is read in one document; case: claims, events and actors; api: the HTTP API, as OpenAPI 3.1.",
)  # fmt: skip
def command(part: str) -> None:
    """Print the JSON Schema of what `--format json` writes, or what the HTTP API says of itself."""
    import json

    click.echo(json.dumps(_schema(part), indent=2, ensure_ascii=False))


def _schema(part: str) -> dict[str, Any]:
    if part == "api":
        from dragoman.web.api.document import document_of
        from dragoman.web.app import described_app

        return document_of(described_app())
    from dragoman.types import case_schema, json_schema

    return case_schema() if part == "case" else json_schema()
