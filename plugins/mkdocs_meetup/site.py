"""The whole pipeline, from the files of a content folder to the files of a site. Read this first.

    Inputs ──understand──► Catalog ──plan──► PageSpecs ──write──► files

Nothing here knows MkDocs: what an engine has to lend stands in `Engine`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from .caching import keys
from .caching.memory import Memory
from .caching.store import key_of
from .caching.texts import Markdown, Texts
from .conversion.byhand import passages_by_hand
from .conversion.convert import cleaned, converted
from .conversion.defaults import CONFIGS, EXTENSIONS
from .inputs import Engine, Inputs, Last, Variables, document_of, is_broken, marked
from .languages.strings import languages_in, load
from .linking.catalog import link
from .linking.matching import matcher_of
from .linking.registries import FILES as REGISTRIES
from .linking.registries import parse_registries
from .linking.unchanged import tells_alike
from .linking.vocabulary import synonym_groups
from .model import Body, Catalog, Options, Passage, Problem, Report
from .outputs import data, frame, scripts, search, sitemap
from .outputs.output import Output
from .outputs.pages import Maker, Pages
from .outputs.scripts import is_part
from .outputs.writer import Writer
from .pages import addresses, menu
from .pages.byhand import face_by_hand
from .pages.clashes import clashes
from .pages.finishing import Finisher
from .pages.frames import Frames, filled
from .pages.furniture import Face, Furniture, face_of
from .pages.links import problem_of, resolve
from .pages.menu import Document, Titled
from .pages.plan import not_found, planned
from .pages.redirects import redirects
from .pages.render import Renderer
from .pages.spec import PageSpec, Planned
from .pages.targets import Links, link_targets
from .reading.cleaning import clean
from .reading.report import ReadingOptions
from .reading.source import Source, read_source
from .touched import touched
from .workers import cores

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
    "Variables",
    "Writer",
    "clean",
    "converted",
    "cores",
    "document_of",
    "is_part",
    "languages_in",
    "read_source",
]


class Site:
    """One site in the making: `understand`, then `plan`, then `write`; and again after a change."""

    catalog: Catalog
    others: frozenset[str]
    """The paths of pages and of candidates that are no reports: the engine builds them, as pages written by hand."""

    links: Links
    """Everything that authors can link to."""
    pages: Pages
    inputs: Inputs
    understood: Mapping[Source, Report]
    """Every text, understood by itself."""
    last: Last | None = None
    """An earlier build of almost the same, which has left everything else as this one would."""
    problems: tuple[Problem, ...] = ()
    """Everything that authors can mend, in the order of files and lines."""

    def __init__(
        self,
        options: Options,
        folders: Sequence[Path],
        extensions: Sequence[str],
        configs: Mapping[str, Any],
        cache: Path | None = None,
        workers: int = 1,
        tell: Callable[[str], None] = print,
    ) -> None:
        """`folders` hold templates, the most particular first; `extensions` and `configs` are Python-Markdown's.

        `cache` is a folder that outlives the process; what is wrong with it is told, and the build goes on without.
        """
        self.options, self._workers = options, workers
        self._broken: dict[str, tuple[Problem, ...]] = {}
        self._by_hand: dict[str, tuple[Document, str, tuple[Passage, ...]]] = {}
        reading = ReadingOptions(options.default_language, options.languages, options.timezone, options.reports)
        texts = Texts(reading, extensions, configs, cache, tell, workers)
        code = keys.of_code(Path(__file__).parent)
        self.memory = Memory.of(cache, texts, code, tell, repr((options, list(extensions), sorted(configs.items()))))
        self._languages = [folder / "languages" for folder in folders]
        self._strings = {language: load(language, self._languages) for language in options.languages}
        self._renderer = Renderer(folders, options)
        self._furniture = Furniture(folders, self._strings, options)
        templates = keys.of_files([folder / part for folder in folders for part in ("pages", "languages")])
        self._basis = key_of(code, repr(options).encode(), templates)

    def recall(self, memory: Memory) -> None:
        """Go on from an earlier build, as far as it was made in the same way."""
        self.memory.go_on(memory)

    def understand(self, inputs: Inputs) -> None:
        """Read every report and link them."""
        sources = (*inputs.candidates, *inputs.pages, *inputs.introductions)
        self.understood = self.memory.texts.reports(sources)
        self._sources = {source.path: source for source in sources}
        self.inputs = inputs
        texts = [marked(self.understood[source], inputs.now) for source in (*inputs.candidates, *inputs.pages)]
        # Drafts and texts with a date to come are for their author's eyes only; one with an unreadable head is told of and left out.
        shown = [text for text in texts if (self.options.preview or not text.draft) and not is_broken(text)]
        candidates = self._candidates = {source.path for source in inputs.candidates}
        reports = [text for text in shown if text.is_report and text.path in candidates]
        self.others = frozenset(text.path for text in shown) - {report.path for report in reports}
        self._registries, mistakes = parse_registries(inputs.registries)
        self.catalog = link(reports, self._registries, self.options)
        self._introductions = {self.understood[source].language: self.understood[source] for source in inputs.introductions}
        self._statics = inputs.statics
        told = [text for text in texts if text.path in candidates or is_broken(text)]
        self._found = (*(problem for text in told for problem in text.problems), *mistakes, *self.catalog.problems)

    @property
    def unsafe(self) -> tuple[Problem, ...]:
        """Mistakes with which nothing may be published: a registry that cannot be read hides nobody."""
        return tuple(problem for problem in self._found if problem.code == "registry-syntax")

    def glance(self, inputs: Inputs) -> bool:
        """Take in new texts of reports where they change nothing else: no person, no event, no talk, no tag, no page's existence.

        Everything is then as `understand` would leave it, but for the line numbers of problems. False where that does not hold.
        """
        sources = {source.path: source for source in (*inputs.candidates, *inputs.pages, *inputs.introductions)}
        changed = [source for path, source in sources.items() if self._sources.get(path) != source]
        if (inputs.registries, inputs.statics, sources.keys()) != (self.inputs.registries, self.inputs.statics, self._sources.keys()):
            return False
        read = self.memory.texts.reports(tuple(sources.values()))
        reports = dict(self.catalog.reports)
        pairs = [(reports.get(self.understood[self._sources[source.path]].id), marked(read[source], inputs.now)) for source in changed]
        if any(is_broken(new) for _, new in pairs) or not tells_alike(pairs, self.catalog, matcher_of(tuple(self._registries.vocabulary))):
            return False
        reports.update((new.id, new) for _, new in pairs)
        self.inputs, self._sources, self.understood = inputs, sources, read
        self.catalog = replace(self.catalog, reports=reports)
        return True

    def adopt(self, documents: Sequence[Document]) -> None:
        """Take in where the engine puts the pages written by hand, so that they can be linked to."""
        self._documents = documents
        self.links = link_targets(self.catalog, self.options, [(one.path, one.language, one.address) for one in documents], self._statics)
        self._clashes = clashes(documents, self._statics, self.links)

    def plan(self, engine: Engine, titled: Sequence[Titled]) -> None:
        """Convert what has to be converted and decide what every page says. `titled` are the pages written by hand, in the menu's order."""
        self._engine = engine
        menus = {language: menu.entries(titled, strings, self.options) for language, strings in self._strings.items()}
        self._frames = Frames(engine.around, menus, self._strings, self.options)
        self.replan()

    def replan(self) -> None:
        """The same for changed reports within the engine's last build."""
        reports = [*self.catalog.reports.values(), *self.catalog.translations.values(), *self._introductions.values()]
        texts = [Markdown(report, self._sources[report.path], self._engine.markdown(report)) for report in reports]
        bodies = self.memory.texts.bodies(texts)
        self._bodies = {(report.id, report.language): body for report, body in bodies.items()}
        self._finisher = Finisher(self.catalog, self.links, self.body, self._strings, self._engine.content)
        intros = {language: self._finisher.introduction(bodies[report].html, report) for language, report in self._introductions.items()}
        known: Iterable[Planned] = planned(
            self.catalog,
            self.body,
            self.options,
            finish=self._finisher.finish,
            intros=intros,
            languages=self._languages,
            problems=self._found,
            told=self._told,
        )
        if self._engine.listening:
            # Other plugins hear of every text before they hear of the first page.
            known = [page.made() for page in known]
        at = ((self.file(page.address, page.language), page) for page in known)
        self.pages = Pages(at, partial(Maker, self._page, self._frame, self._basis), self.memory.table, self._finisher.problems)
        self._redirects = redirects(self.catalog, self._registries, self.links, self.pages.paths)

    def write(self, writer: Writer) -> None:
        """Render the pages that are new, compute what is not a page, and write all that differs from what stands there."""
        last, texts, workers = self.last, self.memory.texts, 1 if self._engine.listening else self._workers
        only = touched(last, self.understood, texts, self.catalog, self._registries.vocabulary, self.inputs.now) if last else None
        files = None if only is None else {self.file(address, language) for address in only for language in self.options.languages}
        self._finisher.learn(self.pages.write(writer, workers, files))
        if last and files is not None:
            self._finisher.learn(problem for problem in last.problems if problem.place.path not in last.changed)
        for output in self._other_outputs():
            self._put(output, writer)
        self._leave(writer)

    def settle(self, writer: Writer) -> Iterator[None]:
        """The same in small steps, for the pages that wait."""
        for path in list(self.pages.waiting):
            self.pages.bring(path, writer)
            yield
        before, self.memory.outputs = self.memory.outputs, set()
        for output in self._other_outputs():
            self._put(output, writer)
            yield
        writer.take_away(sorted(before - self.memory.outputs))
        self._leave(writer)

    def _put(self, output: Output, writer: Writer) -> None:
        writer.write(output.path, output.data)
        self.memory.outputs.add(output.path)

    def _told(self) -> tuple[Problem, ...]:
        """Everything that authors can mend, as far as pages are made."""
        by_hand = (problem for problems in self._broken.values() for problem in problems)
        return tuple(sorted({*self._found, *self._clashes, *by_hand, *self._redirects.problems, *self._finisher.problems()}))

    def _leave(self, writer: Writer) -> None:
        """What authors are told, and what the next build goes on from."""
        self.problems = self._told()
        self.pages.close(writer)
        self.memory.texts.save()
        self.memory.table.save()

    def _frame(self, spec: PageSpec) -> bytes | None:
        if self._engine.listening and spec.template == "report.html":
            return None
        return self._frames.digest(spec.address, spec.language, spec.tab)

    def finish_by_hand(self, document: Document, html: str, title: str = "") -> str:
        """A hand-written page's HTML with its links to every other page. Search passes over it where it has no title."""
        # A post in the reports' folder that is no report is no more trusted for that.
        safe = cleaned(html) if document.path in self._candidates else html
        finished, broken = resolve(safe, page=document.address, source=document.path, language=document.language, lookup=self.links)
        self._broken[document.path] = tuple(problem_of(link, self.understood[self._sources[document.path]]) for link in broken)
        self._by_hand[document.path] = (document, title, passages_by_hand(finished, title))
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
        slots = self._furniture.slots(face_of(spec), self._renderer.render(spec))
        known = partial(self._frames.variables, spec.address, spec.language, spec.tab)
        return self._engine.single(spec, known, partial(filled, slots)) or self._frames.fill(spec.address, spec.language, spec.tab, slots)

    def _other_outputs(self) -> Iterator[Output]:
        groups, by_hand = synonym_groups(self._registries.vocabulary), search.by_hand(self._by_hand.values(), self.options.default_language)
        yield from search.build(self.catalog, self.body, self.options, groups, pages=by_hand, memory=self.memory.search)
        yield data.build(self.catalog, self.body)
        yield from (output for output in sitemap.build(self.pages.standing, self.options) if output.path not in self._statics)
        yield from (Output(page.file, self._furniture.moved(page).encode()) for page in self._redirects.pages)
        yield from frame.build({language: self._engine.script(self._frames.variables("", language, "")) for language in self._strings})
        yield from scripts.build(self._engine.source)

    def body(self, report: str, language: str) -> Body | None:
        """A report's converted text by id and language."""
        return self._bodies.get((report, language))

    def file_of(self, report: Report, language: str) -> str:
        """The file that holds a report's page in one language's tree."""
        return self.file(addresses.report(report.id), language)

    def file(self, address: str, language: str) -> str:
        """The file that holds the page at an address (without prefix) in one language's tree."""
        return addresses.localized(address, language, self.options) + "index.html"
