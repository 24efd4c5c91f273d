"""A page for each talk, with what every report wrote about it, and the index of all talks."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Body, Section, Talk, TalkSource, TocItem
from . import addresses
from .relations import modified
from .spec import PageSpec
from .tree import Tree, externals, shorten
from .views import Excerpt, TalksView, TalkView


def talk_pages(tree: Tree) -> Iterator[PageSpec]:
    """A page for each talk, then the index."""
    for talk in tree.catalog.talks.values():
        yield _talk(tree, talk)
    yield _index(tree)


def _talk(tree: Tree, talk: Talk) -> PageSpec:
    sections = tuple(_section(tree, source) for source in talk.sources)
    reports = tuple(source.report for source in talk.sources)
    view = _view(tree, talk, sections)
    return PageSpec(
        address=addresses.talk(talk.id),
        language=tree.language,
        template="talk.html",
        title=view.title.text,
        description=_description(tree, view, sections),
        view=view,
        tab="talks",
        toc=_contents(sections),
        parents=(tree.index("events"), tree.event(talk.event)),
        alternates=tree.alternates(reports),
        title_language=view.title.language,
        content_language=next((excerpt.language for excerpt in view.excerpts), ""),
        source=tree.version(reports[0]).path if reports else None,
        modified=modified(tree.version(report) for report in reports),
        listed=not any(tree.catalog.reports[report].draft for report in reports),
    )


def _section(tree: Tree, source: TalkSource) -> Section | None:
    body = tree.bodies(source.report, tree.version(source.report).language) or Body("")
    return body.talks[source.index] if source.index < len(body.talks) else None


def _view(tree: Tree, talk: Talk, sections: tuple[Section | None, ...]) -> TalkView:
    pairs = zip(talk.sources, sections, strict=True)
    return TalkView(
        title=tree.words(talk.title),
        kind=talk.kind,
        speakers=tuple(map(tree.person, talk.appearances)),
        event=tree.event_card(talk.event, with_speakers=False),
        tags=tuple(tree.tag(given.tag) for given in talk.tags),
        slides=tuple(externals(talk.slides)),
        videos=tuple(externals(talk.videos)),
        excerpts=tuple(_excerpt(tree, talk, source, section) for source, section in pairs),
        related=tuple(map(tree.related_row, tree.catalog.related.get(talk.id, ()))),
        around=tree.neighbours("talks", talk.id, tree.talk),
    )


def _excerpt(tree: Tree, talk: Talk, source: TalkSource, section: Section | None) -> Excerpt:
    version = tree.version(source.report)
    html = section.html if section else ""
    return Excerpt(
        report=tree.report(source.report, section.anchor if section else ""),
        authors=tree.authors(source.report),
        body=tree.body(html, addresses.talk(talk.id), version, source.index),
        language="" if version.language == tree.language else version.language,
    )


def _contents(sections: tuple[Section | None, ...]) -> tuple[TocItem, ...]:
    items = tuple(item for section in sections if section for item in section.toc)
    return items if len(items) > 1 or any(item.children for item in items) else ()


def _description(tree: Tree, view: TalkView, sections: tuple[Section | None, ...]) -> str:
    passages = (passage.text for section in sections if section for passage in section.passages)
    event = view.event.link.words.text
    if text := next(filter(None, passages), ""):
        return shorten(text)
    if names := tree.names(view.speakers):
        return tree.t("talk.description", event=event, speakers=names)
    return tree.t("talk.description_anonymous", event=event)


def _index(tree: Tree) -> PageSpec:
    years = tree.by_year((tree.year_of(talk), tree.talk_row(talk.id)) for talk in tree.catalog.talks.values())
    return PageSpec(
        address="talks/",
        language=tree.language,
        template="talks.html",
        title=tree.t("talks.title"),
        description=tree.t("talks.description", site=tree.options.site_name),
        view=TalksView(years),
        tab="talks",
        alternates=tree.options.languages,
        modified=modified(tree.catalog.reports.values()),
    )
