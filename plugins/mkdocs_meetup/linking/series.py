"""Event groups in, the rows of events under one name out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..model import Event, Report, Series, Text
from .events import EventGroup
from .folding import fold
from .slugs import Wish, settle, slug
from .texts import text_of
from .times import time_key


def name_series(groups: Sequence[EventGroup], translations: Mapping[str, tuple[Report, ...]]) -> tuple[dict[str, Series], dict[str, str]]:
    """The series, without their events yet, and which of them each event is of, by the event's key."""
    of_event = {group.key: key for group in groups if (key := _series_key(group))}
    members: defaultdict[str, list[EventGroup]] = defaultdict(list)
    for group in groups:
        if group.key in of_event:
            members[of_event[group.key]].append(group)
    names = {key: _name(key, several, translations) for key, several in members.items()}
    slugs = settle(Wish(key, slug(name.original)) for key, name in names.items())
    series = {key: Series(slugs[key], name) for key, name in names.items()}
    return {one.id: one for one in series.values()}, {event: slugs[key] for event, key in of_event.items()}


def _series_key(group: EventGroup) -> str:
    """The name that most of the event's reports give; of two, the surer one."""
    facts = [note.series for note in group.notes if note.series]
    counts = Counter(fold(fact.value) for fact in facts)
    best = sorted(facts, key=lambda fact: (-counts[fold(fact.value)], -fact.confidence, fact.value))
    return fold(best[0].value) if best else ""


def _name(key: str, groups: Iterable[EventGroup], translations: Mapping[str, tuple[Report, ...]]) -> Text:
    """The spelling that is met most, with the one of each translation."""
    reports = [report for group in groups for report in group.reports if _series_of(report) and fold(_series_of(report)) == key]
    counts = Counter((report.language, _series_of(report)) for report in reports)
    rendered = Counter(
        (other.language, _series_of(other)) for report in reports for other in translations.get(report.id, ()) if _series_of(other)
    )
    return text_of([*_by_frequency(counts), *_by_frequency(rendered)])


def _by_frequency(counts: Mapping[tuple[str, str], int]) -> list[tuple[str, str]]:
    return sorted(counts, key=lambda pair: (-counts[pair], pair))


def _series_of(report: Report) -> str:
    return report.event.series.value if report.event and report.event.series else ""


def edition_key(event: Event) -> tuple[object, ...]:
    """Sorts events by time, those of one time by number."""
    return (time_key(event.start or event.posted), event.number or 0, event.id)
