"""The whole pipeline, from the files of a content folder to the files of a site. Read this first.

    Inputs ──understand──► Catalog ──plan──► PageSpecs ──write──► files

Nothing here knows MkDocs: what an engine has to lend stands in `Engine`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from .caching import keys
from .caching.collecting import growing
from .caching.memory import Memory
from .caching.store import key_of
from .caching.texts import Texts
from .conversion.convert import converted
from .conversion.defaults import CONFIGS, EXTENSIONS
from .drawing import Drawing
from .handwritten import HandWritten
from .inputs import Engine, Inputs, Last, Variables, document_of
from .languages.strings import languages_in, load
from .linking.memo import Memo
from .linking.registries import FILES as REGISTRIES
from .model import Catalog, Options, Problem, Report
from .outputs import data, scripts, search, sitemap
from .outputs.output import Output
from .outputs.pages import Maker, Pages
from .outputs.writer import Writer
from .pages import addresses
from .pages.clashes import clashes
from .pages.menu import Document, Titled
from .pages.redirects import Redirects, redirects
from .pages.spec import PageSpec
from .pages.targets import Links, link_targets
from .planning import Planning
from .reading.cleaning import clean
from .reading.options import ReadingOptions
from .reading.source import Source, read_source
from .remembered import remembered
from .resuming import resumed
from .retelling import Retold, former_in, retold
from .understanding import Understanding, nothing, understand
from .workers import Progress, cores, meanwhile, unseen

__all__ = [
    "CONFIGS",
    "EXTENSIONS",
    "REGISTRIES",
    "Document",
    "Engine",
    "Inputs",
    "Last",
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
    "languages_in",
    "read_source",
    "scripts",
]


class Site:
    """One site in the making: `understand`, then `plan`, then `write`; and again after a change."""

    known: Understanding
    links: Links
    """Everything that authors can link to."""
    pages: Pages
    retold: frozenset[str] | None = None
    """The reports whose texts are all that has changed; None where anything may be another."""
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
        progress: Progress = unseen,
    ) -> None:
        """`folders` hold templates, the most particular first; `extensions` and `configs` are Python-Markdown's.

        `cache` is a folder that outlives the process; what is wrong with it is told, and the build goes on without.
        `progress` is told how much of some longer work is done.
        """
        self.options, self._workers, self._tell, self._progress = options, workers, tell, progress
        self._hand_written, self._at_once, self._memo = HandWritten(), True, Memo() if options.preview else None
        self._last: Last | None = None
        self._earlier: Understanding | None = None
        self._behind: frozenset[str] | None = None
        self._clashes: tuple[Problem, ...] = ()
        reading = ReadingOptions(options.default_language, options.languages, options.timezone, options.reports)
        texts = Texts(reading, extensions, configs, cache, tell, workers, progress)
        code = keys.of_code(Path(__file__).parent)
        self.memory = Memory.of(cache, texts, code, tell, repr((options, list(extensions), sorted(configs.items()))))
        self._languages = [folder / "languages" for folder in folders]
        self._strings = {language: load(language, self._languages) for language in options.languages}
        self._planning = Planning(self._strings, options)
        self._drawing = Drawing(folders, self._languages, self._strings, options)
        self._basis = key_of(code, repr(options).encode(), keys.of_files([*self._languages, *(folder / "pages" for folder in folders)]))

    def recall(self, earlier: Site) -> None:
        """Go on from an earlier build of this process, as far as it was made in the same way."""
        if self.memory.go_on(earlier.memory):
            self._earlier, self._memo = earlier.known, earlier._memo

    @property
    def catalog(self) -> Catalog:
        return self.known.catalog

    @property
    def others(self) -> frozenset[str]:
        """The paths of pages and of candidates that are no reports: the engine builds them, as pages written by hand."""
        return self.known.others

    @growing()
    def understand(self, inputs: Inputs, last: Last | None = None) -> None:
        """Read every report and link them. `last` is a build of almost the same, which may make most of that needless."""
        if last and (found := resumed(inputs, last, self.memory.texts, self.options, self._tell)):
            again, self.links = found
            self._last, self._redirects, self._behind = last, Redirects(), frozenset()
            self.memory.search.latest = last.index
            self._take(again)
        else:
            earlier = self._earlier and self._earlier.again(inputs)
            self.known = earlier or understand(inputs, self.memory.texts, self.options, memo=self._memo)
            self._last = self._behind = self.retold = None

    def _take(self, again: Retold) -> None:
        self.known, self.retold = again.known, again.reports
        self._redirects = Redirects(self._redirects.pages, again.told)
        self._behind = None if self._behind is None else self._behind | again.reports

    def glance(self, inputs: Inputs) -> bool:
        """Take in new texts of reports that tell what the old ones told: everything is then as `understand` would leave it.

        False where that does not hold.
        """
        former = former_in(self.known, inputs)
        again = None if former is None else retold(self.known, former, inputs, self.memory.texts, self._redirects.problems)
        if former is None or again is None:
            return False
        self._planning.finisher.forget(former)
        self._take(again)
        return True

    def adopt(self, documents: Sequence[Document]) -> bool:
        """Take in where the engine puts the pages written by hand, so that they can be linked to. False where these must be made anew."""
        self._documents = documents
        statics = self.known.inputs.statics
        if self.retold is None:
            self.links = link_targets(self.catalog, self.options, [(one.path, one.language, one.address) for one in documents], statics)
        before, self._clashes = self._clashes, clashes(documents, statics, self.links)
        return self._hand_written.stand(self.known, self.links) and self._clashes == before

    @growing()
    def plan(self, engine: Engine, titled: Sequence[Titled], *, at_once: bool = True) -> None:
        """Decide what every page says, and convert what has to be converted, or leave that to who makes the pages.

        `titled` are the pages written by hand, in the menu's order.
        """
        self._engine, self._at_once = engine, at_once
        self._drawing.within(engine, titled)
        if self.retold is not None:
            self._planning.begin(self.known, self.links, self.memory.texts, engine)
            if self._last:
                self._planning.finisher.learn(problem for problem in self._last.problems if problem.place.path not in self._last.changed)
        self.replan()

    def replan(self) -> None:
        """The same for changed reports within the engine's last build."""
        if self.retold is None:
            self._planning.begin(self.known, self.links, self.memory.texts, self._engine)
            pages = self._planning.everything(self._told, at_once=self._at_once)
        else:
            pages = self._planning.again(self.known, self.retold, self._told)
        at = ((self.file(page.address, page.language), page) for page in pages)
        maker = partial(Maker, self._drawing.page, self._drawing.frame, self._basis)
        self.pages = Pages(at, maker, self.memory.table, self._planning.finisher.problems, partial=self.retold is not None)
        if self.retold is None:
            self._redirects = redirects(self.catalog, self.known.registries, self.links, self.pages.paths)

    @growing()
    def write(self, writer: Writer) -> None:
        """Render the pages that are new, compute what is not a page, and write all that differs from what stands there."""
        workers = 1 if self._engine.listening else self._workers
        if self._behind is None:  # every text has been asked for: what other processes are left of them need be held no longer
            self.memory.texts.save(whole=True)
        index = meanwhile(lambda: (self._index(), self.memory.search.latest), workers)
        self._planning.finisher.learn(self.pages.write(writer, workers, self._progress))
        self._drawing.forget()
        for path in self._last.files if self._last else ():
            if not path.startswith(search.FOLDER):
                writer.keep(path)
        found, self.memory.search.latest = index()
        for output in (*found, *self._other_outputs()):
            writer.write(output.path, output.data)
        self._close(writer)
        self.memory.texts.save(whole=False)
        self.memory.table.save()

    def wait(self, writer: Writer) -> None:
        """Have each page made when somebody asks for it; `settle` sees to those that nobody asks for, and to what is not a page."""
        self.pages.wait(writer)
        if self._last and not self.memory.outputs:
            by_hand = {self.file(document.address, document.language) for document in self._documents}
            self.memory.outputs = {*self._last.files} - {page.path for page in self.pages.standing} - by_hand - {"404.html"}
        for output in self._drawing.scripts():
            writer.write(output.path, output.data)
        for path in (*self.pages.paths, *(page.path for page in self.pages.standing), *self.memory.outputs):
            writer.keep(path)

    def settle(self, writer: Writer, pause: Callable[[], None] = nothing) -> Iterator[None]:
        """The same as `write` in small steps, for the pages that wait. `pause` is called within longer ones; it may raise to give up."""
        for path in list(self.pages.waiting):
            self.pages.bring(path, writer)
            yield
        is_whole, before, now = self._behind is None, self.memory.outputs, set[str]()
        for output in chain(self._index(pause), self._other_outputs()):
            writer.write(output.path, output.data)
            now.add(output.path)
            yield
        self.memory.outputs = now | {path for path in before if not (is_whole or path.startswith(search.FOLDER))}
        writer.take_away(sorted(before - self.memory.outputs))
        self._close(writer)

    @property
    def files(self) -> set[str]:
        """The files that the site consists of, but for those that the engine makes."""
        return {*self.memory.outputs, *(page.path for page in self.pages.standing)}

    def remembered(self) -> bytes:
        """What another process needs to go on from here."""
        return remembered(self.known, self.links, self._redirects.problems)

    def _told(self) -> tuple[Problem, ...]:
        """Everything that authors can mend, as far as pages are made."""
        by_hand = self._hand_written.problems()
        return tuple(sorted({*self.known.found, *self._clashes, *by_hand, *self._redirects.problems, *self._planning.finisher.problems()}))

    def _close(self, writer: Writer) -> None:
        self.problems = self._told()
        self.pages.close(writer)
        self._is_whole, self._behind = self._behind is None, frozenset()

    def save(self) -> None:
        """Leave to other processes what this one worked out."""
        self.memory.texts.save(whole=self._is_whole)
        self.memory.table.save()

    def finish_by_hand(self, document: Document, html: str, title: str = "") -> str:
        """A hand-written page's HTML with its links to every other page. Search passes over it where it has no title."""
        return self._hand_written.finish(document, html, title, self.known, self.links)

    def variables_by_hand(self, document: Document, title: str, description: str) -> dict[str, Any]:
        """What the engine's templates know as `meetup` on a page written by hand."""
        return self._drawing.by_hand(document, title, description, self._documents)

    def variables_of_error_page(self) -> dict[str, Any]:
        """The same on the one error page, which static hosting serves at any depth."""
        return self._drawing.error_page()

    def _other_outputs(self) -> Iterator[Output]:
        if self._behind is not None:
            return
        yield data.build(self.catalog, self._planning.body)
        yield from (output for output in sitemap.build(self.pages.standing, self.options) if output.path not in self.known.inputs.statics)
        yield from (*map(self._drawing.moved, self._redirects.pages), *self._drawing.scripts())

    def _index(self, pause: Callable[[], None] = nothing) -> list[Output]:
        by_hand, terms = search.by_hand(self._hand_written.found, self.options.default_language), self.known.registries.vocabulary
        events = None if self._behind is None else {self.catalog.event_of[report] for report in self._behind}
        return search.build(
            self.catalog, self._planning.body, self.options, terms, pages=by_hand, memory=self.memory.search, events=events, pause=pause
        )

    def file_of(self, report: Report, language: str) -> str:
        """The file that holds a report's page in one language's tree."""
        return self.file(addresses.report(report.id), language)

    def file(self, address: str, language: str) -> str:
        """The file that holds the page at an address (without prefix) in one language's tree."""
        return addresses.localized(address, language, self.options) + "index.html"
