"""What only probably tells a claim again: it is shown, labelled, decided on, and counts for nothing anywhere."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pypdf
import pytest
from cases import readings_of
from likely_cases import ARTICLES, NAME, both, fill, kinship
from likely_cases import likely as likely  # a fixture

from dragoman.errors import BadCorrection
from dragoman.exchange.formats import FORMATS
from dragoman.linking.memory import weight_of as weight_in_linking
from dragoman.linking.pipeline import canonical, link, link_document
from dragoman.store.clusters import weight_of as weight_in_store
from dragoman.telling.case_brief import case_brief
from dragoman.telling.case_pages import render_case
from dragoman.telling.case_parts import CaseBrief, Dossier
from dragoman.telling.case_tables import claims_table
from dragoman.telling.contradictions import Denial, contradictions_of
from dragoman.telling.news import news_of
from dragoman.telling.provenance import provenance
from dragoman.telling.provenance_picture import provenance_svg
from dragoman.telling.rounds import round_told
from dragoman.types import Case, Claim, Instance
from dragoman.types.watching import Round
from dragoman.web.api.graphs import provenance_of
from dragoman.workspace import cases
from dragoman.workspace.cases import Workspace
from dragoman.workspace.corrections import Request
from dragoman.workspace.differences import differences, standing
from dragoman.workspace.exporting import material_of
from dragoman.workspace.looking import looking

TEXTS = {id: text for id, _, _, text in ARTICLES}


@pytest.fixture
def workspace(likely: None, tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(f"sqlite:///{tmp_path}/store.db") as workspace:
        fill(workspace)
        yield workspace


@pytest.fixture(scope="module")
def case() -> Case:
    return link(readings_of(*ARTICLES), name=NAME, kinship=kinship)


@pytest.fixture(scope="module")
def by_rules() -> Case:
    return link(readings_of(*ARTICLES), name=NAME)


def briefed(case: Case, **dates: str) -> CaseBrief:
    return case_brief(Dossier(case=case, texts=TEXTS.__getitem__), as_of="2021-05-10", **dates)


def plain(case: Case) -> Case:
    """The case as if nothing were probable."""
    alone = (msgspec.structs.replace(claim.without_likely(), likely_of=None, likeness=None) for claim in case.claims)
    return msgspec.structs.replace(case, claims=tuple(alone))


# -- the claims ----------------------------------------------------------------------------------------------------------------


def test_a_likely_telling_is_shown_with_the_other_claim_and_counts_for_nothing(case: Case, by_rules: Case) -> None:
    other, lone = both(case.claims)
    assert (lone.likely_of, lone.likeness) == (other.id, 0.75)
    assert [(i.document, i.likeness) for i in other.instances if i not in other.counted] == [("d3", 0.75)]
    assert [(o.name, o.counted, o.likeness) for o in other.origins if o not in other.own_origins] == [("Karl Voss", False, 0.75)]
    assert plain(case).claims == by_rules.claims


def test_it_gives_no_weight(case: Case) -> None:
    other, _ = both(case.claims)
    assert weight_in_linking(other) == weight_in_store(other) == 2


def test_how_many_claims_are_settled_at_once_does_not_show(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other claim may come first, when what is shown with it has no origins yet."""
    monkeypatch.setattr(cases, "_SETTLED", 1)
    with Workspace.open(f"sqlite:///{tmp_path}/slowly.db") as slowly:
        fill(slowly)
        assert slowly.claims(NAME) == workspace.claims(NAME)


def test_by_rules_alone_there_is_none(likely: None, tmp_path: Path) -> None:
    with Workspace.open(f"sqlite:///{tmp_path}/store.db") as workspace:
        workspace.repository.new_case(NAME)
        for reading in sorted(readings_of(*ARTICLES), key=canonical):
            workspace.put(NAME, reading, "rules")
        assert all(claim.likely_of is None for claim in workspace.claims(NAME))


# -- the brief -----------------------------------------------------------------------------------------------------------------


