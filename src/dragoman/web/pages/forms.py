"""What a form sent, as words."""

from typing import Any

from litestar import Request
from litestar.datastructures import FormMultiDict, UploadFile


async def form_of(request: Request[Any, Any, Any]) -> FormMultiDict:
    """The form of a request (a dependency: handlers that run on threads cannot wait for it)."""
    return await request.form()


def one(form: FormMultiDict, name: str) -> str:
    """A field's words without space around them; empty where it is not there."""
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def many(form: FormMultiDict, name: str) -> tuple[str, ...]:
    """All values of a field that are not empty."""
    return tuple(value for value in form.getall(name, []) if isinstance(value, str) and value)


def files(form: FormMultiDict, name: str) -> tuple[UploadFile, ...]:
    """The files that were chosen in a field."""
    return tuple(value for value in form.getall(name, []) if isinstance(value, UploadFile))
