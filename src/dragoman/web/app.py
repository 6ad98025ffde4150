"""Store and settings → the application: pages, API, and what stands before both."""

from pathlib import Path

from litestar import Litestar
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.static_files import create_static_files_router
from litestar.template import TemplateConfig
from sqlalchemy import create_engine

from dragoman.errors import DragomanError
from dragoman.store import Repository
from dragoman.web.api import api
from dragoman.web.api.describing import openapi_config
from dragoman.web.api.document import DocumentPlugin
from dragoman.web.csrf import CsrfMiddleware, csrf_token
from dragoman.web.gate import Gate
from dragoman.web.identity import identity, signed_in
from dragoman.web.jobs import Jobs
from dragoman.web.pages import pages
from dragoman.web.pages.templating import environment
from dragoman.web.problems import on_dragoman_error, on_failure, on_http_error
from dragoman.web.settings import Settings
from dragoman.web.signing import Signing
from dragoman.workspace.cases import Workspace
from dragoman.workspace.people import People

_HERE = Path(__file__).parent


def create_app(workspace: Workspace, settings: Settings) -> Litestar:
    """The application over a store that is open; the caller closes it."""
    jobs = Jobs(workspace, settings.reading_processes)
    people = People(workspace.repository.accounts)
    signing = Signing(people, settings)
    app = Litestar(
        route_handlers=[
            pages(),
            api(),
            create_static_files_router("/static", [_HERE / "static"], include_in_schema=False),
        ],
        dependencies={
            "workspace": Provide(lambda: workspace, sync_to_thread=False),
            "settings": Provide(lambda: settings, sync_to_thread=False),
            "jobs": Provide(lambda: jobs, sync_to_thread=False),
            "people": Provide(lambda: people, sync_to_thread=False),
            "signing": Provide(lambda: signing, sync_to_thread=False),
        },
        middleware=[CsrfMiddleware(settings)],
        exception_handlers={DragomanError: on_dragoman_error, HTTPException: on_http_error, Exception: on_failure},
        template_config=TemplateConfig(instance=_templates()),
        openapi_config=openapi_config(DocumentPlugin()),
        logging_config=None,  # whoever runs the server decides: see `logs`
        request_max_body_size=settings.largest_upload,
        on_shutdown=[jobs.close],
        state=State({"jobs": jobs, "workspace": workspace}),
        signature_types=[Workspace, Settings, Jobs, People, Signing],
    )
    Gate.before(app, settings, people)
    return app


def described_app() -> Litestar:
    """The application without a store: enough to say what its API is."""
    return create_app(Workspace(Repository(create_engine("sqlite://"), "no store")), Settings())


def _templates() -> JinjaTemplateEngine:
    engine = JinjaTemplateEngine.from_environment(environment())
    for function in (csrf_token, identity, signed_in):
        engine.register_template_callable(function.__name__, function)
    return engine
