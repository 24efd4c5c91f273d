"""The whole pipeline, from the files of a content folder to the files of a site. Read this first.

    Inputs ──understand──► Catalog ──plan──► PageSpecs ──write──► files

Nothing here knows MkDocs: what an engine has to lend stands in `Engine`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from .conversion.convert import Converter
from .conversion.defaults import CONFIGS, EXTENSIONS
from .languages.strings import FOLDER as LANGUAGES
from .languages.strings import load
from .linking.catalog import link
from .linking.registries import FILES as REGISTRIES
from .linking.registries import parse_registries
from .model import Body, Catalog, Options, Problem, Report, Severity
from .outputs import data, frame, search, sitemap
from .outputs.output import Output
from .outputs.writer import Writer
from .pages import addresses, menu
from .pages.byhand import face_by_hand
from .pages.finishing import Finisher
from .pages.frames import Frames
from .pages.furniture import Face, Furniture
from .pages.links import problem_of, resolve
from .pages.menu import Document, Titled
from .pages.plan import not_found, plan
from .pages.render import Renderer
from .pages.spec import PageSpec
from .pages.targets import Links, link_targets
from .reading.cleaning import clean
from .reading.decoding import decode
from .reading.report import ReadingOptions, parse
from .reading.source import Source, read_source

__all__ = [
    "CONFIGS",
    "EXTENSIONS",
    "REGISTRIES",
    "Document",
    "Engine",
    "Inputs",
    "Memory",
    "PageSpec",
    "Site",
    "Source",
    "Titled",
    "Writer",
    "clean",
    "languages_in",
    "read_source",
]


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

    def markdown(self, report: Report) -> str:
        """A report's text, after other plugins have changed it."""

    def content(self, report: Report, language: str, html: str) -> str:
        """A report's finished HTML in one language's tree, after other plugins have changed it."""

    def around(self, page: str, variables: Mapping[str, Any]) -> str:
        """The engine's page for an address (with prefix); its templates know the variables as `meetup`."""

    def single(self, spec: PageSpec, variables: Mapping[str, Any]) -> str | None:
        """The same for one page that other plugins want to see by itself; None for any other, which takes a shared frame."""


@dataclass
class Memory:
    """What one build leaves to the next, so that it does only what changed. Without it the result is the same."""

    key: str = ""
    """What all of it depends on besides the content."""
    parsed: dict[Source, Report] = field(default_factory=dict)
    bodies: dict[Report, Body] = field(default_factory=dict)
    pages: dict[str, PageSpec] = field(default_factory=dict)
    """The specs of the pages that stand in the output folder, by file."""

    def without_pages(self) -> Memory:
        """What still holds where the frame around the pages may have changed."""
        return Memory(self.key, self.parsed, self.bodies)


