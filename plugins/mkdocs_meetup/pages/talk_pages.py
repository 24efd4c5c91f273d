"""A page for each talk, with what every report wrote about it, and the index of all talks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from ..model import Body, Related, Section, Talk, TalkSource, TocItem
from . import addresses
from .distinct import demoted, distinct, distinct_toc
from .index_views import TalksView
from .parts import RelatedRow
from .relations import modified
from .spec import PageSpec, Planned
from .splitting import newest
from .texts import externals, shorten
from .tree import Tree
from .views import Before, Excerpt, TalkView
from .year_pages import programme

MOST_RELATED = 4


def talk_pages(tree: Tree) -> Iterator[Planned]:
    """A page for each talk, then the index."""
    for talk in tree.catalog.talks.values():
        yield Planned(addresses.talk(talk.id), tree.language, partial(_talk, tree, talk))
    yield Planned("talks/", tree.language, partial(_index, tree))


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report tells of a talk."""

    source: TalkSource
    section: Section
    prefix: str
    """Stands before ids that are on the talk's page already; empty for the first report."""
    taken: frozenset[str]
    id: str
    """Of the heading above it."""


def tellings(talk: Talk, section_of: Callable[[TalkSource], Section]) -> Iterator[Telling]:
    """What each report tells of a talk, in the order of the talk's page."""
    taken: frozenset[str] = frozenset()
    for number, source in enumerate(talk.sources, start=1):
        section = section_of(source)
        yield Telling(source, section, f"{number}-", taken & section.ids, f"mm-report-{number}")
        taken |= section.ids


def _talk(tree: Tree, talk: Talk) -> PageSpec:
    told = tuple(tellings(talk, partial(_section, tree)))
    reports = tuple(source.report for source in talk.sources)
    view = _view(tree, talk, told)
    return PageSpec(
        address=addresses.talk(talk.id),
        language=tree.language,
        template="talk.html",
        title=view.title.text,
        description=_description(tree, view, told),
        view=view,
        tab="talks",
        toc=_contents(tree, told),
        parents=tree.below("events", event=talk.event),
        alternates=tree.alternates(reports),
        title_language=view.title.language,
        content_language=next((excerpt.language for excerpt in view.excerpts), ""),
        source=tree.version(reports[0]).path if reports else None,
        modified=modified(tree.version(report) for report in reports),
        listed=not view.draft,
        remarks=tree.remarks_on(reports),
    )


def _section(tree: Tree, source: TalkSource) -> Section:
    body = tree.bodies(source.report, tree.version(source.report).language) or Body("")
    return body.talks[source.index] if source.index < len(body.talks) else Section("", "")


def _view(tree: Tree, talk: Talk, told: tuple[Telling, ...]) -> TalkView:
    others = tuple(_others(tree, talk))
    named = {row.link.address for other in others for row in (other.earlier, other.later) if row}
    related = (one for one in tree.catalog.related.get(talk.id, ()) if addresses.talk(one.talk) not in named)
    return TalkView(
        title=tree.words(talk.title),
        kind=talk.kind,
        speakers=tree.speakers(talk.id),
        event=tree.event_card(talk.event, with_speakers=False),
        tags=tuple(tree.tag(given.tag) for given in talk.tags),
        slides=tuple(externals(talk.slides)),
        videos=tuple(externals(talk.videos)),
        excerpts=tuple(_excerpt(tree, talk, telling) for telling in told),
        others=others,
        related=tuple(islice(map(partial(_related_row, tree), related), MOST_RELATED)),
        draft=tree.is_draft(source.report for source in talk.sources),
        around=tree.neighbours("talks", talk.id, tree.talk),
    )


def _related_row(tree: Tree, related: Related) -> RelatedRow:
    return RelatedRow(tree.talk_row(related.talk), tree.reason(related.reason, related.subject))


def _others(tree: Tree, talk: Talk) -> Iterator[Before]:
    """What each of the speakers spoke about before and afterwards."""
    for appearance in talk.appearances:
        person = tree.catalog.speakers[appearance.speaker]
        earlier, later = tree.course(person.id).get(talk.id, (None, None))
        if not person.hidden and (earlier or later):
            yield Before(tree.named(person.id), tree.talk_row(earlier) if earlier else None, tree.talk_row(later) if later else None)


def _excerpt(tree: Tree, talk: Talk, telling: Telling) -> Excerpt:
    report, section = telling.source.report, telling.section
    version = tree.version(report)
    own = tree.body(section.html, addresses.talk(talk.id), version, telling.source.index)
    finished = distinct(demoted(own), telling.taken, telling.prefix) if len(talk.sources) > 1 else own
    return Excerpt(
        report=tree.report(report, section.anchor),
        id=telling.id,
        authors=tree.authors(report),
        body=finished,
        language="" if version.language == tree.language else version.language,
    )


def _contents(tree: Tree, told: tuple[Telling, ...]) -> tuple[TocItem, ...]:
    if len(told) > 1:
        return tuple(_chapter(tree, telling) for telling in told)
    items = tuple(item for telling in told for item in telling.section.toc)
    return items if len(items) > 1 or any(item.children for item in items) else ()


def _chapter(tree: Tree, telling: Telling) -> TocItem:
    names = tree.names(tree.authors(telling.source.report))
    title = tree.t("talk.notes_by", names=names) if names else tree.t("talk.notes")
    return TocItem(telling.id, title, distinct_toc(telling.section.toc, telling.taken, telling.prefix))


def _description(tree: Tree, view: TalkView, told: tuple[Telling, ...]) -> str:
    passages = (passage.text for telling in told for passage in telling.section.passages)
    event = view.event.link.words.text
    if text := next(filter(None, passages), ""):
        return shorten(text)
    if names := tree.names(view.speakers):
        return tree.t("talk.description", event=event, speakers=names)
    return tree.t("talk.description_anonymous", event=event)


def _index(tree: Tree) -> PageSpec:
    events = [event for event in tree.catalog.events.values() if event.talks]
    years = tree.by_year((event.year, programme(tree, event)) for event in events)
    return PageSpec(
        address="talks/",
        language=tree.language,
        template="talks.html",
        title=tree.t("talks.title"),
        description=tree.t("talks.description", site=tree.options.site_name),
        view=TalksView(newest(years, weight=lambda shown: 1 + len(shown.talks))),
        tab="talks",
        alternates=tree.options.languages,
        modified=modified(tree.catalog.reports.values()),
    )
