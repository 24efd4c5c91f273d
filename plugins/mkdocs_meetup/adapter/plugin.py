"""The MkDocs plugin: each event guards, calls one stage, and keeps what the next event needs."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger

from ..site import scripts
from . import theme
from .build import Build, served_from
from .config import MeetupConfig
from .listeners import listeners
from .output import Stage
from .preview import Preview
from .serve import take_over
from .settings import Warnings
from .stages import Stages
from .telling import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = get_plugin_logger("meetup")

FIRST, LAST = 100, -100


class MeetupPlugin(BasePlugin[MeetupConfig]):
    """Builds the community's site around MkDocs' own pages."""

    def __init__(self) -> None:
        self.stage = Stage()
        self.preview = False
        self.build: Build | None = None
        self.warnings: Warnings | None = None
        self.is_clean = False
        self.stages = Stages(log)

    # MkDocs keeps a plugin that has this event alive between the rebuilds of `serve`.
    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - MkDocs passes it
        self.preview = command == "serve"

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> None:
        if config.theme.name != "material":
            raise ConfigurationError(f"meetup: expected `theme: {{name: material}}` in mkdocs.yml, not {config.theme.name!r}")
        config.use_directory_urls = True  # every generated address ends in a slash
        theme.set_up(config, self.config)

    # The last to speak before MkDocs empties the output folder: that must be the stage.
    @event_priority(LAST)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        self.stage.enter(config, served_from(config) if self.preview else None)

    @event_priority(LAST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        others = listeners(config)
        if others:
            log.info(f"{', '.join(others)} listens to page events, so every report is built as a page of its own and nothing is reused")
        self.build = Build(config, self.config, others, self.build, self.stages.progress, preview=self.preview)
        self.build.sort(files)
        self.warnings = None
        if self.build.rests(files, self.stage.target):
            return files
        self.warnings = Warnings()
        with self.stages.stage("reading and linking the reports"):
            self.build.read(files)
        if self.build.site.known.unsafe and not self.preview:
            raise PluginError("\n".join(f"{self._folder(config)}{problem}" for problem in self.build.site.known.unsafe))
        return files

    @event_priority(LAST)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 - MkDocs passes them
        self._current.nav = nav
        return nav

    @event_priority(FIRST)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs passes them
        return self._current.finish(page, html)

    @event_priority(FIRST)
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002 - MkDocs passes them
        if not self._current.standing:
            with self.stages.stage("converting texts and planning pages"):
                self._current.plan(env)
        return env

    @event_priority(FIRST)
    def on_page_context(self, context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:  # noqa: ARG002 - MkDocs passes them
        if "meetup" not in context:
            context["meetup"] = self._current.variables(page)
        return context

    @event_priority(FIRST)
    def on_template_context(self, context: dict[str, Any], *, template_name: str, config: MkDocsConfig) -> dict[str, Any]:  # noqa: ARG002 - MkDocs passes them
        context["meetup"] = self._current.site.variables_of_error_page()
        return context

    # Other plugins may look at the finished site in this event, so the pages come first; what they leave in the stage is taken over last.
    @event_priority(FIRST)
    def _on_post_build_pages(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs passes it
        writer = self.stage.open()
        for path in self._current.standing:
            writer.keep(path)
        try:
            if self._current.waits:
                self._current.site.wait(writer)
            elif not self._current.standing:
                with self.stages.stage(f"making {len(self._current.site.pages.paths):,} pages and the search index"):
                    self._current.site.write(writer)
        except scripts.UnfitModuleError as error:
            raise PluginError(str(error)) from error

    @event_priority(LAST)
    def _on_post_build_publish(self, *, config: MkDocsConfig) -> None:
        ours = tuple(self.stage.writer.kept)
        with self.stages.stage("taking over MkDocs' part and what is gone"):
            self.stage.publish()
        self.stage.leave(config)
        # What MkDocs warned of it would not say again in a build that has nothing to do.
        self.is_clean = self.warnings is not None and not self.warnings.end()
        if not self._current.waits:
            if self.is_clean:
                self._current.leave(self.stage.target, ours)
            self._tell(config)

    on_post_build = CombinedEvent(_on_post_build_pages, _on_post_build_publish)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - MkDocs passes it
        if self.warnings:
            self.warnings.end()
        self.build = None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
        def rebuild(changed: frozenset[Path]) -> None:
            preview.halt()
            if self.build and self.build.again(changed):
                self.build.site.wait(self.stage.open())
            else:
                builder()
            show()

        def show() -> None:
            if self._current.waits:
                preview.show(self._current.site, self.stage.writer, partial(self._tell, config), self._leave)

        preview = Preview()
        preview.around(server)
        server.root = str(self.stage.target)
        server.error_handler = self.stage.error_page
        take_over(server, rebuild, [str(folder) for folder in theme.search_path(config)])
        show()
        return server

    def _leave(self) -> None:
        self._current.site.save()
        if self.is_clean:
            self._current.leave(self.stage.target, self._current.site.files)

    def on_shutdown(self) -> None:
        self.stage.close()

    @property
    def _current(self) -> Build:
        assert self.build is not None, "MkDocs fired an event before on_files"
        return self.build

    def _tell(self, config: MkDocsConfig) -> None:
        tell(self._current.site.problems, self._folder(config), log)

    def _folder(self, config: MkDocsConfig) -> str:
        """The content folder as messages name it."""
        return Path(os.path.relpath(config.docs_dir, Path(config.config_file_path or "mkdocs.yml").parent)).as_posix() + "/"
