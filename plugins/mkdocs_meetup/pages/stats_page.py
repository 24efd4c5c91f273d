"""The archive in numbers: what changed from year to year, and what there is most of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ..languages.formats import language_name
from ..model import Kind, Talk
from .front_pages import numbers
from .index_views import StatsView
from .parts import Chart, Course, Share
from .relations import modified, tags_of
from .spec import PageSpec
from .tree import Tree

MOST_TOPICS = 12
SHADES = 4


def stats_page(tree: Tree) -> PageSpec:
    """The one page of statistics."""
    years = _talks_by_year(tree)
    return PageSpec(
        address="stats/",
        language=tree.language,
        template="stats.html",
        title=tree.t("stats.title"),
        description=tree.t("stats.description", site=tree.options.site_name),
        view=StatsView(
            numbers=numbers(tree),
            talks=tree.chart_of((tree.t("nav.talks"),), {year: (len(talks),) for year, talks in years.items()}),
            newcomers=_newcomers(tree, years),
            years=tuple(map(tree.year, years)),
            topics=_topics(tree, years),
            kinds=_kinds(tree),
            languages=_languages(tree),
        ),
        alternates=tree.options.languages,
        modified=modified(tree.catalog.reports.values()),
    )


def _talks_by_year(tree: Tree) -> dict[int, list[Talk]]:
    """The years that have talks, the oldest first."""
    years: dict[int, list[Talk]] = {}
    for talk in tree.catalog.talks.values():
        year = tree.year_of(talk)
        if year is not None:
            years.setdefault(year, []).append(talk)
    return dict(sorted(years.items()))


def _newcomers(tree: Tree, years: Mapping[int, Iterable[Talk]]) -> Chart:
    """How many people spoke in each year for the first time, and how many again. Whoever is not to be named counts nowhere."""
    known: set[str] = set()
    counts = {}
    for year, talks in years.items():
        there = {appearance.speaker for talk in talks for appearance in talk.appearances}
        named = {id for id in there if not tree.catalog.speakers[id].hidden}
        counts[year] = (len(named & known), len(named - known))
        known |= named
    return tree.chart_of((tree.t("stats.returning"), tree.t("stats.new")), counts)


def _topics(tree: Tree, years: Mapping[int, list[Talk]]) -> tuple[Course, ...]:
    """The topics that most talks are about, year by year."""
    by_year = [tags_of(talks) for talks in years.values()]
    totals = sum(by_year, Counter[str]())
    chosen = [row.link for row in tree.counted(totals, tree.tag, MOST_TOPICS)]
    ids = {tree.tag(id).address: id for id in totals}
    most = max((year[ids[link.address]] for year in by_year for link in chosen), default=0) or 1
    return tuple(
        Course(link, counts, tuple(-(-SHADES * count // most) for count in counts))
        for link in chosen
        for counts in (tuple(year[ids[link.address]] for year in by_year),)
    )


def _kinds(tree: Tree) -> tuple[Share, ...]:
    counts = Counter(talk.kind for talk in tree.catalog.talks.values())
    return _shares({tree.t(f"kind.{kind.value}"): counts[kind] for kind in Kind if counts[kind]})


def _languages(tree: Tree) -> tuple[Share, ...]:
    """In which languages the reports were written; translations count for theirs."""
    written = Counter(report.language for report in (*tree.catalog.reports.values(), *tree.catalog.translations.values()))
    return _shares({language_name(code, tree.language): count for code, count in sorted(written.items())})


def _shares(counts: Mapping[str, int]) -> tuple[Share, ...]:
    """The greatest first."""
    most = max(counts.values(), default=0) or 1
    return tuple(Share(name, count, round(100 * count / most)) for name, count in sorted(counts.items(), key=lambda pair: -pair[1]))
