"""A mill of reports: as many documents as are wanted, from templates, with names, dates, outlets and topics that vary.

Everything is invented but the states. Stories break at the rate of a few a day over years; each is carried by one outlet or by
many, in the words of an agency or in its own, with credit or without, in the days that follow. Heads of state and ministers stay
for the whole time, so that what is known of them grows with the case, as it does in a real one. `SHARES` says how much of each.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dragoman.types import Document

SHARES = {"copy": 0.25, "retelling": 0.35, "own": 0.40}
"""Of the documents: near copies of another's text, the same story in other words with or without credit, stories of their own."""
CARRIED = {1: 0.62, 4: 0.26, 15: 0.10, 60: 0.018, 400: 0.002}
"""Of the stories: by how many outlets they are carried, at most."""
PER_DAY = 12
_START = date(2018, 1, 8)

_STATES = (
    "Norway Sweden Finland Denmark Poland Hungary Romania Bulgaria Serbia Greece Turkey Georgia Armenia Egypt Jordan Iraq Oman "
    "Qatar Kenya Ghana Nigeria Ethiopia Sudan Morocco Algeria Tunisia India Nepal Japan Vietnam Indonesia "
    "Malaysia Chile Peru Colombia Mexico Canada Brazil Argentina Ecuador"
).split()
_CAPITALS = (
    "Oslo Stockholm Helsinki Copenhagen Warsaw Budapest Bucharest Sofia Belgrade Athens Ankara Tbilisi Yerevan Cairo Amman "
    "Baghdad Muscat Doha Nairobi Accra Abuja Khartoum Rabat Algiers Tunis Delhi Kathmandu Tokyo Hanoi Jakarta Santiago "
    "Lima Bogota Ottawa Brasilia Quito Vienna Geneva Zurich Paris"
).split()
_GIVEN = (
    "Anna Viktor Lena Tomas Mira Omar Astrid Karim Olga Pavel Nadia Ivo Marta Jonas Leila Emil Sara Anton Dina Felix Hana Oskar "
    "Petra Rami Silvia Teodor Vera Yusuf Zora Milan Ines Bruno Carla Dario Elena Franz Greta Hugo Irina Joran"
).split()
_ONSETS = (
    "Bal Cor Dahl Ekst Farn Gron Hald Isen Jarv Kest Lund Mor Nord Orl Pell Quar Rost Sund Tarn Ulv Vest Wend Yar Zell"
).split()
_ENDS = "berg dal eman fors gren holm itz kov lind mark nen ova qvist rand sen thal und vik win yev".split()
_PAPERS = "Herald Times Courier Gazette Post Tribune Observer Chronicle Daily Star Mirror Monitor".split()
_ISSUES = (
    "the pipeline", "fishing rights", "the border crossing", "frozen assets", "grain exports", "the prisoner exchange",
    "air traffic", "the naval exercise", "water from the dam", "customs duties", "the disputed islands", "gas deliveries",
    "visas for students", "the railway line", "arms deliveries", "the ceasefire", "debt relief", "the satellite launch",
)  # fmt: skip
_TITLES = ("President", "Prime Minister", "Foreign Minister", "Defense Minister", "central bank governor", "special envoy")


@dataclass(frozen=True)
class Story:
    """What happened: two sides with their people, what about, when and where, who told it first; `kind` chooses the templates."""

    number: int
    kind: str
    day: date
    first: tuple[str, str, str]
    second: tuple[str, str, str]
    issue: str
    city: str
    agency: str
    figure: int
    carriers: int


# {a}, {b}: title and name of each side; {A}, {B}: states; {ad}: name alone. What happened, in three wordings.
_LEADS = {
    "meeting": (
        "{a} met {b} in {city} on {day} to discuss {issue}, the {A} foreign ministry said.",
        "{a} and {b} held talks on {issue} in {city} on {day}, officials in {A} said.",
        "{issue1} dominated talks between {a} and {b}, who met in {city} on {day}, according to {agency}.",
    ),
    "planned": (
        "{a} will meet {b} in {city} on {day} to discuss {issue}, the {A} foreign ministry announced.",
        "{a} and {b} are to hold talks on {issue} in {city} on {day}, {agency} reports.",
        "{a} plans to travel to {city} on {day} to meet {b}, a spokesman for the {A} government said.",
    ),
    "letter": (
        "{agency} reports that {a} sent a secret letter to {b} in which he proposed talks on {issue}.",
        "{a} has written to {b} about {issue}, according to {agency}.",
        "A secret letter from {a} to {b} offers concessions on {issue}, {agency} said, citing an unnamed official.",
    ),
    "denial": (
        "{b} denied that he had met {a} in {city} to discuss {issue}, as {agency} had reported.",
        "A spokesman for {b} said that there had been no meeting with {a} about {issue}.",
        "{b} has rejected reports of a meeting with {a} in {city} on {day}.",
    ),
    "saying": (
        '"{A} will spend {figure} million dollars on {issue}," {a} told reporters in {city} on {day}.',
        "{a} said that {A} would spend {figure} million dollars on {issue}, {agency} reports.",
        "{A} will pay {figure} million dollars for {issue}, {a} told {agency}.",
    ),
    "threat": (
        "{a} warned on {day} that {A} would impose sanctions on {B} over {issue}.",
        "{A} is threatening {B} with sanctions over {issue}, {a} said, according to {agency}.",
        "{a} threatened to close the border with {B} unless {issue} was settled, {agency} reports.",
    ),
}
_MORE = (
    "The two governments have been at odds over {issue} for {months} months.",
    "{b} declined to comment.",
    "Diplomats in {city} said that {B} had asked for more time.",
    "{ad} is expected to brief parliament in {A} next week.",
    'An official who asked not to be named told {outlet} that "nobody expects an agreement on {issue} before {month}."',
    "Analysts said that {issue} would not be settled without {third}.",
    "{third} has offered to mediate between {A} and {B}.",
    "In {A}, the opposition called on {ad} to publish the terms.",
    "Trade between {A} and {B} fell by {months} percent last year, according to the statistics office.",
    "{B} recalled its ambassador from {A} in {month}.",
)
_CREDITS = (
    "{agency} reports.",
    "{text} The report by {agency} could not be verified.",
    "{text} {agency} first reported the story.",
)


