"""A page for each organization that speakers came from, and the index of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from ..model import Organization, Talk
from . import addresses
from .index_views import CountsView
from .parts import TalkRow
from .relations import modified, reports_of, tags_of
from .spec import PageSpec, Planned
from .splitting import condensed, size_of
from .texts import externals
from .tree import Tree
from .views import OrganizationView

MOST = 12
MOST_SPEAKERS = 60


def organization_pages(tree: Tree) -> Iterator[Planned]:
    """A page for each organization, then the index."""
    for organization in tree.catalog.organizations.values():
        yield Planned(addresses.organization(organization.id), tree.language, partial(_organization, tree, organization))
    yield Planned("organizations/", tree.language, partial(_organizations_index, tree))


def _organization(tree: Tree, organization: Organization) -> PageSpec:
    talks = tree.newest_first(organization.talks)
    name = tree.words(organization.name)
    return PageSpec(
        address=addresses.organization(organization.id),
        language=tree.language,
        template="organization.html",
        title=name.text,
        description=tree.t("organization.description", name=name.text),
        view=_organization_view(tree, organization, talks),
        tab="organizations",
        parents=tree.below("organizations"),
        alternates=tree.options.languages,
        title_language=name.language,
        modified=modified(reports_of(tree.catalog, talks)),
    )


def _organization_view(tree: Tree, organization: Organization, talks: list[Talk]) -> OrganizationView:
    names = set(dict(organization.name.versions).values())
    speakers = tree.counted(_speakers_from(organization, talks), tree.speaker)
    return OrganizationView(
        name=tree.words(organization.name),
        other_names=tree.other_words(organization.name),
        aliases=tuple(alias for alias in organization.aliases if alias not in names),
        url=next(externals([organization.url or ""]), None),
        chart=tree.chart(talks, tree.t("nav.talks")),
        speakers=speakers[:MOST_SPEAKERS],
        speakers_left=len(speakers[MOST_SPEAKERS:]),
        tags=tree.counted(tags_of(talks), tree.tag, MOST),
        talks=condensed(tree.by_year((tree.year_of(talk), _row(tree, talk, organization)) for talk in talks), size_of),
    )


def _row(tree: Tree, talk: Talk, organization: Organization) -> TalkRow:
    """One of the talks; of its speakers, only those from elsewhere need an affiliation."""
    own = organization.id
    people = (tree.named(one.speaker) if one.organization == own else tree.person(one) for one in talk.appearances)
    return replace(tree.talk_row(talk.id), speakers=tuple(people))


def _speakers_from(organization: Organization, talks: list[Talk]) -> dict[str, int]:
    """How many of the talks each speaker gave for this organization."""
    counts: dict[str, int] = {}
    for appearance in (appearance for talk in talks for appearance in talk.appearances):
        if appearance.organization == organization.id:
            counts[appearance.speaker] = counts.get(appearance.speaker, 0) + 1
    return counts


def _organizations_index(tree: Tree) -> PageSpec:
    counts = {organization.id: len(organization.talks) for organization in tree.catalog.organizations.values()}
    return PageSpec(
        address="organizations/",
        language=tree.language,
        template="organizations.html",
        title=tree.t("organizations.title"),
        description=tree.t("organizations.description", site=tree.options.site_name),
        view=CountsView(tree.counted(counts, tree.organization)),
        tab="organizations",
        alternates=tree.options.languages,
        modified=modified(tree.catalog.reports.values()),
    )
