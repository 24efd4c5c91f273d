"""A page for each tag, and the index of tags by weight and by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..model import Tag
from . import addresses
from .index_views import TagsView
from .initials import Initial, initial
from .parts import Count, Group
from .people_pages import initial_title
from .relations import modified, related_tags, reports_of, speakers_of
from .spec import PageSpec, Planned
from .splitting import condensed, size_of
from .tree import Tree
from .views import TagView

MOST = 24
MOST_REPORTS = 48
HEAVIEST = 48
MOST_NAMES = 600
"""How many of the most used tags the index names."""


def tag_pages(tree: Tree) -> Iterator[Planned]:
    """A page for each tag, then the index."""
    for tag in tree.catalog.tags.values():
        yield Planned(addresses.tag(tag.id), tree.language, partial(_tag, tree, tag))
    yield Planned("tags/", tree.language, partial(_index, tree))


def _tag(tree: Tree, tag: Tag) -> PageSpec:
    view = _view(tree, tag)
    return PageSpec(
        address=addresses.tag(tag.id),
        language=tree.language,
        template="tag.html",
        title=view.label.text,
        description=tree.t("tag.description", name=view.label.text),
        view=view,
        tab="tags",
        parents=tree.below("tags"),
        alternates=tree.options.languages,
        title_language=view.label.language,
        modified=modified(reports_of(tree.catalog, tree.newest_first(tag.talks), tag.reports)),
    )


def _view(tree: Tree, tag: Tag) -> TagView:
    talks = tree.newest_first(tag.talks)
    labels = {version.casefold() for _, version in tag.label.versions}
    return TagView(
        label=tree.words(tag.label),
        other_labels=tree.other_words(tag.label),
        aliases=tuple(alias for alias in tag.aliases if alias.casefold() not in labels),
        chart=tree.chart(talks, tree.t("nav.talks")),
        talks=condensed(tree.by_year((tree.year_of(talk), tree.talk_row(talk.id)) for talk in talks), size_of),
        speakers=tree.counted(speakers_of(talks), tree.speaker, MOST),
        related=tree.counted(related_tags(tree.catalog, tag.id), tree.tag, MOST),
        reports=tree.newest_reports(tag.reports)[:MOST_REPORTS],
        reports_left=len(tag.reports[MOST_REPORTS:]),
    )


def weights(tree: Tree) -> dict[str, int]:
    """How often each tag is in use: on talks, or where it is on none, on reports."""
    return {tag.id: len(tag.talks) or len(tag.reports) for tag in tree.catalog.tags.values()}


def _index(tree: Tree) -> PageSpec:
    counts = tree.counted(weights(tree), tree.tag)
    return PageSpec(
        address="tags/",
        language=tree.language,
        template="tags.html",
        title=tree.t("tags.title"),
        description=tree.t("tags.description", site=tree.options.site_name),
        view=TagsView(counts[:HEAVIEST], tuple(_by_name(tree, counts[:MOST_NAMES])), len(counts[MOST_NAMES:])),
        tab="tags",
        alternates=tree.options.languages,
        modified=modified(tree.catalog.reports.values()),
    )


def _by_name(tree: Tree, counts: tuple[Count, ...]) -> Iterator[Group[Count]]:
    groups: dict[Initial, list[Count]] = {}
    for count in sorted(counts, key=lambda count: (tree.collation(count.link.words.text), count.link.address)):
        groups.setdefault(initial(count.link.words.text), []).append(count)
    for first, rows in groups.items():
        yield Group(f"initial-{first.letter or first.script.name.lower()}", initial_title(tree, first), tuple(rows))
