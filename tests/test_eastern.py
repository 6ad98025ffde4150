"""Chinese, Japanese and Korean: every row of the lexica is read in its example, who says what, what was done, on which day."""

from functools import cache

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import Document, Reading
from dragoman.reading.eastern.cast import Cast
from dragoman.reading.eastern.sayings import find_attributions
from dragoman.reading.eastern.text import sentences_of
from dragoman.reading.languages import EASTERN
from dragoman.reading.lexicon import rows
from dragoman.reading.pipeline import read_all
from dragoman.reading.sections import find_sections

PUBLISHED = "2021-05-14"  # a Friday


@cache
def read_one(language: str, text: str) -> Reading:
    return next(read_all([Document.from_text(text, language=language, published=PUBLISHED)]))


def names_of(reading: Reading) -> dict[str, str]:
    return {actor.id: actor.name for actor in reading.actors}


def said(language: str, text: str) -> list[tuple[str | None, str, tuple[str, ...]]]:
    """Name of the speaker, kind of speaker and chain of each attribution."""
    reading = read_one(language, text)
    names = names_of(reading)
    return [(names.get(a.speaker or ""), a.speaker_kind, a.chain) for a in reading.attributions]


def deeds(language: str, text: str) -> list[tuple[str, str, tuple[str, ...], str | None, str | None]]:
    """Kind, status, parties, first day and place of each event but those of saying."""
    reading = read_one(language, text)
    names = names_of(reading)
    return [
        (e.kind, e.status, tuple(names[p.actor] for p in e.participants), e.start, e.place)
        for e in reading.events
        if e.kind not in ("statement", "denial", "request", "refusal", "accusation")
    ]


def table(name: str, language: str) -> list[dict[str, str]]:
    return [row for row in rows(f"eastern/{name}") if row["language"] == language]


@pytest.mark.parametrize("language", EASTERN)
def test_every_word_of_saying_is_found_with_its_kind(language: str) -> None:
    def is_found(row: dict[str, str]) -> bool:
        document = Document.from_text(row["example"], language=language, published=PUBLISHED)
        document = msgspec.structs.replace(document, sections=find_sections(document))
        sentences = sentences_of(document, language)
        _, kinds = find_attributions(row["example"], language, sentences, Cast(row["example"], language))
        return row["kind"] in kinds

    assert [row["example"] for row in table("cues", language) if not is_found(row)] == []


@pytest.mark.parametrize("language", EASTERN)
def test_every_deed_is_found_with_its_kind_and_its_two_states(language: str) -> None:
    wrong = []
    for row in table("deeds", language):
        found = [(kind, set(parties)) for kind, _, parties, _, _ in deeds(language, row["example"])]
        states = {"zh": {"美国", "伊朗"}, "ja": {"米国", "イラン"}, "ko": {"미국", "이란"}}[language]
        if (row["kind"], states) not in found:
            wrong.append((row["word"], found))
    assert wrong == []


@pytest.mark.parametrize("language", EASTERN)
def test_every_noun_makes_a_speaker_of_its_kind(language: str) -> None:
    kinds = {"press": "outlet", "title": "named", "organisation": "named", "anonymous": "anonymous", "medium": "outlet"}
    wrong = []
    for row in table("nouns", language):
        speakers = {kind for _, kind, _ in said(language, row["example"])}
        if speakers != {kinds[row["kind"]]}:
            wrong.append((row["noun"], row["kind"], speakers))
    assert wrong == []


@pytest.mark.parametrize("language", EASTERN)
def test_every_state_is_known_by_its_english_name(language: str) -> None:
    wrong = [
        row["name"]
        for row in table("places", language)
        if row["role"] == "state" and len(row["name"]) > 1 and not _is_known(language, row["name"], row["english"])
    ]
    assert wrong == []


def _is_known(language: str, name: str, english: str) -> bool:
    text = {
        "zh": f"{name}15日表示，会谈已经举行。",
        "ja": f"{name}は15日、会談を行ったと述べた。",
        "ko": f"{name}는 15일 회담을 했다고 밝혔다.",
    }
    return any(english in actor.aliases for actor in read_one(language, text[language]).actors)


