"""Whose official somebody is by the words around his name, and what the case makes of several reports."""

import pytest
from cases import Article, readings_of

from dragoman.lexicon import rows
from dragoman.linking.belonging import Votes, belongs, pairs, presumed
from dragoman.linking.memory import MemoryView
from dragoman.linking.pipeline import link_document, unlink_document
from dragoman.types import Anchor, Correction


def named(text: str, name: str) -> list[tuple[int, int]]:
    """Where the name stands."""
    return [(text.index(name), text.index(name) + len(name))]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Norway's Ola Dahl left the hall.", "Norway"),
        ("Oslo's Ola Dahl left the hall.", "Norway"),
        ("She wrote to the Norwegian government's chief negotiator, Ola Dahl, on Friday.", "Norway"),
        ("The Norwegian army's commander, General Ola Dahl, denied it.", "Norway"),
        ("The Swede met her Norwegian counterpart, Ola Dahl, at the lake.", "Norway"),
        ("Ola Dahl, the Norwegian adviser on trade, left early.", "Norway"),
        ("Ola Dahl, foreign minister of Norway, left early.", "Norway"),
        ("Talks with Ola Dahl of Norway went on.", "Norway"),
        ("Talks with Ola Dahl (Norway) went on.", "Norway"),
        ("El negociador ruso Ola Dahl salió de la sala.", "Russia"),
        ("Le ministre russe des Affaires étrangères, Ola Dahl, a refusé.", "Russia"),
        ("Er traf seinen russischen Amtskollegen Ola Dahl.", "Russia"),
        ("Она встретилась с российским коллегой Ola Dahl в среду.", "Russia"),
        ("Ola Dahl, the Norwegian envoy for Sweden, left early.", "Norway"),
        ("The Norwegian premier will come, his spokesman Ola Dahl said.", "Norway"),
        ("The Norwegian premier met Eva Lund, his spokesman Ola Dahl said.", "Norway"),
        ("President Eva Lund met the Norwegian premier, her spokesman Ola Dahl said.", None),
        ("The rebels shot down a Norwegian jet, their spokesman Ola Dahl said.", None),
        ("The minister told Norway's envoy to leave, his spokesman Ola Dahl said.", None),
        ("The UN coordinator for relief of Norway, Ola Dahl, left early.", None),
        ("The envoy for the future of Norway, Ola Dahl, left early.", None),
        ("The premier flew to Norway, his spokesman Ola Dahl said.", None),
        ("The High Commissioner for Peace of Norway, Ola Dahl, left early.", "Norway"),
        ("La ministra para el Comercio de Noruega, Ola Dahl, salió de la sala.", "Norway"),
        ("The envoy for talks with Sweden, Ola Dahl, left early.", None),
        ("Norway protested, and Ola Dahl left the hall.", None),
        ("He is the envoy for Norway. Ola Dahl is not.", None),
        ("Norwegian and Swedish ministers heard Ola Dahl speak.", None),
        ("President Erik Lund of Sweden, spokesman Ola Dahl said, will come.", None),
    ],
)
def test_the_words_around_a_name(text, state):
    assert belongs(text, named(text, "Ola Dahl")) == state


def test_most_mentions_decide():
    text = "Norway's Ola Dahl spoke. Norway's Ola Dahl left. Norway's Ola Dahl wrote. Sweden's Ola Dahl laughed."
    places = [(at, at + 8) for at in range(len(text)) if text.startswith("Ola Dahl", at)]
    assert belongs(text, places) == "Norway"
    assert belongs(text, places[2:]) is None


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The ministers of Norway and Sweden, Ola Dahl and Eva Lund, met.", ("Norway", "Sweden")),
        ("Ola Dahl and Eva Lund, the Norwegian and Swedish ministers, met.", ("Norway", "Sweden")),
        ("The army chiefs of Norway and Sweden, General Ola Dahl and General Eva Lund, met.", ("Norway", "Sweden")),
        ("Norwegian President Ola Dahl, spokesperson Eva Lund said, met nobody.", None),
        ("Ola Dahl and Eva Lund met the ministers.", None),
    ],
)
def test_two_names_beside_two_states(text, states):
    assert pairs(text, *named(text, "Ola Dahl"), *named(text, "Eva Lund")) == states


