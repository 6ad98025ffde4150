"""An invented case of four documents, its readings made by hand and linked: names that are formulas and scripts, characters
beyond the basic plane, passages over line breaks."""

from collections.abc import Iterator
from pathlib import Path

from dragoman.exchange.formats import FORMATS
from dragoman.linking.pipeline import LINKER, canonical, link_document
from dragoman.types import (
    Actor,
    ActorKind,
    Attribution,
    Document,
    Event,
    Participant,
    ParticipantRole,
    Reading,
    Role,
    Section,
    Span,
    Status,
    Time,
)
from dragoman.workspace.cases import Workspace
from dragoman.workspace.exporting import export

CASE = "strait"
HOSTILE = "=HYPERLINK(\"http://evil.example\")</title><script>alert('t')</script>"


class Made:
    """A reading made by hand; spans are found by their words."""

    def __init__(self, id: str, text: str, published: str | None, publisher: str, **known: str) -> None:
        document = Document.from_text(text, id=id, published=published, publisher=publisher, language="en", **known)
        self.document = document
        self.actors: list[Actor] = []
        self.times: list[Time] = []
        self.attributions: list[Attribution] = []
        self.events: list[Event] = []

    def at(self, words: str, nth: int = 1) -> Span:
        start = -1
        for _ in range(nth):
            start = self.document.text.index(words, start + 1)
        return start, start + len(words)

    def actor(self, name: str, kind: ActorKind, *mentions: Span, role: tuple[str, str] | None = None) -> str:
        id = f"a{len(self.actors) + 1}"
        roles = (Role(title=role[0], affiliation=role[1]),) if role else ()
        self.actors.append(Actor(id=id, name=name, kind=kind, mentions=mentions or (self.at(name),), roles=roles))
        return id

    def time(self, words: str, day: str) -> str:
        id = f"t{len(self.times) + 1}"
        self.times.append(Time(id=id, span=self.at(words), text=words, type="DATE", value=day, start=day, end=day))
        return id

    def said(self, source: str, cue: str, content: str, speaker: str | None, parent: str | None = None) -> str:
        id = f"at{len(self.attributions) + 1}"
        above = next((one.chain for one in self.attributions if one.id == parent), ())
        self.attributions.append(
            Attribution(
                id=id, parent=parent, source=(self.at(source),), cue=(self.at(cue),) if cue else (), content=(self.at(content),),
                speaker=speaker, speaker_kind="named" if speaker else "anonymous", form="indirect", chain=(*above, source),
            )
        )  # fmt: skip
        return id

    def event(
        self, kind: str, type: str | None, trigger: str, status: Status, parts: list[tuple[str, ParticipantRole]],
        *, time: str | None = None, place: str | None = None, by: str | None = None,
    ) -> str:  # fmt: skip
        id = f"e{len(self.events) + 1}"
        day = next((one.start for one in self.times if one.id == time), None)
        self.events.append(
            Event(
                id=id, kind=kind, type=type, mode=None, trigger=self.at(trigger), time=time, start=day, end=day, place=place,
                participants=tuple(Participant(actor=actor, role=role) for actor, role in parts), status=status, according_to=by,
                evidence=(self.at(trigger),),
            )
        )  # fmt: skip
        return id

    def reading(self) -> Reading:
        body = (Section(kind="body", start=0, end=len(self.document.text)),)
        import msgspec

        return Reading(
            document=msgspec.structs.replace(self.document, sections=body),
            actors=tuple(self.actors), times=tuple(self.times), attributions=tuple(self.attributions), events=tuple(self.events),
        )  # fmt: skip


