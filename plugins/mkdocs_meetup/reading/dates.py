"""Text in, days and times out: Japanese, ISO and English dates, eras, clock times, ranges; a missing year is taken from the context."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from ..model import Moment

ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
MONTHS = {
    name: number for number, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
WEEKDAYS = "月火水木金土日"
ENGLISH_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)\.?"
)
_ENGLISH_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_TO = r" ?(?:-|–|—|~|to|and|&) ?(?:the )?"
DAY = re.compile(
    r"(?:(?P<era>明治|大正|昭和|平成|令和) ?(?P<era_year>元|\d{1,2}) ?年 ?(?P<m0>\d{1,2}) ?月 ?(?P<d0>\d{1,2}) ?日"
    r"|(?<![\d./])(?:(?<!-)|(?=\d{4} ?年))(?P<y1>(?:19|20)\d\d) ?[年/.-] ?0?(?P<m1>\d{1,2}) ?[月/.-] ?0?(?P<d1>\d{1,2})(?![\d])日?"
    r"|(?<!\d)(?P<m2>\d{1,2}) ?月 ?(?P<d2>\d{1,2}) ?日"
    r"|(?<![\d./:-])(?P<m3>\d{1,2})/(?P<d3>\d{1,2})(?![\d./%])(?= ?\(?[月火水木金土日][)・曜祝]| ?\((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
    r"| ?[のに〜~-]| ?\d{1,2}[:時]|$)"
    rf"|\b(?P<em4>{_MONTH}) ?(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:{_TO}(?P<l4>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:))?"
    r"(?:,? ?(?P<y4>(?:19|20)\d\d)\b)?"
    rf"|(?<!\d)(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?(?:{_TO}(?P<l5>\d{{1,2}})(?:st|nd|rd|th)?)?(?: of)?[ -](?P<em5>{_MONTH})\b"
    r"(?:(?:,? ?|-)(?P<y5>(?:19|20)\d\d)\b)?)",
    re.IGNORECASE,
)
WEEKDAY = re.compile(
    rf" ?(?:[(\[] ?([月火水木金土日])(?:曜日?)?(?:[・/,、 ]?(?:祝日?|休))? ?[)\]]|([月火水木金土日])曜日?|[(\[]?({_ENGLISH_DAY})\.?[)\]]?)",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"(?P<half>午前|午後|夜|朝|AM|PM)? ?(?<!\d)(?P<hour>\d{1,2}) ?(?:[::] ?(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d{1,9})?)?"
    r"|時(?: ?(?P<minute2>[0-5]?\d) ?分|(?P<thirty>半))?|(?= ?[ap]\.?m\b))"
    r" ?(?P<after>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
GAP = re.compile(r"(?:[ \t]|T|、|,|の|に|at|@|から|開催|[((]?(?:開場|開始|開演|受付)[))]?[::]?){0,4}", re.IGNORECASE)
RANGE = re.compile(r" ?(?:〜|~|～|-|–|—|―|→|から|より|to|until|till)+ ?", re.IGNORECASE)
LAST_DAY = re.compile(rf"(\d{{1,2}}) ?(?:日|(?= ?[(\[](?:[月火水木金土日]|{_ENGLISH_DAY})))(?!\d)")
"""The last day of a range whose month is the first one's: `22-23日`, `9(木)-11(土)`."""
LATELY = timedelta(days=90)
ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:T|[ \t]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?[ \t]*(Z|UTC|GMT|JST"
    r"|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """When something took place, as one text says it."""

    start: Moment
    end: Moment | None
    at: int
    """Where the date begins in the folded text."""
    stop: int
    year_stated: bool
    weekday_agrees: bool | None
    """None where no weekday is written."""


def fold(text: str) -> str:
    """The form in which positions of `find` are counted."""
    return unicodedata.normalize("NFKC", text)


def zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def parse_moment(value: object, tz: ZoneInfo) -> Moment | None:
    """The day or instant that a front matter value states; a time without a zone is in `tz`."""
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=tz)
    if isinstance(value, date):
        return value
    if isinstance(value, dict):
        return None
    text = fold(str(value or "")).strip()[:80]
    if iso := ISO.match(text):
        return _iso(iso, tz)
    found = next(find(text, tz, None), None)
    return found.start if found and found.year_stated else None


def _iso(match: re.Match[str], tz: ZoneInfo) -> Moment | None:
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
        if match[4] is None:
            return day
        at = time(int(match[4]), int(match[5]), int(match[6] or 0))
        return datetime.combine(day, at, _offset(match[7], tz))
    except ValueError:
        return None


def _offset(text: str | None, tz: tzinfo) -> tzinfo:
    if not text:
        return tz
    if text.upper() in ("Z", "UTC", "GMT"):
        return ZoneInfo("UTC")
    if text.upper() == "JST":
        return ZoneInfo("Asia/Tokyo")
    return datetime.fromisoformat(f"2000-01-01T00:00:00{text}").tzinfo or tz


def find(text: str, tz: ZoneInfo, context: Moment | None) -> Iterator[Span]:
    """Every date of `fold`ed text; one without a year is the last such day up to `context`, and is left out where there is none."""
    stop = 0
    for match in DAY.finditer(text):
        if match.start() < stop:
            continue
        span = _span(text, match, tz, context)
        if span:
            stop = span.stop
            yield span


def _span(text: str, match: re.Match[str], tz: ZoneInfo, context: Moment | None) -> Span | None:
    weekday = WEEKDAY.match(text, match.end())
    stop = weekday.end() if weekday else match.end()
    number = _weekday(weekday)
    day = _day(match, number, context)
    if day is None:
        return None
    if last := _last_of_month(match, day):
        return Span(day, last, match.start(), stop, _year(match) is not None, None if number is None else day.weekday() == number)
    start, stop = _clock(text, stop, day, tz)
    end, stop = _end(text, stop, start, day, tz)
    return Span(start, end, match.start(), stop, _year(match) is not None, None if number is None else day.weekday() == number)


def _last_of_month(match: re.Match[str], day: date) -> date | None:
    """The last day of `March 21-22, 2019` and `21st and 22nd of March`."""
    stated = match["l4"] or match["l5"]
    last = _date(day.year, day.month, int(stated)) if stated else None
    return last if last and last > day else None


def _weekday(match: re.Match[str] | None) -> int | None:
    if match is None:
        return None
    if match[3]:
        return ENGLISH_WEEKDAYS.index(match[3][:3].lower())
    return WEEKDAYS.index(match[1] or match[2])


def _year(match: re.Match[str]) -> int | None:
    if match["era"]:
        return ERAS[match["era"]] + (1 if match["era_year"] == "元" else int(match["era_year"]))
    stated = match["y1"] or match["y4"] or match["y5"]
    return int(stated) if stated else None


def _day(match: re.Match[str], weekday: int | None, context: Moment | None) -> date | None:
    english = match["em4"] or match["em5"]
    month = MONTHS[english[:3].lower()] if english else int(next(match[f"m{n}"] for n in range(4) if match[f"m{n}"]))
    day = int(next(match[f"d{n}"] for n in range(6) if match[f"d{n}"]))
    year = _year(match)
    if year is not None:
        return _date(year, month, day)
    if context is None:
        return None
    return _nearest(month, day, weekday, context)


def _nearest(month: int, day: int, weekday: int | None, context: Moment) -> date | None:
    limit = (context.date() if isinstance(context, datetime) else context) + timedelta(days=1)
    years = range(limit.year, max(limit.year - 7, 1), -1)
    past = [found for found in (_date(year, month, day) for year in years) if found and found <= limit]
    agreeing = [found for found in past if weekday is not None and found.weekday() == weekday]
    if agreeing and past[0] > agreeing[0] and limit - past[0] < LATELY < limit - agreeing[0]:  # a wrong weekday, rather
        return past[0]
    return next(iter(agreeing or past), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(text: str, at: int, day: date, tz: ZoneInfo) -> tuple[Moment, int]:
    gap = GAP.match(text, at)
    clock = CLOCK.match(text, gap.end() if gap else at)
    moment = _time(clock) if clock else None
    if clock is None or moment is None:
        return day, at
    return _combine(day, moment, tz), clock.end()


def _time(match: re.Match[str]) -> tuple[int, int] | None:
    hour = int(match["hour"])
    minute = int(match["minute"] or match["minute2"] or (30 if match["thirty"] else 0))
    half = (match["half"] or match["after"] or "").lower().replace(".", "")
    if half in ("午後", "夜", "pm") and hour < 12:
        hour += 12
    if half in ("午前", "am") and hour == 12:
        hour = 0
    return (hour, minute) if hour <= 30 else None


def _combine(day: date, clock: tuple[int, int], tz: ZoneInfo) -> datetime:
    # 25:00 is one o'clock of the next day, as Japanese programmes write it
    days, hour = divmod(clock[0], 24)
    return datetime.combine(day + timedelta(days=days), time(hour, clock[1]), tz)


def _end(text: str, at: int, start: Moment, day: date, tz: ZoneInfo) -> tuple[Moment | None, int]:
    dash = RANGE.match(text, at)
    if dash is None:
        return None, at
    later = DAY.match(text, dash.end())
    if later:
        last = _day(later, None, date(day.year + 1, 1, 1) + timedelta(days=200)) if _year(later) is None else _day(later, None, None)
        if last is None or last < day:
            return None, at
        weekday = WEEKDAY.match(text, later.end())
        return _clock(text, weekday.end() if weekday else later.end(), last, tz)
    if not isinstance(start, datetime) and (last_day := LAST_DAY.match(text, dash.end())):
        last = _date(day.year, day.month, int(last_day[1]))
        return (last, last_day.end()) if last and last > day else (None, at)
    clock = CLOCK.match(text, dash.end())
    moment = _time(clock) if clock else None
    if clock is None or moment is None or not isinstance(start, datetime):
        return None, at
    end = _combine(day, moment, tz)
    return (end if end > start else None), clock.end()