class Site:
    """One site in the making: `understand`, then `plan`, then `write`; and again after a change."""

    catalog: Catalog
    others: frozenset[str]
    """The paths of pages and of candidates that are no reports: the engine builds them, as pages written by hand."""

    links: Links
    """Everything that authors can link to."""
    problems: tuple[Problem, ...] = ()
    """Everything that authors can mend, in the order of files and lines."""

    def __init__(self, options: Options, folders: Sequence[Path], extensions: Sequence[str], configs: Mapping[str, Any]) -> None:
        """`folders` hold templates, the most particular first; `extensions` and `configs` are Python-Markdown's."""
        self.options = options
        self._broken: dict[str, tuple[Problem, ...]] = {}
        self.memory = Memory(repr((options, list(extensions), sorted(configs.items()))))
        self._reading = ReadingOptions(options.default_language, options.languages, options.timezone, options.reports)
        self._converter = Converter(extensions, configs)
        self._languages = [folder / "languages" for folder in folders]
        self._strings = {language: load(language, self._languages) for language in options.languages}
        self._renderer = Renderer(folders, options)
        self._furniture = Furniture(folders, self._strings, options)

    def recall(self, memory: Memory) -> None:
        """Go on from an earlier build, as far as it was made in the same way. The frame around its pages may have been another."""
        if memory.key == self.memory.key:
            self.memory = memory.without_pages()

    def understand(self, inputs: Inputs) -> None:
        """Read every report and link them."""
        sources = (*inputs.candidates, *inputs.pages, *inputs.introductions)
        self.memory.parsed = {source: self.memory.parsed.get(source) or parse(source, self._reading) for source in sources}
        self._sources = {source.path: source for source in sources}
        texts = [_marked(self.memory.parsed[source], inputs.now) for source in (*inputs.candidates, *inputs.pages)]
        # Drafts and texts with a date to come are for their author's eyes only; one with an unreadable head is told of and left out.
        shown = [text for text in texts if (self.options.preview or not text.draft) and not _is_broken(text)]
        candidates = {source.path for source in inputs.candidates}
        reports = [text for text in shown if text.is_report and text.path in candidates]
        self.others = frozenset(text.path for text in shown) - {report.path for report in reports}
        registries, mistakes = parse_registries(inputs.registries)
        self.catalog = link(reports, registries, self.options)
        self._introductions = {self.memory.parsed[source].language: self.memory.parsed[source] for source in inputs.introductions}
        self._statics = inputs.statics
        told = [text for text in texts if text.path in candidates or _is_broken(text)]
        self._found = (*(problem for text in told for problem in text.problems), *mistakes, *self.catalog.problems)

    @property
    def unsafe(self) -> tuple[Problem, ...]:
        """Mistakes with which nothing may be published: a registry that cannot be read hides nobody."""
        return tuple(problem for problem in self._found if problem.code == "registry-syntax")

    def adopt(self, documents: Sequence[Document]) -> None:
        """Take in where the engine puts the pages written by hand, so that they can be linked to."""
        self._documents = documents
        self.links = link_targets(self.catalog, self.options, [(one.path, one.language, one.address) for one in documents], self._statics)

    def plan(self, engine: Engine, titled: Sequence[Titled]) -> None:
        """Convert what has to be converted and decide what every page says. `titled` are the pages written by hand, in the menu's order."""
        self._engine = engine
        menus = {language: menu.entries(titled, strings, self.options) for language, strings in self._strings.items()}
        self._frames = Frames(engine.around, menus, self._strings, self.options)
        self.replan()

    def replan(self) -> None:
        """The same for changed reports within the engine's last build."""
        reports = [*self.catalog.reports.values(), *self.catalog.translations.values(), *self._introductions.values()]
        self.memory.bodies = {report: self.memory.bodies.get(report) or self._convert(report) for report in reports}
        self._bodies = {(report.id, report.language): body for report, body in self.memory.bodies.items()}
        finisher = Finisher(self.catalog, self.links, self.body, self._strings, self._engine.content)
        intros = {
            language: finisher.introduction(self.memory.bodies[report].html, report) for language, report in self._introductions.items()
        }
        self._specs = tuple(plan(self.catalog, self.body, self.options, finish=finisher.finish, intros=intros, languages=self._languages))
        by_hand = (problem for problems in self._broken.values() for problem in problems)
        self.problems = tuple(sorted({*self._found, *finisher.problems(), *by_hand}))

    def write(self, writer: Writer) -> None:
        """Render the pages whose specs are new, compute what is not a page, and write all that differs from what stands there."""
        before, self.memory.pages = self.memory.pages, {self.file(spec.address, spec.language): spec for spec in self._specs}
        for path, spec in self.memory.pages.items():
            if before.get(path) == spec:
                writer.keep(path)
            else:
                writer.write(path, self._page(spec).encode("utf-8"))
        for output in self._other_outputs():
            writer.write(output.path, output.data)

    def finish_by_hand(self, document: Document, html: str) -> str:
        """A hand-written page's HTML with its links to every other page."""
        finished, broken = resolve(html, page=document.address, source=document.path, language=document.language, lookup=self.links)
        text = self.memory.parsed[self._sources[document.path]]
        self._broken[document.path] = tuple(problem_of(link, text) for link in broken)
        return finished

    def variables_by_hand(self, document: Document, title: str, description: str) -> dict[str, Any]:
        """What the engine's templates know as `meetup` on a page written by hand."""
        face = face_by_hand(document, title, description, self._documents, self.options)
        return self._frames.variables(face.address, face.language, face.address, self._furniture.slots(face, ""), generated=False)

    def variables_of_error_page(self) -> dict[str, Any]:
        """The same on the one error page, which static hosting serves at any depth."""
        spec = not_found(self.options, self._languages)
        face = Face("", spec.language, spec.title, listed=False, anywhere=True)
        return self._frames.variables_of_error_page(spec.language, self._furniture.slots(face, self._renderer.render(spec)))

    def _page(self, spec: PageSpec) -> str:
        face = Face(spec.address, spec.language, spec.title, spec.description, spec.alternates, spec.toc, listed=spec.listed)
        slots = self._furniture.slots(face, self._renderer.render(spec))
        whole = self._engine.single(spec, self._frames.variables(spec.address, spec.language, spec.tab, slots))
        return self._frames.fill(spec.address, spec.language, spec.tab, slots) if whole is None else whole

    def _other_outputs(self) -> Iterator[Output]:
        yield from search.build(self.catalog, self.body, self.options)
        yield data.build(self.catalog, self.body)
        yield from sitemap.build(self._specs, self.options)
        yield from frame.build()

    def body(self, report: str, language: str) -> Body | None:
        """A report's converted text by id and language."""
        return self._bodies.get((report, language))

    def _convert(self, report: Report) -> Body:
        changed = self._engine.markdown(report)
        if changed != report.body:
            report = self._reread(report, changed)
        return self._converter.convert(report)

    def _reread(self, report: Report, body: str) -> Report:
        """The report as it reads with another text behind the same front matter: its talks stand on other lines."""
        source = self._sources[report.path]
        head = decode(source.text).text.split("\n")[: report.body_line - 1]
        return parse(Source(source.path, "\n".join([*head, body]).encode("utf-8")), self._reading)

    def file_of(self, report: Report, language: str) -> str:
        """The file that holds a report's page in one language's tree."""
        return self.file(addresses.report(report.id), language)

    def file(self, address: str, language: str) -> str:
        """The file that holds the page at an address (without prefix) in one language's tree."""
        return addresses.localized(address, language, self.options) + "index.html"


def languages_in(folders: Sequence[Path]) -> frozenset[str]:
    """The codes of the languages that have a file, in the package or below one of the folders."""
    return frozenset(path.stem for folder in (LANGUAGES, *(folder / "languages" for folder in folders)) for path in folder.glob("*.yml"))


def _marked(report: Report, now: datetime) -> Report:
    return replace(report, draft=True) if _is_early(report, now) else report


def _is_early(report: Report, now: datetime) -> bool:
    """Whether a report's date is yet to come."""
    if report.date is None:
        return False
    moment = report.date.value
    return moment > now if isinstance(moment, datetime) else moment > now.date()


def _is_broken(report: Report) -> bool:
    """Whether it has a mistake for which it cannot be understood."""
    return not report.is_report and any(problem.severity is Severity.ERROR for problem in report.problems)
