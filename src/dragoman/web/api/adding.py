"""`/api/v1/cases/{case}/documents` (POST), `/jobs`, `/reread`: reading into a case."""

import asyncio
import io
import re
import time
from collections.abc import Iterator
from typing import Annotated, Any, BinaryIO, cast

import msgspec
from litestar import Controller, Request, Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.exceptions import HTTPException, ValidationException
from litestar.params import HeaderParameter, JSONBody, PathParameter
from litestar.response import Stream

from dragoman.errors import DragomanError
from dragoman.ingest.known import Known, iso_date
from dragoman.types import Engine
from dragoman.types.reading import Noun
from dragoman.web.api.addresses import case_of
from dragoman.web.api.answers import Page, whole
from dragoman.web.api.asked import JSON, LINES, Asked
from dragoman.web.api.bodies import ADDITIONS
from dragoman.web.api.describing import described
from dragoman.web.api.keys import Keys
from dragoman.web.identity import Identity, analyst, reader
from dragoman.web.jobs import Job, Jobs, JobState
from dragoman.web.problems import problem
from dragoman.web.settings import Settings
from dragoman.web.spool import Spool
from dragoman.workspace.cases import Reread
from dragoman.workspace.reading import Options

MULTIPART = "multipart/form-data"
_PATIENCE = 5.0  # seconds that an answer waits for what is added, where the client does not say
_LONGEST = 60.0
_LOOK = 0.02  # seconds between two looks at a job
_WAIT = re.compile(r"\bwait=(\d{1,4})\b")

_KEY = Annotated[
    str | None,
    HeaderParameter(
        name="Idempotency-Key",
        description="A word of the client's own for this request: sent again with the same body, it gives the same job.",
        min_length=1,
        max_length=200,
    ),
]
_PREFER = Annotated[
    str | None,
    HeaderParameter(
        name="Prefer",
        description="`respond-async`: do not wait; `wait=N`: wait up to N seconds (60 at most) for the documents to be read.",
        max_length=200,
    ),
]


