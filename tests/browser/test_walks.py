"""What somebody does at the workbench, as they do it: by pointer, by keyboard, with files."""

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from browser.conftest import Tab, tab_of
from browser.test_pages import sign_in
from dragoman.types import CaseEvent, Claim
from dragoman.web.pages import links
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import Look, looking

DESK = "desk"
APART = "apart"  # where nothing else is corrected
REPORT = "Norland Foreign Minister Lena Dahl said that the harbour at Karun would stay open, the Halden Tribune reports."


def actor_named(store: Workspace, name: str) -> str:
    """The id of the actor."""
    with looking(store, DESK) as look:
        return next(actor.id for actor in look.actors() if actor.name == name)


# -- keyboard -----------------------------------------------------------------------------------------------------------------


def test_the_first_tab_leads_past_the_head(tab: Tab, server: str) -> None:
    page = tab.open(server + links.case("strait"))
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    assert skip.evaluate("one => one === document.activeElement && one.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_layer_is_switched_off_and_on_by_the_keyboard_and_stays_off(tab: Tab, server: str) -> None:
    page = tab.open(server + links.document("strait", "polaris-0512"))
    event = page.locator(".text .event").first
    marked = "one => { const s = getComputedStyle(one); return s.textDecorationLine + s.borderBottomStyle + s.backgroundColor }"
    before = event.evaluate(marked)
    page.locator("#show-event").focus()
    page.keyboard.press("Space")
    assert event.evaluate(marked) != before
    page.reload()
    assert not page.locator("#show-event").is_checked()
    page.locator("label[for=show-event]").click()
    assert page.locator(".text .event").first.evaluate(marked) == before


def test_marked_words_are_chosen_by_enter_and_left_by_escape(tab: Tab, server: str) -> None:
    page = tab.open(server + links.document("strait", "polaris-0512"))
    page.locator(".text a[href]").first.focus()
    page.keyboard.press("Enter")
    page.locator("#panel .chosen-item blockquote, #panel .chosen-item h2").first.wait_for()
    assert "item=" in page.url
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "item=" not in url)
    assert page.locator("#panel .chosen-item").count() == 0


def test_a_picture_is_made_larger_by_the_keyboard(tab: Tab, server: str) -> None:
    page = tab.open(server + links.within("strait", "timeline"))
    canvas = page.locator("[data-zoom]").first
    width = "one => Number(one.querySelector('svg').getAttribute('width'))"
    before = canvas.evaluate(width)
    canvas.focus()
    page.keyboard.press("+")
    assert canvas.evaluate(width) > before
    page.get_by_role("button", name="Smaller").first.click()
    assert canvas.evaluate(width) == pytest.approx(before)


# -- reading ------------------------------------------------------------------------------------------------------------------


def test_choosing_an_attribution_shows_its_chain_and_what_else_tells_it(tab: Tab, server: str) -> None:
    page = tab.open(server + links.document("strait", "polaris-0512"))
    page.locator(".text .cue").first.click()
    panel = page.locator("#panel")
    panel.get_by_role("heading", name="Who says so").wait_for()
    assert page.locator(".text .chosen").count() >= 1
    assert "aide" in panel.inner_text()
    page.go_back()  # the address of a chosen item replaces the page's own: one step leads out of the document
    assert "polaris-0512" not in page.url


def test_an_endnote_marker_shows_its_note_and_the_note_its_statement(tab: Tab, server: str) -> None:
    page = tab.open(server + links.document("strait", "sample-dispatch"))
    page.locator(".text .citation", has_text="[2]").first.click()
    panel = page.locator("#panel")
    panel.locator(".chosen-item").wait_for()
    assert "Evening Courier (Norland), May 14, 2021" in panel.inner_text()


def test_an_arabic_report_reads_from_the_right(tab: Tab, server: str) -> None:
    page = tab.open(server + links.document("strait", "marsad-0515"))
    text = page.locator(".text")
    assert text.get_attribute("dir") == "rtl"
    assert text.evaluate("one => getComputedStyle(one).direction") == "rtl"
    line = text.evaluate("""one => { const range = document.createRange(); range.selectNodeContents(one);
        const own = range.getClientRects()[0], box = one.getBoundingClientRect(); return [own.right - box.left, box.width] }""")
    assert line[0] > 0.8 * line[1], "the first words do not stand at the right"


