"""A page for each series of events, and the index of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from ..model import Event, Report, Series
from . import addresses
from .index_views import CountsView
from .relations import missing_numbers, modified, speakers_of, tags_of, talks_of
from .spec import PageSpec, Planned
from .splitting import condensed, size_of
from .tree import Tree
from .views import SeriesView

MOST = 12


def series_pages(tree: Tree) -> Iterator[Planned]:
    """A page for each series, then the index."""
    for series in tree.catalog.series.values():
        yield Planned(addresses.series(series.id), tree.language, partial(_series, tree, series))
    yield Planned("series/", tree.language, partial(_series_index, tree))


def _series(tree: Tree, series: Series) -> PageSpec:
    events = [tree.catalog.events[id] for id in series.events]
    talks = [talk for event in events for talk in talks_of(tree.catalog, event.id)]
    view = SeriesView(
        name=tree.words(series.name),
        years=condensed(tree.by_year((event.year, tree.event_card(event.id)) for event in reversed(events)), size_of),
        missing=missing_numbers(events),
        speakers=tree.counted(speakers_of(talks), tree.speaker, MOST),
        tags=tree.counted(tags_of(talks), tree.tag, MOST),
    )
    return PageSpec(
        address=addresses.series(series.id),
        language=tree.language,
        template="series.html",
        title=view.name.text,
        description=tree.t("series.description", name=view.name.text),
        view=view,
        tab="series",
        parents=tree.below("series"),
        alternates=tree.options.languages,
        title_language=view.name.language,
        modified=modified(_reports(tree, events)),
    )


def _reports(tree: Tree, events: Iterable[Event]) -> Iterator[Report]:
    return (tree.catalog.reports[report] for event in events for report in event.reports)


def _series_index(tree: Tree) -> PageSpec:
    counts = {series.id: len(series.events) for series in tree.catalog.series.values()}
    rows = sorted(tree.counted(counts, tree.series), key=lambda row: (tree.collation(row.link.words.text), row.link.address))
    return PageSpec(
        address="series/",
        language=tree.language,
        template="series_index.html",
        title=tree.t("series.title"),
        description=tree.t("series.index_description", site=tree.options.site_name),
        view=CountsView(tuple(rows)),
        tab="series",
        alternates=tree.options.languages,
        modified=modified(tree.catalog.reports.values()),
    )
