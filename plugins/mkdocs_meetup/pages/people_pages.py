"""A page for everyone who spoke or wrote, and the index of those who spoke."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import quote

from ..model import Speaker, Talk
from . import addresses
from .initials import Initial, Script, fold, initial, monogram
from .parts import Account, Count, EventCard, Group, ReportRow, TalkRow
from .relations import affiliations, companions, modified, reports_of, tags_of
from .spec import PageSpec, Planned
from .texts import externals
from .tree import Tree
from .views import Affiliation, SpeakersView, SpeakerView

MOST = 24
PROFILES = {
    "x": "https://x.com/{}",
    "twitter": "https://x.com/{}",
    "github": "https://github.com/{}",
    "connpass": "https://connpass.com/user/{}/",
    "qiita": "https://qiita.com/{}",
    "zenn": "https://zenn.dev/{}",
    "speakerdeck": "https://speakerdeck.com/{}",
}
"""Where a handle's profile stands, by the host that the report's own link names."""


def people_pages(tree: Tree) -> Iterator[Planned]:
    """A page for everyone who spoke or wrote and may be named, then the index of those who spoke."""
    for person in tree.catalog.speakers.values():
        if not person.hidden and (person.talks or person.reports):
            yield Planned(addresses.speaker(person.id), tree.language, partial(_speaker, tree, person))
    yield Planned("speakers/", tree.language, partial(_speakers_index, tree))


def _speaker(tree: Tree, person: Speaker) -> PageSpec:
    talks = tree.newest_first(person.talks)
    name = tree.words(person.name)
    return PageSpec(
        address=addresses.speaker(person.id),
        language=tree.language,
        template="speaker.html",
        title=name.text,
        description=tree.t("speaker.description" if talks else "speaker.author_description", name=name.text),
        view=_speaker_view(tree, person, talks),
        tab="speakers" if talks else "",
        parents=(tree.index("speakers"),) if talks else (tree.index("reports"),),
        alternates=tree.options.languages,
        title_language=name.language,
        modified=modified(reports_of(tree.catalog, talks, person.reports)),
    )


def _speaker_view(tree: Tree, person: Speaker, talks: list[Talk]) -> SpeakerView:
    name = tree.words(person.name)
    return SpeakerView(
        name=name,
        initials=monogram(name.text),
        first=_appearance(tree, talks, -1),
        latest=_appearance(tree, talks, 0),
        other_names=tree.other_words(person.name),
        kana=person.kana or "",
        aliases=tuple(alias for alias in person.aliases if fold(alias) not in _known(person)),
        accounts=tuple(_account(host, handle) for host, handle in person.handles),
        links=tuple(externals(person.links)),
        organizations=tuple(_affiliations(tree, person)),
        tags=tree.counted(tags_of(talks), tree.tag, MOST),
        talks=tree.by_year((tree.year_of(talk), _row(tree, talk, person)) for talk in talks),
        companions=tree.counted(companions(tree.catalog, person.id), tree.speaker, MOST),
        reports=tuple(_report_row(tree, report, person) for report in reversed(person.reports)),
    )


def _appearance(tree: Tree, talks: list[Talk], place: int) -> EventCard | None:
    """The event of the first (-1) or the latest (0) of somebody's talks, where these are two."""
    events = list(dict.fromkeys(talk.event for talk in talks))
    return tree.event_card(events[place], with_speakers=False) if len(events) > 1 else None


def _row(tree: Tree, talk: Talk, person: Speaker) -> TalkRow:
    """One of somebody's talks: where they came from then, and with whom they spoke."""
    row = tree.talk_row(talk.id)
    own = next(appearance for appearance in talk.appearances if appearance.speaker == person.id)
    others = tuple(tree.person(appearance) for appearance in talk.appearances if appearance.speaker != person.id)
    return replace(row, speakers=others, organization=tree.organization(own.organization) if own.organization else None)


def _report_row(tree: Tree, report: str, person: Speaker) -> ReportRow:
    """One of somebody's reports, with those who wrote it with them."""
    others = tuple(tree.named(author) for author in tree.relations.authors[report] if author != person.id)
    return replace(tree.report_row(report), authors=others)


def _known(person: Speaker) -> set[str]:
    """What stands on the page anyway."""
    return {fold(text) for text in (*dict(person.name.versions).values(), *(handle for _, handle in person.handles))}


def _account(host: str, handle: str) -> Account:
    profile = PROFILES.get(host.lower())
    return Account(host, handle, profile.format(quote(handle, safe="")) if profile else None)


def _affiliations(tree: Tree, person: Speaker) -> Iterator[Affiliation]:
    for id, years in affiliations(tree.catalog, person.id).items():
        yield Affiliation(tree.organization(id), min(years, default=None), max(years, default=None))


def _speakers_index(tree: Tree) -> PageSpec:
    groups = tuple(_by_initial(tree))
    return PageSpec(
        address="speakers/",
        language=tree.language,
        template="speakers.html",
        title=tree.t("speakers.title"),
        description=tree.t("speakers.description", site=tree.options.site_name),
        view=SpeakersView(groups),
        tab="speakers",
        alternates=tree.options.languages,
        modified=modified(tree.catalog.reports.values()),
    )


def _by_initial(tree: Tree) -> Iterator[Group[Count]]:
    speakers = [person for person in tree.catalog.speakers.values() if person.talks and not person.hidden]
    groups: dict[Initial, list[Count]] = {}
    for person in sorted(speakers, key=lambda person: tree.collation(*tree.reading(person))):
        groups.setdefault(initial(*tree.reading(person)), []).append(Count(tree.speaker(person.id), len(person.talks)))
    for first, rows in groups.items():
        yield Group(_initial_id(first), initial_title(tree, first), tuple(rows))


def initial_title(tree: Tree, first: Initial) -> str:
    """`か行`, `K`, `漢字`."""
    if first.script is Script.KANA:
        return tree.t("speakers.row", initial=first.letter)
    return first.letter or tree.t(f"speakers.{first.script.name.lower()}")


def _initial_id(first: Initial) -> str:
    return f"initial-{first.letter or first.script.name.lower()}"
