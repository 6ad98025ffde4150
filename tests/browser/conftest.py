"""A server on loopback, a browser before it, and a tab that complains of whatever the browser complains of."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from argon2 import PasswordHasher
from provider import providing

from browser.cases import fill, fill_hostile
from dragoman.linking.forest import shipped_kinship
from dragoman.web.app import create_app
from dragoman.web.settings import Provider, Settings
from dragoman.web.starting import listen
from dragoman.workspace.cases import Workspace
from dragoman.workspace.people import People

CHROMIUM = os.environ.get("DRAGOMAN_CHROMIUM") or shutil.which("chromium")
ARTIFACTS = Path(os.environ.get("DRAGOMAN_SCREENSHOTS_TO") or Path(__file__).parents[2] / "build" / "screenshots")
PASSWORDS = {"Ann": ("owner", "three herons on the quay"), "Cy": ("reader", "five larks in the barley")}


@pytest.fixture(scope="package")
def chromium() -> Iterator[Any]:
    """The browser; whoever has none skips these tests."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install playwright)")
    if not CHROMIUM:
        pytest.skip("no Chromium: install Debian's package chromium, or name the program in DRAGOMAN_CHROMIUM")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextmanager
def serving(workspace: Workspace, settings: Settings) -> Iterator[str]:
    """The address of a server over the store."""
    listening = listen("localhost", "127.0.0.1", 0)
    port = listening.getsockname()[1]
    app = create_app(workspace, replace(settings, port=port, public_url=f"http://127.0.0.1:{port}"))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, ws="none"))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="package")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """`strait` is looked at, `desk` is corrected and added to, `apart` by one test alone, `empty` holds nothing, `hostile` means
    no good."""
    with Workspace.open(f"sqlite:///{tmp_path_factory.mktemp('browser')}/store.db") as workspace:
        fill(workspace, "strait", "desk", "apart", kinship=shipped_kinship())
        workspace.repository.new_case("empty")
        fill_hostile(workspace, "hostile")
        yield workspace


@pytest.fixture(scope="package")
def server(chromium: Any, store: Workspace) -> Iterator[str]:
    """The workbench; `chromium` comes first, so that nothing is made where no browser is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOGNAME", "analyst")  # whose name stands in the head of each page
        with serving(store, Settings(engine="rules", largest_upload=1_000_000)) as address:
            yield address


@pytest.fixture(scope="package")
def guarded(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workbench where people sign in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("argon2.PasswordHasher", lambda: PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        with Workspace.open(f"sqlite:///{tmp_path_factory.mktemp('guarded')}/store.db") as workspace:
            workspace.repository.new_case("strait")
            for name, (role, words) in PASSWORDS.items():
                People(workspace.repository.accounts).add(name, role, words)
            with serving(workspace, Settings(auth=True)) as address:
                yield address


@pytest.fixture(scope="package")
def vouched(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A workbench where people sign in with a provider, and the provider's address."""
    with providing() as issuer, Workspace.open(f"sqlite:///{tmp_path_factory.mktemp('vouched')}/store.db") as workspace:
        workspace.repository.new_case("strait")
        with serving(workspace, Settings(auth=True, provider=Provider(issuer, "dragoman", "hidden"))) as address:
            yield address, issuer


@dataclass
class Tab:
    """A tab of its own visitor, with what the browser had to complain of."""

    page: Any
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> Any:
        """Go there; the answer must be a page."""
        answer = self.page.goto(address, wait_until="load")
        assert answer.status == 200, (address, answer.status)
        return self.page


@contextmanager
def tab_of(chromium: Any, **options: Any) -> Iterator[Tab]:
    """A tab; whoever opens it looks at its complaints."""
    context = chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"} | options)
    page = context.new_page()
    page.set_default_timeout(20_000)
    tab = Tab(page)
    page.on("console", lambda told: tab.complaints.append(told.text) if told.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: tab.complaints.append(str(error)))
    page.on("dialog", lambda dialog: (tab.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda asked: tab.complaints.append(f"outside: {asked.url}") if "//127.0.0.1:" not in asked.url else None)
    try:
        yield tab
    finally:
        context.close()


@pytest.fixture
def tab(chromium: Any) -> Iterator[Tab]:
    """A tab that must have nothing to complain of in the end: no error, no breach of the policy, no request elsewhere."""
    with tab_of(chromium) as tab:
        yield tab
        assert not tab.complaints


@pytest.fixture
def elsewhere(chromium: Any) -> Iterator[Any]:
    """A page that may go to a provider on this machine, and nowhere beyond: what others make is not ours to complain of."""
    with tab_of(chromium) as tab:
        tab.page.route(lambda url: "//127.0.0.1:" not in url and "//localhost:" not in url, lambda asked: asked.abort())
        yield tab.page