def test_the_brief_tells_it_beneath_the_claim_with_its_likeness_and_note(case: Case) -> None:
    brief = briefed(case)
    other, lone = both(case.claims)
    entries = {entry.id: entry for group in brief.claims for entry in group.entries}
    (told,) = entries[other.id].likely
    assert (told.outlet, told.date, told.chain, told.likeness) == (
        "Morning Post",
        "3 May 2021",
        ("Karl Voss",),
        0.75,
    )
    note = brief.notes[told.note - 1]
    assert note.document == "d3" and note.quotation == TEXTS["d3"][slice(*note.span)]
    assert told.words == note.quotation
    # where it stands itself it leads to the other, which stands for itself
    again = entries[lone.id].again
    assert again is not None and again.link == entries[other.id].anchor and "likeness 0.75" in again.words
    assert "Varn is closed" in again.words
    assert entries[other.id].again is None and entries[lone.id].likely == ()


def test_the_brief_counts_and_quotes_as_if_it_were_not_there(case: Case, by_rules: Case) -> None:
    with_it = {entry.id: entry for group in briefed(case).claims for entry in group.entries}
    without = {entry.id: entry for group in briefed(by_rules).claims for entry in group.entries}
    other, _ = both(case.claims)
    mine, theirs = with_it[other.id], without[other.id]
    for field in ("tally", "outlets", "independent", "grade", "status", "against", "paths", "picture"):
        assert getattr(mine, field) == getattr(theirs, field), field
    for field in ("origins", "quotations"):
        assert [one.words for one in getattr(mine, field)] == [one.words for one in getattr(theirs, field)], field
    assert [line.words for line in mine.tellers.inner] == [line.words for line in theirs.tellers.inner]


def test_every_format_of_the_brief_says_that_it_is_not_counted(case: Case) -> None:
    brief = briefed(case)
    markdown, page = render_case(brief, "markdown"), render_case(brief, "html")
    pdf = " ".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(render_case(brief, "pdf"))).pages)
    assert (
        "- Perhaps on the same matter, not counted:\n  - “Karl Voss, the harbour master, said that Lena Dahl keeps ships"
        in markdown
    )
    assert "1 of them is perhaps on the matter of another" in markdown
    assert "*perhaps on the same matter as:*" in markdown
    for words in (page, pdf):
        told = " ".join(words.split())
        assert "perhaps on the same matter, not counted" in told.lower()
        assert "likeness 0.75" in told


def test_many_likely_tellings_are_shown_by_their_likeness_and_counted(case: Case) -> None:
    other, _ = both(case.claims)
    more = tuple(Instance(document="d3", span=(n, n + 12), likeness=0.3 + n / 100) for n in range(10))
    crowded = msgspec.structs.replace(other, instances=(*other.counted, *more))
    (entry,) = briefed(msgspec.structs.replace(case, claims=(crowded,))).claims[0].entries
    assert [told.likeness for told in entry.likely] == [0.39, 0.38, 0.37, 0.36, 0.35]
    assert entry.more_likely == 5
    assert "and 5 more tellings" in render_case(briefed(msgspec.structs.replace(case, claims=(crowded,))), "markdown")


def test_it_is_no_development_and_a_new_claim_that_may_be_an_old_one_says_so(case: Case) -> None:
    brief = briefed(case, since="2021-05-03")
    _, lone = both(case.claims)
    assert news_of(Dossier(case=case, texts=TEXTS.__getitem__), "2021-05-03").claims == {lone.id}
    told = [line.words for line in brief.news if "port of Varn" in line.words]
    assert len(told) == 1 and "perhaps on the same matter as: Foreign minister Lena Dahl said that the port of Varn" in told[0]
    assert not any(line.mark in ("repeated", "new voice") and "Varn" in line.words for line in brief.news)


def test_the_table_says_what_is_shown_with_what_and_loses_nothing(case: Case) -> None:
    table = " ".join(claims_table(case.claims, width=220).split())
    other, lone = both(case.claims)
    assert f"perhaps on the same matter, not counted: {lone.id} (0.75)" in table
    assert f"perhaps on the same matter as: {other.id} (likeness 0.75)" in table
    assert table.index(f"{other.id} Foreign") < table.rindex("Karl Voss")
    assert "(not counted)" not in table  # its origin is none of the other's


# -- what else looks at claims -------------------------------------------------------------------------------------------------