class Additions(Noun, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to be added: articles as they stand in article files, and addresses to be fetched. `title` to `language` say what
    they do not say themselves."""

    articles: tuple[dict[str, Any], ...] = ()
    urls: Annotated[tuple[str, ...], msgspec.Meta(max_length=1000)] = ()
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None


class RereadWish(Noun, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How to bring a case up to date: with which engine, and whether documents that this release read are read again too."""

    engine: Engine | None = None
    everything: bool = False


class Adding(Controller):
    """Reading into a case."""

    path = "/cases/{case:str}"
    tags = ("documents",)

    @post(
        "/documents",
        guards=[analyst],
        summary="Add documents",
        operation_id="addDocuments",
        status_code=201,
        response_description="All of it is read, and some of it is new.",
        **described(
            404,
            413,
            415,
            507,
            headers=("Location",),
            body=ADDITIONS,
            beside={
                200: (JobState, "All of it is read, and nothing of it is new."),
                202: (JobState, "It is being read; `Location` says how far it is."),
            },
        ),
    )
    async def add_documents(
        self,
        request: Request[Identity, Any, Any],
        plain: NamedDependency[Asked],
        jobs: NamedDependency[Jobs],
        keys: NamedDependency[Keys],
        settings: NamedDependency[Settings],
        idempotency_key: _KEY = None,
        prefer: _PREFER = None,
    ) -> Response[JobState]:
        """Read articles (JSON), lines of articles, files or addresses, and add them to the case.

        A document that is in the case already, by its id and text, changes nothing. 201: read, and something is new; 200: read,
        and nothing is new; 202: still being read, the job says how far it is; 422: none of it could be read. The body is the
        job in each case, with what became of each document.
        """
        spool = Spool()
        try:
            await _fill(spool, request)
            options = Options(engine=settings.engine, allow_private=settings.allow_private)
            job = await sync_to_thread(
                keys.job, (request.user.name, plain.case, idempotency_key), spool, jobs,
                lambda: jobs.start(plain.case, spool, options, request.user.name),
            )  # fmt: skip
        except BaseException:
            spool.remove()
            raise
        await _until_done(job, _patience(prefer))
        return _answer(request, job)

    @get(
        "/jobs",
        guards=[reader],
        sync_to_thread=True,
        summary="What is being added",
        operation_id="listJobs",
        **described(404),
    )
    def list_jobs(self, plain: NamedDependency[Asked], jobs: NamedDependency[Jobs]) -> Page[JobState]:
        """What this server is adding to the case, and was not long ago; the newest first."""
        with plain.workspace.repository.session(plain.case):
            return whole(jobs.of_case(plain.case))

    @get(
        "/jobs/{job:str}",
        guards=[reader],
        sync_to_thread=True,
        summary="How far an addition is",
        operation_id="getJob",
        **described(404),
    )
    def get_job(
        self,
        plain: NamedDependency[Asked],
        jobs: NamedDependency[Jobs],
        job: Annotated[str, PathParameter(description="The id of a job.")],
    ) -> Response[JobState]:
        """What became of each document so far. Jobs are forgotten when the server stops; what they added is not."""
        return Response(jobs.job(plain.case, job).state, headers={"Cache-Control": "no-store"})

    @post(
        "/reread",
        guards=[analyst],
        sync_to_thread=True,
        summary="Read a case anew",
        operation_id="rereadCase",
        status_code=200,
        media_type=LINES,
        **described(404, 422, 507, body={"everything": False}),
    )
    def reread(
        self, plain: NamedDependency[Asked], settings: NamedDependency[Settings], data: JSONBody[RereadWish | None] = None
    ) -> Stream:
        """Bring the case up to date with this release: what another release read or linked is read and linked again. One line a
        document as it is done: how many items of each kind there were and are. Whoever stops listening stops it; each document
        is done as a whole or not at all. A line with `detail` says what went wrong."""
        wish = data or RereadWish()
        outcomes = plain.workspace.reread(plain.case, wish.engine or settings.engine, everything=wish.everything)
        first = next(outcomes, None)  # what is wrong with the request is told before the answer begins

        def lines() -> Iterator[bytes]:
            try:
                if first is not None:
                    yield _line(first)
                yield from map(_line, outcomes)
            except DragomanError as error:
                yield msgspec.json.encode({"detail": str(error)}) + b"\n"

        return Stream(lines(), media_type=LINES, headers={"Cache-Control": "no-store"})


def _line(outcome: Reread) -> bytes:
    return msgspec.json.encode(outcome) + b"\n"


async def _fill(spool: Spool, request: Request[Any, Any, Any]) -> None:
    """Keep what the request brings; raises where it cannot be understood."""
    kind, _ = request.content_type
    if kind == JSON:
        wish = _additions(await request.body())
        known = _known(wish.title, wish.publisher, wish.published, wish.language)
        if wish.articles:
            lines = b"".join(msgspec.json.encode(article) + b"\n" for article in wish.articles)
            await sync_to_thread(spool.file, "articles.jsonl", io.BytesIO(lines), known)
        for url in wish.urls:
            spool.address(url, known)
    elif kind == LINES:
        await sync_to_thread(spool.file, "articles.jsonl", io.BytesIO(await request.body()))
    elif kind == MULTIPART:
        await _fill_from_form(spool, request)
    else:
        raise HTTPException(status_code=415, detail=f"send {JSON}, {LINES} or {MULTIPART}, not {kind or 'a body without type'}")


async def _fill_from_form(spool: Spool, request: Request[Any, Any, Any]) -> None:
    form = await request.form()
    values: dict[str, str | None] = dict.fromkeys(("title", "publisher", "published", "language"))
    for name in values:
        given = [value for value in form.getall(name, []) if isinstance(value, str) and value.strip()]
        values[name] = given[0] if given else None
    known = _known(**values)
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            await sync_to_thread(spool.file, value.filename or name, cast(BinaryIO, value.file), known)
        elif name == "url" and isinstance(value, str) and value.strip():
            spool.address(value, known)


def _additions(body: bytes) -> Additions:
    try:
        return msgspec.json.decode(body, type=Additions)
    except msgspec.MsgspecError as error:
        raise ValidationException(f"the body does not fit its schema: {error}") from None
    except RecursionError:
        raise ValidationException("the body is nested too deeply") from None


def _known(title: str | None, publisher: str | None, published: str | None, language: str | None) -> Known:
    """What the client says of all that it sends; raises `BadDate`."""
    if published:
        published = iso_date(published, "published")
    return Known(title=title, publisher=publisher, published=published, language=language)


def _patience(prefer: str | None) -> float:
    """How many seconds to wait.

    >>> _patience(None), _patience("respond-async"), _patience("wait=20")
    (5.0, 0.0, 20.0)
    """
    if prefer is None:
        return _PATIENCE
    wait = _WAIT.search(prefer)
    if wait:
        return min(float(wait[1]), _LONGEST)
    return 0.0 if "respond-async" in prefer else _PATIENCE


async def _until_done(job: Job, patience: float) -> None:
    until = time.monotonic() + patience
    while not job.ended and time.monotonic() < until:
        await asyncio.sleep(_LOOK)


def _answer(request: Request[Any, Any, Any], job: Job) -> Response[Any]:
    state = job.state
    headers = {"Location": case_of(job.case, "jobs", job.id), "Cache-Control": "no-store"}
    if not job.ended:
        return Response(state, status_code=202, headers=headers | {"Retry-After": "1"})
    if state.problem is not None:
        return problem(request, 503, state.problem, "StoreError")
    if state.state == "stopped":
        words = f"the server was told to stop when {state.added} of the documents had been added; send all of them again"
        return problem(request, 503, words, "")
    if state.failed and not state.added and not state.already_there:
        failed = [
            {"name": one.name, "problem": outcome.problem} for one in state.inputs for outcome in one.outcomes if outcome.problem
        ]
        return problem(request, 422, failed[0]["problem"] or "", "NothingRead", errors=failed)
    return Response(state, status_code=201 if state.added else 200, headers=headers)
