"""All reports and registries in, the linked catalog out. Whatever order the reports come in, the catalog is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from zoneinfo import ZoneInfo

from ..model import Catalog, Event, Mention, Options, Organization, Problem, Report, Series, Talk, TalkTag
from . import backlinks
from .candidates import Candidate, candidates_in, suggested
from .check import check_people, event_numbers
from .companies import without_companies
from .editions import in_all_languages
from .events import EventGroup, group_events, merged_event, name_of
from .hiding import veil
from .identity import Identity, Sighting, who_is_who
from .knownterms import KnownTerms, known_terms
from .memo import Memo
from .naming import People, people_of
from .organizations import name_organizations
from .programmes import Programme, programme_of, speakers_of, talks_of
from .registries import Registries
from .related import related_talks
from .scans import Scanner, scanned
from .series import name_series
from .slugs import Wish, settle, slug
from .tags import Tags, find_tags
from .translations import Languages, tell_apart


def _on() -> None:
    """Nobody wants to give up."""


def link(
    reports: Iterable[Report],
    registries: Registries,
    options: Options,
    pause: Callable[[], None] = _on,
    memo: Memo | None = None,
    scan: Scanner = scanned,
) -> Catalog:
    """Find out who is who, which reports are about one event, which notes are of one talk, and what all of them are about.

    `pause` is called between two steps; it may raise to give up. `memo` holds what the last call made: what is made of reports that are the
    very same objects as then, and of the same findings about others, is not made again. `scan` finds the terms in a report.
    """
    memo = Memo() if memo is None else memo
    languages = tell_apart(without_companies(reports, registries, memo), options, memo)
    groups = _held(group_events(languages.originals), languages, memo)
    pause()
    identities = _identities(groups, languages, registries, memo)
    people = memo.step("people", (identities,), lambda: memo.within("people", partial(people_of, identities)))
    pause()
    mistakes = memo.step("check", (identities, registries), lambda: tuple(check_people(identities, registries)))
    problems = {*languages.problems, *event_numbers(groups), *mistakes}
    if people.withheld:
        languages, groups = _veiled(languages, groups, people, memo)
    series, series_of = name_series(groups, languages.translations)
    events = _events(groups, series, series_of, languages, ZoneInfo(options.timezone), memo)
    programmes = {group.key: _programme(group, languages, people, memo) for group in groups}
    pause()
    vocabulary, withheld = registries.vocabulary, people.withheld
    known = memo.step("vocabulary", (), lambda: known_terms(vocabulary, withheld), by=(vocabulary, withheld))
    tags = find_tags(languages.originals, programmes, known, scan, memo)
    pause()
    firms = name_organizations(_affiliations(languages), registries.organizations)
    talks = [talk for group in groups for talk in _talks(group, events[group.key].id, programmes[group.key], people, firms, tags, memo)]
    pause()
    problems.update(_suggestions(programmes, known, memo))
    catalog = _assembled(languages, events, groups, talks, tags, people, firms)
    memo.turn()
    series = backlinks.series_in_use(series.values(), events.values())
    return replace(catalog, series=series, problems=tuple(sorted(problems)), withheld=people.withheld)


def _held(groups: Iterable[EventGroup], languages: Languages, memo: Memo) -> tuple[EventGroup, ...]:
    """The groups; the very same ones as the last time where their reports and these reports' translations are."""

    def held(group: EventGroup) -> EventGroup:
        return memo.step(("group", group.key), (*group.reports, *(languages.translations[one.id] for one in group.reports)), lambda: group)

    return tuple(map(held, groups))


def _identities(groups: Iterable[EventGroup], languages: Languages, registries: Registries, memo: Memo) -> tuple[Identity, ...]:
    seen = [memo.step(("seen", group.key), (group,), lambda: tuple(_sightings(group, languages))) for group in groups]  # noqa: B023 - it is called at once
    sightings, same, people = tuple(chain.from_iterable(seen)), languages.same, registries.people

    def found(own: Memo) -> tuple[Identity, ...]:
        # Who is the same as before is the same object, so that they need not be named again.
        return tuple(own.step(one.key, (), lambda: one, by=one) for one in who_is_who(sightings, same, people))  # noqa: B023 - it is called at once

    return memo.step("identities", (), lambda: memo.within("identities", found), by=(sightings, same, people))


def _sightings(group: EventGroup, languages: Languages) -> Iterator[Sighting]:
    """Every mention of a person, as a speaker or as an author, in every language."""
    for original in group.reports:
        for report in (original, *languages.translations[original.id]):
            for mention in _mentions(report):
                translated = report is not original and mention.place.path != original.path
                yield Sighting(mention, group.key, translated)


def _mentions(report: Report) -> Iterator[Mention]:
    yield from report.authors
    for note in report.talks:
        yield from note.speakers


def _affiliations(languages: Languages) -> Iterator[str]:
    for report in languages.originals:
        yield from (mention.organization for mention in _mentions(report) if mention.organization)