class Mill:
    """Documents in the order of their dates; the same `seed` gives the same ones, and more of them begin with the fewer."""

    def __init__(self, seed: int = 20180108) -> None:
        self._random = Random(seed)
        self.outlets = self._outlet_names(160)
        self.agencies = [f"{name} Agency" for name in self._invent(6)]
        self._people = {state: self._cabinet() for state in _STATES}
        self.made: Counter[str] = Counter()
        self._stories = 0

    def documents(self, count: int) -> Iterator[Document]:
        """The first `count` documents."""
        running: list[tuple[Story, list[Document]]] = []
        for number in range(count):
            day = _START + timedelta(days=number // PER_DAY)
            running = [(s, told) for s, told in running if len(told) < s.carriers and (day - s.day).days < 21]
            story, told, kind = self._next(running, day)
            if kind == "own":
                running.append((story, told))
            document = self._written(number, day, story, told, kind)
            told.append(document)
            self.made[kind] += 1
            yield document

    def _next(self, running: Sequence[tuple[Story, list[Document]]], day: date) -> tuple[Story, list[Document], str]:
        """The story of the next document, what has been told of it, and how it will be."""
        kind = self._random.choices(list(SHARES), list(SHARES.values()))[0]
        if kind == "own" or not running:
            return self._story(day), [], "own"
        # Stories that many will carry are taken up more often.
        story, told = self._random.choices(running, [min(s.carriers, 60) for s, _ in running])[0]
        return story, told, kind

    def _story(self, day: date) -> Story:
        random = self._random
        self._stories += 1
        one, other = random.sample(_STATES, 2)
        rank = random.choice(range(len(_TITLES)))
        first = (self._people[one][rank], one)
        second = (self._people[other][min(rank, random.choice((rank, rank, 2)))], other)
        return Story(
            number=self._stories,
            kind=random.choice(list(_LEADS)),
            day=day,
            first=(_TITLES[rank], *first),
            second=(_title_of(self._people[other], second[0]), *second),
            issue=random.choice(_ISSUES),
            city=random.choice(_CAPITALS),
            agency=random.choice([*self.agencies, *self.outlets[:30]]),
            figure=random.randint(11, 989),
            carriers=random.choices(list(CARRIED), list(CARRIED.values()))[0],
        )

    def _written(self, number: int, day: date, story: Story, told: Sequence[Document], kind: str) -> Document:
        random = self._random
        outlet = random.choice(self.outlets)
        if kind == "copy":
            text = random.choice(told[:5]).text
            if random.random() < 0.6:
                text = f"{text} ({story.agency})" if random.random() < 0.5 else f"{text} Reporting by {story.agency}."
        else:
            wordings = _LEADS[story.kind]
            lead = wordings[0] if kind == "own" else random.choice(wordings)
            more = random.sample(_MORE, random.randint(1, 4))
            text = " ".join(self._filled(template, story, outlet) for template in (lead, *more))
            if kind == "retelling" and random.random() < 0.5:
                credit = random.choice(_CREDITS)
                text = text[:-1] + f", {story.agency} reports." if credit == _CREDITS[0] else credit.format(
                    text=text, agency=story.agency
                )  # fmt: skip
        title = f"{story.first[2]} and {story.second[2]}: {story.issue}"
        return Document.from_text(
            text, id=f"d{number:05}", title=title, publisher=outlet, published=day.isoformat(), language="en"
        )

    def _filled(self, template: str, story: Story, outlet: str) -> str:
        (one_title, one, one_state), (other_title, other, other_state) = story.first, story.second
        told = story.day + timedelta(days=9 if story.kind == "planned" else -1)
        return template.format(
            a=f"{one_state}'s {one_title} {one}" if one_title[0].islower() else f"{one_title} {one} of {one_state}",
            b=f"{other_state}'s {other_title} {other}" if other_title[0].islower() else f"{other_title} {other} of {other_state}",
            ad=one.split()[-1],
            A=one_state,
            B=other_state,
            third=_STATES[story.number % len(_STATES)],
            issue=story.issue,
            issue1=story.issue[0].upper() + story.issue[1:],
            city=story.city,
            day=f"{told.day} {told:%B %Y}",
            month=f"{story.day:%B}",
            agency=story.agency,
            outlet=outlet,
            figure=story.figure,
            months=story.figure % 23 + 2,
        )

    def _cabinet(self) -> list[str]:
        return [f"{self._random.choice(_GIVEN)} {name}" for name in self._invent(len(_TITLES))]

    def _invent(self, count: int) -> list[str]:
        return [self._random.choice(_ONSETS) + self._random.choice(_ENDS) for _ in range(count)]

    def _outlet_names(self, count: int) -> list[str]:
        names = [f"{town} {paper}" for town in dict.fromkeys(self._invent(count)) for paper in _PAPERS]
        return self._random.sample(names, count)


def _title_of(cabinet: Sequence[str], name: str) -> str:
    return _TITLES[list(cabinet).index(name)]
