"""A page for everyone who spoke or wrote, and the index of those who spoke."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import quote

from ..model import Speaker, Talk
from . import addresses
from .index_views import SpeakersView
from .initials import Initial, Script, fold, initial, monogram
from .parts import Account, Count, EventCard, Group, Link, NameRow, ReportRow, TalkRow, Words
from .relations import affiliations, companions, modified, reports_of, speakers_of, tags_of
from .spec import PageSpec, Planned
from .splitting import condensed, parts_of, size_of
from .texts import externals
from .tree import Tree
from .views import Affiliation, SpeakerView

MOST = 24
MOST_REPORTS = 100
MOST_NAMES = 500
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
    yield from speakers_index(tree)


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
        parents=tree.below("speakers" if talks else "reports"),
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
        talks=condensed(tree.by_year((tree.year_of(talk), _row(tree, talk, person)) for talk in talks), size_of),
        companions=tree.counted(companions(tree.catalog, person.id), tree.speaker, MOST),
        reports=tuple(_report_row(tree, report, person) for report in person.reports[: -MOST_REPORTS - 1 : -1]),
        reports_left=len(person.reports[:-MOST_REPORTS]),
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


def speakers_index(tree: Tree) -> Iterator[Planned]:
    """The index of those who spoke; where they are many, it leads to a page for each initial."""
    groups = tuple(_by_initial(tree))
    if sum(len(group.rows) for group in groups) <= MOST_NAMES:
        yield Planned("speakers/", tree.language, lambda: _index(tree, SpeakersView(tuple(_rows(tree, group) for group in groups))))
        return
    groups = tuple(part for group in groups for part in _parts(tree, group))
    pages = tuple(Count(_initial_page(group), len(group.rows)) for group in groups)
    yield Planned("speakers/", tree.language, lambda: _index(tree, SpeakersView((), pages, _frequent(tree))))
    for group, page in zip(groups, pages, strict=True):
        yield Planned(page.link.address, tree.language, partial(_initial_index, tree, group, pages, page.link))


def _frequent(tree: Tree) -> tuple[Count, ...]:
    """Those who spoke most."""
    return tree.counted(speakers_of(tree.catalog.talks.values()), tree.speaker, MOST)


def _rows(tree: Tree, group: Group[Speaker]) -> Group[NameRow]:
    """The group as the index shows it."""
    return Group(group.id, group.title, tuple(_name_row(tree, person) for person in group.rows))


def _initial_index(tree: Tree, group: Group[Speaker], pages: tuple[Count, ...], page: Link) -> PageSpec:
    return _index(tree, SpeakersView((_rows(tree, group),), pages), page)


def _parts(tree: Tree, group: Group[Speaker]) -> Iterator[Group[Speaker]]:
    """A group in parts that fit on a page each, named by where they begin and end: kanji without a reading have one initial."""
    parts = parts_of(group.rows, MOST_NAMES)
    for number, people in enumerate(parts, start=1):
        first, last = (tree.words(person.name).text[0] for person in (people[0], people[-1]))
        title = group.title + tree.t("text.aside", text=tree.t("time.range", start=first, end=last)) if len(parts) > 1 else group.title
        yield replace(group, id=group.id if number == 1 else f"{group.id}-{number}", title=title, rows=people)


def _initial_page(group: Group[Speaker]) -> Link:
    return Link(addresses.initial(group.id.removeprefix("initial-")), Words(group.title))


def _index(tree: Tree, view: SpeakersView, page: Link | None = None) -> PageSpec:
    title = tree.t("speakers.title")
    return PageSpec(
        address=page.address if page else "speakers/",
        language=tree.language,
        template="speakers.html",
        title=tree.t("speakers.under", initial=page.words.text) if page else title,
        description=tree.t("speakers.description", site=tree.options.site_name),
        view=view,
        tab="speakers",
        parents=tree.below("speakers") if page else (),
        # Which initials there are depends on how a language writes names.
        alternates=(tree.language,) if page else tree.options.languages,
        modified=modified(tree.catalog.reports.values()),
    )


def _by_initial(tree: Tree) -> Iterator[Group[Speaker]]:
    speakers = [person for person in tree.catalog.speakers.values() if person.talks and not person.hidden]
    groups: dict[Initial, list[Speaker]] = {}
    for person in sorted(speakers, key=lambda person: tree.collation(*tree.reading(person))):
        groups.setdefault(initial(*tree.reading(person)), []).append(person)
    for first, people in groups.items():
        yield Group(_initial_id(first), initial_title(tree, first), tuple(people))


def _name_row(tree: Tree, person: Speaker) -> NameRow:
    link = tree.speaker(person.id)
    others = dict.fromkeys(
        (*(version for _, version in person.name.versions), person.kana or "", *(handle for _, handle in person.handles))
    )
    return NameRow(link, len(person.talks), " ".join(other for other in others if other and other not in link.words.text))


def initial_title(tree: Tree, first: Initial) -> str:
    """`か行`, `K`, `漢字`."""
    if first.script is Script.KANA:
        return tree.t("speakers.row", initial=first.letter)
    return first.letter or tree.t(f"speakers.{first.script.name.lower()}")


def _initial_id(first: Initial) -> str:
    return f"initial-{first.letter or first.script.name.lower()}"