def test_a_search_leads_to_the_words(tab: Tab, server: str) -> None:
    page = tab.open(server + links.case("strait"))
    page.get_by_label("Search the statements of this case").fill("patrol boats")
    page.keyboard.press("Enter")
    page.locator("ol.hits .statement a").first.click()
    page.wait_for_url("**/documents/**at=**")
    words = page.locator(".text .hit, .text mark, #at").first
    words.wait_for()
    top = words.evaluate("one => one.getBoundingClientRect().top")
    assert 0 < top < page.viewport_size["height"], "the words are out of sight"


def test_every_entry_of_the_navigation_leads_to_its_page(tab: Tab, server: str) -> None:
    page = tab.open(server + links.case("strait"))
    count = page.locator("#navigation a").count()
    assert count >= 12
    for number in range(count):
        entry = page.locator("#navigation a").nth(number)
        words = entry.inner_text()
        entry.click()
        current = page.locator("#navigation a[aria-current=page]")
        assert current.inner_text() == words


def test_a_telephone_has_its_navigation_in_a_menu(chromium: Any, server: str) -> None:
    with tab_of(chromium, viewport={"width": 360, "height": 740}, has_touch=True) as tab:
        page = tab.open(server + links.case("strait"))
        entry = page.locator("#navigation a", has_text="Timeline")
        assert not entry.is_visible()
        page.get_by_role("button", name="Menu").tap()
        entry.tap()
        page.wait_for_url("**/timeline")
        assert not tab.complaints


def test_a_telephone_shows_the_timeline_from_its_first_day(chromium: Any, server: str) -> None:
    with tab_of(chromium, viewport={"width": 360, "height": 740}) as tab:
        page = tab.open(server + links.within("strait", "timeline"))
        canvas = page.locator("[data-zoom]").first
        first = canvas.evaluate("""one => { const box = one.getBoundingClientRect();
            const days = [...one.querySelectorAll("svg text")].filter((words) => /^\\d+ \\w+/.test(words.textContent));
            const at = Math.min(...days.map((words) => words.getBoundingClientRect().left));
            return [at - box.left, box.width] }""")
        assert 0 <= first[0] < first[1] / 3, "the first day is out of sight"
        assert not tab.complaints


def test_every_page_works_without_script(chromium: Any, server: str) -> None:
    with tab_of(chromium, java_script_enabled=False) as tab:
        page = tab.open(server + links.document("strait", "polaris-0512"))
        page.locator(".text a[href]").first.click()
        page.locator("#panel .chosen-item").wait_for()
        page.locator("label[for=show-event]").click()
        assert not page.locator("#show-event").is_checked()
        page.get_by_label("Search the statements of this case").fill("strait")
        page.get_by_role("button", name="Search").click()
        assert page.locator("ol.hits > li").count() > 2


# -- correcting ---------------------------------------------------------------------------------------------------------------


def corrected(page: Any, summary: str, form: str, button: str, **fields: str) -> None:
    """The two clicks, with the fields filled between them."""
    page.get_by_text(summary, exact=True).click()
    part = page.get_by_role("form", name=form, exact=True)
    for label, value in fields.items():
        field = part.get_by_label(label.replace("_", " "))
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    part.get_by_role("button", name=button, exact=True).click()
    page.get_by_text("The correction is made").wait_for()


def undone(page: Any) -> None:
    """Taken back where it was made."""
    page.locator(".decisions").get_by_role("button", name="Undo").last.click()
    page.wait_for_load_state("load")


def test_an_actor_is_renamed_in_two_clicks_and_back_in_one(tab: Tab, server: str, store: Workspace) -> None:
    address = server + links.actor(DESK, actor_named(store, "Karin Lund"))
    page = tab.open(address)
    corrected(page, "Correct this actor", "Name", "Rename", The_name="Karin A. Lund", Why="as she signs")
    assert page.get_by_role("heading", level=1).inner_text() == "Karin A. Lund"
    undone(page)
    page.goto(address)
    assert page.get_by_role("heading", level=1).inner_text() == "Karin Lund"
    page.goto(server + links.within(DESK, "corrections"))
    assert page.get_by_text("as she signs").count() == 1
    assert page.get_by_text("undone by entry").count() >= 1


