"""`dragoman schema`: the contract, as JSON Schema."""

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of what `dragoman read --format json` writes."""
    import json

    from dragoman.types import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
