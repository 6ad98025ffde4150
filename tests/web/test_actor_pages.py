"""Actors: the list, and one with all that is known."""

import pytest
from parsed import harmless
from test_correction_pages import DAHL, HALDEN, SAHL

from dragoman.web.pages import links


def seen(page, path):
    answer = page.get(path)
    assert answer.status_code == 200, answer.text
    return harmless(answer.text)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {SAHL, HALDEN, DAHL}),
        ("q=sahl", {SAHL}),
        ("q=MINISTER+dahl", {DAHL}),
        ("kind=person", {SAHL, HALDEN, DAHL}),
        ("kind=organisation", set()),
        ("side=Nowhere", set()),
    ],
)
def test_the_list_can_be_filtered(page, query, names):
    found = seen(page, f"/cases/harbour/actors?{query}")
    every = {links.actor("harbour", id) for id in (SAHL, HALDEN, DAHL)}
    assert every & set(found.links()) == {links.actor("harbour", id) for id in names}


def test_an_actor_has_names_roles_and_counterparts(page):
    found = seen(page, links.actor("harbour", DAHL))
    assert "in Latin letters" in found.text
    assert "Norland's foreign minister Lena Dahl" in found.text
    assert "foreign minister Norland 15 April 2021" in found.text
    assert "that the strait would stay open" in found.text
    assert links.actor("harbour", SAHL) in found.links()
    assert f"/cases/harbour/events?participant={DAHL}&with={SAHL}" in found.links()
    assert links.event("harbour", "d1:e1") in found.links()
    assert any("/documents/d2?at=" in link for link in found.links())
    assert "first named here" in found.text


def test_every_link_of_an_actor_that_is_ours_leads_somewhere(page):
    found = seen(page, links.actor("harbour", SAHL))
    ours = {link.partition("#")[0] for link in found.links() if link.startswith("/cases/harbour/")}
    built = ("/events", "/actors", "/timeline", "/channels", "/network", "/pending", "/corrections", "/add")
    for link in ours:
        if link.removeprefix("/cases/harbour").startswith(built):
            assert page.get(link).status_code == 200, link
