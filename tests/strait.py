"""An invented case: Norland and Orland quarrel over the Strait of Hellin, and fourteen outlets write about it.

A website's story of a secret letter comes back as eight reports; a meeting has two witnesses; a seizure is denied; two papers
credit each other; a visit is called off; a call was announced and never heard of again.
"""

from dragoman.telling.case_parts import Dossier, Held
from dragoman.types import (
    Anchor,
    Case,
    CaseActor,
    CaseEvent,
    Channel,
    Claim,
    Conflict,
    Correction,
    Credit,
    DocumentCard,
    EventMention,
    Factor,
    Grade,
    Instance,
    Origin,
    Pending,
    Role,
    Span,
    Stance,
    Status,
    StatusChange,
)

TEXTS = {
    "d01": "Polaris has learned from an aide that President Mira Halden wrote a secret letter to Premier Bashir Qadim in late "
    "March. In private Qadim is ready to open the strait, the aide said. In public he speaks of closing it for good.",
    "d02": "Halden has written in secret to Qadim, according to the website Polaris. Foreign ministers Lena Dahl and Omar Sahl "
    "will meet in Vienna on 19 April, the Norland foreign ministry announced.",
    "d03": "The news site Polar News says that President Halden sent Orland's premier a secret letter.",
    "d04": "President Mira Halden wrote a secret letter to Premier Bashir Qadim in late March, the Norland Herald reports.",
    "d05": "كتبت الرئيسة ميرا هالدن رسالة سرية إلى رئيس الوزراء بشير قديم، بحسب موقع بولاريس.",
    "d06": "A secret letter went from Halden to the Regent of Orland, not to the premier, a courtier told the Morning Post.",
    "d07": "Dahl and Sahl met for three hours in Vienna on 19 April, the Norland foreign ministry said.",
    "d08": "Our reporter saw Omar Sahl and Lena Dahl leave the Hotel Adler in Vienna after their meeting on 20 April.",
    "d09": "Orland's navy seized the tanker Sigrun, fishermen claim. A spokesman of Orland's navy said that no ship was seized.",
    "d10": "The Daily Beam, citing the Evening Star, says that Norland will pay for the pilots.",
    "d11": "Norland will pay for the pilots, the Daily Beam reports. Halden's visit to Port Orla was called off, she said.",
    "d12": "Central bank governor Ivo Lund and treasury secretary Nadia Rahal exchanged letters about frozen accounts.",
    "d13": "Qadim and Halden will speak by telephone on 22 April, Halden's office said. Halden will visit Port Orla in May.",
    "d14": "<script>alert('x')</script> President Mira Halden wrote a secret letter to Premier Bashir Qadim in late March.",
    "d15": "The letter of Halden to Qadim makes the rounds, says Polaris; the office of the premier would not comment.",
}
CARDS = (
    DocumentCard(id="d01", outlet="Polaris", title="A letter across the strait", published="2021-04-10", language="en"),
    DocumentCard(id="d02", outlet="Norland Herald", title="Halden writes to Qadim", published="2021-04-11", language="en"),
    DocumentCard(id="d03", outlet="The Courier", published="2021-04-12", language="en", url="https://courier.example/a?b=1&c=2"),
    DocumentCard(id="d04", outlet="Agence Nord", title="Letter to premier", published="2021-04-12", language="en"),
    DocumentCard(id="d05", outlet="المرصد", title="رسالة سرية", published="2021-04-12", language="ar"),
    DocumentCard(id="d06", outlet="Morning Post", title="Regent, not premier", published="2021-04-14", language="en"),
    DocumentCard(id="d07", outlet="Norland Herald", title="Ministers meet", published="2021-04-19", language="en"),
    DocumentCard(id="d08", outlet="Orland Gazette", title="At the Hotel Adler", published="2021-04-20", language="en"),
    DocumentCard(
        id="d09", outlet="Coast Radio", earliest="2021-04-15", latest="2021-04-18", dating="by its address", language="en"
    ),
    DocumentCard(id="d10", outlet="Evening Star", published="2021-04-16", language="en"),
    DocumentCard(id="d11", outlet="Daily Beam", published="2021-04-16", language="en"),
    DocumentCard(id="d12", outlet="Bourse Wire", language="en"),
    DocumentCard(id="d13", outlet="Norland Herald", title="By telephone", published="2021-04-15", language="en"),
    DocumentCard(
        id="d14",
        outlet="<b>Blog</b> & Co",
        title="<script>alert('title')</script>",
        published="2021-04-13",
        language="en",
        url="javascript:alert(1)",
        copy_of="d04",
        copy_reason="the same words",
    ),
    DocumentCard(id="d15", outlet="Strait Monitor", published="2021-04-21", language="en"),
)


