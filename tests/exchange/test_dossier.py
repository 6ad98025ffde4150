"""The dossier: one page that needs nothing else."""

import re

import pytest
from exported import CASE, HOSTILE, herald, written
from lxml import html

from dragoman.workspace.cases import Workspace


@pytest.fixture(scope="module")
def source(case: Workspace) -> str:
    return written(case, "dossier").decode()


@pytest.fixture(scope="module")
def page(source: str) -> html.HtmlElement:
    return html.fromstring(source)


def test_it_asks_for_nothing_and_runs_nothing(page: html.HtmlElement, source: str) -> None:
    assert not page.xpath("//script | //img | //iframe | //object | //embed | //link | //base | //form | //video | //audio")
    assert not page.xpath("//@*[starts-with(name(), 'on')] | //@src | //@srcset | //@*[name() = 'xlink:href']")
    assert "url(" not in source and "@import" not in source
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]
    assert all(link.startswith(("#", "https://", "http://")) for link in page.xpath("//@href")), "no script is an address"


def test_every_link_within_leads_somewhere(page: html.HtmlElement) -> None:
    places = page.xpath("//@id")
    assert len(places) == len(set(places))
    within = {link[1:] for link in page.xpath("//@href") if link.startswith("#")}
    assert within <= set(places)
    assert any(re.fullmatch(r"d\d+-n\d+", link) for link in within)


def test_a_hostile_title_is_words(page: html.HtmlElement) -> None:
    (document,) = (one for one in page.find_class("document") if "wire/1" in one.text_content())
    assert document.find("h3").text_content() == HOSTILE
    assert page.find(".//title").text == CASE


def test_the_texts_are_whole_and_their_evidence_is_marked(page: html.HtmlElement) -> None:
    (document,) = (one for one in page.find_class("document") if "wire/1" in one.text_content())
    (text,) = document.find_class("text")
    assert text.text_content() == herald().document.text
    number = document.get("id")
    links = [link for link in page.xpath("//section[@id='notes']//@href") if link.startswith(f"#{number}-n")]
    assert links
    for link in links:
        (anchor,) = page.xpath(f"//*[@id='{link[1:]}']")
        following = anchor.xpath("following-sibling::span[1]")
        assert "evidence" in following[0].get("class")


def test_it_has_the_parts_and_pictures_of_the_brief(page: html.HtmlElement) -> None:
    parts = page.xpath("//nav/a/text()")
    assert {"Claims", "Events", "Channels", "Who with whom", "Endnotes", "Documents"} <= set(parts)
    assert len(page.xpath("//*[local-name() = 'svg']")) >= 3


def test_an_empty_case_has_a_dossier_too(tmp_path) -> None:
    with Workspace.open(f"sqlite:///{tmp_path}/store.db") as workspace:
        workspace.repository.new_case(CASE)
        assert "holds no documents yet" in written(workspace, "dossier").decode()
