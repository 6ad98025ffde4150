"""The pictures of the tour: pages over the demo case, as Chromium shows them.

    python docs/tour.py        (or `make tour`)

writes `docs/tour/NAME.webp` for every stop, and `docs/tour/shown.json` with a digest of the words on each page, by which a test
sees that a page has changed since. Needs playwright, pillow and Chromium (`DRAGOMAN_CHROMIUM` names the program).
"""

import hashlib
import io
import json
import os
import re
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from litestar import Litestar
from litestar.testing import TestClient
from lxml import html

from dragoman.web.app import create_app
from dragoman.web.pages import links
from dragoman.web.settings import Settings
from dragoman.workspace import Options
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import Look, looking

PICTURES = Path(__file__).parent / "tour"
SHOWN = PICTURES / "shown.json"
CASE = "demo"
WIDTH, HEIGHT = 1280, 800
LARGEST = 95_000  # bytes of a picture


@dataclass(frozen=True)
class Stop:
    """A page of the tour: how to find its address, and what to open (a summary) or to bring into sight (a heading) there."""

    name: str
    address: Callable[[Look], str]
    open: str = ""
    at: str = ""


def _letter(look: Look) -> str:
    """The claim about the letter: the one that is told most often."""
    return max(look.claims(), key=lambda claim: (len(claim.counted), len(claim.credits), claim.id)).id


def _meeting(look: Look) -> str:
    """The event whose reports differ most in what became of it."""
    return max(look.events(), key=lambda e: (len({m.status for m in e.mentions}), len(e.mentions), e.id)).id


def _president(look: Look) -> str:
    return next(actor.id for actor in look.actors() if actor.name == "Viktor Orlan")


def _within(look: Look) -> str:
    """The first statement of the dispatch that somebody makes within another's."""
    nested = [item for item in look.reading("sample-dispatch").attributions if item.parent and item.content]
    return min(nested, key=lambda item: (item.content[0], item.id)).id


STOPS = (
    Stop("case", lambda look: links.case(CASE, since="2021-05-20")),
    Stop("document", lambda look: links.document(CASE, "sample-dispatch", item=_within(look))),
    Stop("claim", lambda look: links.claim(CASE, _letter(look)), at="Provenance"),
    Stop("tellings", lambda look: links.claim(CASE, _letter(look)), at="Tellings, the earliest first"),
    Stop("event", lambda look: links.event(CASE, _meeting(look))),
    Stop("timeline", lambda look: links.within(CASE, "timeline")),
    Stop("network", lambda look: links.within(CASE, "network")),
    Stop("actor", lambda look: links.actor(CASE, _president(look))),
    Stop("correction", lambda look: links.actor(CASE, _president(look)), open="Correct this actor"),
)


def main() -> None:
    from PIL import Image

    os.environ["LOGNAME"] = "analyst"  # whoever makes the pictures is not in them
    with toured() as (app, addresses):
        shown = shown_in(app, addresses)
        PICTURES.mkdir(exist_ok=True)
        for name, png in pictures(app, addresses):
            image = Image.open(io.BytesIO(png)).convert("RGB")
            for quality in (72, 60, 48, 36):
                image.save(PICTURES / f"{name}.webp", quality=quality, method=6)
                if (PICTURES / f"{name}.webp").stat().st_size < LARGEST:
                    break
            print(f"{name}: {(PICTURES / name).with_suffix('.webp').stat().st_size / 1000:.0f} kB")
    SHOWN.write_text(json.dumps(shown, indent=1) + "\n", encoding="utf-8")


@contextmanager
def toured() -> Iterator[tuple[Litestar, dict[str, str]]]:
    """The workbench over the demo case, as `dragoman case demo` makes it, and the address of every stop."""
    with tempfile.TemporaryDirectory() as folder, Workspace.open(f"sqlite:///{folder}/tour.db") as workspace:
        workspace.repository.new_case(CASE)
        with resources.as_file(resources.files("dragoman.samples")) as samples:
            list(workspace.add(CASE, [str(samples / "dispatch.json"), str(samples / "case.jsonl")], Options()))
        with looking(workspace, CASE) as look:
            addresses = {stop.name: stop.address(look) for stop in STOPS}
        yield create_app(workspace, Settings()), addresses


def shown_in(app: Litestar, addresses: dict[str, str]) -> dict[str, str]:
    """A digest of the words on each stop's page; how sure the network is may differ by machine, so it is left out."""
    with TestClient(app) as client:
        words = {name: words_of(client.get(address).text) for name, address in addresses.items()}
    return {name: hashlib.sha256(said.encode()).hexdigest()[:16] for name, said in words.items()}


def words_of(page: str) -> str:
    """The words of a page's content on one line.

    >>> words_of("<html><main id='main'><p>48 % sure</p> <p>of\\n it</p></main></html>")
    '% sure of it'
    """
    said = " ".join(html.fromstring(page).get_element_by_id("main").text_content().split())
    return re.sub(r"\b\d+ (?=% sure)", "", said)


def pictures(app: Litestar, addresses: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """A screenshot of each stop as PNG."""
    from playwright.sync_api import sync_playwright

    program = os.environ.get("DRAGOMAN_CHROMIUM") or shutil.which("chromium")
    with _served(app) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
        for stop in STOPS:
            page.goto(server + addresses[stop.name], wait_until="load")
            if stop.open:
                page.get_by_text(stop.open, exact=True).click()
            if stop.at:
                page.get_by_role("heading", name=stop.at).evaluate("one => one.scrollIntoView()")
            yield stop.name, page.screenshot(animations="disabled")
        browser.close()


@contextmanager
def _served(app: Litestar) -> Iterator[str]:
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, access_log=False, ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


if __name__ == "__main__":
    main()
