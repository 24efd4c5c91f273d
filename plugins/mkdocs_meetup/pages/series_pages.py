"""A page for each series of events and for each year, and the indexes of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from ..model import Event, Report, Series
from . import addresses
from .parts import Neighbours
from .relations import chained, missing_numbers, modified, speakers_of, tags_of, talks_of
from .spec import PageSpec, Planned
from .tree import Tree
from .views import CountsView, Programme, SeriesView, YearCount, YearsView, YearView

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
        years=tree.by_year((event.year, tree.event_card(event.id)) for event in reversed(events)),
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
        parents=(tree.index("series"),),
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


def year_pages(tree: Tree) -> Iterator[Planned]:
    """A page for each year in which anything took place, then the index."""
    years = events_by_year(tree)
    around = chained([str(year) for year in sorted(years)])
    for year, events in years.items():
        previous, following = around[str(year)]
        neighbours = Neighbours(tree.year(int(previous)) if previous else None, tree.year(int(following)) if following else None)
        yield Planned(addresses.year(year), tree.language, partial(_year, tree, year, events, neighbours))
    yield Planned("years/", tree.language, partial(_years_index, tree, years))


def events_by_year(tree: Tree) -> dict[int, list[Event]]:
    """The years that have events, the newest first; each one's events from January on."""
    years: dict[int, list[Event]] = {}
    for event in reversed(list(tree.catalog.events.values())):
        if event.year is not None:
            years.setdefault(event.year, []).append(event)
    return dict(sorted(years.items(), reverse=True))


def _year(tree: Tree, year: int, events: list[Event], around: Neighbours) -> PageSpec:
    reports = (report for report in tree.catalog.reports.values() if report.date and report.date.value.year == year)
    talks = [talk for event in events for talk in talks_of(tree.catalog, event.id)]
    link = tree.year(year)
    return PageSpec(
        address=link.address,
        language=tree.language,
        template="year.html",
        title=link.words.text,
        description=tree.t("year.description", year=link.words.text, site=tree.options.site_name),
        view=YearView(
            events=tuple(_programme(tree, event) for event in events),
            speakers=tree.counted(speakers_of(talks), tree.speaker, MOST),
            tags=tree.counted(tags_of(talks), tree.tag, MOST),
            reports=tuple(tree.report_row(report.id) for report in reports),
            around=around,
        ),
        tab="events",
        parents=(tree.index("years"),),
        alternates=tree.options.languages,
        modified=modified(_reports(tree, events)),
    )


def _programme(tree: Tree, event: Event) -> Programme:
    talks = tuple(tree.talk_row(talk, with_event=False) for talk in event.talks)
    return Programme(tree.event_card(event.id, with_speakers=False), talks)


def _years_index(tree: Tree, years: dict[int, list[Event]]) -> PageSpec:
    rows = (YearCount(tree.year(year), len(events), sum(len(event.talks) for event in events)) for year, events in years.items())
    return PageSpec(
        address="years/",
        language=tree.language,
        template="years.html",
        title=tree.t("years.title"),
        description=tree.t("years.description", site=tree.options.site_name),
        view=YearsView(tuple(rows)),
        tab="events",
        alternates=tree.options.languages,
        modified=modified(tree.catalog.reports.values()),
    )