def _veiled(languages: Languages, groups: Sequence[EventGroup], people: People, memo: Memo) -> tuple[Languages, tuple[EventGroup, ...]]:
    """The same, without the people who asked not to be named."""
    hidden = tuple(mention for mention, who in people.speakers.items() if who.hidden)
    cover = memo.step("veil", (), lambda: veil(people.withheld, hidden), by=(people.withheld, hidden))

    def veiled(report: Report) -> Report:
        return memo.step(("veiled", report.path), (report, cover), lambda: cover.report(report))

    def covered(group: EventGroup) -> EventGroup:
        return memo.step(("covered", group.key), (group, cover), lambda: replace(group, reports=tuple(map(veiled, group.reports))))

    originals = tuple(map(veiled, languages.originals))
    translations = {id: tuple(map(veiled, several)) for id, several in languages.translations.items()}
    return replace(languages, originals=originals, translations=translations), tuple(map(covered, groups))


def _events(
    groups: Sequence[EventGroup],
    series: Mapping[str, Series],
    series_of: Mapping[str, str],
    languages: Languages,
    zone: ZoneInfo,
    memo: Memo,
) -> dict[str, Event]:
    """The event of each group, by the group's key."""
    names, wishes = {}, []
    for group in groups:
        name = memo.step(("name", group.key), (group,), partial(name_of, group, languages.translations))
        if row := series_of.get(group.key):
            called = series[row].name
            name = memo.step(("edition", group.key), (name,), partial(in_all_languages, name, called), by=called)
        names[group.key] = name
        explicit = next((slug(note.id) for note in group.notes if note.id), "")
        wishes.append(Wish(group.key, explicit or slug(name.original), explicit=bool(explicit)))
    slugs = settle(wishes)

    def event(group: EventGroup) -> Event:
        id, name, row = slugs[group.key], names[group.key], series_of.get(group.key)
        return memo.step(("event", group.key), (group, name, zone), lambda: merged_event(group, id, name, row, zone), by=(id, row))

    return {group.key: event(group) for group in groups}


def _programme(group: EventGroup, languages: Languages, people: People, memo: Memo) -> Programme:
    told = memo.step(("told", group.key), (group, people), lambda: tuple(map(people.id_of, speakers_of(group))))
    return memo.step(("programme", group.key), (group,), lambda: programme_of(group, languages.translations, people.id_of), by=told)


def _talks(
    group: EventGroup,
    event: str,
    programme: Programme,
    people: People,
    firms: Mapping[str, Organization],
    tags: Tags,
    memo: Memo,
) -> tuple[Talk, ...]:
    """The talks of one event."""

    def firm(written: str) -> str | None:
        return firms[written].id if written in firms else None

    def tagged() -> tuple[Talk, ...]:
        return tuple(replace(talk, tags=tags) for talk, tags in zip(talks, found, strict=True))

    from_firms = [firm(mention.organization or "") for mention in speakers_of(group)]
    by = (event, from_firms)
    talks = memo.step(("talks", group.key), (programme,), lambda: talks_of(programme, event, people.id_of, firm), by=by)
    found: tuple[tuple[TalkTag, ...], ...] = tags.of_event[group.key]
    return memo.step(("tagged", group.key), (talks, found), tagged)


def _suggestions(programmes: Mapping[str, Programme], known: KnownTerms, memo: Memo) -> Iterator[Problem]:
    def candidates(key: str, programme: Programme) -> tuple[Candidate, ...]:
        titles = (talk.notes[0].title for talk in programme.talks)
        return memo.step(("candidates", key), (programme, known), lambda: tuple(candidates_in(titles, known)))

    return suggested(chain.from_iterable(candidates(key, programme) for key, programme in programmes.items()))


def _assembled(
    languages: Languages,
    by_key: Mapping[str, Event],
    groups: Iterable[EventGroup],
    talks: Sequence[Talk],
    tags: Tags,
    people: People,
    firms: Mapping[str, Organization],
) -> Catalog:
    """Everything by id, in the order of the indexes, with the links in both directions."""
    of_report = {report.id: by_key[group.key] for group in groups for report in group.reports}
    reports = backlinks.oldest_first(languages.originals, of_report)
    events = backlinks.newest_first(_with_tags(event, tags) for event in backlinks.with_talks(by_key.values(), talks))
    by_id = {talk.id: talk for talk in talks}
    by_time = [by_id[id] for event in reversed(events.values()) for id in event.talks]
    listed = [by_id[id] for event in events.values() for id in event.talks]
    written = [(id, report.id) for report in reports for author in report.authors if (id := people.id_of(author))]
    tagged = [(tag, report.id) for report in reports for tag in tags.of_report[report.id]]
    return Catalog(
        reports={report.id: report for report in reversed(reports)},
        translations={(report.id, other.language): other for report in reports for other in languages.translations[report.id]},
        events=events,
        talks={talk.id: talk for talk in listed},
        speakers=backlinks.speakers_in_use(people.speakers.values(), by_time, written),
        organizations=backlinks.organizations_in_use(firms.values(), by_time),
        tags=backlinks.tags_in_use(tags.tags.values(), by_time, tagged),
        related=related_talks(listed),
        talk_of={source: talk.id for talk in listed for source in talk.sources},
        event_of={id: event.id for id, event in sorted(of_report.items())},
    )


def _with_tags(event: Event, tags: Tags) -> Event:
    return replace(event, tags=tuple(dict.fromkeys(tag for id in event.reports for tag in tags.of_report[id])))
