"""Dates, times and numbers as a language writes them. A `date` is a day; a `datetime` also has its time of day shown where asked for."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_skeleton
from babel.numbers import format_decimal

Moment = date | datetime


@lru_cache(maxsize=32)
def locale(language: str) -> Locale:
    """Babel's locale of a BCP 47 code."""
    return Locale.parse(language, sep="-")


@lru_cache(maxsize=4096)
def _dated(skeleton: str, moment: Moment, language: str) -> str:
    return format_skeleton(skeleton, moment, locale=locale(language))


def _day_of(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def day(moment: Moment, language: str) -> str:
    """`2018年3月8日(木)`, `Thu, Mar 8, 2018`."""
    return _dated("yMMMEd", _day_of(moment), language)


def short_day(moment: Moment, language: str) -> str:
    """`2018年3月8日`, `Mar 8, 2018`."""
    return _dated("yMMMd", _day_of(moment), language)


def year(number_of_year: int, language: str) -> str:
    """`2018年`, `2018`."""
    return _dated("y", date(number_of_year, 1, 1), language)


def time(moment: Moment, language: str) -> str:
    """`19:00`; empty for a mere day."""
    return format_skeleton("Hm", moment, tzinfo=moment.tzinfo, locale=locale(language)) if isinstance(moment, datetime) else ""


@lru_cache(maxsize=1024)
def number(value: int, language: str) -> str:
    """`1,234`."""
    return format_decimal(value, locale=locale(language))


def machine(moment: Moment) -> str:
    """What stands in `<time datetime>`: `2018-03-08T19:00+09:00`."""
    return moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else moment.isoformat()


def language_name(code: str, language: str) -> str:
    """What a language is called in another: `英語`, `Japanese`."""
    return locale(code).get_display_name(locale(language)) or code
