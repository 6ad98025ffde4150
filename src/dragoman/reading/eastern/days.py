"""Words for days of Chinese, Japanese and Korean → times: "5月15日", "15일", "上周三", "昨日", "지난달 30일"."""

import calendar
import re
from datetime import date, timedelta

from dragoman.types import Document, Span, Time

_WEEK = (
    {c: i for i, c in enumerate("一二三四五六日")}
    | {"天": 6}
    | {c: i for i, c in enumerate("月火水木金土")}
    | {c: i for i, c in enumerate("월화수목금토일")}
)
_DAY = {
    "今天": 0, "今日": 0, "当天": 0, "昨天": -1, "昨日": -1, "前天": -2, "明天": 1, "明日": 1,
    "きょう": 0, "きのう": -1, "あす": 1,
    "오늘": 0, "어제": -1, "그제": -2, "내일": 1,
}  # fmt: skip
_MONTH = {
    "上月": -1,
    "上个月": -1,
    "下月": 1,
    "下个月": 1,
    "本月": 0,
    "今月": 0,
    "先月": -1,
    "来月": 1,
    "지난달": -1,
    "다음 달": 1,
    "다음달": 1,
    "이달": 0,
}
_PATTERN = re.compile(
    r"(?:(?P<year>\d{4})[年년]\s?)?(?P<month>\d{1,2})[月월]\s?(?P<day>\d{1,2})[日일](?:\s?(?:至|から|∼|~|-|－|부터)\s?(?:(?P<month2>\d{1,2})[月월]\s?)?(?P<day2>\d{1,2})[日일])?"
    r"|(?P<relmonth>上个?月|下个?月|本月|今月|先月|来月|지난달|다음\s?달|이달)\s?(?P<relday>\d{1,2})[日일]"
    r"|(?P<weekrel>上周|下周|本周|周|星期|上星期|下星期)(?P<weekday>[一二三四五六日天])"
    r"|(?P<jaweek>先週の?|来週の?|今週の?)?(?P<jaday>[月火水木金土日])曜日?"
    r"|(?P<koweek>지난주\s|다음\s?주\s|이번\s?주\s)?(?P<koday>[월화수목금토일])요일"
    r"|(?P<word>今天|今日|当天|昨天|昨日|前天|明天|明日|きょう|きのう|あす|오늘|어제|그제|내일)"
    r"|(?<![\d月월])(?P<only>\d{1,2})[日일](?![間间간])(?:\s?(?:至|から|∼|~)\s?(?P<only2>\d{1,2})[日일])?"
    r"|(?:(?P<myear>\d{4})[年년]\s?)?(?P<monthonly>\d{1,2})[月월](?:份|に|에|の)"
)
_AHEAD = re.compile(r"将|將|预定|計劃|计划|定于|予定|開く|예정|열릴|열린다|계획|拟")


def find_days(document: Document, sentences: tuple[Span, ...]) -> tuple[Time, ...]:
    """The days of a text, counted from the day on which it was published."""
    published = date.fromisoformat((document.published or "")[:10]) if document.published else None
    found: list[Time] = []
    for start, end in sentences:
        ahead = _AHEAD.search(document.text, start, end) is not None
        for match in _PATTERN.finditer(document.text, start, end):
            first, last, reason = _days(match, published, ahead)
            found.append(
                Time(
                    id=f"t{len(found) + 1}",
                    span=match.span(),
                    text=match.group(),
                    type="DATE",
                    value=_value(first, last),
                    start=first.isoformat() if first else None,
                    end=last.isoformat() if last else None,
                    reason=reason,
                )
            )
    return tuple(found)


def _value(first: date | None, last: date | None) -> str | None:
    if first is None or last is None:
        return None
    return first.isoformat() if first == last else first.isoformat()[:7] if (last - first).days > 26 else first.isoformat()


def _days(match: re.Match[str], published: date | None, ahead: bool) -> tuple[date | None, date | None, str | None]:
    try:
        first, last = _resolved(match, published, ahead)
    except ValueError:
        return None, None, "no such date in the calendar"
    return first, last, None if first else "the text gives no year, and the document no day of writing"


def _resolved(match: re.Match[str], published: date | None, ahead: bool) -> tuple[date | None, date | None]:
    part = match.groupdict()
    if part["month"]:
        year = int(part["year"]) if part["year"] else None
        first = _near(year, int(part["month"]), int(part["day"]), published, ahead)
        if first is None or not part["day2"]:
            return first, first
        return first, date(first.year, int(part["month2"] or part["month"]), int(part["day2"]))
    if published is None:
        return (None, None) if not part["myear"] else _month(int(part["myear"]), int(part["monthonly"]))
    if part["relmonth"]:
        shift = _MONTH[re.sub(r"\s+", " ", part["relmonth"])]
        year, month = divmod(published.year * 12 + published.month - 1 + shift, 12)
        day = date(year, month + 1, int(part["relday"]))
        return day, day
    if part["word"]:
        day = published + timedelta(days=_DAY[part["word"]])
        return day, day
    if part["only"]:
        first = _this_month(int(part["only"]), published, ahead)
        return first, (_this_month(int(part["only2"]), published, ahead) if part["only2"] else first)
    if part["monthonly"]:
        near = _near(int(part["myear"]) if part["myear"] else None, int(part["monthonly"]), 1, published, ahead)
        return _month(near.year, near.month) if near else (None, None)
    name = part["weekday"] or part["jaday"] or part["koday"]
    said = (part["weekrel"] or part["jaweek"] or part["koweek"] or "").strip()
    monday = published - timedelta(days=published.weekday())
    if re.match(r"上|先|지난", said):
        monday -= timedelta(days=7)
    elif re.match(r"下|来|다음", said):
        monday += timedelta(days=7)
    day = monday + timedelta(days=_WEEK[name])
    if not re.match(r"上|先|지난|下|来|다음|本|今|이번", said):
        if day > published and not ahead:
            day -= timedelta(days=7)
        elif day < published and ahead:
            day += timedelta(days=7)
    return day, day


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _near(year: int | None, month: int, day: int, published: date | None, ahead: bool) -> date | None:
    if year is not None:
        return date(year, month, day)
    if published is None:
        return None
    weight = 0.5 if ahead else 2.0
    days = [
        date(y, month, day)
        for y in (published.year - 1, published.year, published.year + 1)
        if day <= calendar.monthrange(y, month)[1]
    ]
    return min(days, key=lambda d: (d - published).days * weight if d > published else (published - d).days)


def _this_month(day: int, published: date, ahead: bool) -> date:
    """ "15日": of the month of writing, or of the one before where it has not come yet."""
    if day <= published.day or ahead:
        return published.replace(day=day)
    before = published.replace(day=1) - timedelta(days=1)
    return before.replace(day=day) if day - published.day > 1 else published.replace(day=day)