@pytest.mark.parametrize("table_", ["cues", "deeds", "nouns", "places"])
def test_every_row_has_a_source_and_an_example(table_: str) -> None:
    assert all(row["source"] and row["example"] and row["language"] in EASTERN for row in rows(f"eastern/{table_}"))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "据《南岛日报》报道，两国外长已通话。", [("南岛日报", "outlet", ("南岛日报",))]),
        ("zh", "外交部发言人王明13日对记者表示，会谈已经结束。", [("王明", "named", ("王明",))]),
        ("zh", "另据知情人士透露，双方将再次会谈。", [("知情人士", "anonymous", ("知情人士",))]),
        ("zh", "“对话是唯一的出路。”联合国秘书长古特松14日对记者说。", [("古特松", "named", ("古特松",))]),
        ("zh", "发言人王明表示，会谈顺利。他否认曾提出条件。", [("王明", "named", ("王明",)), ("王明", "named", ("王明",))]),
        (
            "zh",
            "《南岛日报》援引一名官员的话说，信中没有提到赔款。",
            [("一名官员", "anonymous", ("南岛日报", "一名官员")), ("南岛日报", "outlet", ("南岛日报",))],
        ),
        ("zh", "没有发现日方所说的情况。", []),
        ("zh", "他被称为和平使者，这种说法并不准确。", []),
        ("ja", "スリアント外相は13日、会談は終わったと述べた。", [("スリアント", "named", ("スリアント",))]),
        ("ja", "会談は終わったと、南島日報が13日報じた。", [("南島日報", "outlet", ("南島日報",))]),
        ("ja", "外務省幹部によると、両国は協議を行う予定。", [("幹部", "anonymous", ("外務省幹部",))]),
        ("ja", "非難を続けているが、関係者は「交渉では柔軟だ」と指摘した。", [("関係者", "anonymous", ("関係者",))]),
        (
            "ja",
            "両国が合意したことが14日、分かった。複数の関係者が明らかにした。",
            [("複数の関係者", "anonymous", ("複数の関係者",))],
        ),
        ("ja", "報道官は米側が譲歩を要求したとする主張を否定した。", [(None, "unknown", ("報道官",))]),
        ("ko", "수리안토 외무장관은 13일 회담이 끝났다고 밝혔다.", [("수리안토", "named", ("수리안토",))]),
        ("ko", "외교 소식통에 따르면 양국은 협상을 할 예정이다.", [("외교 소식통", "anonymous", ("외교 소식통",))]),
        (
            "ko",
            "회담이 끝났다고 남도일보가 13일 복수의 관계자를 인용해 보도했다.",
            [("복수의 관계자", "anonymous", ("남도일보", "복수의 관계자")), ("남도일보", "outlet", ("남도일보",))],
        ),
        ("ko", "신문은 북한이 제재 해제를 요구했다고 전했다.", [(None, "unknown", ())]),
    ],
)
def test_who_says_it(language: str, text: str, expected: list[tuple[str | None, str, tuple[str, ...]]]) -> None:
    found = said(language, text)
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("language", "text", "deed"),
    [
        ("zh", "美国总统致信伊朗总统。", ("letter", "occurred")),
        ("zh", "美国与伊朗没有举行会谈。", ("talks", "denied")),
        ("zh", "美国将于6月1日与伊朗会谈。", ("talks", "planned")),
        ("zh", "原定15日举行的美国与伊朗会谈已经推迟。", ("talks", "cancelled")),
        ("zh", "美国提议与伊朗会谈。", ("talks", "proposed")),
        ("zh", "据《南岛日报》报道，美国与伊朗13日通话。", ("call", "alleged")),
        ("zh", "伊朗外交部否认美国与伊朗通话。", ("call", "denied")),
        ("ja", "米国とイランは15日、ジュネーブで会談した。", ("meeting", "occurred")),
        ("ja", "米国とイランは会談していない。", ("meeting", "denied")),
        ("ja", "米国とイランは6月1日に会談する予定。", ("meeting", "planned")),
        ("ja", "米国とイランの会談は延期された。", ("meeting", "cancelled")),
        ("ja", "米国はイランに協議を提案した。", ("talks", "proposed")),
        ("ja", "イラン外務省は、米国との協議で譲歩したことを否定した。", ("talks", "occurred")),
        ("ko", "미국과 이란이 15일 제네바에서 회담했다.", ("meeting", "occurred")),
        ("ko", "미국과 이란은 협상을 하지 않았다.", ("talks", "denied")),
        ("ko", "미국과 이란은 6월 1일 협상을 열 예정이다.", ("talks", "planned")),
        ("ko", "미국과 이란의 협상이 연기됐다.", ("talks", "cancelled")),
        ("ko", "미국은 이란에 협상을 제안했다.", ("talks", "proposed")),
        ("ko", "미국과 이란이 협상을 한 것으로 알려졌다.", ("talks", "alleged")),
    ],
)
def test_how_a_deed_stands(language: str, text: str, deed: tuple[str, str]) -> None:
    assert deed in [(kind, status) for kind, status, *_ in deeds(language, text)]


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("zh", "美国与伊朗5月9日在日内瓦会谈。", "2021-05-09"),
        ("zh", "美国与伊朗上周三会谈。", "2021-05-05"),
        ("zh", "美国与伊朗昨天会谈。", "2021-05-13"),
        ("zh", "美国与伊朗30日会谈。", "2021-04-30"),
        ("zh", "美国将于20日与伊朗会谈。", "2021-05-20"),
        ("ja", "米国とイランは9日に会談した。", "2021-05-09"),
        ("ja", "米国とイランは先週の水曜日に会談した。", "2021-05-05"),
        ("ja", "米国とイランは20日に会談する予定。", "2021-05-20"),
        ("ko", "미국과 이란은 지난달 30일 협상을 했다.", "2021-04-30"),
        ("ko", "미국과 이란은 수요일 협상을 했다.", "2021-05-12"),
        ("ko", "미국과 이란은 다음 달 1일 협상을 열 예정이다.", "2021-06-01"),
    ],
)
def test_days_count_from_the_day_of_writing(language: str, text: str, days: str) -> None:
    assert days in [start for _, _, _, start, _ in deeds(language, text)]


