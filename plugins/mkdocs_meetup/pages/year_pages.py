"""A page for each year, in parts where a year is large, and the index of years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from ..model import Event, Report, Talk
from . import addresses
from .index_views import YearCount, YearsView
from .parts import Link, Neighbours, Programme, Words
from .relations import chained, modified, speakers_of, tags_of, talks_of
from .spec import PageSpec, Planned
from .splitting import parts_of
from .tree import Tree
from .views import YearView

MOST = 12


def year_pages(tree: Tree) -> Iterator[Planned]:
    """A page for each year in which anything took place or was posted, in parts where it is long, then the index."""
    years = contents_by_year(tree)
    around = chained([str(year) for year in sorted(years)])
    for year, contents in years.items():
        previous, following = around[str(year)]
        neighbours = Neighbours(tree.year(int(previous)) if previous else None, tree.year(int(following)) if following else None)
        parts = parts_of(contents, weight=_weight)
        for number in range(1, len(parts) + 1):
            yield Planned(addresses.year(year, number), tree.language, partial(_year, tree, year, parts, number, neighbours))
    yield Planned("years/", tree.language, partial(_years_index, tree, years))


def contents_by_year(tree: Tree) -> dict[int, list[Event | Report]]:
    """The newest year first; each one's events from January on, then the reports posted in it, the latest first."""
    years: dict[int, list[Event | Report]] = {}
    for event in reversed(list(tree.catalog.events.values())):
        if event.year is not None:
            years.setdefault(event.year, []).append(event)
    for report in tree.catalog.reports.values():
        if report.date:
            years.setdefault(report.date.value.year, []).append(report)
    return dict(sorted(years.items(), reverse=True))


def _weight(row: Event | Report) -> int:
    """How many rows it makes."""
    return 1 + len(row.talks) if isinstance(row, Event) else 1


def _year(tree: Tree, year: int, parts: tuple[tuple[Event | Report, ...], ...], number: int, around: Neighbours) -> PageSpec:
    events = [row for row in parts[number - 1] if isinstance(row, Event)]
    reports = [row for row in parts[number - 1] if isinstance(row, Report)]
    name = tree.year(year).words.text
    title = name if number == 1 else tree.t("year.part", year=name, part=number)
    return PageSpec(
        address=addresses.year(year, number),
        language=tree.language,
        template="year.html",
        title=title,
        description=tree.t("year.description", year=title, site=tree.options.site_name),
        view=YearView(
            events=tuple(programme(tree, event) for event in events),
            parts=tuple(_parts(tree, year, len(parts))),
            part=number,
            speakers=tree.counted(speakers_of(_talks(tree, parts)), tree.speaker, MOST) if number == 1 else (),
            tags=tree.counted(tags_of(_talks(tree, parts)), tree.tag, MOST) if number == 1 else (),
            reports=tuple(tree.report_row(report.id) for report in reports),
            around=around,
        ),
        tab="events",
        parents=tree.below("years"),
        alternates=tree.options.languages,
        modified=modified([*reports, *(tree.catalog.reports[id] for event in events for id in event.reports)]),
    )


def _parts(tree: Tree, year: int, count: int) -> Iterator[Link]:
    if count > 1:
        yield from (Link(addresses.year(year, number), Words(tree.number(number))) for number in range(1, count + 1))


def _talks(tree: Tree, parts: Iterable[Iterable[Event | Report]]) -> Iterator[Talk]:
    return (talk for part in parts for row in part if isinstance(row, Event) for talk in talks_of(tree.catalog, row.id))


def programme(tree: Tree, event: Event) -> Programme:
    """An event with its talks, as lists of whole years show it."""
    talks = tuple(tree.talk_row(talk, with_event=False) for talk in event.talks)
    return Programme(tree.event_card(event.id, with_speakers=False), talks)


def _years_index(tree: Tree, years: Mapping[int, list[Event | Report]]) -> PageSpec:
    return PageSpec(
        address="years/",
        language=tree.language,
        template="years.html",
        title=tree.t("years.title"),
        description=tree.t("years.description", site=tree.options.site_name),
        view=YearsView(tuple(_count(tree, year, contents) for year, contents in years.items())),
        tab="events",
        alternates=tree.options.languages,
        modified=modified(tree.catalog.reports.values()),
    )


def _count(tree: Tree, year: int, contents: Iterable[Event | Report]) -> YearCount:
    events = [row for row in contents if isinstance(row, Event)]
    return YearCount(tree.year(year), len(events), sum(len(event.talks) for event in events))
