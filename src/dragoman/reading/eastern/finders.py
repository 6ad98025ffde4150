"""Text → stretches that name or describe somebody, by patterns: one function for what stands alike in the three languages."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from dragoman.reading.eastern.figures import Figure
from dragoman.reading.eastern.tongues import nouns, place_pattern, places, state_pattern
from dragoman.types import Span

_HAN_NAME = r"(?:[一-鿿]{1,8}?(?:[·・][一-鿿]{1,8}?){0,3})"
_PARTY = r"(?:(?:朝鮮労働|自民|自由民主|共産|労働|民主|共和|立憲民主|公明|国民|人民|[ァ-ヴー]{2,10})党)?"
_ONE_CHARACTER = {"米": "米国", "英": "英国", "仏": "フランス", "独": "ドイツ", "露": "ロシア", "中": "中国", "韓": "韓国"}
# A state in one character, as two in one word: "米朝協議", "中美关系", "북미정상회담".
_SHORT = {
    "zh": {
        "中": "China", "美": "United States", "俄": "Russia", "朝": "North Korea", "韩": "South Korea", "日": "Japan",
        "英": "United Kingdom", "法": "France", "德": "Germany", "印": "India", "伊": "Iran", "以": "Israel", "乌": "Ukraine",
        "巴": "Pakistan",
    },
    "ja": {
        "日": "Japan", "米": "United States", "中": "China", "韓": "South Korea", "朝": "North Korea", "露": "Russia",
        "ロ": "Russia", "英": "United Kingdom", "仏": "France", "独": "Germany", "印": "India", "台": "Taiwan", "豪": "Australia",
    },
    "ko": {
        "한": "South Korea", "북": "North Korea", "미": "United States", "중": "China", "일": "Japan", "러": "Russia",
        "남": "South Korea",
    },
}  # fmt: skip
_STOP_ZH = (
    r"(?=\d|上周|上月|本周|本月|下周|下月|周[一二三四五六日]|星期|昨|今|当天|日前|近日|在|对|向|于|就|同|与|和|表示|说|說|称|稱|指|强调|透露|宣布|"
    r"认为|否认|会见|会晤|会面|会谈|致|访|抵|主持|率|，|。|、|：|；|“|”|（|）|？|的|将|將|已|也|还|则|并|于|等|及|通|提|要|呼|拒|承|发|签|参|给|是|被|"
    r"前往|启程|首次|再次|邀请|一行|曾|不|没|未|可能|计划|应|与会|介绍|解释|证实|确认|回应|重申|警告|批评|指责|达成|举行|共同|打电话|写信|从|到|去|来|$)"
)


def media(text: str, language: str) -> Iterator[tuple[Span, Figure]]:
    """Newspapers, agencies and broadcasters, by what they are called or by the marks of titles."""
    kinds = nouns("medium", language)
    for match in re.finditer(r"《(?P<name>[^》\n]{2,20})》", text):
        if re.search(rf"(?:{kinds})$|[A-Za-z]$", match["name"]) or re.match(
            r".{0,6}(?:报道|報道|称|援引|网站)", text[match.end() :]
        ):
            yield match.span(), Figure(match["name"], "outlet", f"m:{match['name']}")
    longer = "|".join(kind for kind in kinds.split("|") if len(kind) > 1)
    if language == "zh":
        quoted, plain = rf"[“](?P<name>[A-Za-z0-9 .·一-鿿]{{2,24}})[”](?:{kinds})", rf"(?P<plain>[一-鿿]{{2,6}}?(?:{longer}))"
    elif language == "ja":
        quoted = r"(?P<name>[A-Z]{2,5})(?=通信|テレビ)"
        plain = rf"(?P<plain>(?:[一-鿿]{{1,6}}|[ァ-ヴー・]{{2,14}})(?:{longer}))"
    else:
        quoted = r"['‘](?P<name>[가-힣A-Za-z ]{2,16})['’](?=[은는이가을를]|\s|의)"
        plain = rf"(?P<plain>[가-힣]{{2,8}}(?:{longer}))"
    pattern = f"{quoted}|{plain}"
    for match in re.finditer(pattern, text):
        name = match["name"] or match["plain"]
        if name and name not in ("新闻社", "通讯社", "新聞", "신문"):
            yield match.span(), Figure(name, "outlet", f"m:{name}")


def _state_before(language: str) -> str:
    link = {"zh": "的?", "ja": "の?", "ko": r" ?"}[language]
    return rf"(?:(?P<of>{state_pattern(language)}){link})?"


def holders(text: str, language: str) -> Iterator[tuple[Span, Figure]]:
    """Persons with an office, and offices without a name whose state or body the text gives."""
    titles, orgs = nouns("title", language), nouns("organisation", language)
    organ = rf"(?P<organ>{orgs})?"
    if language == "zh":
        held = rf"(?P<title>(?:前|新任|候任)?(?:(?:{titles})(?:兼|、)?)+)(?!府|团|制|任|级|选举|夫人|办公室|令|职|国)"
        pattern = rf"{_state_before(language)}{organ}{held}(?P<name>{_HAN_NAME})??{_STOP_ZH}"
    elif language == "ja":
        state = rf"(?P<of2>{state_pattern(language)}|[米英仏独露中韓])?"
        name = r"(?P<name>[ァ-ヴー・＝]{2,20}|[一-鿿]{2,5}?)"
        pattern = rf"{_state_before(language)}{organ}の?{name}{_PARTY}{state}(?P<title>(?:{_PARTY}(?:{titles}))+)"
    else:
        first = r"(?:(?![가-힣]*(?:에서|에게|해|고|며|은|는|을|를|의|과|와|로|이|가) )[가-힣]{1,6} )?"
        body = r"(?:[가-힣]{1,8}(?:회|부|당|원|단|국|처|청|실|대학|연구소|위|성) )?"
        pattern = (
            rf"(?<![가-힣\d]){_state_before(language)}(?:{organ} )?(?<![가-힣\d])"
            rf"(?P<name>{first}(?![가-힣]{{1,4}}(?:회|부|당|처|청|위) )[가-힣]{{2,4}}) "
            rf"(?:(?P<of2>{state_pattern(language)}) )?{body}(?P<title>(?:(?:{orgs}) )?(?:{titles}))(?!실|직|궁|선거|급)"
        )
    known = places(language)
    for match in re.finditer(pattern, text):
        name = (match["name"] or "").strip()
        of: str | None = match["of"] or match.groupdict().get("of2") or match["organ"]
        of = _ONE_CHARACTER.get(of or "", of)
        if language == "ko" and name:
            words = [w for w in name.split() if w not in known and not re.fullmatch(rf"(?:{orgs})", w)]
            if match["of"] is None and len(name.split()) > len(words):
                of = of or next((w for w in name.split() if w in known), None)
            name = " ".join(words)
        if not name and language != "zh":
            continue
        if name in ("両国", "各国", "同国", "양국", "両", "各") or (
            language == "ko" and re.search(rf"(?:{orgs})$", name.split(" ")[-1] if name else "")
        ):
            continue
        if name in known or (language == "ja" and re.search(rf"(?:{orgs})$", name)):
            name = ""
        title = match["title"]
        country = known.get(match["of"] or "", (None, ""))[0]
        if name:
            figure = Figure(name, "person", f"p:{name}", roles={(title, of): None}, forms={match.group().strip(): None})
        elif of is not None:
            figure = Figure(
                match.group().strip(), "person", f"d:{country or of}:{title}", roles={(title, of): None}, described=True
            )
        else:
            continue
        begin = (
            match.start("of")
            if match["of"]
            else match.start("organ")
            if match["organ"]
            else match.start("title" if language == "zh" else "name")
        )
        yield (begin, match.end()), figure


def before_title(text: str, language: str) -> Iterator[tuple[Span, Figure]]:
    """ "特朗普总统", "文 대통령", "金委員長": a name before its title in Chinese, a surname alone in the other two."""
    titles = nouns("title", language)
    if language != "zh":
        return
    held = "|".join((nouns("organisation", language), state_pattern(language), titles))
    for match in re.finditer(rf"(?:^|(?<=[，。；：“”、和与同对向由及\n]))(?P<name>[一-鿿·]{{2,5}}?)(?P<title>{titles})", text):
        if not re.search(rf"(?:{held})|^(?:该|一|两|多|这|那|有|前|新|副|原|现任|高级)", match["name"]):
            yield (
                match.span(),
                Figure(
                    match["name"],
                    "person",
                    f"p:{match['name']}",
                    roles={(match["title"], None): None},
                    forms={match.group(): None},
                ),
            )


def surnames(text: str, language: str, figures: Iterable[Figure]) -> Iterator[tuple[Span, Figure]]:
    """ "김 위원장", "金委員長", "트럼프 대통령": somebody named in full before."""
    persons = [figure for figure in figures if figure.kind == "person" and not figure.described]
    titles = nouns("title", language)
    pattern = (
        rf"(?<![가-힣])(?P<name>[가-힣])\s(?P<title>{titles})" if language == "ko" else rf"(?P<name>[一-鿿])(?P<title>{titles})"
    )
    for match in re.finditer(pattern, text) if language != "zh" else ():
        meant = [
            f for f in persons if f.name.startswith(match["name"]) and any((t or "").endswith(match["title"]) for t, _ in f.roles)
        ]
        if len(meant) == 1:
            yield match.span(), meant[0]


def bodies(text: str, language: str) -> Iterator[tuple[Span, Figure]]:
    """Ministries, armies, parliaments and other bodies, with their state."""
    known = places(language)
    # "국방부는", and not "공군기지"; "軍", and not "軍事"; "国連", and not "首長国連邦"
    edge, end = (r"(?<![가-힣])", r"(?=[은는이가도의를을과와에,\s]|측|$)") if language == "ko" else ("", "(?![事邦])")
    for match in re.finditer(rf"{edge}{_state_before(language)}(?P<body>{nouns('organisation', language)}){end}", text):
        state = known.get(match["of"] or "", (None, ""))[0]
        yield (
            match.span(),
            Figure(
                match.group(),
                "organisation",
                f"o:{state}:{match['body']}",
                roles={(None, match["of"]): None} if match["of"] else {},
            ),
        )


def anonymous(text: str, language: str) -> Iterator[tuple[Span, Figure]]:
    """Officials, sources and witnesses without a name."""
    before = {"zh": r"(?:[^，。；：“”]{0,16}?的)?", "ja": r"(?:[^、。「」はがもと]{1,14}の)?", "ko": r""}[language]
    if language == "zh":
        before = (
            r"(?:(?:多名|数名|一名|两名|几名|三名|某)(?:[^，。；：“”]{0,10}?的)?)?(?:"
            + state_pattern("zh")
            + r")?(?:政府|军方|外交|总统府)?"
        )
    if language == "ko":
        whose = f"{state_pattern('ko')}|{nouns('organisation', 'ko')}"
        before = rf"(?:(?:{whose}) )?(?:(?:내부|외교|고위|익명의|현지|군|정부|정통한|복수의) )*"
    for match in re.finditer(rf"(?P<whole>{before}(?:{nouns('anonymous', language)}))", text):
        yield (
            match.span("whole"),
            Figure(
                match["whole"].strip(), "group" if language == "zh" else "person", f"x:{match['whole'].strip()}", described=True
            ),
        )


_TRADITIONAL = frozenset("國韓羅烏緬賓臺灣")


def _how_common(name: str) -> tuple[bool, bool, bool, int, str]:
    return name[-1] in "方側", len(name) < 2, bool(_TRADITIONAL & set(name)), len(name), name


@cache
def chief_names(language: str) -> dict[str, str]:
    """English name of a state → the name that newspapers of the language use most: the shortest of two characters or more."""
    chief: dict[str, str] = {}
    for name, (english, role) in sorted(places(language).items(), key=lambda item: _how_common(item[0])):
        if role == "state":
            chief.setdefault(english, name)
    return chief


def pairs(text: str, language: str) -> Iterator[tuple[Span, Figure]]:
    """Two states in two characters: "米朝協議", "中美关系"."""
    short = _SHORT[language]
    behind = {
        "zh": r"(?:首脑|两国|双边|关系|会谈|谈判|高层|领导人|元首|之间|贸易|战争|三国|官员|代表|双方|外长)",
        "ja": r"(?:首脳|両国|協議|会談|関係|間|交渉|対話|首席|高官|貿易|戦争)",
        "ko": r"(?:\s?정상|\s?양국|\s?관계|\s?협상|\s?회담|\s?대화|\s?실무|\s?고위급|\s?간)",
    }[language]
    chief = chief_names(language)
    for match in re.finditer(rf"([{''.join(short)}])([{''.join(short)}])(?={behind})", text):
        for group in (1, 2):
            english = short[match[group]]
            name = chief.get(english, match[group])
            yield match.span(group), Figure(name, "state", f"s:{english}", english=english, forms={match[group]: None})


def states(text: str, language: str) -> Iterator[tuple[Span, Figure]]:
    """States, also by their capitals; not where something happens."""
    edge = r"(?<![가-힣])" if language == "ko" else ""  # "우리가" is no Riga
    for match in re.finditer(rf"{edge}(?:{place_pattern(language)})", text):
        english, role = places(language)[match.group()]
        behind = text[match.end() : match.end() + 3]
        if language == "ko" and match.group() == "인도" and behind[:1] in ("적", "주"):
            continue  # "인도적 지원" is no aid by India
        if re.match(r"で(?!は)|에서|서\s|国内", behind) or (role != "state" and re.match(r"举行|会", behind)):
            continue  # where, and not who
        if role == "city" or (role == "capital" and text[max(0, match.start() - 1) : match.start()] in "在于於"):
            continue
        name = chief_names(language).get(english, match.group())
        yield match.span(), Figure(name, "state", f"s:{english}", english=english, forms={match.group(): None})
