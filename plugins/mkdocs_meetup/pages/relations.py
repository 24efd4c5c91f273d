"""What follows from the catalog: a report's authors, a speaker's companions, a tag's related tags. Ids come in, ids go out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ..model import Catalog, Event, Moment, Report, Talk, TalkSource
from . import addresses


@dataclass(frozen=True, slots=True)
class Relations:
    """Look-ups in the direction opposite to the catalog's."""

    authors: dict[str, tuple[str, ...]]
    """Report id → ids of the people who wrote it."""
    tags: dict[str, tuple[str, ...]]
    """Report id → ids of the tags that its front matter gives."""
    talks: dict[str, tuple[str, ...]]
    """Report id → ids of the talks that it tells of, in its order."""
    order: dict[str, int]
    """Talk id → its place among all talks, the newest first."""
    report_order: dict[str, int]
    """Report id → its place among all reports, the newest first."""
    neighbours: dict[str, dict[str, tuple[str | None, str | None]]]
    """`events`, `talks`, `reports` → id → the ids before and after it in time."""


def relations(catalog: Catalog) -> Relations:
    """Everything that would be searched for again on each page otherwise."""
    return Relations(
        authors=_inverted((report, person.id) for person in catalog.speakers.values() for report in person.reports),
        tags=_inverted((report, tag.id) for tag in catalog.tags.values() for report in tag.reports),
        talks=_inverted((source.report, catalog.talk_of[source]) for source in sorted(catalog.talk_of, key=_place)),
        order={id: position for position, id in enumerate(catalog.talks)},
        report_order={id: position for position, id in enumerate(catalog.reports)},
        neighbours=_neighbours(catalog),
    )


def _inverted(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for key, id in pairs:
        found.setdefault(key, {})[id] = None
    return {key: tuple(ids) for key, ids in found.items()}


def _place(source: TalkSource) -> tuple[str, int]:
    return source.report, source.index


def _neighbours(catalog: Catalog) -> dict[str, dict[str, tuple[str | None, str | None]]]:
    by_event = [chained(series.events) for series in catalog.series.values()]
    by_talk = [chained(event.talks) for event in catalog.events.values()]
    return {"events": _merged(by_event), "talks": _merged(by_talk), "reports": chained(tuple(reversed(list(catalog.reports))))}


def _merged(tables: Iterable[dict[str, tuple[str | None, str | None]]]) -> dict[str, tuple[str | None, str | None]]:
    return {id: pair for table in tables for id, pair in table.items()}


def chained(ids: Sequence[str]) -> dict[str, tuple[str | None, str | None]]:
    """Each id with the one before and the one after it."""
    last = len(ids) - 1
    return {id: (ids[i - 1] if i else None, ids[i + 1] if i < last else None) for i, id in enumerate(ids)}


def speakers_of(talks: Iterable[Talk]) -> Counter[str]:
    """How many of the talks each speaker gave, in the order in which they come."""
    return Counter(appearance.speaker for talk in talks for appearance in talk.appearances)


def tags_of(talks: Iterable[Talk]) -> Counter[str]:
    """How many of the talks each tag has."""
    return Counter(given.tag for talk in talks for given in talk.tags)


def companions(catalog: Catalog, speaker: str) -> Counter[str]:
    """How many events each other speaker shares with this one."""
    events = dict.fromkeys(catalog.talks[talk].event for talk in catalog.speakers[speaker].talks)
    shared: Counter[str] = Counter()
    for event in events:
        shared.update(set(speakers_of(talks_of(catalog, event))) - {speaker})
    return shared


def talks_of(catalog: Catalog, event: str) -> Iterator[Talk]:
    """An event's talks."""
    return (catalog.talks[talk] for talk in catalog.events[event].talks)


def related_tags(catalog: Catalog, tag: str) -> Counter[str]:
    """How many talks each other tag shares with this one."""
    shared = tags_of(catalog.talks[talk] for talk in catalog.tags[tag].talks)
    del shared[tag]
    return shared


def affiliations(catalog: Catalog, speaker: str) -> dict[str, list[int]]:
    """Organizations at the time of the talks, in order of time, each with its years."""
    found: dict[str, list[int]] = {}
    for talk in (catalog.talks[id] for id in catalog.speakers[speaker].talks):
        year = catalog.events[talk.event].year
        for appearance in talk.appearances:
            if appearance.speaker == speaker and appearance.organization:
                found.setdefault(appearance.organization, []).extend([year] if year else [])
    return found


def missing_numbers(events: Iterable[Event]) -> tuple[int, ...]:
    """The editions between the first and the last of a series that nobody wrote about; none where they would be absurdly many."""
    numbers = {event.number for event in events if event.number is not None}
    if not numbers or max(numbers) - min(numbers) > 2 * len(numbers) + 10:
        return ()
    return tuple(sorted(set(range(min(numbers), max(numbers))) - numbers))


def modified(reports: Iterable[Report]) -> date | None:
    """The latest day on which one of the reports was changed, as their front matter says."""
    days = [day_of(moment.value) for report in reports if (moment := report.updated or report.date)]
    return max(days, default=None)


def reports_of(catalog: Catalog, talks: Iterable[Talk], more: Iterable[str] = ()) -> Iterator[Report]:
    """The reports behind some talks, and more reports by id."""
    ids = dict.fromkeys([*(source.report for talk in talks for source in talk.sources), *more])
    return (catalog.reports[id] for id in ids)


def day_of(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def shown_on(reports: Iterable[str], catalog: Catalog) -> frozenset[str]:
    """The addresses of the pages that show something of the reports' texts, and not only what was found in them."""
    ids = frozenset(reports)
    talks = (id for source, id in catalog.talk_of.items() if source.report in ids)
    return frozenset((*map(addresses.report, ids), *map(addresses.talk, talks)))
