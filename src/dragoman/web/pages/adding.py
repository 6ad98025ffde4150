"""Add documents: files, addresses and pasted text, with what became of each."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template

from dragoman.errors import BadQuery, DragomanError, NoSuchCase, StoreError
from dragoman.ingest.formats import SUFFIXES
from dragoman.ingest.known import Known
from dragoman.web.identity import analyst, reader
from dragoman.web.jobs import Jobs, JobState
from dragoman.web.pages import links
from dragoman.web.pages.forms import files, form_of, one
from dragoman.web.problems import status_of
from dragoman.web.settings import Settings
from dragoman.web.spool import Spool
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import looking
from dragoman.workspace.reading import Options

_FIELDS = ("addresses", "text", "title", "publisher", "published")
_RECENT = 10
_ADDRESSES = 200  # of one form


class Adding(Controller):
    """Adding documents."""

    path = "/cases/{case:str}/add"
    dependencies = {"form": Provide(form_of)}  # noqa: RUF012  # as the framework has it

    @get(guards=[analyst], sync_to_thread=True)
    def add(
        self,
        workspace: NamedDependency[Workspace],
        jobs: NamedDependency[Jobs],
        settings: NamedDependency[Settings],
        case: FromPath[str],
    ) -> Template:
        """The form, and what was added not long ago."""
        with looking(workspace, case):
            pass
        return Template("add.html.jinja", context=_context(case, jobs, settings))

    @post(guards=[analyst], sync_to_thread=True)
    def begin(
        self,
        request: Request[Any, Any, Any],
        jobs: NamedDependency[Jobs],
        settings: NamedDependency[Settings],
        case: FromPath[str],
        form: NamedDependency[FormMultiDict],
    ) -> Response[Any]:
        """Begin to add, and go to where it can be watched; what cannot be begun is shown with what was entered."""
        options = Options(engine=settings.engine, allow_private=settings.allow_private)
        spool = Spool()
        try:
            _spool(spool, form)
            job = jobs.start(case, spool, options, request.user.name)
        except (NoSuchCase, StoreError):
            spool.remove()
            raise
        except DragomanError as error:
            spool.remove()
            context = _context(case, jobs, settings, form) | {"problem": error, "had_files": bool(files(form, "files"))}
            return Template("add.html.jinja", context=context, status_code=status_of(error))
        return Redirect(links.within(case, "add", job.id), status_code=303)

    @get("/{job:str}", guards=[reader], sync_to_thread=True)
    def progress(self, jobs: NamedDependency[Jobs], case: FromPath[str], job: FromPath[str]) -> Template:
        """How far it is."""
        found = jobs.job(case, job)
        return Template("add_progress.html.jinja", context={"case": case, "job": found.state, "ended": found.ended})

    @get("/{job:str}/state", guards=[reader], sync_to_thread=True)
    def state(self, jobs: NamedDependency[Jobs], case: FromPath[str], job: FromPath[str]) -> JobState:
        """The same as a value."""
        return jobs.job(case, job).state


def _spool(spool: Spool, form: FormMultiDict) -> None:
    for upload in files(form, "files"):
        spool.file(upload.filename, upload.file)  # type: ignore[arg-type]  # a spooled file is read like any other
    addresses = [line.strip() for line in one(form, "addresses").splitlines() if line.strip()]
    if len(addresses) > _ADDRESSES:
        raise BadQuery("add", f"takes {_ADDRESSES} addresses at a time, not {len(addresses):,}; add them in several goes")
    for address in addresses:
        spool.address(address)
    text = one(form, "text")
    if text:
        known = Known(*(one(form, name) or None for name in ("title", "publisher", "published")))
        spool.text(text, known)


def _context(case: str, jobs: Jobs, settings: Settings, form: FormMultiDict | None = None) -> dict[str, Any]:
    return {
        "case": case,
        "given": {name: one(form, name) if form is not None else "" for name in _FIELDS},
        "recent": jobs.of_case(case)[:_RECENT],
        "suffixes": sorted(SUFFIXES),
        "megabytes": settings.largest_upload // 1_000_000,
        "problem": None,
        "had_files": False,
    }
