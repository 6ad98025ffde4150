"""Deed → whom it befalls: the subject of a passive, the object of a verb, the genitive of a noun; and its doer."""

import re
from functools import cache

from dragoman.reading.lesser.actors import Person
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.reach import adjunct_at, is_adjunct, is_behind_after, relative_after, told_beside
from dragoman.reading.lesser.words import Found, entries, grammar
from dragoman.types import ParticipantRole, Span

# Deeds that somebody does to somebody else.
_DONE_TO = frozenset({
    "arrest", "abduction", "release", "killing", "attack", "airstrike", "shelling", "bombing", "expulsion", "seizure", "sanction",
    "conviction", "investigation", "rescue",
})  # fmt: skip
# Whose noun is of whom it befalls: "the arrest of Dahl", not "the attack of the rebels".
_OF_THE_PATIENT = frozenset({"arrest", "abduction", "release", "killing", "expulsion", "conviction", "rescue"})
_ARTICLE = r"\s*(?:(?:el|la|los|las|o|a|os|as|le|les|l'|il|lo|gli|i|der|die|das|de|het)\s*)?"
_OBJECT_MARK = re.compile(r"(?<!\w)(?:a|al)(?:\s+(?:la|los|las|el))?(?:\s+[a-záéíóúñ]+){0,2}\s+$")  # "a la periodista Ana Vela"
_HAVING = {  # before the participle of a verb whose object follows it
    "fr": re.compile(r"(?<!\w)(?:a|ont|avait|avaient|aurait|auraient|aura|auront)\s+(?:\w+\s+)?$"),
    "it": re.compile(r"(?<!\w)(?:ha|hanno|aveva|avevano|avrebbe|avrebbero)\s+(?:\w+\s+)?$"),
}
_PLURAL = re.compile(r"\w+ли$")  # "задержали": they, whoever they are
_HIM = re.compile(r"\w+[аяую](?!\w)")  # "Павла", "Анну"; not "Силы ПВО"
_BOUNDARY = re.compile(r"\s*(?:[.,،؛:]|$|(?:في|من|علي|على|خلال|بعد|قبل|امس|اليوم|يوم|مساء|صباح|فجر|ليل)(?!\w)|[بل]\w{3,})")
_BY_CASE = re.compile(r"(?:ом|ем|єм|ой|ою|ей|ею|єю|ью|ами|ями|им|ым)(?!\w)")  # the doer of a passive in Russian and Ukrainian
_THAT = re.compile(r"(?<!\w)(?:que(?!\w)|qu'|che(?!\w)|dat(?!\w)|dass(?!\w))")
# The pronoun of a relative clause, and the verb at the end of a German or Dutch one.
_RELATIVE = {
    "es": re.compile(
        r"(?<!\w)(?:que|quien|quienes)(?=\s+(?:ya\s+|no\s+)?(?:fue|fueron|han? sido|había|habían|estaban?|están?|serán?)(?!\w))"
    ),
    "pt": re.compile(r"(?<!\w)que(?=\s+(?:já\s+|não\s+)?(?:foi|foram|tinham? sido|estavam?|estão|está|serão|será)(?!\w))"),
    "fr": re.compile(r"(?<!\w)qui(?=\s)"),
    "it": re.compile(r"(?<!\w)che(?=\s+(?:è|sono|era|erano|venne|vennero|furono|fu|sarà|saranno|erano)(?!\w))"),
    "de": re.compile(r"(?<!\w)(?:der|die|das|denen|welche[rs]?)(?=\s)"),
    "nl": re.compile(r"(?<!\w)(?:die|dat)(?=\s)"),
    "ru": re.compile(r"(?<!\w)котор\w+"),
    "uk": re.compile(r"(?<!\w)(?:як(?:ий|а|е|і|их|ого|у)|котр\w+)(?!\w)"),
}
_AFTER_COMMA = frozenset({"de", "nl", "ru", "uk"})
_VERB_LAST = re.compile(r"\s+(?:worden\s+)?(?:wurden?|werden?|wird|wordt|worden|ist|sind|waren?|is|zijn|was)(?!\w)")
# Names that have such an ending in their basic form.
_PLAIN_NAMES = frozenset(
    "Андрей Алексей Сергей Матвей Тимофей Елисей Моисей Фаддей Авдей Корней Евсей Пантелей Герей Гирей Максим Ефим Юхим Єфим "
    "Аким Трофим Трохим Вадим Серафим Никодим Ибрагим Ібрагім Ибрахим Карим Керим Салим Селим Рахим Рагим Хаким Касим Касым "
    "Азим Назим Назым Надим Рустем Артем Артём Ким Эфраим Эрдем Эдем Йоахим Ахим Джим Тим".split()
)
_PLAIN_SURNAME = re.compile(r"(?:ов|ев|ёв|єв|їв|ин|ын|ін|їн|ський|цький|ский|цкий|ий|ый|ова|ева|єва|ина|ська|цька|ская|цкая)$")
_LATE = re.compile(r"\s+tarafından")
_GENITIVE = re.compile(r"'n?[ıiuü]n(?!\w)")  # the subject of "tutukladığını", "bırakması"
_NO_NOMINATIVE = re.compile(
    r"['’]|\s+(?:ordusu|hükümeti|güçleri|kuvvetleri|polisi|donanması|medyası|basını|sözcüsü|\w*bakan[ıl]\w*|\w*başkanı|\w+leri|\w+ları)(?!\w)",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(r"\w(?:[dt][ıiuü]ğ|m[ae]s[ıi]|[ae]ca[ğk]|[ae]ce[ğk])[ıi]?\w*$")
_TURKISH_VERB = re.compile(r"(?:[dt][ıiuü](?:ler|lar|k|m)?|m[ıiuü]ş\w*|yor\w*|[ae]r[ae]k)$")
_LIGHT_VERB = re.compile(r"\s+e[dt]\w+")
_WAS = re.compile(r"\s*(?:[وف]?كان(?:ت|وا)?\s+)?")  # "وكانت إسرائيل قد قصفت سوريا"
# What stands before an Arabic verb whose subject follows it; any other word there may be the subject.
_NO_SUBJECT_BEFORE = re.compile(
    r"\s*(?:(?:قد|لقد|لم|لن|و|ف|كما|ثم|حيث|عندما|بعدما|بينما)\s*)?|\s*و?(?:في|خلال|بعد|قبل|منذ|يوم|امس|أمس|اليوم)(?:\s+\w+){0,3}\s*"
)
_WITH_OBJECT = re.compile(r"\w{3,}(?:ها|هم|هما|ته)$")  # "قصفتها إسرائيل": it stands before the verb what she shelled
_COUNTED = re.compile(r"(?P<before>\w+)\s+(?:ثلاث|[اأ]ربع|خمس|ست|سبع|ثماني|تسع|عشر|عشرات|عددا|اثنين|\d+)ة?(?!\w)")
_NOT_COUNTING = frozenset("في من مع قبل بعد منذ خلال الى إلى على علي حتى الساعة".split())
_ACCUSATIVE = {"tr": re.compile(r"'[yn]?[ıiuü](?!\w)"), "fa": re.compile(r"\s+را(?!\w)")}


def _is_done_to(page: Page, trigger: Found) -> bool:
    return trigger.row["kind"] in _DONE_TO or _is_summons(page, trigger)


def _is_summons(page: Page, trigger: Found) -> bool:
    words = grammar(page.language, "summons")
    return bool(words) and re.search(rf"(?<!\w)(?:{words})", page.text[slice(*trigger.span)], re.IGNORECASE) is not None


def _summons(page: Page, person: Person) -> bool:
    """ "به وزارت خارجه احضار شد": who is summoned to a body is summoned by it."""
    to = grammar(page.language, "summons-to")
    before = page.text[max(0, person.mention.span[0] - 20) : person.mention.span[0]]
    body = person.mention.kind == "organisation"
    return body and bool(to) and re.search(rf"(?<!\w)(?:{to})\s*$", before, re.IGNORECASE) is not None


def doers(page: Page, trigger: Found, people: list[Person]) -> list[Person]:
    """The states that the words name as doers of a deed: "Irán detuvo a …", "pelo Irão", "Ираном"."""
    if not _is_done_to(page, trigger):
        return []
    states = [p for p in people if p.mention.kind in ("state", "capital")]
    if _is_passive(page, trigger, people):
        return [p for p in states if _is_agent(page, p)]
    return [p for p in states if _is_subject(page, trigger, p)]


def befallen(page: Page, trigger: Found, people: list[Person]) -> dict[str, ParticipantRole]:
    """The roles in a deed whose words tell whom it befalls: "fue detenido", "wurde von … getötet", "a arrêté Paul Morel"."""
    if not _is_done_to(page, trigger):
        return {}
    if _is_passive(page, trigger, people):
        # "…, detenido el lunes, …": whoever is named right before, and nobody further off
        start = page.segment_at(trigger.span[0])[0]
        before = [p for p in people if p.mention.span[1] <= start]
        if not page.text[start : trigger.span[0]].strip() and before:
            end = page.segment_at(trigger.span[0])[1]
            people = [before[-1], *(p for p in people if start <= p.mention.span[0] < end)]
        summons = _is_summons(page, trigger)
        return {p.actor or "": "source" if _is_agent(page, p) or (summons and _summons(page, p)) else "target" for p in people}
    named = {p.actor for p in people}
    subjects = [p for p in people if p.mention.kind in ("state", "capital") and _is_subject(page, trigger, p)]
    if subjects:
        return {p.actor or "": "source" if p.actor == subjects[0].actor else "target" for p in people}
    if len(named) == 1 and _is_object(page, trigger, people[0]):
        return {people[0].actor or "": "target"}
    return {}


def of_its_clause(page: Page, trigger: Found, people: list[Person]) -> list[Person]:
    """Without the people of the main clause where a relative clause is passive: "liberó a los hombres que fueron detenidos"."""
    relative = _RELATIVE.get(page.language)
    if relative is None or not _is_done_to(page, trigger) or not _is_passive(page, trigger, people):
        return people
    start, end = page.segment_at(trigger.span[0])
    if page.language in ("de", "nl") and not _VERB_LAST.match(page.text, trigger.span[1], end):
        return people
    found = list(relative.finditer(page.text, start, trigger.span[0]))
    if not found or (page.language in _AFTER_COMMA and page.text[start : found[-1].start()].strip()):
        return people
    within = [p for p in people if found[-1].end() <= p.mention.span[0] < end]
    # "El poeta Luis Vela, que fue detenido": of whom the clause is
    before = [p for p in people if p.mention.span[1] <= found[-1].start() <= p.mention.span[1] + 2]
    return [*before[-1:], *within]


def of_its_phrase(page: Page, trigger: Found, people: list[Person], scope: Span) -> list[Person]:
    """Without the people of the main clause where a deed's noun is only its reason, or a relative clause tells it.

    "وزارت خارجه سفیر را در پی بازداشت صیادان احضار کرد": the ministry has arrested nobody.
    """
    if trigger.row["kind"] not in _DONE_TO:
        return people
    end = page.segment_at(trigger.span[0])[1]
    if page.language != "tr" and is_adjunct(page, trigger.span):
        # "condenó a Irán por la detención": of whom it is said has done it, and not who says it
        reason = adjunct_at(page, trigger.span, "reason")
        blamed = [
            p for p in people if reason is not None and p.mention.span[1] < reason and p.mention.kind in ("state", "capital")
        ]
        beside = [p for p in blamed[-1:] if not page.text[p.mention.span[1] : reason].strip() and p is not people[0]]
        return [*beside, *(p for p in people if trigger.span[1] <= p.mention.span[0] < end)]
    opens = told_beside(page, trigger, scope)
    if opens is not None and page.language not in _RELATIVE:
        return [p for p in people if opens <= p.mention.span[0] < max(end, trigger.span[1])]
    # "خواستار آزادی صیادان شد که توسط سپاه بازداشت شده‌اند": who arrested them frees nobody
    behind = relative_after(page, trigger, scope)
    return [p for p in people if behind is None or not behind[0] <= p.mention.span[0] < behind[1]]


def _is_passive(page: Page, trigger: Found, people: list[Person]) -> bool:
    """By the clause with the deed between ‹ and ›; in Arabic, which writes no vowels, by the doer alone."""
    if page.language == "ar" and any(_is_agent(page, person) for person in people):
        return True
    if not (form := grammar(page.language, "passive")):
        return False
    start, end = page.segment_at(trigger.span[0])
    text = page.text
    marked = f"{text[start : trigger.span[0]]}‹{text[slice(*trigger.span)]}›{text[trigger.span[1] : end]}"
    return re.search(form, marked, re.IGNORECASE) is not None


def _is_agent(page: Page, person: Person) -> bool:
    start, end = person.mention.span
    if page.language == "tr":
        return _LATE.match(page.text, end) is not None
    if page.language in ("ru", "uk"):
        words = page.text[start:end].split()
        if person.mention.kind != "person" and page.text[start:end] in _basic_names(page.language):
            return False
        plain = words[0] in _PLAIN_NAMES or (len(words) > 1 and _PLAIN_SURNAME.search(words[-1]) is not None)
        return not plain and _BY_CASE.search(words[0]) is not None
    by = grammar(page.language, "agent")
    return bool(by) and re.search(rf"(?<!\w)(?:{by})\s*$", page.text[max(0, start - 40) : start]) is not None


@cache
def _basic_names(language: str) -> frozenset[str]:
    """The places as the lexicon writes them: "Рим" is no instrumental."""
    return frozenset(row["name"] for row in entries("places", language))


def _is_subject(page: Page, trigger: Found, person: Person) -> bool:
    """Whether a state stands where a verb's subject does: "Irán detuvo", "أفرجت إيران", "إيران أفرجت", "İran, … bıraktı"."""
    start, end = person.mention.span
    head = page.segment_at(trigger.span[0])[0]
    if is_behind_after(page, trigger.span):
        return False  # "La Russie … après l'arrestation de Jean Valat"
    if page.language == "ar":
        suffixed = _WITH_OBJECT.match(page.text[slice(*trigger.span)]) is not None
        if start < trigger.span[0]:
            next_to = page.text[end : trigger.span[0]].strip() in ("", "قد")
            return not suffixed and next_to and head <= start and _WAS.fullmatch(page.text, head, start) is not None
        opens = suffixed or _NO_SUBJECT_BEFORE.fullmatch(page.text, head, trigger.span[0]) is not None
        return opens and not page.text[trigger.span[1] : start].strip()
    if page.language == "tr":
        if _SUBORDINATE.search(page.text[slice(*trigger.span)]):
            return not page.text[head:start].strip() and _GENITIVE.match(page.text, end) is not None
        # A comma may stand behind the subject; who has a case's ending is none, and "İsrail ordusu" is another.
        return start == page.sentence_at(trigger.span[0])[0] and _NO_NOMINATIVE.match(page.text, end) is None
    if _THAT.search(page.text[end : trigger.span[0]]):
        return False  # "España exige que Irán libere a Luis Vela"
    return head <= start < trigger.span[0] and re.fullmatch(_ARTICLE, page.text[head:start], re.IGNORECASE) is not None


def _is_object(page: Page, trigger: Found, person: Person) -> bool:
    """Whether the only one who is named suffers it: "La police a arrêté Paul Morel", "Павла Орлова задержали"."""
    start, end = person.mention.span
    between: Span = (trigger.span[1], start)
    if page.language in _ACCUSATIVE:
        return _is_accusative(page, trigger, person)
    if page.language in ("ru", "uk"):
        told = page.text[slice(*trigger.span)]
        him = person.mention.kind == "person" and _HIM.match(page.text, start, end) is not None
        return him and end <= trigger.span[0] and _PLURAL.search(told) is not None
    if page.language == "ar":
        return start >= trigger.span[1] and person.mention.kind == "person" and _is_of_verb(page, between, end)
    of = grammar(page.language, "genitive")
    if trigger.row["kind"] in _OF_THE_PATIENT and re.fullmatch(rf"\s+(?:{of})\s*", page.text[slice(*between)]):
        return True
    if page.language == "es":
        return start >= trigger.span[1] and _OBJECT_MARK.search(page.text[:start]) is not None
    if page.language not in _HAVING:
        return False
    head = page.segment_at(trigger.span[0])[0]
    having = _HAVING[page.language].search(page.text[head : trigger.span[0]])
    return start >= trigger.span[1] and having is not None and bool(page.text[head : head + having.start()].strip())


def _is_accusative(page: Page, trigger: Found, person: Person) -> bool:
    """ "حسن مرادی را بازداشت کرد"; in "حمله اسرائیل را محکوم کرد" the ending is the deed's, and so is a noun's in Turkish."""
    if _ACCUSATIVE[page.language].match(page.text, person.mention.span[1]) is None:
        return False
    if person.mention.span[1] > trigger.span[0]:
        return person.mention.kind == "person" and trigger.row["kind"] in _OF_THE_PATIENT
    if page.language == "fa":
        return not page.text[: trigger.span[0]].endswith(" به ")
    verb = page.text[slice(*trigger.span)]
    return (
        _TURKISH_VERB.search(verb) is not None
        or _SUBORDINATE.search(verb) is not None
        or _LIGHT_VERB.match(page.text, trigger.span[1]) is not None
    )


def _is_of_verb(page: Page, between: Span, end: int) -> bool:
    """ "اعتقل الوزير سامي قاسم في جنيف": nothing follows that he could have arrested; "اعتقلت الشرطة سامي قاسم": she did."""
    if page.text[slice(*between)].strip():
        return True
    # "قتل سامي قاسم في بيروت ثلاثة جنود": whom he killed may follow the place
    counted = (found["before"] for found in _COUNTED.finditer(page.text, end, page.segment_at(between[0])[1]))
    whom = any(word not in _NOT_COUNTING for word in counted)
    return _BOUNDARY.match(page.text, end) is not None and not whom
