"""What MkDocs lends to the core during one build: Material's page around ours, and its other plugins' events on the reports' pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from ..model import Report
    from ..site import PageSpec, Variables

SCRIPT = ("partials/javascripts/frame.html", "assets/meetup/frame.js")
"""The template of the script's settings, and what comes after them as it is."""
SKIP = (SimpleNamespace(url="#mm-content"),)
"""Where Material's skip link leads: it takes the first entry of a page's table of contents."""


def page_stub(url: str) -> SimpleNamespace:
    """What Material's templates ask of a page where there is none of MkDocs' own."""
    nothing = dict.fromkeys(("canonical_url", "edit_url", "previous_page", "next_page"))
    return SimpleNamespace(url=url, toc=SKIP, meta={}, title="", content="<h1", is_homepage=False, ancestors=(), **nothing)


class MkDocsEngine:
    """The core's `Engine` where no other plugin listens to page events: a report's page is never more than values."""

    listening = False

    def __init__(self, config: MkDocsConfig, env: jinja2.Environment, nav: Navigation) -> None:
        self._config, self._nav = config, nav
        self._template = env.get_template("main.html")
        self._env = env

    def markdown(self, report: Report) -> str:
        return report.body

    def content(self, report: Report, language: str, html: str) -> str:  # noqa: ARG002 - nobody looks
        return html

    def around(self, page: str, variables: Mapping[str, Any]) -> str:
        context = get_context(self._nav, [], self._config, page_stub(page or "./"))
        return str(self._template.render({**context, "meetup": variables}))

    def script(self, variables: Mapping[str, Any]) -> str:
        settings = self._env.get_template(SCRIPT[0]).render({**get_context(self._nav, [], self._config), "meetup": variables})
        return f"{settings}\n{self.source(SCRIPT[1])}\n"

    def source(self, path: str) -> str:
        assert self._env.loader is not None, "MkDocs' environment finds its templates"
        return self._env.loader.get_source(self._env, path)[0]

    def single(self, spec: PageSpec, variables: Variables, filled: Callable[[str], str]) -> str | None:  # noqa: ARG002 - nobody looks
        return None


class SharedEngine(MkDocsEngine):
    """The same where other plugins want to see each page.

    Every report has a page of MkDocs' own in each tree, on which their events fire in MkDocs' order.

    Where they change nothing, the bytes are those of the plain engine.
    """

    listening = True

    def __init__(
        self,
        config: MkDocsConfig,
        env: jinja2.Environment,
        nav: Navigation,
        files: Files,
        reports: Mapping[str, File],
        file_of: Callable[[Report, str], str],
    ) -> None:
        super().__init__(config, env, nav)
        self._files, self._reports, self._file_of = files, reports, file_of
        self._pages: dict[tuple[str, str], Page] = {}

    def markdown(self, report: Report) -> str:
        return str(self._page(report, report.language).markdown) if report.path in self._reports else report.body

    def content(self, report: Report, language: str, html: str) -> str:
        if report.path not in self._reports:
            return html
        page = self._page(report, language)
        page.content = self._config.plugins.on_page_content(html, page=page, config=self._config, files=self._files)
        return str(page.content)

    def single(self, spec: PageSpec, variables: Variables, filled: Callable[[str], str]) -> str | None:
        page = self._pages.get((spec.source or "", spec.language))
        if page is None or spec.template != "report.html":
            return None
        page.active = True
        context = {**get_context(self._nav, [], self._config, page), "meetup": variables()}
        context = self._config.plugins.on_page_context(context, page=page, config=self._config, nav=self._nav)
        page.toc = SKIP
        output = filled(self._template.render(context))
        page.active = False
        return str(self._config.plugins.on_post_page(output, page=page, config=self._config))

    def _page(self, report: Report, language: str) -> Page:
        """The report's page in one tree, read: `pre_page`, `page_read_source` and `page_markdown` have fired."""
        key = (report.path, language)
        if key not in self._pages:
            self._pages[key] = self._read(report, language)
        return self._pages[key]

    def _read(self, report: Report, language: str) -> Page:
        plugins, known = self._config.plugins, {"config": self._config}
        page = plugins.on_pre_page(Page(report.title.value, self._file(report, language), self._config), files=self._files, **known)
        source = plugins.on_page_read_source(page=page, **known)
        page.meta = {"title": report.title.value}
        page.markdown = report.body if source is None else source
        page.markdown = plugins.on_page_markdown(page.markdown, page=page, files=self._files, **known)
        return page

    def _file(self, report: Report, language: str) -> File:
        real = self._reports[report.path]
        return File(
            real.src_uri,
            real.src_dir,
            self._config.site_dir,
            use_directory_urls=True,
            dest_uri=self._file_of(report, language),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
