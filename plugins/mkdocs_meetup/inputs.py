"""What the core is given for one build: a content folder, read, and what the site generator lends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from pathlib import PurePosixPath
from typing import Any, Protocol

from .model import Moment, Options, Problem, Report, Severity
from .pages.menu import Document
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

    def parts(self) -> Iterator[bytes]:
        """All of it but the candidates and the time; other inputs have other parts."""
        for source in (*self.pages, *self.introductions):
            yield source.path.encode("utf-8", "surrogatepass")
            yield source.text
        yield b""
        for path, data in sorted(self.registries.items()):
            yield path.encode("utf-8", "surrogatepass")
            yield data
        yield b""
        yield from (path.encode("utf-8", "surrogatepass") for path in sorted(self.statics))


@dataclass(frozen=True, slots=True)
class Last:
    """An earlier build into the same folder, of the same but for some texts."""

    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    changed: Mapping[str, bytes]
    """The digest that each text had then that has changed since, by its path."""
    until: datetime | None
    """When the next text with a date to come is due; None where there is none."""
    index: bytes
    """What its search index is found by."""
    linked: Callable[[], bytes | None]
    """What linking found out, if it is still known."""


def document_of(path: str, options: Options) -> Document:
    """A page written by hand, with the language that its name says: `about.en.md` is the English version of `about.md`."""
    pure = PurePosixPath(path)
    stem, _, code = pure.stem.rpartition(".")
    marked = bool(stem) and code in options.languages
    name = stem if marked else pure.stem
    folder = pure.parent if name in ("index", "README") else pure.parent / name
    address = "" if folder == PurePosixPath(".") else f"{folder}/"
    return Document(path, code if marked else options.default_language, address)


Variables = Callable[[], Mapping[str, Any]]
"""What the engine's templates know as `meetup` on one page, worked out where somebody asks."""


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

    def script(self, variables: Mapping[str, Any]) -> str:
        """The script that all pages of a language share; its template knows the variables as `meetup`."""

    def source(self, path: str) -> str:
        """A file of the theme, as it is."""

    def single(self, spec: PageSpec, variables: Variables, filled: Callable[[str], str]) -> str | None:
        """The whole page where other plugins want to see it by itself; None for any other, which takes a shared frame.

        `filled` puts the page's own parts into a frame that was rendered with the marks among `variables`.
        """


def marked(report: Report, now: datetime) -> Report:
    """The report, a draft where its date is yet to come."""
    return replace(report, draft=True) if _is_early(report, now) else report


def _is_early(report: Report, now: datetime) -> bool:
    """Whether a report's date is yet to come."""
    if report.date is None:
        return False
    moment = report.date.value
    return moment > now if isinstance(moment, datetime) else moment > now.date()


def due(reports: Iterable[Report], now: datetime) -> datetime | None:
    """When the first of the reports with a date to come is no draft any more; None where there is none."""
    return min((_instant(report.date.value, now) for report in reports if report.date and _is_early(report, now)), default=None)


def _instant(moment: Moment, now: datetime) -> datetime:
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(), now.tzinfo)


def is_broken(report: Report) -> bool:
    """Whether it has a mistake for which it cannot be understood."""
    return not report.is_report and any(problem.severity is Severity.ERROR for problem in report.problems)