def test_two_actors_are_merged_with_the_help_of_suggestions(tab: Tab, server: str, store: Workspace) -> None:
    page = tab.open(server + links.actor(DESK, actor_named(store, "Ilya Koren")))
    page.get_by_text("Correct this actor", exact=True).click()
    part = page.get_by_role("form", name="Same as another", exact=True)
    part.get_by_label("The other actor").press_sequentially("Magnus", delay=20)
    offered = page.locator("datalist#merge-others option").first
    offered.wait_for(state="attached")
    part.get_by_label("The other actor").fill(offered.get_attribute("value"))
    part.get_by_role("button", name="Merge").click()
    page.get_by_text("The correction is made").wait_for()
    assert "Magnus" in page.locator("main").inner_text()
    undone(page)
    assert actor_named(store, "Magnus") != actor_named(store, "Ilya Koren")


def test_side_note_and_split_of_an_actor(tab: Tab, server: str, store: Workspace) -> None:
    address = server + links.actor(DESK, actor_named(store, "Nadia Vest"))
    corrected(tab.open(address), "Correct this actor", "Side", "Set the side", The_side="Norland")
    assert "Norland" in tab.page.locator("main .row-facts").first.inner_text()
    corrected(tab.open(address), "Correct this actor", "Add a note", "Add the note", Note="The finance minister.")
    page = tab.open(server + links.actor(DESK, actor_named(store, "Karin Lund")))
    page.get_by_text("Correct this actor", exact=True).click()
    part = page.get_by_role("form", name="Two in one", exact=True)
    part.get_by_label("Norland Press Agency").check()
    part.get_by_role("button", name="Split").click()
    page.get_by_text("The correction is made").wait_for()
    with looking(store, DESK) as look:
        assert len([actor for actor in look.actors() if actor.name.endswith("Lund")]) == 2
    undone(page)
    with looking(store, DESK) as look:
        assert len([actor for actor in look.actors() if actor.name.endswith("Lund")]) == 1


def in_the_ledger(page: Any, server: str, words: str, note: str, case: str = DESK) -> Any:
    """The newest entry, which must say so and be in effect."""
    page.goto(server + links.within(case, "corrections"))
    entry = page.locator(".ledger li").first
    assert words in entry.locator(".row-title").inner_text()
    assert entry.get_by_text("in effect").count() == 1
    assert entry.get_by_text(note).count() == 1
    assert entry.locator(".quoted").count() >= 1, "it hangs on no passage"
    return entry


def taken_back(page: Any, entry: Any) -> None:
    """By one click in the ledger, which keeps the entry."""
    id = entry.get_attribute("id")
    entry.get_by_role("button", name="Undo").click()
    page.locator(f"#{id}").get_by_text("undone by entry").wait_for()


def of_event(look: Look) -> set[tuple[str, ...]]:
    """Which passages are told of one event."""
    return {tuple(sorted(f"{m.document} {m.span}" for m in event.mentions)) for event in look.events()}


def are_one(look: Look, *passages: Claim) -> bool:
    """Whether the first passages of these claims are told of one claim now."""
    places = [(claim.instances[0].document, claim.instances[0].span) for claim in passages]
    return any({*places} <= {(i.document, i.span) for i in claim.instances} for claim in look.claims())


def documents(thing: CaseEvent | Claim) -> list[str]:
    """Which documents tell of it, the first one first."""
    return list(dict.fromkeys(m.document for m in (thing.mentions if isinstance(thing, CaseEvent) else thing.instances)))


