"""The plan of the whole site: a catalog comes in, the specification of every generated page goes out, one language tree after the other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from markupsafe import Markup

from ..languages.strings import Strings, load
from ..model import Catalog, Options, Problem
from .event_pages import event_pages
from .front_pages import home_page, not_found_page, search_page
from .organization_pages import organization_pages
from .people_pages import people_pages
from .problem_pages import problem_pages, remarked
from .relations import relations, shown_on
from .report_pages import report_pages
from .series_pages import series_pages
from .spec import PageSpec, Planned
from .stats_page import stats_page
from .tag_pages import tag_pages
from .talk_pages import talk_pages
from .tree import Bodies, Finish, Tree, unfinished
from .year_pages import year_pages

__all__ = ["PageSpec", "Planned", "not_found", "plan", "planned"]


def plan(
    catalog: Catalog,
    bodies: Bodies,
    options: Options,
    *,
    finish: Finish = unfinished,
    intros: Mapping[str, Markup] | None = None,
    languages: Sequence[Path] = (),
    problems: Sequence[Problem] = (),
) -> Iterator[PageSpec]:
    """Every page in every language, the reports first.

    `finish` makes a body's links for the page on which it will stand; `intros` are the home pages' own words by language;
    `languages` are folders with more language files; `problems` are shown to authors who look at their own site, and never published.
    """
    strings = {language: load(language, languages) for language in options.languages}
    return (page.make() for page in planned(catalog, bodies, options, finish=finish, intros=intros, strings=strings, problems=problems))


def planned(
    catalog: Catalog,
    bodies: Bodies,
    options: Options,
    *,
    finish: Finish = unfinished,
    intros: Mapping[str, Markup] | None = None,
    strings: Mapping[str, Strings] | None = None,
    problems: Sequence[Problem] = (),
    told: Callable[[], Sequence[Problem]] | None = None,
) -> Iterator[Planned]:
    """The same pages in the same order, each to be worked out by itself and in any order.

    `strings` are the words of each language, where somebody has read them. `told` gives the problems that are known when the
    authors' page is worked out, those found in making the other pages among them.
    """
    related = relations(catalog)
    remarks = remarked(problems, catalog) if options.preview else {}
    for language in options.languages:
        words = strings[language] if strings else load(language)
        tree = Tree(catalog, related, words, options, bodies, finish, remarks)
        yield from _pages(tree, (intros or {}).get(language, Markup()), told or (lambda: problems))


def planned_texts(
    reports: Collection[str],
    catalog: Catalog,
    bodies: Bodies,
    options: Options,
    *,
    finish: Finish,
    strings: Mapping[str, Strings],
    problems: Sequence[Problem],
    told: Callable[[], Sequence[Problem]],
) -> Iterator[Planned]:
    """Those among them that show the texts of some reports, or what authors can mend."""
    related, shown = relations(catalog), shown_on(reports, catalog)
    remarks = remarked(problems, catalog) if options.preview else {}
    for language in options.languages:
        tree = Tree(catalog, related, strings[language], options, bodies, finish, remarks)
        yield from (page for page in (*report_pages(tree), *talk_pages(tree)) if page.address in shown)
        yield from problem_pages(tree, told)


def _pages(tree: Tree, intro: Markup, told: Callable[[], Sequence[Problem]]) -> Iterator[Planned]:
    yield from report_pages(tree)
    yield from talk_pages(tree)
    yield from event_pages(tree)
    yield from series_pages(tree)
    yield from year_pages(tree)
    yield from people_pages(tree)
    yield from organization_pages(tree)
    yield from tag_pages(tree)
    yield Planned("stats/", tree.language, partial(stats_page, tree))
    yield from problem_pages(tree, told)
    yield Planned("search/", tree.language, partial(search_page, tree))
    yield Planned("", tree.language, partial(home_page, tree, intro))


def not_found(options: Options, languages: Sequence[Path] = ()) -> PageSpec:
    """The error page at the site's root."""
    return not_found_page(load(options.default_language, languages).text("not_found.title"), options)