def test_who_took_it_from_whom_is_the_same_without_it(case: Case) -> None:
    other, _ = both(case.claims)
    alone = other.without_likely()
    cards = {card.id: card for card in case.documents}
    assert provenance(other, cards) == provenance(alone, cards)
    assert provenance_svg(other, cards) == provenance_svg(alone, cards)
    assert provenance_of(other, cards) == provenance_of(alone, cards)


def test_a_likely_denial_denies_nothing(case: Case) -> None:
    other, _ = both(case.claims)
    denying = tuple(msgspec.structs.replace(i, stance="denies") if i.likeness else i for i in other.instances)
    denied = msgspec.structs.replace(case, claims=(msgspec.structs.replace(other, instances=denying),))
    assert not [found for found in contradictions_of(denied) if isinstance(found, Denial)]
    page = render_case(briefed(denied), "markdown")
    assert "*(denies it)*; likeness 0.75" in page
    assert "denied by" not in page


def test_what_a_watch_reports_is_by_what_counts(case: Case) -> None:
    other, lone = both(case.claims)
    before = standing([claim for claim in case.claims if claim.id != lone.id], (), ())
    news = differences(before, case.claims, (), ())
    assert [(one.claim, one.likely_of, one.likeness) for one in news.claims_new] == [(lone.id, other.id, 0.75)]
    assert news.claims_changed == ()
    told = round_told(Round(case=NAME, number=1, begun="2021-05-04", ended="2021-05-04", sources=(), news=news))
    assert f"perhaps on the same matter as {other.id}, likeness 0.75)" in told


@pytest.mark.parametrize("format", ["ftm", "stix", "prov", "webannotation", "claimreview", "graphml", "gexf"])
def test_no_format_of_facts_holds_it(workspace: Workspace, format: str) -> None:
    with looking(workspace, NAME) as look:
        material = material_of(look)
        alone = msgspec.structs.replace(material.case, claims=plain(material.case).claims)
        found = b"".join(FORMATS[format].write(material))
        assert found == b"".join(FORMATS[format].write(type(material)(alone, material.reading, material.members)))


def test_the_tables_have_it_with_its_likeness(workspace: Workspace) -> None:
    other, lone = both(workspace.claims(NAME))
    with looking(workspace, NAME) as look:
        archive = zipfile.ZipFile(io.BytesIO(b"".join(FORMATS["csv"].write(material_of(look)))))

    def rows(name: str) -> list[dict[str, str]]:
        (path,) = (path for path in archive.namelist() if path.endswith(f"{name}.csv"))
        return list(csv.DictReader(io.StringIO(archive.read(path).decode("utf-8"), newline="")))

    told = {(row["document"], row["likeness"]) for row in rows("claim_instances") if row["claim"] == other.id}
    assert told == {("d1", ""), ("d2", ""), ("d3", "0.75")}
    assert {row["name"]: row["likeness"] for row in rows("claim_origins") if row["claim"] == other.id}["Karl Voss"] == "0.75"
    (row,) = (row for row in rows("claims") if row["id"] == lone.id)
    assert (row["likely_of"], row["likeness"]) == (other.id, "0.75")


# -- the analyst's word --------------------------------------------------------------------------------------------------------