def test_an_event_has_its_status_set_and_a_note(tab: Tab, server: str, store: Workspace) -> None:
    with looking(store, DESK) as look:
        event = next(event.id for event in look.events() if event.kind == "visit" and event.status == "planned")
    address = server + links.event(DESK, event)
    page = tab.open(address)
    corrected(page, "Correct this event", "Status", "Set the status", The_status="cancelled", Why="the ministry called")
    assert "called off" in page.locator("main").inner_text()
    entry = in_the_ledger(page, server, "The event was called off", "the ministry called")
    taken_back(page, entry)
    page.goto(address)
    assert "called off" not in page.locator("main .standing").inner_text()
    corrected(page, "Correct this event", "Add a note", "Add the note", Note="Ask the ministry again.", Why="by Friday")
    assert "Ask the ministry again." in page.locator(".decisions").inner_text()
    taken_back(page, in_the_ledger(page, server, "Note: Ask the ministry again.", "by Friday"))
    page.goto(address)
    assert page.locator(".decisions").count() == 0


def test_two_events_are_merged(tab: Tab, server: str, store: Workspace) -> None:
    with looking(store, DESK) as look:
        before = of_event(look)
        alone = {documents(event)[0]: event for event in look.events() if len(event.mentions) == 1}
        one, other = list(alone.values())[:2]
    page = tab.open(server + links.event(DESK, one.id))
    corrected(page, "Correct this event", "Same as another", "Merge", The_other_event=other.id, Why="one step back")
    whole = tuple(sorted(f"{m.document} {m.span}" for m in (*one.mentions, *other.mentions)))
    with looking(store, DESK) as look:
        assert of_event(look) - before == {whole}
    entry = in_the_ledger(page, server, "The same event", "one step back")
    entry.get_by_role("link", name="event:").first.click()
    words = page.locator("main").inner_text()
    with looking(store, DESK) as look:
        assert all(card.outlet in words for card in look.cards((*documents(one), *documents(other))).values())
    page.go_back()
    taken_back(page, page.locator(".ledger li").first)
    with looking(store, DESK) as look:
        assert of_event(look) == before


def test_an_event_is_split(tab: Tab, server: str, store: Workspace) -> None:
    with looking(store, DESK) as look:
        before = of_event(look)
        event = max(look.events(), key=lambda event: (len(documents(event)), event.id))
        *_, apart = documents(event)
        outlet = look.cards((apart,))[apart].outlet
    page = tab.open(server + links.event(DESK, event.id))
    page.get_by_text("Correct this event", exact=True).click()
    part = page.get_by_role("form", name="Two in one", exact=True)
    part.locator(f"input[name=document][value='{apart}']").check()
    part.get_by_label("Why").fill(f"{outlet} means the second round")
    part.get_by_role("button", name="Split").click()
    page.get_by_text("The correction is made").wait_for()
    with looking(store, DESK) as look:
        after = of_event(look)
        assert not any(apart in " ".join(of) and documents(event)[0] in " ".join(of) for of in after - before)
        assert after != before
    taken_back(page, in_the_ledger(page, server, "Not one event but several", f"{outlet} means the second round"))
    with looking(store, DESK) as look:
        assert of_event(look) == before


def test_a_claim_has_its_origin_and_its_status_set_and_a_note(tab: Tab, server: str, store: Workspace) -> None:
    with looking(store, DESK) as look:
        claim = max(look.claims(), key=lambda claim: (len(claim.instances), claim.id))
    address = server + links.claim(DESK, claim.id)
    page = tab.open(address)
    corrected(page, "Correct this claim", "Origin", "Set the origin", The_origin="the harbour pilot", Why="he said it first")
    origins = page.locator("main").inner_text()
    assert "the harbour pilot" in origins
    taken_back(page, in_the_ledger(page, server, "The origin is the harbour pilot", "he said it first"))
    page.goto(address)
    assert "the harbour pilot" not in page.locator("main").inner_text()
    wanted, words = ("single-origin", "has a single origin") if claim.status == "disputed" else ("disputed", "is disputed")
    corrected(page, "Correct this claim", "Status", "Set the status", The_status=wanted, Why="two versions")
    taken_back(page, in_the_ledger(page, server, f"The claim {words}", "two versions"))
    page.goto(address)
    corrected(page, "Correct this claim", "Add a note", "Add the note", Note="Call the pilot.", Why="he is at sea")
    assert "Call the pilot." in page.locator(".decisions").inner_text()
    taken_back(page, in_the_ledger(page, server, "Note: Call the pilot.", "he is at sea"))
    with looking(store, DESK) as look:
        assert look.claim(claim.id).origins == claim.origins
        assert look.claim(claim.id).status == claim.status


