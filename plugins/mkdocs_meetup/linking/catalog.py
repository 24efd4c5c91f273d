"""All reports and registries in, the linked catalog out. Whatever order the reports come in, the catalog is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from ..model import Catalog, Event, Mention, Options, Organization, Report, Speaker, Talk
from . import backlinks
from .candidates import tag_candidates
from .check import check
from .companies import without_companies
from .events import EventGroup, group_events, merged_event, name_of
from .hiding import veil
from .identity import Sighting, who_is_who
from .naming import name_people, spellings_to_withhold
from .organizations import name_organizations
from .registries import Registries
from .related import related_talks
from .series import name_series
from .slugs import Wish, settle, slug
from .tags import Tags, find_tags
from .talks import TalkGroup, Who, group_talks, merged_talk, talk_slugs, title_of
from .translations import Languages, tell_apart


def _on() -> None:
    """Nobody wants to give up."""


def link(reports: Iterable[Report], registries: Registries, options: Options, pause: Callable[[], None] = _on) -> Catalog:
    """Find out who is who, which reports are about one event, which notes are of one talk, and what all of them are about.

    `pause` is called between two steps; it may raise to give up.
    """
    languages = tell_apart(without_companies(reports, registries), options)
    groups = group_events(languages.originals)
    pause()
    identities = who_is_who(_sightings(languages, groups), languages.same, registries.people)
    speakers = name_people(identities)
    pause()
    problems = tuple({*languages.problems, *check(groups, identities, registries)})
    withheld = spellings_to_withhold(identities)
    if withheld:
        languages, groups = _veiled(languages, groups, withheld, [mention for mention, who in speakers.items() if who.hidden])

    def who(mention: Mention) -> str | None:
        return None if mention not in speakers or speakers[mention].hidden else speakers[mention].id

    series, series_of = name_series(groups, languages.translations)
    events = _events(groups, series_of, languages, ZoneInfo(options.timezone))
    programmes = {group.key: group_talks(group, who) for group in groups}
    pause()
    told = [(events[group.key], talk) for group in groups for talk in programmes[group.key]]
    tags = find_tags(languages.originals, [talk for _, talk in told], registries.vocabulary)
    pause()
    firms = name_organizations(_affiliations(languages), registries.organizations)
    talks = [
        replace(talk, tags=tags.of_talk[at])
        for at, talk in enumerate(talk for group in groups for talk in _talks(group, events, programmes[group.key], languages, who, firms))
    ]
    pause()
    titles = [(note.title.value, note.title.place) for _, talk in told for note in talk.notes[:1]]
    problems += tuple(tag_candidates(titles, registries.vocabulary))
    catalog = _assembled(languages, events, groups, talks, tags, speakers, firms, who)
    return replace(
        catalog, series=backlinks.series_in_use(series.values(), events.values()), problems=tuple(sorted(problems)), withheld=withheld
    )


def _sightings(languages: Languages, groups: Iterable[EventGroup]) -> Iterator[Sighting]:
    """Every mention of a person, as a speaker or as an author, in every language."""
    for group in groups:
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


def _veiled(
    languages: Languages, groups: Sequence[EventGroup], withheld: Sequence[str], mentions: Sequence[Mention]
) -> tuple[Languages, tuple[EventGroup, ...]]:
    """The same, without the people who asked not to be named."""
    cover = veil(withheld, mentions)
    originals = {report.id: cover.report(report) for report in languages.originals}
    translations = {id: tuple(cover.report(report) for report in several) for id, several in languages.translations.items()}
    hidden = replace(languages, originals=tuple(originals.values()), translations=translations)
    return hidden, tuple(replace(group, reports=tuple(originals[report.id] for report in group.reports)) for group in groups)


def _events(groups: Sequence[EventGroup], series_of: Mapping[str, str], languages: Languages, zone: ZoneInfo) -> dict[str, Event]:
    """The event of each group, by the group's key."""
    names = {group.key: name_of(group, languages.translations) for group in groups}
    wishes = []
    for group in groups:
        explicit = next((slug(note.id) for note in group.notes if note.id), "")
        wishes.append(Wish(group.key, explicit or slug(names[group.key].original), explicit=bool(explicit)))
    slugs = settle(wishes)
    return {group.key: merged_event(group, slugs[group.key], names[group.key], series_of.get(group.key), zone) for group in groups}


def _talks(
    group: EventGroup,
    events: Mapping[str, Event],
    programme: Sequence[TalkGroup],
    languages: Languages,
    who: Who,
    firms: Mapping[str, Organization],
) -> Iterator[Talk]:
    """The talks of one event; their tags are not in it yet."""
    event = events[group.key].id

    def firm(written: str) -> str | None:
        return firms[written].id if written in firms else None

    for order, (name, talk) in enumerate(zip(talk_slugs(group.key, programme), programme, strict=True)):
        yield merged_talk(f"{event}/{name}", title_of(talk, languages.translations), event, order, talk, who, firm)


def _assembled(
    languages: Languages,
    by_key: Mapping[str, Event],
    groups: Iterable[EventGroup],
    talks: Sequence[Talk],
    tags: Tags,
    speakers: Mapping[Mention, Speaker],
    firms: Mapping[str, Organization],
    who: Who,
) -> Catalog:
    """Everything by id, in the order of the indexes, with the links in both directions."""
    of_report = {report.id: by_key[group.key] for group in groups for report in group.reports}
    reports = backlinks.oldest_first(languages.originals, of_report)
    events = backlinks.newest_first(_with_tags(event, tags) for event in backlinks.with_talks(by_key.values(), talks))
    by_id = {talk.id: talk for talk in talks}
    by_time = [by_id[id] for event in reversed(events.values()) for id in event.talks]
    listed = [by_id[id] for event in events.values() for id in event.talks]
    written = [(id, report.id) for report in reports for author in report.authors if (id := who(author))]
    tagged = [(tag, report.id) for report in reports for tag in tags.of_report[report.id]]
    return Catalog(
        reports={report.id: report for report in reversed(reports)},
        translations={(report.id, other.language): other for report in reports for other in languages.translations[report.id]},
        events=events,
        talks={talk.id: talk for talk in listed},
        speakers=backlinks.speakers_in_use(speakers.values(), by_time, written),
        organizations=backlinks.organizations_in_use(firms.values(), by_time),
        tags=backlinks.tags_in_use(tags.tags.values(), by_time, tagged),
        related=related_talks(listed),
        talk_of={source: talk.id for talk in listed for source in talk.sources},
        event_of={id: event.id for id, event in sorted(of_report.items())},
    )


def _with_tags(event: Event, tags: Tags) -> Event:
    return replace(event, tags=tuple(dict.fromkeys(tag for id in event.reports for tag in tags.of_report[id])))
