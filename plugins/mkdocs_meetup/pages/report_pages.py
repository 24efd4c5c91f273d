"""The reports' own pages and their index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from ..model import Body, Moment, Report
from . import addresses
from .index_views import ReportsView
from .parts import Group, ReportRow
from .relations import day_of, modified
from .spec import PageSpec, Planned
from .splitting import newest
from .texts import shorten
from .tree import Tree
from .views import ReportView

MOST = 200
"""How many reports the index shows before it leaves older years to their own pages."""


def report_pages(tree: Tree) -> Iterator[Planned]:
    """A page for each report, then the index."""
    for id in tree.catalog.reports:
        yield Planned(addresses.report(id), tree.language, partial(_report, tree, id))
    yield Planned("reports/", tree.language, partial(_index, tree))


def _report(tree: Tree, id: str) -> PageSpec:
    version = tree.version(id)
    body = tree.bodies(id, version.language) or Body("")
    view = _view(tree, id, version, body)
    event = tree.catalog.event_of.get(id)
    return PageSpec(
        address=addresses.report(id),
        language=tree.language,
        template="report.html",
        title=version.title.value,
        description=_description(version, body),
        view=view,
        tab="reports",
        toc=body.toc,
        parents=tree.below("events", event=event) if event else tree.below("reports"),
        alternates=tree.alternates((id,)),
        title_language=view.title.language,
        content_language=view.body_language,
        source=version.path,
        modified=modified((version,)),
        listed=not version.draft,
        remarks=tree.remarks_on((id,)),
    )


def _view(tree: Tree, id: str, version: Report, body: Body) -> ReportView:
    event = tree.catalog.event_of.get(id)
    address = addresses.report(id)
    return ReportView(
        title=tree.said(version.title.value, version.language),
        authors=tree.authors(id),
        posted=version.date.value if version.date else None,
        updated=_updated(version),
        event=tree.event_card(event, with_speakers=False) if event else None,
        talks=tuple(map(tree.talk, tree.relations.talks.get(id, ()))),
        tags=tuple(map(tree.tag, tree.relations.tags.get(id, ()))),
        body=tree.body(body.html, address, version) if body.html else Markup(),
        body_language="" if version.language == tree.language else version.language,
        draft=version.draft,
        around=tree.neighbours("reports", id, tree.report),
    )


def _updated(version: Report) -> Moment | None:
    if not version.updated or (version.date and day_of(version.updated.value) == day_of(version.date.value)):
        return None
    return version.updated.value


def _description(version: Report, body: Body) -> str:
    if version.description:
        return shorten(version.description.value)
    passages = body.passages or tuple(passage for talk in body.talks for passage in talk.passages)
    return shorten(next((passage.text for passage in passages if passage.text), version.title.value))


def _index(tree: Tree) -> PageSpec:
    years = _by_year(tree)
    return PageSpec(
        address="reports/",
        language=tree.language,
        template="reports.html",
        title=tree.t("reports.title"),
        description=tree.t("reports.description", site=tree.options.site_name),
        view=ReportsView(newest(years, MOST)),
        tab="reports",
        alternates=tree.options.languages,
        modified=modified(tree.catalog.reports.values()),
    )


def _by_year(tree: Tree) -> tuple[Group[ReportRow], ...]:
    rows = ((report.date.value.year if report.date else None, tree.report_row(id)) for id, report in tree.catalog.reports.items())
    groups = tree.by_year(rows)
    return tuple(group if group.address else replace(group, title=tree.t("reports.undated")) for group in groups)
