"""RSS and Atom files → documents."""

import pytest
from watched import item, rss

from dragoman.errors import DragomanError
from dragoman.ingest.formats import documents, format_of
from dragoman.ingest.known import Known, only_summary
from dragoman.types import Document

SAID = "Minister Orlu said that the envoy left on Monday."

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://herald.example/">
<title>Norland &amp; Herald</title><updated>2021-05-11T00:00:00Z</updated>
<entry><id>urn:1</id><title type="html">Envoy &lt;b&gt;leaves&lt;/b&gt; &amp;amp; talks</title><link href="/1"/>
<published>2021-05-10T23:30:00-05:00</published><updated>2021-05-12T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{SAID}</p><p>He <a href="/road">left by road</a>.<sup>2</sup>
</p><script>alert(1)</script></div></content></entry>
<entry><id>urn:2</id><title>Copied</title><updated>2021-05-12T00:00:00Z</updated><content>Envoys met.</content>
<source><title>Harbour Times</title></source></entry></feed>""".encode()


def read(content: bytes, name: str = "feed.xml", known: Known | None = None) -> list[Document | DragomanError]:
    return list(documents(content, name, known or Known()))


def one(content: bytes) -> Document:
    (found,) = read(content)
    assert isinstance(found, Document), found
    return found


def test_an_atom_feed_gives_text_title_day_publisher_and_links() -> None:
    first, second = read(ATOM)
    assert isinstance(first, Document) and isinstance(second, Document)
    assert first.text == f"{SAID}\nHe left by road.[2]"
    assert (first.title, first.publisher, first.language) == ("Envoy leaves & talks", "Norland & Herald", "en")
    assert (first.published, first.url) == ("2021-05-10", "https://herald.example/1")  # the day where it was written
    (link,) = first.links
    assert (first.text[slice(*link.span)], link.url) == ("left by road", "https://herald.example/road")
    assert (second.publisher, second.published, second.url) == ("Harbour Times", "2021-05-12", None)


@pytest.mark.parametrize(
    ("items", "text", "is_summary"),
    [
        (item(content=f"<p>{SAID}</p>", summary="Short.", link="https://h.example/1"), SAID, False),
        (item(summary=SAID, link="https://h.example/1"), SAID, True),
        (item(summary=SAID), SAID, True),
        (item(content="The envoy said […]", link="https://h.example/1"), "The envoy said […]", True),
        (item(content="a < b &amp; c"), "a < b & c", False),
        (item(content="<p>One<br/>two</p><ul><li>three</li></ul><style>x</style>"), "One\ntwo\nthree", False),
    ],
)
def test_what_stands_in_an_entry(items: str, text: str, is_summary: bool) -> None:
    document = one(rss(items))
    assert (document.text, only_summary(document)) == (text, is_summary)


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("Mon, 10 May 2021 23:30:00 -0500", "2021-05-10"),
        ("2021-05-10T01:00:00+03:00", "2021-05-10"),
        ("2021-02-30", None),
        ("Tue, 30 Feb 2021 10:00:00 GMT", None),
        ("10 May 21", "2021-05-10"),
        ("yesterday", None),
        (None, None),
    ],
)
def test_the_day_of_an_entry_is_never_guessed(date: str | None, day: str | None) -> None:
    assert one(rss(item(content=SAID, date=date))).published == day


def test_the_users_date_wins_and_fills() -> None:
    (document,) = read(rss(item(content=SAID, date=None)), known=Known(published="2021-05-01", publisher="Courier"))
    assert isinstance(document, Document)
    assert (document.published, document.publisher) == ("2021-05-01", "Courier")


def test_entries_with_a_link_alone_are_named_in_one_line() -> None:
    found = read(rss(item(link="https://h.example/1"), item(content=SAID), item(link="https://h.example/2")))
    assert [type(one).__name__ for one in found] == ["Document", "NoText"]
    assert "2 of 3 entries" in str(found[1]) and "dragoman watch" in str(found[1])


def test_of_a_feed_that_is_cut_off_the_last_entry_is_left_out() -> None:
    found = read(rss(item(content=SAID), item(content="Envoys left the port.", link="https://h.example/2"))[:-70])
    assert [type(one).__name__ for one in found] == ["Document", "Unreadable"]
    assert "end is missing" in str(found[1])


def test_a_slip_within_a_feed_is_overlooked() -> None:
    assert one(rss(item(content=SAID).replace("<title>", "<title>Trade & "))).text == SAID


BOMB = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel/></rss>'
FILE = b"""<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><item><description>a &x; b</description></item></channel></rss>"""


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<settings/>", "is no RSS or Atom feed"),
        (b"<?xml version='1.0'?>\n<a><b></a>", "breaks off at line 2"),
        (rss(), "without entries"),
        (BOMB, "entities"),
        (b"<rss version='2.0'>" + b" " * 10_000_001, "more than 10 MB"),
        (rss(item(content="word " * 250_000)), "1,000,000"),
    ],
)
def test_one_clear_line(content: bytes, words: str) -> None:
    (error,) = read(content)
    assert isinstance(error, DragomanError)
    assert words in str(error) and "feed.xml" in str(error)


def test_no_file_is_read_through_a_feed() -> None:
    text = one(FILE).text
    assert text.startswith("a") and text.endswith("b") and "root" not in text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1"])
def test_any_encoding_that_the_feed_names(encoding: str) -> None:
    words = rss(item(content="Le café est fermé.")).decode().replace("utf-8", encoding)
    assert one(words.encode(encoding)).text == "Le café est fermé."


def test_a_feed_is_known_by_its_first_bytes() -> None:
    assert format_of(ATOM, "-") == "feed"
    assert format_of(b"<html><body>On <rss> and <feed></body></html>", "-") == "html"
    (document,) = documents(rss(item(content=SAID)), "https://h.example/feed", Known(), "html", "https://h.example/feed")
    assert isinstance(document, Document) and document.text == SAID


def test_a_feed_is_added_and_what_is_only_a_summary_is_said(run, tmp_path) -> None:
    (tmp_path / "a.rss").write_bytes(rss(item("1", content=SAID), item("2", summary="Envoys met.", link="https://h.example/2")))
    (tmp_path / "settings.xml").write_bytes(b"<settings/>")
    store = ("--store", f"sqlite:///{tmp_path / 'store.db'}")
    run("case", "new", "strait", *store)
    outcome = run("add", "strait", tmp_path, "--engine", "rules", *store)
    assert (outcome.code, outcome.out) == (0, "case strait: added 2\n")
    assert "1 document is a feed's summary" in outcome.complaint


def test_reading_a_feed_says_what_is_only_a_summary(run, tmp_path) -> None:
    (tmp_path / "a.rss").write_bytes(rss(item("2", summary="Envoys met.", link="https://h.example/2")))
    outcome = run("read", tmp_path / "a.rss", "--engine", "rules", "--format", "json")
    assert outcome.code == 0 and "1 document is a feed's summary" in outcome.complaint
