"""Original reports in, which of them are about the same event out, and what they say about it together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from ..model import Event, EventNote, EventState, Fact, Report, Text
from .disjoint import Groups
from .folding import fold
from .texts import text_of
from .times import day_of, in_zone, time_key

Value = TypeVar("Value")

_REMEMBERED = 1 << 13
"""So many addresses are looked at once, since an archive is linked again after edits."""


@dataclass(frozen=True, slots=True)
class EventGroup:
    """One event and the original reports about it."""

    key: str
    """A stable id: what the reports say that identifies the event, else the report's own id."""
    reports: tuple[Report, ...]
    """In order of time, those without a date last."""

    @property
    def notes(self) -> tuple[EventNote, ...]:
        """What the reports say of the event itself."""
        return tuple(report.event for report in self.reports if report.event)


def group_events(originals: Iterable[Report]) -> tuple[EventGroup, ...]:
    """Find the reports of the same event: the same id, URL, series and number, or name and day, and nothing that speaks against it."""
    reports = {report.id: report for report in originals}
    groups = Groups(sorted(reports))
    for same in (_ids, _urls, _editions, _names):
        _join_by(same, reports, groups)
    members = (sorted((reports[id] for id in ids), key=_report_key) for ids in groups.members().values())
    return tuple(sorted(_keyed([tuple(group) for group in members]), key=lambda group: group.key))


def _report_key(report: Report) -> tuple[object, ...]:
    """In order of time; a report without a date comes last, since any other tells more of the event."""
    return (report.date is None, time_key(report.date.value if report.date else None), report.id)


def _join_by(same: Callable[[Report], Iterator[str]], reports: Mapping[str, Report], groups: Groups[str]) -> None:
    first: dict[str, list[str]] = {}
    for id in sorted(reports):
        for key in same(reports[id]):
            rivals = first.setdefault(key, [])
            partner = next((rival for rival in rivals if same is _ids or _compatible(reports[id], reports[rival])), None)
            if partner:
                groups.join(id, partner)
            else:
                rivals.append(id)


def _ids(report: Report) -> Iterator[str]:
    if report.event and report.event.id:
        yield fold(report.event.id)


def _urls(report: Report) -> Iterator[str]:
    if report.event and report.event.url:
        key = url_key(report.event.url.value)
        if key:
            yield key


def _editions(report: Report) -> Iterator[str]:
    note = report.event
    if note and note.series and note.number:
        yield f"{fold(note.series.value)}#{note.number.value}"


def _names(report: Report) -> Iterator[str]:
    note = report.event
    if note and note.name and note.start:
        yield f"{fold(note.name.value)}@{day_of(note.start.value).isoformat()}"


@lru_cache(_REMEMBERED)
def url_key(url: str) -> str:
    """An event's address without what varies between copies of it; empty for a site's home page, which is nobody's event."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    path = re.sub(r"^/(?:ja|en|ja-JP|en-US)(?=/)", "", unquote(parts.path)).strip("/")
    path = re.sub(r"/(?:participation|presentation|join|register|tickets)$", "", path)
    return f"{host}/{path}" if host and path else ""


def _compatible(one: Report, other: Report) -> bool:
    """Whether two reports may be about one event: no other id, number or year."""
    a, b = one.event, other.event
    if a is None or b is None:
        return False
    if a.id and b.id and fold(a.id) != fold(b.id):
        return False
    if a.number and b.number and a.number.value != b.number.value:
        return False
    return not (a.start and b.start and abs((day_of(a.start.value) - day_of(b.start.value)).days) > 31)


def _keyed(groups: list[tuple[Report, ...]]) -> Iterator[EventGroup]:
    """The groups by what they say that no other group says; where they say nothing of the kind, by the first report's path."""
    said = [list(dict.fromkeys(_keys(reports))) for reports in groups]
    counts = Counter(key for keys in said for key in keys)
    for reports, keys in zip(groups, said, strict=True):
        own = [key for key in keys if counts[key] == 1]
        yield EventGroup(own[0] if own else min(report.id for report in reports), reports)


def _keys(reports: Sequence[Report]) -> Iterator[str]:
    for same in (_ids, _urls, _editions):
        for report in sorted(reports, key=lambda report: report.id):
            yield from same(report)


def name_of(group: EventGroup, translations: Mapping[str, tuple[Report, ...]]) -> Text:
    """The event's name in each language that a report or one of its translations gives it."""
    best = _best(group, lambda note: note.name)
    first = next((report for report in group.reports if report.event and report.event.name is best), group.reports[0])
    others = [report for source in (first, *group.reports) for report in (source, *translations.get(source.id, ()))]
    foreign = [report for report in others if report.language != first.language]
    names = [(report.language, report.event.name.value) for report in foreign if report.event and report.event.name]
    return text_of([(first.language, best.value if best else first.title.value), *names])


def _best(group: EventGroup, of: Callable[[EventNote], Fact[Value] | None]) -> Fact[Value] | None:
    """The surest of the reports' statements; the earliest report's, where several are as sure."""
    facts = [fact for fact in map(of, group.notes) if fact]
    return max(facts, key=lambda fact: fact.confidence) if facts else None


def merged_event(group: EventGroup, id: str, name: Text, series: str | None, zone: ZoneInfo) -> Event:
    """What all reports of a group say of their event; its talks and tags are not in it yet."""

    def best(of: Callable[[EventNote], Fact[Value] | None]) -> Value | None:
        fact = _best(group, of)
        return fact.value if fact else None

    states = [note.state for note in group.notes if note.state is not EventState.HELD]
    posted = [report.date.value for report in group.reports if report.date]
    return Event(
        id=id,
        name=name,
        series=series,
        number=best(lambda note: note.number),
        start=in_zone(best(lambda note: note.start), zone),
        end=in_zone(best(lambda note: note.end), zone),
        posted=min((moment for moment in (in_zone(moment, zone) for moment in posted) if moment), key=time_key, default=None),
        venue=best(lambda note: note.venue),
        address=best(lambda note: note.address),
        url=best(lambda note: note.url),
        hashtag=best(lambda note: note.hashtag),
        state=states[0] if states else EventState.HELD,
        reports=tuple(report.id for report in group.reports),
    )