def herald() -> Reading:
    made = Made(
        "wire/1",
        "🚢 Polaris reported that President Mira Halden met Premier Bashir Qadim in Vienna on 19 April\n2021, and that both "
        "sides would talk again.\nThe Regent Oram Tosk denied that a letter had been sent.",
        "2021-04-20", "Norland Herald", title=HOSTILE, url="javascript:alert(1)",
    )  # fmt: skip
    polaris = made.actor("Polaris", "outlet")
    halden = made.actor("Mira Halden", "person", role=("President", "Norland"))
    qadim = made.actor("Bashir Qadim", "person", role=("Premier", "Orland"))
    tosk = made.actor("Oram Tosk", "person", role=("Regent", "Orland"))
    day = made.time("19 April\n2021", "2021-04-19")
    told = made.said(
        "Polaris", "reported", "President Mira Halden met Premier Bashir Qadim in Vienna on 19 April\n2021", polaris
    )  # fmt: skip
    denial = made.said("The Regent Oram Tosk", "denied", "a letter had been sent", tosk)
    made.event(
        "meeting", "CONSULT", "met", "occurred", [(halden, "party"), (qadim, "party")], time=day, place="Vienna", by=told
    )  # fmt: skip
    made.event("letter", None, "letter", "denied", [(tosk, "source"), (qadim, "target")], by=denial)
    return made.reading()


def courier() -> Reading:
    made = Made(
        "b",
        "-Flash- Mira Halden met Bashir Qadim in Vienna on 19 April 2021. Bashir Qadim will visit Port Orla on 2 May 2021, "
        "Mira Halden said. Foreign minister Lena Dahl praised Bashir Qadim.",
        "2021-04-21", "@Evening Courier", title="Talks in Vienna",
    )  # fmt: skip
    halden = made.actor("Mira Halden", "person", made.at("Mira Halden"), made.at("Mira Halden", 2), role=("President", "Norland"))
    qadim = made.actor(
        "Bashir Qadim", "person", *(made.at("Bashir Qadim", n) for n in (1, 2, 3)), role=("Premier", "Orland")
    )  # fmt: skip
    dahl = made.actor("Lena Dahl", "person", role=("foreign minister", "Norland"))
    met, due = made.time("19 April 2021", "2021-04-19"), made.time("2 May 2021", "2021-05-02")
    said = made.said("Mira Halden said", "said", "Bashir Qadim will visit Port Orla on 2 May 2021", halden)
    made.event("meeting", "CONSULT", "met", "occurred", [(halden, "party"), (qadim, "party")], time=met, place="Vienna")
    made.event("visit", "AGREE", "visit", "planned", [(qadim, "source")], time=due, place="Port Orla", by=said)
    made.event("praise", "SUPPORT", "praised", "occurred", [(dahl, "source"), (qadim, "target")])
    return made.reading()


def monitor() -> Reading:
    made = Made("c", "Lena Dahl met Ivo Lund in Orla. Ivo Lund is a banker.", None, "Strait Monitor")
    dahl = made.actor("Lena Dahl", "person", role=("foreign minister", "Norland"))
    lund = made.actor("Ivo Lund", "person", made.at("Ivo Lund"), made.at("Ivo Lund", 2))
    made.event("meeting", "CONSULT", "met", "occurred", [(dahl, "party"), (lund, "party")], place="Orla")
    return made.reading()


def plain() -> Reading:
    return Made("d", "Nothing happened.\x0b\r\n", "2021-04-22", "+Wire").reading()


def fill(workspace: Workspace, *readings: Reading) -> None:
    """Link readings into the case, which is made anew."""
    workspace.repository.new_case(CASE)
    for reading in sorted(readings, key=canonical):
        with workspace.repository.transaction(CASE) as session:
            session.put(reading, link_document(reading, session.view), reader="test", linker=LINKER)
    workspace.settle(CASE)


def opened(folder: Path) -> Iterator[Workspace]:
    """A store with the case in it."""
    with Workspace.open(f"sqlite:///{folder}/store.db") as workspace:
        fill(workspace, herald(), courier(), monitor(), plain())
        yield workspace


def written(workspace: Workspace, format: str) -> bytes:
    """The case in that format."""
    return b"".join(export(workspace, CASE, FORMATS[format]))
