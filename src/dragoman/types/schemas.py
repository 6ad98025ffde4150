"""JSON Schema as any version of the library that makes it writes it: what these differ in is put in one form."""

from inspect import cleandoc
from typing import Any


def tidied(schema: Any) -> Any:
    """The schema with descriptions free of the source's indentation, and without defaults that are empty objects.

    >>> tidied({"a": {"description": "One.\\n\\n    Two.", "default": {}}})
    {'a': {'description': 'One.\\n\\nTwo.'}}
    """
    if isinstance(schema, list):
        return [tidied(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {name: tidied(value) for name, value in schema.items() if not (name == "default" and value == {})}
    if isinstance(kept.get("description"), str):
        kept["description"] = cleandoc(kept["description"])
    return kept
