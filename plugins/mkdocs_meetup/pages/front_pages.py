"""The home page, the search page and the error page."""

from __future__ import annotations

from markupsafe import Markup

from ..model import Options
from .relations import modified, speakers_of
from .spec import PageSpec
from .tag_pages import weights
from .texts import shorten
from .tree import Tree
from .views import HomeView, NotFoundView, Numbers, SearchView
from .year_pages import contents_by_year

LATEST = 6
MOST_SPEAKERS = 12
MOST_TAGS = 24

INDEXES = ("events", "talks", "speakers", "tags", "organizations", "series", "reports", "years")


def home_page(tree: Tree, intro: Markup) -> PageSpec:
    """The way into everything. `intro` is what the community wrote about itself, as HTML."""
    catalog = tree.catalog
    return PageSpec(
        address="",
        language=tree.language,
        template="home.html",
        title=tree.options.site_name,
        description=shorten(" ".join(intro.striptags().split())) or tree.t("home.description", site=tree.options.site_name),
        view=HomeView(
            site_name=tree.options.site_name,
            intro=intro,
            events=tuple(tree.event_card(event) for event in list(catalog.events)[:LATEST]),
            speakers=tree.counted(speakers_of(catalog.talks.values()), tree.speaker, MOST_SPEAKERS),
            tags=tree.counted(weights(tree), tree.tag, MOST_TAGS),
            series=tree.counted({series.id: len(series.events) for series in catalog.series.values()}, tree.series, LATEST),
            years=tuple(tree.year(year) for year in contents_by_year(tree)),
            numbers=numbers(tree),
        ),
        alternates=tree.options.languages,
        modified=modified(catalog.reports.values()),
        remarks=tuple(remark for remarks in tree.remarks.values() for remark in remarks),
    )


def numbers(tree: Tree) -> Numbers:
    catalog = tree.catalog
    return Numbers(
        events=len(catalog.events),
        talks=len(catalog.talks),
        speakers=sum(1 for person in catalog.speakers.values() if person.talks and not person.hidden),
        organizations=len(catalog.organizations),
        tags=len(catalog.tags),
        reports=len(catalog.reports),
    )


def search_page(tree: Tree) -> PageSpec:
    """Where the search box leads."""
    return PageSpec(
        address="search/",
        language=tree.language,
        template="search.html",
        title=tree.t("search_page.title"),
        description=tree.t("search_page.description", site=tree.options.site_name),
        view=SearchView(tuple(map(tree.index, INDEXES))),
        alternates=tree.options.languages,
        script="assets/meetup/search/before.js",
    )


def not_found_page(title: str, options: Options) -> PageSpec:
    """The error page that static hosting serves for every unknown address, so it speaks every language."""
    return PageSpec(
        address="404.html",
        language=options.default_language,
        template="404.html",
        title=title,
        description="",
        view=NotFoundView(options.site_name, options.languages),
        listed=False,
    )