@pytest.mark.parametrize(
    ("text", "publisher", "state"),
    [
        ("In Oslo, Foreign Minister Ola Dahl declined to comment.", None, "Norway"),
        ("OSLO: Foreign Minister Ola Dahl left for the lake.", "The Courier", "Norway"),
        ("In Addis Ababa the finance minister, Ola Dahl, declined to comment.", None, "Ethiopia"),
        ("OSLO - The premier will go to Addis Ababa at the invitation of President Ola Dahl.", None, None),
        ("OSLO - The premier left Stockholm. Foreign Minister Ola Dahl said so.", None, None),
        ("OSLO - Back from Stockholm, she said so. Foreign Minister Ola Dahl was silent.", None, "Norway"),
        ("Spokesman Ola Dahl: no comment.", "Norwegian foreign ministry", "Norway"),
        ("Spokesman Ola Dahl: no comment.", "Norwegian Herald", None),
        ("OSLO: Sweden fired first. Its minister, Ola Dahl, left.", None, None),
        ("OSLO: Stockholm fired first. Foreign Minister Ola Dahl denied it.", None, None),
        ("OSLO: The talks with Sweden are over. Foreign Minister Ola Dahl left.", None, "Norway"),
        ("DRAMMEN, May 3 (AP) - Foreign Minister Ola Dahl left the Norwegian lake.", None, "Norway"),
        ("DRAMMEN, May 3 (AP) - Foreign Minister Ola Dahl left for the lake.", None, None),  # of whom it is, is not said
        ("In Drammen, Foreign Minister Ola Dahl left the Norwegian lake.", None, None),
        ("DRAMMEN: Foreign Minister Ola Dahl left the Norwegian lake.", None, None),  # Mr Drammen may speak
        ("Spokesman Ola Dahl: no comment.", "Ministry of Foreign Affairs, New Delhi", "India"),
    ],
)
def test_what_is_only_presumed(text, publisher, state):
    assert presumed(text, named(text, "Ola Dahl"), publisher) == state


def test_sure_reports_outvote_those_that_presume():
    votes = Votes([]).with_one("Sweden", "1", sure=False).with_one("Sweden", "2", sure=False).with_one("Norway", "3", sure=True)
    assert votes.side == "Norway"
    assert Votes(votes.keys).without("3").side == "Sweden"
    assert Votes(["f:dahl"]).side is None


def test_votes_are_few_however_many_the_reports():
    votes = Votes([])
    for number in range(100):
        votes = votes.with_one("Norway", str(number), sure=True)
    assert len(votes.keys) < 10


@pytest.mark.parametrize("row", rows("counterparts"), ids=lambda row: row["form"])
def test_every_word_for_a_counterpart_stands_in_its_example(row):
    import re

    words = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in row["form"].split())
    assert re.search(r"\s+".join(words), row["example"], re.IGNORECASE)


def test_the_names_of_two_joined_by_a_prefix():
    text = "التقى وزيرا خارجية النرويج والسويد، أولا دال وإيفا لوند، في فيينا."
    assert pairs(text, *named(text, "أولا دال"), *named(text, "إيفا لوند")) == ("Norway", "Sweden")


REPORTS: tuple[Article, ...] = (
    ("d1", "The Courier", "2021-05-03", "OSLO: Foreign Minister Ola Dahl declined to comment on the port."),
    ("d2", "The Herald", "2021-05-04", "Sweden's foreign minister, Ola Dahl, said that the port would open."),
)


def side_after(*removed: str, corrections: tuple[Correction, ...] = ()) -> str | None:
    view = MemoryView(corrections)
    for reading in readings_of(*REPORTS):
        view.apply(link_document(reading, view))
    for document in removed:
        view.apply(unlink_document(document, view))
    return next(actor.side for actor in view.case("x").actors if actor.name == "Ola Dahl")


def test_a_side_goes_with_the_report_that_showed_it():
    assert side_after() == "Sweden"
    assert side_after("d2") == "Norway"


@pytest.mark.parametrize("chosen", ["Denmark", "Sweden"])
def test_the_side_that_the_analyst_gave_stays_whatever_is_removed(chosen):
    start = REPORTS[0][3].index("Ola Dahl")
    anchor = Anchor(document="d1", span=(start, start + 8), quote="Ola Dahl")
    given = Correction(id=1, at="2024-05-01", author="ana", action="side", target="actor", anchors=(anchor,), value=chosen)
    assert side_after("d2", corrections=(given,)) == chosen


