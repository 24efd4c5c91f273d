"""A page for each event, and the index of all events by year."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..model import Event
from . import addresses
from .index_views import EventsView
from .parts import Count
from .relations import missing_numbers, modified, tags_of, talks_of
from .spec import PageSpec, Planned
from .splitting import newest
from .texts import externals
from .tree import Tree
from .views import EventView

MOST = 100
"""How many cards the index shows before it leaves older years to their own pages."""


def event_pages(tree: Tree) -> Iterator[Planned]:
    """A page for each event, then the index."""
    for event in tree.catalog.events.values():
        yield Planned(addresses.event(event.id), tree.language, partial(_event, tree, event))
    yield Planned("events/", tree.language, partial(_index, tree))


def _event(tree: Tree, event: Event) -> PageSpec:
    view = _view(tree, event)
    return PageSpec(
        address=addresses.event(event.id),
        language=tree.language,
        template="event.html",
        title=view.name.text,
        description=_description(tree, event, view.name.text),
        view=view,
        tab="events",
        parents=tree.below("events", series=event.series or ""),
        alternates=tree.options.languages,
        title_language=view.name.language,
        modified=modified(tree.catalog.reports[report] for report in event.reports),
        listed=not view.draft,
        remarks=tree.remarks_on(event.reports),
    )


def _view(tree: Tree, event: Event) -> EventView:
    return EventView(
        name=tree.words(event.name),
        when=tree.when(event),
        state=event.state,
        venue=event.venue or "",
        address=event.address or "",
        url=next(externals([event.url or ""]), None),
        hashtag=(event.hashtag or "").lstrip("#"),
        series=tree.series(event.series) if event.series else None,
        number=event.number,
        talks=tuple(tree.talk_row(talk, with_event=False) for talk in event.talks),
        reports=tuple(map(tree.report_row, event.reports)),
        tags=_tags(tree, event),
        draft=tree.is_draft(event.reports),
        missing=_missing(tree, event),
        around=tree.neighbours("events", event.id, tree.event),
    )


def _missing(tree: Tree, event: Event) -> tuple[int, ...]:
    """The editions between this one and its neighbours that nobody wrote about."""
    around = [tree.catalog.events[id] for id in tree.relations.neighbours["events"].get(event.id, (None, None)) if id]
    return missing_numbers([event, *around]) if event.number is not None else ()


def _tags(tree: Tree, event: Event) -> tuple[Count, ...]:
    counts = dict.fromkeys(event.tags, 0) | dict(tags_of(talks_of(tree.catalog, event.id)))
    return tree.counted(counts, tree.tag)


def _description(tree: Tree, event: Event, name: str) -> str:
    if event.start:
        return tree.t("event.description", name=name, day=tree.day(event.start))
    return tree.t("event.description_undated", name=name)


def _index(tree: Tree) -> PageSpec:
    years = tree.by_year((event.year, tree.event_card(event.id)) for event in tree.catalog.events.values())
    return PageSpec(
        address="events/",
        language=tree.language,
        template="events.html",
        title=tree.t("events.title"),
        description=tree.t("events.description", site=tree.options.site_name),
        view=EventsView(newest(years, MOST)),
        tab="events",
        alternates=tree.options.languages,
        modified=modified(tree.catalog.reports.values()),
    )
