"""What Chinese, Japanese and Korean differ in: where the source stands, what marks it, the words of time and state.

A sentence of Chinese news has source, verb of saying, content; one of Japanese or Korean has the verb last, the content before
a particle of quotation (と, 고), and the source marked as topic or subject (は, が; 은, 는, 이, 가) before or behind the content.
"""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.reading.lexicon import rows
from dragoman.types import Status

_LINKS = {"zh": "的", "ja": "の", "ko": " "}


@dataclass(frozen=True)
class Tongue:
    """The grammar of one language, as patterns over its text."""

    language: str
    verb_last: bool
    according: re.Pattern[str]  # "据X报道，", "Xによると、", "X에 따르면": group `source`
    citing: re.Pattern[str]  # "援引X的话", "Xを引用して", "X를 인용해": group `source`
    subject: str  # particles that mark who does or says, "" where order alone does
    others: str  # particles of objects and partners
    quoting: str  # particles between content and verb of saying
    adverbs: re.Pattern[str]  # what stands between source and verb of saying
    pronoun: re.Pattern[str]
    taken_up: re.Pattern[str]  # "报道称": the medium that was named last
    states: tuple[tuple[Status, re.Pattern[str]], ...]  # what stands before a deed (Chinese) or behind it
    at: re.Pattern[str]  # place: group `place`


_ZH_TIME = (
    r"(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日|昨[天日]|今[天日]|当[天日]|日前|近日|早些时候|随后|此前|"
    r"[上本]?周[一二三四五六日]|星期[一二三四五六日])(?:[早晚上下中午凌晨傍间]*)"
)
_ZH_PLACE = (
    r"(?:[在于於][^，。；：“”]{1,24}?(?:上|中|时|後|后|期间|会上)?|对[^，。；：“”]{1,16}?|向[^，。；：“”]{1,16}?|"
    r"就[^，。；：“”]{1,24}?|接受[^，。；：“”]{1,16}?采访时)"
)