def at(document: str, quote: str) -> Span:
    """Where the words stand in a document of the case."""
    start = TEXTS[document].index(quote)
    return start, start + len(quote)


def anchor(document: str, quote: str) -> Anchor:
    return Anchor(document=document, span=at(document, quote), quote=quote)


def told(document: str, quote: str, *chain: str, stance: Stance = "asserts") -> Instance:
    return Instance(document=document, span=at(document, quote), chain=chain, stance=stance)


def mention(document: str, quote: str, status: Status, *chain: str, day: str | None = None) -> EventMention:
    published = next(card.published for card in CARDS if card.id == document)
    span = at(document, quote)
    return EventMention(
        document=document, span=span, status=status, published=published, according_to=chain, start=day, end=day, item="e1"
    )


def history(*mentions: EventMention) -> tuple[StatusChange, ...]:
    return tuple(
        StatusChange(at=m.published, status=m.status, document=m.document, according_to=m.according_to) for m in mentions
    )


def actor(id: str, name: str, side: str | None, *documents: str, aliases: tuple[str, ...] = (), title: str = "") -> CaseActor:
    roles = (Role(title=title, affiliation=side),) if title else ()
    return CaseActor(id=id, name=name, kind="person", side=side, documents=documents, aliases=aliases, roles=roles)


ACTORS = (
    actor("a1", "Mira Halden", "Norland", "d01", "d02", "d13", aliases=("Halden", "ميرا هالدن"), title="President"),
    actor("a2", "Bashir Qadim", "Orland", "d01", "d02", aliases=("Qadim", "بشير قديم"), title="Premier"),
    actor("a3", "Lena Dahl", "Norland", "d02", "d07", "d08", aliases=("Dahl",), title="foreign minister"),
    actor("a4", "عمر سهل", "Orland", "d02", "d07", "d08", aliases=("Omar Sahl", "Sahl"), title="foreign minister"),
    actor("a5", "Ivo Lund", "Norland", "d12", title="governor"),
    actor("a6", "Nadia Rahal", "Orland", "d12", title="treasury secretary"),
    actor("a7", "The Regent", None, "d06"),
    CaseActor(id="a8", name="Polaris", kind="outlet", documents=("d01", "d02")),
)

_LETTER = (
    mention("d01", "wrote a secret letter to Premier Bashir Qadim", "alleged", "an aide"),
    mention("d02", "Halden has written in secret to Qadim", "alleged", "Polaris"),
    mention("d05", "كتبت الرئيسة ميرا هالدن رسالة سرية", "alleged", "بولاريس"),
)
_MEETING = (
    mention("d02", "will meet in Vienna on 19 April", "planned", "the Norland foreign ministry", day="2021-04-19"),
    mention("d07", "Dahl and Sahl met for three hours", "occurred", "the Norland foreign ministry", day="2021-04-19"),
    mention("d08", "after their meeting on 20 April", "occurred", day="2021-04-20"),
)
_SEIZURE = (
    mention("d09", "Orland's navy seized the tanker Sigrun", "alleged", "fishermen"),
    mention("d09", "no ship was seized", "denied", "a spokesman of Orland's navy"),
)
_VISIT = (
    mention("d13", "Halden will visit Port Orla in May", "planned", "Halden's office"),
    mention("d11", "Halden's visit to Port Orla was called off", "cancelled", "Halden's office"),
)
_CALL = (mention("d13", "Qadim and Halden will speak by telephone on 22 April", "planned", "Halden's office"),)
_ACCOUNTS = (mention("d12", "Ivo Lund and treasury secretary Nadia Rahal exchanged letters", "occurred"),)

EVENTS = (
    CaseEvent(
        id="e1",
        kind="letter",
        participants=("Mira Halden", "Bashir Qadim"),
        actors=("a1", "a2"),
        start="2021-03",
        end="2021-03",
        status="alleged",
        mentions=_LETTER,
        history=history(*_LETTER),
    ),
    CaseEvent(
        id="e2",
        kind="meeting",
        participants=("Lena Dahl", "عمر سهل"),
        actors=("a3", "a4"),
        start="2021-04-19",
        end="2021-04-19",
        place="Vienna",
        status="occurred",
        mentions=_MEETING,
        history=history(*_MEETING),
        conflicts=(Conflict(field="date", values=(("2021-04-19", ("d02", "d07")), ("2021-04-20", ("d08",)))),),
        corrections=(2,),
    ),
    CaseEvent(
        id="e3",
        kind="seizure",
        participants=("Orland",),
        status="denied",
        mentions=_SEIZURE,
        history=history(*_SEIZURE),
        reason="no report says when",
    ),
    CaseEvent(
        id="e4",
        kind="visit",
        participants=("Mira Halden",),
        actors=("a1",),
        start="2021-05",
        end="2021-05",
        place="Port Orla",
        status="cancelled",
        mentions=_VISIT,
        history=history(*_VISIT),
    ),
    CaseEvent(
        id="e5",
        kind="call",
        participants=("Mira Halden", "Bashir Qadim"),
        actors=("a1", "a2"),
        start="2021-04-22",
        end="2021-04-22",
        status="planned",
        mentions=_CALL,
        history=history(*_CALL),
    ),
    CaseEvent(
        id="e6",
        kind="letter",
        participants=("Ivo Lund", "Nadia Rahal"),
        actors=("a5", "a6"),
        status="occurred",
        mentions=_ACCOUNTS,
        history=history(*_ACCOUNTS),
        reason="the report names no day",
    ),
)