@pytest.mark.parametrize(
    ("language", "text", "states"),
    [
        ("ja", "米朝首脳会談は延期された。", {"米国", "北朝鮮"}),
        ("ko", "북미정상회담은 연기됐다.", {"북한", "미국"}),
        ("zh", "中美首脑会晤已经推迟。", {"中国", "美国"}),
    ],
)
def test_two_states_in_two_characters(language: str, text: str, states: set[str]) -> None:
    assert {name for _, _, parties, _, _ in deeds(language, text) for name in parties} == states


def test_a_capital_inside_another_word_is_none() -> None:
    assert not read_one("ko", "우리가 언급하는 것은 적절치 않다.").actors  # "리가" is Riga


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ko", "카를로스 레예스 필리핀 외무장관이 도착했다. 레예스 장관은 협상을 제안했다고 말했다.", "카를로스 레예스"),
        ("ko", "안찬호 가족회 대표가 도착했다. 안 대표는 회담이 끝났다고 말했다.", "안찬호"),
        ("ja", "朴明秀委員長が到着した。朴委員長は会談が終わったと述べた。", "朴明秀"),
        ("zh", "国务委员李明抵达。李明表示，会谈顺利。", "李明"),
    ],
)
def test_a_surname_means_whom_the_text_has_named(language: str, text: str, name: str) -> None:
    assert [speaker for speaker, _, _ in said(language, text)] == [name]


_EXAMPLES = {
    language: sorted(
        {row["example"] for name in ("cues", "deeds", "nouns") for row in rows(f"eastern/{name}") if row["language"] == language}
    )
    for language in EASTERN
}
_NOISE = st.text(alphabet="abc 。，、：；\n“”「」『』'\"()（）【】《》1月日週요일はがと고は言é😀称说", max_size=30)


def _mixed(language: str) -> st.SearchStrategy[tuple[str, str]]:
    parts = st.lists(st.one_of(st.sampled_from(_EXAMPLES[language]), _NOISE), min_size=1, max_size=5)
    return parts.flatmap(lambda found: st.sampled_from(["", "\n", "。", "「", " "]).map(lambda gap: (language, gap.join(found))))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(EASTERN)).flatmap(_mixed))
def test_every_reading_keeps_the_contract(case: tuple[str, str]) -> None:
    language, text = case
    reading = next(read_all([Document.from_text(text, language=language, published=PUBLISHED)]))
    by_id = {a.id: a for a in reading.attributions}
    for child in reading.attributions:
        spans = (*child.source, *child.cue, *child.content)
        assert all(0 <= start < end <= len(text) for start, end in spans)
        seen, above = {child.id}, child.parent
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = by_id[above].parent
        if child.parent is not None:
            assert all(any(s <= a and b <= e for s, e in by_id[child.parent].content) for a, b in child.content)
    actors = {a.id for a in reading.actors}
    assert {p.actor for e in reading.events for p in e.participants} <= actors
    assert all(e.according_to is None or e.according_to in by_id for e in reading.events)
    assert all(a.speaker is None or a.speaker in actors for a in reading.attributions)
    assert all(t.text == text[t.span[0] : t.span[1]] for t in reading.times)
