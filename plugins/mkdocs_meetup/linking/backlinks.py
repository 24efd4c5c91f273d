"""Talks, events and reports in, everything that they name out, each with the list of what it belongs to, in the order of its index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..model import Event, Organization, Report, Series, Speaker, Tag, Talk
from .folding import fold, has_japanese
from .naming import reading_key
from .series import edition_key
from .times import time_key

Ids = dict[str, tuple[str, ...]]


def newest_first(events: Iterable[Event]) -> dict[str, Event]:
    """The events by id; those without any time last."""
    return {event.id: event for event in sorted(events, key=edition_key, reverse=True)}


def oldest_first(reports: Iterable[Report], event_of: Mapping[str, Event]) -> list[Report]:
    """The reports by the day of the post or, where none is stated, of the event."""
    return sorted(reports, key=lambda report: (time_key(report.date.value if report.date else event_of[report.id].start), report.id))


def with_talks(events: Iterable[Event], talks: Iterable[Talk]) -> list[Event]:
    """The events with their talks, in the order of the programme."""
    of_event = _collected((talk.event, talk.id) for talk in sorted(talks, key=lambda talk: talk.order))
    return [replace(event, talks=of_event.get(event.id, ())) for event in events]


def speakers_in_use(speakers: Iterable[Speaker], talks: Iterable[Talk], written: Iterable[tuple[str, str]]) -> dict[str, Speaker]:
    """Everyone who spoke or wrote, in reading order; `talks` and `written` (pairs of speaker and report) are in order of time."""
    spoke = _collected((appearance.speaker, talk.id) for talk in talks for appearance in talk.appearances)
    wrote = _collected(written)
    people = {speaker.id: speaker for speaker in speakers if not speaker.hidden and (speaker.id in spoke or speaker.id in wrote)}
    shown = (replace(person, talks=spoke.get(id, ()), reports=wrote.get(id, ())) for id, person in people.items())
    return {person.id: person for person in sorted(shown, key=reading_key)}


def organizations_in_use(organizations: Iterable[Organization], talks: Iterable[Talk]) -> dict[str, Organization]:
    """Every organization that a speaker came from, by name."""
    of = _collected((appearance.organization, talk.id) for talk in talks for appearance in talk.appearances if appearance.organization)
    by_id = {organization.id: replace(organization, talks=of[organization.id]) for organization in organizations if organization.id in of}
    return {one.id: one for one in sorted(by_id.values(), key=lambda one: (_name_key(one.name.original), one.id))}


def tags_in_use(tags: Iterable[Tag], talks: Iterable[Talk], given: Iterable[tuple[str, str]]) -> dict[str, Tag]:
    """Every tag that something has, by label; `given` holds pairs of tag and report."""
    of = _collected((tag.tag, talk.id) for talk in talks for tag in talk.tags)
    by_report = _collected(given)
    filled = (replace(tag, talks=of.get(tag.id, ()), reports=by_report.get(tag.id, ())) for tag in tags)
    shown = [tag for tag in filled if tag.talks or tag.reports]
    return {tag.id: tag for tag in sorted(shown, key=lambda tag: (_name_key(tag.label.original), tag.id))}


def series_in_use(series: Iterable[Series], events: Iterable[Event]) -> dict[str, Series]:
    """The series with their events, oldest first, by name."""
    of = _collected((event.series, event.id) for event in sorted(events, key=edition_key) if event.series)
    shown = [replace(one, events=of[one.id]) for one in series if one.id in of]
    return {one.id: one for one in sorted(shown, key=lambda one: (_name_key(one.name.original), one.id))}


def _name_key(name: str) -> tuple[object, ...]:
    return (has_japanese(name), fold(name), name)


def _collected(pairs: Iterable[tuple[str, str]]) -> Ids:
    """What each owner has, in the order of the pairs, nothing twice."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for owner, thing in pairs:
        found[owner][thing] = None
    return {owner: tuple(things) for owner, things in found.items()}