TONGUES = {
    "zh": Tongue(
        language="zh",
        verb_last=False,
        according=re.compile(
            r"(?:另|又|而)?据(?P<source>[^，。；：]{2,44}?)(?:"
            + _ZH_TIME
            + r")?(?:的)?(?P<cue>报道|報道|报导|報導|消息|透露|称|说法|介绍|说|证实)(?:称|说)?，"
            r"|(?:依据|按照|根据|按)(?P<source2>[^，。；：]{2,30}?)的?(?P<cue2>说法|报道|消息|声明)，"
        ),
        citing=re.compile(
            r"(?P<cue>援引|引述|引用|转引|综合)(?P<source>[^，。；]{2,36}?)(?:的)?(?:话|说法|消息|报道|報道|观点)?(?:称|说|报道|報道|，)"
        ),
        subject="",
        others="",
        quoting="",
        adverbs=re.compile(rf"(?:{_ZH_TIME}|{_ZH_PLACE}|也|还|則|则|并|再次|多次|同日|同时|又|公开|明确|一致|曾|已)*$"),
        pronoun=re.compile(r"(?:他|她|其|对方|该发言人|这位官员|该官员|这名官员|上述人士)$"),
        taken_up=re.compile(
            r"(?:^|[。，；])(?P<source>(?:该)?(?:报道|報道|文章|消息|声明))(?P<cue>称|说|指出|还说|还称|透露|认为)，?"
        ),
        states=(
            ("cancelled", re.compile(r"取消|推迟|延期|搁置|叫停|泡汤|未能成行|告吹")),
            ("denied", re.compile(r"没有|並未|并未|从未|未曾|不存在|并没有|未|不会|否认|無|没")),
            ("conditional", re.compile(r"如果|倘若|只要|只有|条件是|除非|若")),
            ("proposed", re.compile(r"提议|提議|建议|呼吁|要求|希望|愿意|願意|考虑|邀请|敦促|有意|有望|应当|应该")),
            ("planned", re.compile(r"将|將|拟|计划|計劃|预定|定于|即将|准备|预计|应邀")),
            ("alleged", re.compile(r"据称|可能|或(?:已|许)|疑似|传|传闻|据信|据悉|涉嫌")),
            ("ongoing", re.compile(r"正在|仍在|持续")),
        ),
        at=re.compile(r"[在于於](?P<place>[一-鿿·]{2,10}?)(?=举行|舉行|会晤|会谈|会面|会见|签署|交|开|被|召开|同|与|和|，)"),
    ),
    "ja": Tongue(
        language="ja",
        verb_last=True,
        according=re.compile(
            r"(?P<source>[^、。「」]{2,44}?)(?P<cue>によると|によれば|の話では|の報道では|が報じたところでは)、?"
        ),
        citing=re.compile(r"(?P<source>[^、。「」]{2,36}?)(?:の話)?(?P<cue>を引用し|の話として|の情報として|の話を引用し)"),
        subject="は|が|も|では|側は",
        others="を|に|と|から|へ|との|に対し",
        quoting="と|との見方を|との認識を|との考えを|ことを|とする|などと|として",
        adverbs=re.compile(r".*$"),
        pronoun=re.compile(r"(?:同氏|彼|彼女|同報道官|同筋|同高官|同紙|同通信)$"),
        taken_up=re.compile(r"(?!)"),
        states=(
            ("cancelled", re.compile(r"延期|中止|取りやめ|見送|取り消")),
            ("denied", re.compile(r"ていない|なかった|ていなかった|ない(?!か)|否定|事実無根|ておらず")),
            ("conditional", re.compile(r"なら|れば|場合|条件に|条件で")),
            ("planned", re.compile(r"予定|見通し|方針|計画|する考え|ことになった|こととなった|へ$|開く|行う(?=。|と|予定)")),
            ("proposed", re.compile(r"提案|要求|求め|用意がある|意向|検討|要請|促|呼び掛|呼びかけ|べき")),
            ("alleged", re.compile(r"疑い|疑われ|とみられ|可能性|という|らしい|模様|とされ")),
            ("ongoing", re.compile(r"ている最中|続けている|続いている")),
        ),
        at=re.compile(r"(?P<place>[ァ-ヴー]{2,12}|[一-鿿]{2,6})で(?!あ|は|き|す|も)"),
    ),
    "ko": Tongue(
        language="ko",
        verb_last=True,
        according=re.compile(r"(?P<source>[^,.”\"]{2,44}?)(?P<cue>에 따르면|에 의하면|에 따르면은),?\s*"),
        citing=re.compile(r"(?P<source>[^,.”\"]{2,36}?)(?P<cue>(?:을|를) 인용(?:해|하여|한))"),
        subject="은|는|이|가|도|께서|측은|측이",
        others="을|를|에게|와|과|에|로|으로|의",
        quoting=r"고|라며|다며|(?<=[\"”\ue000])며|면서",
        adverbs=re.compile(r".*$"),
        pronoun=re.compile(r"(?:그|그녀|신문|통신|방송|이 관계자|이 당국자|이 소식통|매체)$"),
        taken_up=re.compile(r"(?!)"),
        states=(
            ("cancelled", re.compile(r"연기|취소|무산|보류|철회")),
            ("denied", re.compile(r"않았|않는|않다|없었|없다|없으며|아니|부인|사실무근|못했")),
            ("conditional", re.compile(r"한다면|된다면|조건|경우|(?:하|되|오|가)면(?=\s|,)")),
            ("planned", re.compile(r"예정|계획|방침|할 것|하기로|열린다|열릴|앞두")),
            ("proposed", re.compile(r"제안|제의|요구|촉구|뜻을|용의|검토|의향|요청|희망|바란|해야")),
            ("alleged", re.compile(r"것으로 알려|의혹|가능성|추정|설이|전해졌|것으로 보")),
            ("ongoing", re.compile(r"진행 중|계속되고|중이")),
        ),
        at=re.compile(r"(?P<place>[가-힣]{2,10}?)(?:에서|서)(?=\s)"),
    ),
}


@cache
def table(name: str, language: str) -> tuple[dict[str, str], ...]:
    """The rows of `lexicon/eastern` in one language, the longest words first."""
    word = {"cues": "cue", "deeds": "word", "nouns": "noun", "places": "name"}[name]
    found = [row for row in rows(f"eastern/{name}") if row["language"] == language]
    return tuple(sorted(found, key=lambda row: -len(row[word])))


@cache
def nouns(kind: str, language: str) -> str:
    """The nouns of a kind as a pattern, longest first."""
    return "|".join(re.escape(row["noun"]) for row in table("nouns", language) if row["kind"] == kind)


@cache
def places(language: str) -> dict[str, tuple[str, str]]:
    """Name of a state, capital or city → its English name (of a capital, its state's) and its role."""
    return {row["name"]: (row["english"], row["role"]) for row in table("places", language)}


@cache
def place_pattern(language: str) -> str:
    """All names of states, capitals and cities, longest first."""
    return "|".join(re.escape(row["name"]) for row in table("places", language))


@cache
def state_pattern(language: str) -> str:
    """The names of states, longest first."""
    return "|".join(re.escape(row["name"]) for row in table("places", language) if row["role"] == "state")


def link_of(language: str) -> str:
    """What joins a state to its office: 的, の, a blank."""
    return _LINKS[language]
