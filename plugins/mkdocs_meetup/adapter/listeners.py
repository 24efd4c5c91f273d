"""Which other plugins want to see pages: the configuration comes in, their names go out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")
SILENT = frozenset({"material/search", "search", "meetup"})
"""Plugins that may miss the reports' pages: our own index stands in for the search's."""


def listeners(config: MkDocsConfig) -> tuple[str, ...]:
    """The names of the other plugins and hooks that listen to page events, sorted."""
    return tuple(sorted({name for name in _owners(config) if name not in SILENT}))


def strangers(config: MkDocsConfig) -> bool:
    """Whether a plugin or hook has a part in the build of which we know nothing."""
    return bool(config.hooks) or not SILENT.issuperset(config.plugins)


def _owners(config: MkDocsConfig) -> Iterator[str]:
    for event in PAGE_EVENTS:
        for method in config.plugins.events[event]:
            yield _name(config, method)


def _name(config: MkDocsConfig, method: Any) -> str:
    owner = getattr(method, "__self__", None)
    return next((name for name, plugin in config.plugins.items() if plugin is owner), str(getattr(method, "__module__", "a hook")))