@pytest.fixture(params=[100, 0], ids=["a small case", "a large case"])
def whole(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small case is linked anew as a whole, of a large one what a correction touches."""
    monkeypatch.setattr(cases, "_WHOLE", request.param)


def shown(claims: list[Claim]) -> set[tuple[str, str]]:
    return {(claim.summary[:9], claim.likely_of) for claim in claims if claim.likely_of is not None}


def test_who_says_that_they_are_two_parts_them_for_good(workspace: Workspace, whole: None) -> None:
    other, lone = both(workspace.claims(NAME))
    entry = workspace.correct(NAME, Request("not-same-claim", "ana", (lone.id, other.id)))
    assert shown(workspace.claims(NAME)) == set()
    assert both(workspace.claims(NAME))[0].instances == other.counted
    # also when the reports are linked anew, one after the other, and when another decision links them anew
    list(_relinked(workspace))
    assert shown(workspace.claims(NAME)) == set()
    workspace.correct(NAME, Request("note", "ana", (other.id,), "ask the harbour"))
    assert shown(workspace.claims(NAME)) == set()
    workspace.correct(NAME, Request("undo", "ana", (str(entry.id),)))
    assert shown(workspace.claims(NAME)) == {("Karl Voss", other.id)}


def test_the_other_way_round_it_parts_them_as_well(workspace: Workspace, whole: None) -> None:
    other, lone = both(workspace.claims(NAME))
    workspace.correct(NAME, Request("not-same-claim", "ana", (other.id, lone.id)))
    assert shown(workspace.claims(NAME)) == set()


def test_who_says_that_they_are_one_makes_it_count(workspace: Workspace, whole: None) -> None:
    other, lone = both(workspace.claims(NAME))
    entry = workspace.correct(NAME, Request("same-claim", "ana", (lone.id, other.id)))
    (one,) = (claim for claim in workspace.claims(NAME) if "d2" in {i.document for i in claim.instances})
    assert {i.document for i in one.counted} == {"d1", "d2", "d3"} and one.instances == one.counted
    assert one.n_outlets == 3 and "Karl Voss" in {origin.name for origin in one.own_origins}
    assert lone.id not in {claim.id for claim in workspace.claims(NAME)} or one.id == lone.id
    workspace.correct(NAME, Request("undo", "ana", (str(entry.id),)))
    assert shown(workspace.claims(NAME)) == {("Karl Voss", both(workspace.claims(NAME))[0].id)}


def test_a_judgement_of_the_one_is_seen_with_the_other(workspace: Workspace) -> None:
    other, lone = both(workspace.claims(NAME))
    workspace.correct(NAME, Request("origin", "ana", (lone.id,), "the harbour office"))
    now, judged = both(workspace.claims(NAME))
    assert [origin.name for origin in judged.origins if origin.counted] == ["the harbour office"]
    assert {origin.name for origin in now.origins if origin.likeness} == {"the harbour office", "Karl Voss"}
    assert (now.n_outlets, now.n_independent, now.own_origins) == (other.n_outlets, other.n_independent, other.own_origins)


def test_a_split_says_what_takes_it_off(workspace: Workspace) -> None:
    other, _ = both(workspace.claims(NAME))
    with pytest.raises(BadCorrection, match="not-same-claim"):
        workspace.correct(NAME, Request("split", "ana", (other.id,), documents=("d3",)))


def test_it_goes_with_its_report_and_stands_for_itself_without_the_other(workspace: Workspace) -> None:
    other, _ = both(workspace.claims(NAME))
    workspace.remove(NAME, "d3")
    assert [claim.instances for claim in workspace.claims(NAME) if claim.id == other.id] == [other.counted]
    with workspace.repository.transaction(NAME) as session:
        (reading,) = readings_of(ARTICLES[2])
        session.put(reading, link_document(reading, session.view, kinship=kinship), reader="test", linker="test")
    workspace.settle(NAME)
    assert shown(workspace.claims(NAME)) == {("Karl Voss", other.id)}
    workspace.remove(NAME, "d1")
    workspace.remove(NAME, "d2")
    assert shown(workspace.claims(NAME)) == set()


def test_the_lines_of_json_hold_it_with_its_likeness(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run
) -> None:
    monkeypatch.setenv("DRAGOMAN_STORE", f"sqlite:///{tmp_path}/store.db")
    found = {claim["id"]: claim for claim in map(json.loads, run("claims", NAME, "--format", "json").out.splitlines())}
    other, lone = both(workspace.claims(NAME))
    assert [(i["document"], i.get("likeness")) for i in found[other.id]["instances"]] == [
        ("d1", None),
        ("d2", None),
        ("d3", 0.75),
    ]
    assert found[lone.id]["likely_of"] == other.id
    properties = json.loads(run("schema", "--of", "case").out)["$defs"]
    assert "never counted" in properties["Instance"]["description"]


def _relinked(workspace: Workspace) -> Iterator[None]:
    """Each report taken out and put in again, as after a new linker."""
    from dragoman.workspace import linker

    for id, *_ in ARTICLES:
        with workspace.repository.transaction(NAME) as session:
            reading = session.reading(id)
            session.remove(id, linker.unlink_document(id, session.view))
            session.put(reading, linker.link_document(reading, session.view, "combined"), reader="x/combined/y", linker="test")
        workspace.settle(NAME)
        yield