def test_two_claims_are_one_and_two_again(tab: Tab, server: str, store: Workspace) -> None:
    with looking(store, DESK) as look:
        alone = {documents(claim)[0]: claim for claim in look.claims() if len(claim.instances) == 1}
        one, other = list(alone.values())[:2]
        assert not are_one(look, one, other)
    page = tab.open(server + links.claim(DESK, one.id))
    corrected(page, "Correct this claim", "Same as another", "They are one", The_other_claim=other.id, Why="in other words")
    with looking(store, DESK) as look:
        assert are_one(look, one, other)
    taken_back(page, in_the_ledger(page, server, "The same claim", "in other words"))
    with looking(store, DESK) as look:
        assert not are_one(look, one, other)


def test_a_claim_is_split_and_told_apart(tab: Tab, server: str, store: Workspace) -> None:
    with looking(store, APART) as look:
        claim = max(look.claims(), key=lambda claim: (len(documents(claim)), claim.id))
        first, *_, apart = documents(claim)
        rest, torn = (
            replace(claim, instances=tuple(instance for instance in claim.instances if instance.document == document))
            for document in (first, apart)
        )
        assert are_one(look, rest, torn)
    page = tab.open(server + links.claim(APART, claim.id))
    page.get_by_text("Correct this claim", exact=True).click()
    part = page.get_by_role("form", name="Two in one", exact=True)
    part.locator(f"input[name=document][value='{apart}']").check()
    part.get_by_label("Why").fill("not the same claim")
    part.get_by_role("button", name="Split").click()
    page.get_by_text("The correction is made").wait_for()
    with looking(store, APART) as look:
        assert not are_one(look, rest, torn)
        now = [next(c.id for c in look.claims() if one.instances[0].span in [i.span for i in c.instances
               if i.document == one.instances[0].document]) for one in (rest, torn)]  # fmt: skip
    split = in_the_ledger(page, server, "Not one claim but several", "not the same claim", APART).get_attribute("id")
    page.goto(server + links.claim(APART, now[0]))
    words = {"The_other_claim": now[1], "Why": "the pilot meant Karun"}
    corrected(page, "Correct this claim", "Not the same as another", "They are two", **words)
    taken_back(page, in_the_ledger(page, server, "Not the same claim", "the pilot meant Karun", APART))
    taken_back(page, page.locator(f"#{split}"))
    with looking(store, APART) as look:
        assert are_one(look, rest, torn)


def test_corrected_annotations_come_back(tab: Tab, server: str, tmp_path: Path) -> None:
    page = tab.open(server + links.within(DESK, "corrections"))
    page.get_by_role("link", name="comes back by its file").click()
    with page.expect_download() as told:
        page.get_by_role("link", name="brat", exact=True).click()
    told.value.save_as(tmp_path / "desk.zip")
    (tmp_path / "corrected.zip").write_bytes(corrected_export((tmp_path / "desk.zip").read_bytes()))
    page.get_by_label("Choose the archive").set_input_files(tmp_path / "corrected.zip")
    page.get_by_label("Only tell what would be done").check()
    page.get_by_role("button", name="Take them back").click()
    assert "Nothing is written yet." in page.get_by_role("status").inner_text()
    wanted = page.locator("ol.rows > li").count()
    assert wanted >= 1
    page.get_by_label("Choose the archive").set_input_files(tmp_path / "corrected.zip")
    page.get_by_label("Only tell what would be done").uncheck()
    page.get_by_role("button", name="Take them back").click()
    entry = page.get_by_role("link", name="of the ledger").first
    entry.wait_for()
    assert page.locator("ol.rows > li").count() == wanted
    entry.click()
    made = page.locator(".ledger li", has_text="annotations in corrected.zip")
    while made.get_by_role("button", name="Undo").count():  # as the next tests would have it
        made.get_by_role("button", name="Undo").first.click()
        page.wait_for_load_state("load")
    assert made.get_by_text("undone by entry").count() >= 1


