"""Days and instants in, keys to sort them by out."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from ..model import Moment

TimeKey = tuple[int, ...]


def in_zone(moment: Moment | None, zone: ZoneInfo) -> Moment | None:
    """An instant as the clocks of that zone show it; a day stays a day."""
    return moment.astimezone(zone) if isinstance(moment, datetime) else moment


def day_of(moment: Moment) -> date:
    """The calendar day of a moment, in the moment's own zone."""
    return moment.date() if isinstance(moment, datetime) else moment


def time_key(moment: Moment | None) -> TimeKey:
    """Sorts days and instants of one zone together; what has no time comes first."""
    if moment is None:
        return ()
    clock = (moment.hour, moment.minute, moment.second) if isinstance(moment, datetime) else (0, 0, 0)
    return (moment.year, moment.month, moment.day, *clock)