def credit(source: str, target: str, kind: str = "chain", reason: str = "") -> Credit:
    return Credit(source=source, target=target, kind=kind, reason=reason)  # type: ignore[arg-type]  # a test names kinds as words


_ECHO = Claim(
    id="c1",
    summary="President Mira Halden wrote a secret letter to Premier Bashir Qadim in late March.",
    status="single-origin",
    status_reason="one origin, and nobody concerned has confirmed or denied it",
    instances=(
        told("d01", "President Mira Halden wrote a secret letter to Premier Bashir Qadim in late March", "an aide"),
        told("d02", "Halden has written in secret to Qadim, according to the website Polaris", "Polaris"),
        told("d03", "President Halden sent Orland's premier a secret letter", "Polar News"),
        told("d04", "President Mira Halden wrote a secret letter to Premier Bashir Qadim in late March", "Norland Herald"),
        told("d05", TEXTS["d05"], "بولاريس"),
        told("d14", TEXTS["d14"]),
        told("d15", "The letter of Halden to Qadim makes the rounds, says Polaris", "Polaris"),
        told("d15", "the office of the premier would not comment", "the office of the premier", stance="no-comment"),
    ),
    origins=(
        Origin(
            name="an aide (Polaris)", documents=("d01",), kind="newsroom", group="news:polaris", reason="its own unnamed source"
        ),
        Origin(name="rumours", documents=("d15",), kind="unknown", counted=False, reason="names nobody"),
    ),
    n_outlets=7,
    n_independent=1,
    contradicted_by=("c2",),
    event="e1",
    credits=(
        credit("doc:d01", "source:an aide"),
        credit("doc:d02", "outlet:Polaris"),
        credit("doc:d03", "outlet:Polaris", reason="Polar News is Polaris"),
        credit("doc:d04", "doc:d02", "inline"),
        credit("doc:d05", "outlet:Polaris"),
        credit("doc:d14", "doc:d04", "copied"),
        credit("doc:d15", "outlet:Polaris"),
    ),
    grade=Grade(
        credibility=4,
        rule="one newsroom with an unnamed source",
        factors=(
            Factor(
                name="hand",
                value="second-hand: an aide tells Polaris",
                evidence=(anchor("d01", "Polaris has learned from an aide"),),
            ),
            Factor(name="naming", value="the source is not named"),
            Factor(name="translated", value="in one of seven outlets (Arabic)"),
            Factor(name="denied", value="no"),
        ),
    ),
)
CLAIMS = (
    _ECHO,
    Claim(
        id="c2",
        summary="The secret letter of Halden went to the Regent of Orland, not to the premier.",
        status="disputed",
        status_reason="a version nearer to the origin names the premier",
        instances=(told("d06", "A secret letter went from Halden to the Regent of Orland, not to the premier", "a courtier"),),
        origins=(Origin(name="a courtier (Morning Post)", documents=("d06",), kind="newsroom", group="news:morning post"),),
        n_outlets=1,
        n_independent=1,
        contradicted_by=("c1",),
        credits=(credit("doc:d06", "source:a courtier"),),
        grade=Grade(credibility=5, rule="contradicted by a version nearer to the origin"),
    ),
    Claim(
        id="c3",
        summary="Foreign ministers Lena Dahl and Omar Sahl met in Vienna.",
        status="independently-corroborated",
        status_reason="a ministry and a newsroom that was there",
        instances=(
            told("d07", "Dahl and Sahl met for three hours in Vienna on 19 April", "the Norland foreign ministry"),
            told(
                "d08", "Our reporter saw Omar Sahl and Lena Dahl leave the Hotel Adler in Vienna after their meeting on 20 April"
            ),
        ),
        origins=(
            Origin(name="the Norland foreign ministry", documents=("d07",), kind="government", group="gov:norland:executive"),
            Origin(
                name="Orland Gazette",
                documents=("d08",),
                kind="newsroom",
                group="news:orland gazette",
                reason="its reporter was there",
            ),
        ),
        n_outlets=2,
        n_independent=2,
        event="e2",
        phase="done",
        credits=(credit("doc:d07", "source:the Norland foreign ministry"),),
        grade=Grade(credibility=1, rule="two independent origins, one of them a party, and no denial"),
        corrections=(1, 3),
    ),
    Claim(
        id="c4",
        summary="Orland's navy seized the tanker Sigrun.",
        status="denied",
        status_reason="the navy denies it",
        instances=(
            told("d09", "Orland's navy seized the tanker Sigrun", "fishermen"),
            told(
                "d09",
                "A spokesman of Orland's navy said that no ship was seized",
                "a spokesman of Orland's navy",
                stance="denies",
            ),
        ),
        origins=(Origin(name="fishermen (Coast Radio)", documents=("d09",), kind="unnamed"),),
        n_outlets=1,
        n_independent=1,
        event="e3",
        grade=Grade(credibility=5, rule="denied by a party concerned"),
    ),
    Claim(
        id="c5",
        summary="Norland will pay for the pilots.",
        status="single-origin",
        instances=(
            told("d10", "Norland will pay for the pilots", "The Daily Beam", "the Evening Star"),
            told("d11", "Norland will pay for the pilots", "the Daily Beam"),
        ),
        origins=(Origin(name="Daily Beam and Evening Star, who credit each other", documents=("d10", "d11"), kind="unknown"),),
        n_outlets=2,
        n_independent=1,
        credits=(credit("doc:d10", "doc:d11"), credit("doc:d11", "doc:d10")),
        circles=(("Evening Star", "Daily Beam"),),
        grade=Grade(credibility=None, rule="the credits go round in a circle"),
    ),
)
CORRECTIONS = (
    Correction(
        id=1,
        at="2021-04-20T09:00:00Z",
        author="A. Holm",
        action="same-claim",
        target="claim",
        anchors=(anchor("d07", "Dahl and Sahl met"), anchor("d08", "Our reporter saw")),
        note="one meeting, seen from two sides",
    ),
    Correction(
        id=2,
        at="2021-04-20T09:05:00Z",
        author="A. Holm",
        action="merge",
        target="event",
        anchors=(anchor("d07", "Dahl and Sahl met"), anchor("d08", "their meeting")),
    ),
    Correction(
        id=3,
        at="2021-04-21T10:00:00Z",
        author="A. Holm",
        action="status",
        target="claim",
        anchors=(anchor("d07", "Dahl and Sahl met"),),
        value="disputed",
    ),
    Correction(id=4, at="2021-04-21T10:01:00Z", author="A. Holm", action="undo", target="correction", undoes=3),
    Correction(
        id=5,
        at="2021-04-21T10:10:00Z",
        author="A. Holm",
        action="reliability",
        target="outlet",
        anchors=(anchor("d08", "Our reporter"),),
        value="B",
    ),
)
CASE = Case(
    name="The Strait of Hellin",
    documents=CARDS,
    actors=ACTORS,
    events=EVENTS,
    claims=CLAIMS,
    corrections=CORRECTIONS,
    reader="1",
    linker="1",
)
CHANNELS = (
    Channel(
        sides=("Norland", "Orland"), level="ministers", actors=(("Lena Dahl",), ("عمر سهل",)), medium="meeting", events=("e2",)
    ),
    Channel(
        sides=("Norland", "Orland"),
        level="heads of state",
        actors=(("Mira Halden",), ("Bashir Qadim",)),
        medium="letter",
        events=("e1",),
    ),
    Channel(
        sides=("Norland", "Orland"),
        level="heads of state",
        actors=(("Mira Halden",), ("Bashir Qadim",)),
        medium="call",
        events=("e5",),
    ),
    Channel(
        sides=("Norland", "Orland"),
        level="central bank and treasury",
        actors=(("Ivo Lund",), ("Nadia Rahal",)),
        medium="letter",
        events=("e6",),
    ),
)
PENDING = (Pending(event="e5", due="2021-04-22", announced=("d13",), reason="no report after 22 April 2021 speaks of it"),)
POSITIONS = (
    Held(
        actor="Bashir Qadim",
        audience="private",
        issue="the strait",
        document="d01",
        evidence=(at("d01", "In private Qadim is ready to open the strait"),),
        chain=("an aide",),
    ),
    Held(
        actor="Bashir Qadim",
        audience="public",
        issue="the strait",
        document="d01",
        evidence=(at("d01", "In public he speaks of closing it for good"),),
    ),
)
DOSSIER = Dossier(
    case=CASE,
    texts=TEXTS.__getitem__,
    channels=CHANNELS,
    pending=PENDING,
    positions=POSITIONS,
    added={"d12": "2021-04-20"},
)