def corrected_export(archive: bytes) -> bytes:
    """An export for brat in which the planned visit is called off."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "tribune-0524.ann":
                content = re.sub(rb"(Status E\d+) planned", rb"\1 cancelled", content)
            new.writestr(name, content)
    return out.getvalue()


def test_an_outlet_is_judged_beside_a_document(tab: Tab, server: str) -> None:
    page = tab.open(server + links.document(DESK, "beam-0513"))
    corrected(page, "Correct this outlet", "Reliability", "Set the reliability", The_reliability="D")
    page.goto(server + links.within(DESK, "corrections"))
    assert "Daily Beam" in page.locator(".ledger li").first.inner_text()


def test_what_cannot_be_corrected_is_said_and_what_was_entered_stays(tab: Tab, server: str, store: Workspace) -> None:
    page = tab.open(server + links.actor(DESK, actor_named(store, "Astrid Holm")))
    page.get_by_text("Correct this actor", exact=True).click()
    part = page.get_by_role("form", name="Same as another", exact=True)
    part.get_by_label("The other actor").fill("Nobody at all")
    part.get_by_label("Why").fill("it was late")
    part.get_by_role("button", name="Merge").click()
    page.get_by_role("alert").wait_for()
    assert page.get_by_label("The other actor").input_value() == "Nobody at all"
    assert page.get_by_role("form", name="Same as another").get_by_label("Why").input_value() == "it was late"
    assert len(tab.complaints) <= 1, tab.complaints  # Chromium tells of the answer's status
    tab.complaints.clear()


# -- adding -------------------------------------------------------------------------------------------------------------------


def test_files_are_added_with_progress_and_an_error_for_the_bad_one(tab: Tab, server: str, tmp_path: Path) -> None:
    good, bad = tmp_path / "report.json", tmp_path / "broken.docx"
    good.write_text(json.dumps({"id": "by-file", "publisher": "Halden Tribune", "published": "2021-05-26", "text": REPORT}))
    bad.write_bytes(b"PK\x03\x04 no document at all")
    page = tab.open(server + links.within(DESK, "add"))
    page.get_by_label("Choose files").set_input_files([good, bad])
    assert "report.json, broken.docx" in page.locator("[data-chosen]").inner_text()
    page.get_by_role("button", name="Add to the case").click()
    page.get_by_role("heading", level=1, name="Added").wait_for(timeout=60_000)
    assert "1 document added" in page.locator("main").inner_text()
    failed = page.locator(".outcomes .failed")
    assert failed.count() == 1
    assert "broken.docx" in failed.inner_text()
    assert "Traceback" not in page.content()
    page.get_by_role("link", name="by-file").click()
    assert REPORT[:40] in page.locator(".text").inner_text()


DROP = """(zone, [name, words]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([words], name, { type: "text/plain" }));
  for (const kind of ["dragover", "drop"])
    zone.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""


def test_a_file_is_dropped(tab: Tab, server: str) -> None:
    page = tab.open(server + links.within(DESK, "add"))
    page.locator("[data-drop]").evaluate(DROP, ["dropped.txt", REPORT.replace("Karun", "Halden")])
    assert "dropped.txt" in page.locator("[data-chosen]").inner_text()
    page.get_by_role("button", name="Add to the case").click()
    page.get_by_text("1 document added").wait_for(timeout=60_000)


def test_nothing_to_add_is_said(tab: Tab, server: str) -> None:
    page = tab.open(server + links.within(DESK, "add"))
    page.get_by_role("button", name="Add to the case").click()
    page.get_by_role("alert").wait_for()
    tab.complaints.clear()  # Chromium tells of the answer's status


def test_a_case_is_made_filled_by_text_and_deleted(tab: Tab, server: str) -> None:
    page = tab.open(server)
    page.get_by_label("Name").fill("Made here")
    page.get_by_role("button", name="Make the case").click()
    page.wait_for_url("**/cases/Made%20here**")
    page.goto(f"{server}/cases/Made%20here/add")
    page.get_by_label("Paste the text of one report").fill(REPORT)
    page.get_by_label("Who published it").fill("Halden Tribune")
    page.get_by_role("button", name="Add to the case").click()
    page.get_by_text("1 document added").wait_for(timeout=60_000)
    page.goto(f"{server}/cases/Made%20here/delete")
    page.get_by_label("Type the name of the case").fill("Made here")
    page.get_by_role("button", name="Delete it").click()
    page.wait_for_load_state("load")
    page.goto(server)
    assert "Made here" not in page.locator("main").inner_text()


