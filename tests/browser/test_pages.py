"""Every page, looked at once by the browser: no complaint, accessible, no wider than a telephone, as it looked before."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from browser.conftest import ARTIFACTS, PASSWORDS, tab_of
from browser.looks import compare, machine
from dragoman.web.pages import links
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import looking

WIDTHS = {360: 740, 768: 1024, 1280: 800}
CASE = "strait"
PAGES = (
    "start", "case", "documents", "document", "attribution", "event-in-text", "endnote", "right-to-left", "claims", "claim",
    "contradictions", "search", "nothing-found", "events", "event", "timeline", "channels", "network", "pending", "actors",
    "actor", "corrections", "annotations", "add", "remove", "delete", "empty-case", "empty-events", "hostile", "nowhere",
    "sign-in", "users", "account",
)  # fmt: skip
GUARDED = ("sign-in", "users", "account")
DARK = ("case", "attribution", "claim", "timeline", "network", "add")


@dataclass
class Seen:
    """What a visit to a page showed."""

    name: str
    complaints: list[str]
    wider: dict[int, list[str]] = field(default_factory=dict)
    findings: dict[str, list[str]] = field(default_factory=dict)
    shots: dict[str, bytes] = field(default_factory=dict)
    machine: dict[str, Any] = field(default_factory=dict)


@pytest.fixture(scope="package")
def addresses(store: Workspace) -> dict[str, str]:
    """Each page, on the weightiest thing of its kind."""
    with looking(store, CASE) as look:
        claim = max(look.claims(), key=lambda claim: (len(claim.credits), len(claim.instances), claim.id)).id
        event = max(look.events(), key=lambda event: (len(event.mentions), event.id)).id
        actor = next(actor.id for actor in look.actors() if actor.name == "Viktor Orlan")
        told = look.reading("polaris-0512")
        letters = look.reading("sample-dispatch")
    nested = next(item.id for item in letters.attributions if item.parent and item.form == "indirect")
    document = links.document(CASE, "polaris-0512")
    return {
        "start": links.start(),
        "case": links.case(CASE),
        "documents": links.within(CASE, "documents"),
        "document": document,
        "attribution": links.document(CASE, "sample-dispatch", item=nested),
        "event-in-text": links.document(CASE, "polaris-0512", item=told.events[0].id),
        "endnote": links.document(CASE, "sample-dispatch", item=letters.citations[0].id),
        "right-to-left": links.document(CASE, "marsad-0515"),
        "claims": links.within(CASE, "claims"),
        "claim": links.claim(CASE, claim),
        "contradictions": links.within(CASE, "contradictions"),
        "search": links.search(CASE, q="strait"),
        "nothing-found": links.search(CASE, q="zeppelin"),
        "events": links.within(CASE, "events"),
        "event": links.event(CASE, event),
        "timeline": links.within(CASE, "timeline"),
        "channels": links.within(CASE, "channels"),
        "network": links.within(CASE, "network"),
        "pending": links.within(CASE, "pending"),
        "actors": links.within(CASE, "actors"),
        "actor": links.actor(CASE, actor),
        "corrections": links.within(CASE, "corrections"),
        "annotations": links.within(CASE, "corrections", "annotations"),
        "add": links.within(CASE, "add"),
        "remove": links.within(CASE, "remove", document="beam-0513"),
        "delete": links.within(CASE, "delete"),
        "empty-case": links.case("empty"),
        "empty-events": links.within("empty", "events"),
        "hostile": links.document("hostile", "hostile"),
        "nowhere": links.claim(CASE, "c0"),
        "sign-in": "/sign-in",
        "users": "/users",
        "account": "/account",
    }


@pytest.fixture(scope="package", params=PAGES)
def seen(request: Any, chromium: Any, server: str, guarded: str, addresses: dict[str, str]) -> Seen:
    """One visit to a page, at three widths, in the light and in the dark.

    A browser without a screen now and then never draws a frame and hands over no picture; a second visit, in another tab, shows
    whether it was the page's fault.
    """
    from playwright.sync_api import TimeoutError as Stuck

    def visit() -> Seen:
        return visited(request.param, chromium, guarded if request.param in GUARDED else server, addresses[request.param])

    try:
        return visit()
    except Stuck:
        return visit()


def visited(name: str, chromium: Any, address: str, path: str) -> Seen:
    """What one tab saw of a page; its pictures are kept for whoever wants to look."""
    with tab_of(chromium) as tab:
        if name in GUARDED and name != "sign-in":
            sign_in(tab.page, address)
        answer = tab.page.goto(address + path, wait_until="load")
        assert answer.status == (404 if name == "nowhere" else 200)
        found = Seen(name, tab.complaints, machine=machine(chromium, tab.page))
        found.findings["light"] = axe(tab.page)
        for width, height in WIDTHS.items():
            tab.page.set_viewport_size({"width": width, "height": height})
            found.wider[width] = tab.page.evaluate(TOO_WIDE)
            found.shots[f"{name}-{width}"] = shot(tab.page)
        tab.page.emulate_media(color_scheme="dark")
        found.findings["dark"] = axe(tab.page, {"runOnly": ["color-contrast"]})
        if name in DARK:
            found.shots[f"{name}-dark"] = shot(tab.page)
    ARTIFACTS.mkdir(parents=True, exist_ok=True)
    for shown, png in found.shots.items():
        (ARTIFACTS / f"{shown}.png").write_bytes(png)
    return found


def test_the_browser_has_nothing_to_complain_of(seen: Seen) -> None:
    expected = 1 if seen.name == "nowhere" else 0  # Chromium tells of every page that is not there
    assert len(seen.complaints) == expected, seen.complaints


def test_axe_finds_nothing_serious(seen: Seen) -> None:
    assert seen.findings == {"light": [], "dark": []}


def test_no_page_has_to_be_pushed_sideways(seen: Seen) -> None:
    assert seen.wider == {width: [] for width in WIDTHS}


def test_it_looks_as_it_did(seen: Seen) -> None:
    compare(seen.shots, seen.machine, Path(ARTIFACTS))


TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest("[data-zoom]"))
  .slice(0, 5).map((one) => `${one.tagName}.${one.getAttribute("class") || ""}`)
  .concat(`${document.documentElement.scrollWidth} of ${innerWidth}`)"""


def axe(page: Any, options: dict[str, Any] | None = None) -> list[str]:
    """What axe finds serious or critical: the rule, and the first places."""
    checker = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    found = checker.Axe().run(page, options=options).response["violations"]
    return [
        f"{one['id']}: {[' '.join(map(str, node['target'])) + ' ' + node['html'][:120] for node in one['nodes'][:3]]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def shot(page: Any) -> bytes:
    """The page from top to bottom, but no more of it than three screens or so."""
    page.evaluate("scrollTo(0, 0)")
    tall = min(page.evaluate("document.documentElement.scrollHeight"), 2600)
    clip = {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": tall}
    png: bytes = page.screenshot(full_page=True, clip=clip, animations="disabled")
    return png


def sign_in(page: Any, address: str, name: str = "Ann") -> None:
    """Sign in by password, as on the page."""
    page.goto(f"{address}/sign-in", wait_until="load")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORDS[name][1])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)
