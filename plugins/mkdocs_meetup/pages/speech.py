"""What templates say in one language: strings come in; functions go out that answer messages, dates and numbers as escaped text."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from string import Formatter

from markupsafe import Markup, escape

from ..languages import formats
from ..languages.strings import Strings
from ..model import Moment
from .compiling import markup, put
from .parts import When
from .relations import day_of


def speech(strings: Strings) -> dict[str, Callable[..., object]]:
    """The functions by the names that templates know them by."""
    language = strings.language
    plain: dict[str, Markup] = {}

    def t(key: str, **values: object) -> Markup:
        if values:
            count = values.get("count")
            return _filled(strings.pattern(key, count if isinstance(count, int) else None), values, language)
        if key not in plain:
            plain[key] = _filled(strings.pattern(key), values, language)
        return plain[key]

    return {
        "t": t,
        "day": lambda moment: formats.day(moment, language),
        "short_day": lambda moment: formats.short_day(moment, language),
        "number": lambda value: formats.number(value, language),
        "year": lambda value: formats.year(value, language),
        "language_name": lambda code: formats.language_name(code, language),
        "span": lambda when: span(when, strings),
    }


def _filled(pattern: str, values: dict[str, object], language: str) -> Markup:
    """The message with its values, each escaped unless it is markup; numbers as the language writes them."""
    text = "".join(f"{literal}{_shown(values[name], language)}" if name else literal for literal, name in _pieces(pattern))
    return markup(text)


@lru_cache(maxsize=1024)
def _pieces(pattern: str) -> tuple[tuple[str, str], ...]:
    """The escaped text before each value, and the value's name; empty behind the last."""
    return tuple((str(escape(literal)), name or "") for literal, name, _, _ in Formatter().parse(pattern))


def _shown(value: object, language: str) -> str:
    return formats.number(value, language) if isinstance(value, int) else put(value)


def span(when: When, strings: Strings) -> str:
    """When an event was, in full: `2018年3月8日(木) 19:00〜21:30`; empty where no report says."""
    if when.start is None:
        return ""
    if when.end is None or type(when.end) is not type(when.start) or when.end <= when.start:
        return _open_ended(when.start, strings)
    return _range(when.start, when.end, strings)


def _open_ended(start: Moment, strings: Strings) -> str:
    hours = formats.time(start, strings.language)
    return formats.day(start, strings.language) + (f" {strings.text('time.from', start=hours)}" if hours else "")


def _range(start: Moment, end: Moment, strings: Strings) -> str:
    if day_of(start) != day_of(end):
        return strings.text("time.range", start=_moment(start, strings.language), end=_moment(end, strings.language))
    hours = strings.text("time.range", start=formats.time(start, strings.language), end=formats.time(end, strings.language))
    return f"{formats.day(start, strings.language)} {hours}"


def _moment(moment: Moment, language: str) -> str:
    return f"{formats.day(moment, language)} {formats.time(moment, language)}".strip()
