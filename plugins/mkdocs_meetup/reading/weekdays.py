"""The day on which an event is said to begin in; a problem out, where the weekday behind it is another day's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from ..model import Fact, Moment, Problem, Severity
from . import dates
from .inline import plain

_JAPANESE = "月火水木金土日"
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def wrong_weekday(start: Fact[Moment], line: str, tz: ZoneInfo, posted: Moment | None) -> Iterator[Problem]:
    """`2024年5月18日(金)`, which was a Saturday: either the day or its weekday is a slip. `line` is the text that the day was read from."""
    context = posted.date() if isinstance(posted, datetime) else posted
    for span in dates.find(dates.fold(plain(line)), tz, context):
        if _day(span.start) != _day(start.value):
            continue
        if span.weekday_agrees is False:
            day = _day(span.start)
            weekday = day.weekday()
            message = f"{day.isoformat()} is a {_ENGLISH[weekday]} ({_JAPANESE[weekday]}), but another weekday stands behind the date"
            remedy = "mend the date or the weekday" if span.year_stated else "mend the date or the weekday, or write the year"
            yield Problem(start.place, "date-weekday", Severity.WARNING, message, remedy)
        return


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
