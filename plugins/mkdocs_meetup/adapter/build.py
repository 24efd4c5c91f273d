"""One build by MkDocs: its files come in, the core's stages are called, and pages written by hand get what they need to match."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from markupsafe import Markup
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import InclusionLevel

from ..model import Options
from ..rest import Rest, prepared
from ..site import Inputs, Site, Titled, clean, cores, read_source, scripts
from . import theme
from .content import document_of, place, sort, without
from .engine import MkDocsEngine, SharedEngine
from .links import HoldLinks, release
from .listeners import strangers
from .settings import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from ..site import Document, Last, Source, Writer
    from .config import MeetupConfig

log = get_plugin_logger("meetup")

CACHE = ".cache/meetup"
"""Beside `mkdocs.yml`. Whoever deletes it pays one build from nothing."""


class Build:
    """The state of one build, and of the quick rebuilds that follow it under `serve`."""

    nav: Navigation
    standing: tuple[str, ...] = ()
    """The site's files, where there is nothing to do."""
    waits: bool
    """Whether pages are made when somebody asks for them: under `serve`, where no other plugin wants to see them."""

    def __init__(
        self,
        config: MkDocsConfig,
        settings: MeetupConfig,
        listeners: tuple[str, ...],
        earlier: Build | None,
        progress: Callable[[float], None],
        *,
        preview: bool,
    ) -> None:
        self._config, self._settings, self._listeners = config, settings, listeners
        self._root = Path(config.docs_dir)
        self._last: Last | None = None
        self._is_kept = False
        extensions = [extension for extension in config.markdown_extensions if not isinstance(extension, HoldLinks)]
        cache = cache_of(config)
        self._options, folders = options_of(config, settings, preview=preview), theme.search_path(config)
        self._rest = Rest(self._options, folders, extensions, config.mdx_configs, digest_of(config), cache, log.info)
        self.waits = preview and not strangers(config)
        self.site = Site(self._options, folders, extensions, config.mdx_configs, cache, settings.workers or cores(), log.info, progress)
        if earlier is not None and not earlier.standing:
            self.site.recall(earlier.site)

    def sort(self, files: Files) -> None:
        """Find out what each file of the content folder is for. Those of the theme that are parts of others are left out."""
        for file in [file for file in files if scripts.is_part(file.src_uri)]:
            files.remove(file)
        self._content = sort(files, self._config.docs_dir, self._settings.reports, self._options)

    def rests(self, files: Files, target: Path) -> bool:
        """Whether nothing has changed since the last build into this folder, and its files are as it left them.

        MkDocs is then left with nothing but the theme's files and the static ones.
        """
        last = self._last = self._rest.last(self._inputs(), target)
        # Under `serve` a build is there to be gone on from.
        if last is None or last.changed or self._options.preview:
            return False
        self.standing, self.site.problems = last.files, last.problems
        for file in (*self._content.registries, *files.documentation_pages()):
            files.remove(file)
        self._config.nav = []
        self._config.theme.static_templates.clear()
        return True

    def leave(self, target: Path, ours: Iterable[str]) -> None:
        """Have the next build know what there is, so that it sees when there is nothing to do."""
        by_hand = [self.site.file(document.address, document.language) for document in self._documents.values()]
        site, known = self.site, self.site.known
        linked = None if self._is_kept else site.remembered
        self._rest.leave(known.inputs, target, {*ours, *by_hand, "404.html"}, site.problems, known.until, site.memory.search.latest, linked)
        self._is_kept = True

    def read(self, files: Files) -> None:
        """Read and link the reports, take out of MkDocs' files what the core builds, and put translated pages into their trees."""
        self.site.understand(self._inputs(), self._last)
        self._is_kept = self.site.retold is not None
        others = self.site.others
        self._reports = {file.src_uri: file for file in self._content.candidates if file.src_uri not in others}
        hidden = [file for file in self._content.pages if file.src_uri not in others]
        taken = (*self._content.registries, *self._content.introductions, *self._reports.values(), *hidden)
        for file in taken:
            files.remove(file)
        self._config.nav = without(self._config.nav, frozenset(file.src_uri for file in taken))
        posts = [file for file in self._content.candidates if file.src_uri in others]
        for file in posts:
            file.inclusion = InclusionLevel.NOT_IN_NAV
        self._documents = {file.src_uri: self._adopt(file) for file in (*self._content.pages, *posts) if file.src_uri in others}
        self.site.adopt(tuple(self._documents.values()))
        self._files = files

    def plan(self, env: jinja2.Environment) -> None:
        """Decide what every generated page says. MkDocs has read the pages written by hand by now, so that the menus can name them."""
        shared = SharedEngine(self._config, env, self.nav, self._files, self._reports, self.site.file_of) if self._listeners else None
        self.site.plan(shared or MkDocsEngine(self._config, env, self.nav), tuple(self._titled()), at_once=not self.waits)

    def write(self, writer: Writer) -> None:
        """Write what the core makes."""
        self.site.write(writer)

    def again(self, changed: Iterable[Path]) -> bool:
        """Take in changed reports and registries without MkDocs. False where something else changed, too: then MkDocs must build anew."""
        known = {file.src_uri for file in (*self._content.registries, *self._reports.values())}
        paths = {path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else str(path) for path in changed}
        # What an editor wrote beside the file and took away again is nobody's business.
        paths = {path for path in paths if path in known or (self._root / path).exists()}
        if self._listeners or not paths <= known or not all((self._root / path).is_file() for path in paths):
            return False
        inputs = self._inputs(paths)
        if self.site.glance(inputs):
            waiting = self.site.pages
            self.site.replan()
            self.site.pages.join(waiting)
            return True
        return self._linked(inputs)

    def _linked(self, inputs: Inputs) -> bool:
        others = self.site.others
        self.site.understand(inputs)
        self._is_kept = False
        # Which posts are no reports is asked first: the pages of others are the engine's, and not known to the site yet.
        if self.site.others != others or not self.site.adopt(tuple(self._documents.values())):
            return False
        self.site.replan()
        return True

    # Pages written by hand

    def finish(self, page: Page, html: str) -> str:
        """The page's HTML with its links to generated pages."""
        document = self._documents.get(page.file.src_uri)
        if document is None:
            return release(html)
        return self.site.finish_by_hand(document, release(html), "" if "search" in page.meta else _plain(page.title))

    def variables(self, page: Page) -> dict[str, Any]:
        """What the templates know as `meetup` on the page."""
        document = self._documents.get(page.file.src_uri) or document_of(page.file, self.site.options)
        return self.site.variables_by_hand(document, _plain(page.title), str(page.meta.get("description") or ""))

    def _adopt(self, file: File) -> Document:
        document = document_of(file, self.site.options)
        place(file, self.site.file(document.address, document.language))
        file.content_string = clean(file.content_bytes)
        return document

    def _titled(self) -> Iterable[Titled]:
        """The pages of the navigation with their titles, then their translations, which a navigation need not name."""
        for item in self.nav.pages:
            if document := self._documents.get(item.file.src_uri):
                first = item.parent is None or next(iter(item.parent.children), None) is item
                yield Titled(document, _plain(item.title), top=first)
        for file in self._files.documentation_pages():
            document = self._documents.get(file.src_uri)
            if document and file.page and not file.inclusion.is_not_in_nav():
                yield Titled(document, _plain(file.page.title), top=False)

    def _inputs(self, changed: Container[str] | None = None) -> Inputs:
        """The content folder, read; where it is known what has changed since, only that."""
        content, before = self._content, {}
        if changed is not None:
            before = {path: source for path, source in self.site.known.sources.items() if path not in changed}

        def read(files: Iterable[File]) -> tuple[Source, ...]:
            return tuple(before.get(file.src_uri) or read_source(self._root, file.src_uri) for file in files)

        return Inputs(
            candidates=read(content.candidates),
            pages=read(content.pages),
            registries={file.src_uri: file.content_bytes for file in content.registries},
            introductions=read(content.introductions),
            statics=frozenset(file.src_uri for file in content.statics),
            now=now_in(self._settings.timezone),
        )