def test_a_title_in_one_report_and_the_state_in_another_make_an_official():
    told = (
        ("d1", "Paper d1", "2021-03-01", "Trade Adviser Ola Dahl met Eva Lund in Vienna on Monday."),
        ("d2", "Paper d2", "2021-03-02", "Norway's Ola Dahl flew home. Sweden's Eva Lund stayed."),
    )
    view = MemoryView(())
    for reading in readings_of(*told):
        view.apply(link_document(reading, view))
    actors = {actor.name: actor for actor in view.case("").actors}
    (relation,) = actors["Ola Dahl"].related
    assert (relation.kind, relation.actor, relation.reason) == (
        "official-of",
        actors["Norway"].id,
        "Trade Adviser of Norway, by several reports",
    )
    assert not actors["Eva Lund"].related  # no report prints a title


@pytest.mark.parametrize("title", ["Opposition spokesman", "Former minister", "Party leader", "Company spokesman"])
def test_nobody_serves_a_state_by_such_a_title(title):
    told = (
        ("d1", "Paper d1", "2021-03-01", f"{title} Ola Dahl met Eva Lund in Vienna on Monday."),
        ("d2", "Paper d2", "2021-03-02", "Norway's Ola Dahl flew home."),
    )
    view = MemoryView(())
    for reading in readings_of(*told):
        view.apply(link_document(reading, view))
    assert [actor.related for actor in view.case("").actors if actor.name == "Ola Dahl"] == [()]


TITLE = ("d1", "Paper d1", "2021-03-01", "Trade Adviser Ola Dahl met Eva Lund in Vienna on Monday.")
STATE = ("d2", "Paper d2", "2021-03-02", "Norway's Ola Dahl flew home.")


@pytest.mark.parametrize("gone", ["d1", "d2"])
def test_an_official_of_two_reports_is_none_without_one_of_them(gone):
    view = MemoryView(())
    for reading in readings_of(TITLE, STATE):
        view.apply(link_document(reading, view))
    view.apply(unlink_document(gone, view))
    actors = {actor.name: actor for actor in view.case("").actors}
    assert actors["Ola Dahl"].related == ()


def test_whom_somebody_serves_follows_most_reports():
    told = [TITLE, ("d0", "Paper d0", "2021-02-01", "Sweden's Ola Dahl flew home."), STATE]
    told += [("d3", "Paper d3", "2021-03-03", "Norway's Ola Dahl spoke. Sweden was silent.")]
    view = MemoryView(())
    for reading in sorted(readings_of(*told), key=lambda reading: reading.document.published or ""):
        view.apply(link_document(reading, view))
    actors = {actor.name: actor for actor in view.case("").actors}
    assert [relation.actor for relation in actors["Ola Dahl"].related] == [actors["Norway"].id]


@pytest.mark.parametrize(
    "who",
    [
        "The business leaders of Norway and Sweden",
        "The opposition leaders of Norway and Sweden",
        "The envoys of the presidents of Norway and Sweden",
        "The presidents of the parliaments of Norway and Sweden",
    ],
)
def test_other_leaders_are_not_the_heads_of_their_states(who):
    told = (
        ("d1", "Paper d1", "2021-03-01", "Norwegian President Ola Dahl and Swedish President Eva Lund spoke."),
        ("d2", "Paper d2", "2021-03-09", f"{who} met in Vienna on Monday."),
    )
    view = MemoryView(())
    for reading in readings_of(*told):
        view.apply(link_document(reading, view))
    assert not any({"Ola Dahl", "Eva Lund"} & {*event.participants} for event in view.case("").events if event.kind == "meeting")


def test_a_plural_means_the_holders_whom_the_report_names():
    told = (
        ("d1", "Paper d1", "2021-03-01", "Norwegian Foreign Minister Ola Dahl and Swedish Foreign Minister Eva Lund spoke."),
        (
            "d2",
            "Paper d2",
            "2021-03-09",
            "The foreign ministers of Norway and Sweden met in Vienna on Monday. Norwegian Foreign Minister Ola Dahl and "
            "Swedish Foreign Minister Eva Lund were glad.",
        ),
        ("d3", "Paper d3", "2021-03-09", "The defence ministers of Norway and Sweden met in Prague on Monday."),
    )
    view = MemoryView(())
    for reading in readings_of(*told):
        view.apply(link_document(reading, view))
    met = {event.place: event.participants for event in view.case("").events if event.kind == "meeting"}
    assert met == {"Vienna": ("Ola Dahl", "Eva Lund"), "Prague": ("Norway", "Sweden")}