# -- hostile documents --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["documents", "documents/hostile", "documents/many", "search?q=words", "claims", "actors"])
def test_what_a_document_brings_along_stays_words(tab: Tab, server: str, path: str) -> None:
    page = tab.open(f"{server}/cases/hostile/{path}")
    assert page.title().endswith("Dragoman")
    assert page.locator("main script, main img, main svg[onload]").count() == 0
    assert page.locator("a[href^='javascript:']").count() == 0
    written = page.locator("main").inner_text()
    assert not {"\u202e", "\x07", "\x1b"} & set(written)


def test_ten_thousand_attributions_can_be_read_and_chosen(tab: Tab, server: str) -> None:
    page = tab.open(server + links.document("hostile", "many", item="s5000"))
    page.locator(".text .chosen").first.wait_for()
    assert page.evaluate("document.querySelectorAll('*').length") < 40_000, "a part of the text is a page of its own"
    assert page.locator("nav.pager").count() >= 1
    assert page.locator("#panel").get_by_role("heading", name="Who says so").is_visible()


# -- signing in ---------------------------------------------------------------------------------------------------------------


def test_who_signs_in_is_led_back_and_can_sign_out(tab: Tab, guarded: str) -> None:
    page = tab.page
    page.goto(f"{guarded}/cases/strait/claims")
    assert "/sign-in" in page.url
    page.get_by_label("Name").fill("Ann")
    page.get_by_label("Password").fill("a guess of mine")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("alert").wait_for()
    tab.complaints.clear()  # Chromium tells of the answer's status
    page.get_by_label("Password").fill("three herons on the quay")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/strait/claims")
    cookies = page.context.cookies()
    assert cookies
    assert all(cookie["httpOnly"] and cookie["sameSite"] in ("Lax", "Strict") for cookie in cookies)
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{guarded}/account")
    assert "/sign-in" in page.url


def test_a_reader_is_offered_nothing_to_change(tab: Tab, guarded: str) -> None:
    sign_in(tab.page, guarded, "Cy")
    page = tab.open(f"{guarded}/cases/strait/corrections")
    assert page.get_by_role("button", name="Undo").count() == 0
    assert page.goto(f"{guarded}/cases/strait/add").status == 403
    assert page.get_by_role("heading", level=1).count() == 1
    tab.complaints.clear()


def at_the_provider(page: Any, server: str, issuer: str, sub: str) -> None:
    """Follow the link there and sign in as a person would."""
    assert page.get_by_label("Password").count() == 0, "who signs in there has no password here"
    page.locator("main").get_by_role("link", name="Sign in with").click()
    page.wait_for_url(f"{issuer}/**")
    page.locator("input[name=sub]").fill(sub)
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{server}/**")


def test_whom_the_provider_vouches_for_comes_in(elsewhere: Any, vouched: tuple[str, str]) -> None:
    server, issuer = vouched
    page = elsewhere
    page.goto(f"{server}/cases/strait/claims")
    at_the_provider(page, server, issuer, "17")
    assert page.url == f"{server}/cases/strait/claims"
    assert "Ann" in page.locator("nav.who").inner_text()
    assert page.goto(f"{server}/users").status == 403, "an analyst lets nobody in"
    ours = [cookie for cookie in page.context.cookies() if cookie["domain"] == "127.0.0.1"]
    assert ours
    assert all(cookie["httpOnly"] and cookie["sameSite"] in ("Lax", "Strict") for cookie in ours)
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{server}/account")
    assert "/sign-in" in page.url


def test_whom_the_provider_gives_no_role_is_told_so(elsewhere: Any, vouched: tuple[str, str]) -> None:
    server, issuer = vouched
    page = elsewhere
    page.goto(f"{server}/sign-in")
    at_the_provider(page, server, issuer, "18")
    assert "has no role here" in page.get_by_role("alert").inner_text()
    page.goto(f"{server}/account")
    assert "/sign-in" in page.url
