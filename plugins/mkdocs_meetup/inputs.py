"""What the core is given for one build: a content folder, read, and what the site generator lends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from .model import Report
from .pages.spec import PageSpec
from .reading.source import Source


@dataclass(frozen=True, slots=True)
class Inputs:
    """A content folder, read."""

    candidates: tuple[Source, ...]
    """What may be a report."""
    registries: Mapping[str, bytes]
    pages: tuple[Source, ...]
    """What can only be a page written by hand."""
    introductions: tuple[Source, ...]
    """The first words of the home page, in each language."""
    statics: frozenset[str]
    """The paths of images and other files that go into the site as they are."""
    now: datetime
    """What lies behind it is not published yet."""


class Engine(Protocol):
    """What the site generator lends to the core during one build."""

    listening: bool
    """Whether other plugins want to see the reports' pages in every build."""

    def markdown(self, report: Report) -> str:
        """A report's text, after other plugins have changed it."""

    def content(self, report: Report, language: str, html: str) -> str:
        """A report's finished HTML in one language's tree, after other plugins have changed it."""

    def around(self, page: str, variables: Mapping[str, Any]) -> str:
        """The engine's page for an address (with prefix); its templates know the variables as `meetup`."""

    def single(self, spec: PageSpec, variables: Mapping[str, Any]) -> str | None:
        """The same for one page that other plugins want to see by itself; None for any other, which takes a shared frame."""