def cache_of(config: MkDocsConfig) -> Path:
    """Where the cache lies."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent / CACHE


def served_from(config: MkDocsConfig) -> Path | None:
    """The folder from which `serve` answers: it outlives the process. None where other plugins want to find it empty."""
    name = Path(config.config_file_path or "mkdocs.yml").stem
    return None if strangers(config) else prepared(cache_of(config)) / f"serve-{name}"


def options_of(config: MkDocsConfig, settings: MeetupConfig, *, preview: bool) -> Options:
    """What the core must know of the configuration."""
    site = config.site_url or ""
    edit = (config.repo_url or "") and config.edit_uri and f"{(config.repo_url or '').rstrip('/')}/{config.edit_uri}"
    return Options(
        site_name=config.site_name,
        site_url=site if site.endswith("/") or not site else f"{site}/",
        languages=tuple(settings.languages),
        default_language=settings.default_language,
        timezone=settings.timezone,
        reports=settings.reports,
        preview=preview,
        repo_url=config.repo_url or "",
        edit_url=edit or "",
    )


def now_in(timezone: str) -> datetime:
    """The present instant, or the one that SOURCE_DATE_EPOCH names (https://reproducible-builds.org/specs/source-date-epoch/)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return now.astimezone(ZoneInfo(timezone))


def _plain(title: object) -> str:
    """A title as text: MkDocs takes it out of rendered HTML."""
    return " ".join(Markup(str(title or "")).striptags().split())  # noqa: S704 - it is being stripped of markup
