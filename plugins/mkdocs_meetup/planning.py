"""What is understood comes in, the pages that tell of it go out, with the converted texts that they show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from .caching.texts import Markdown, Texts
from .inputs import Engine
from .languages.strings import Strings
from .model import Body, Options, Problem, Report
from .pages.finishing import Finisher
from .pages.plan import planned, planned_texts
from .pages.spec import Planned
from .pages.targets import Links
from .understanding import Understanding

Told = Callable[[], Sequence[Problem]]
"""Everything that authors can mend, as far as pages are made."""


class Planning:
    """The texts and pages of one build, and of those that follow it within the engine's last one."""

    finisher: Finisher
    """Finishes the texts, and knows what is wrong in them."""

    def __init__(self, strings: Mapping[str, Strings], options: Options) -> None:
        self._strings, self._options = strings, options
        self._bodies: dict[tuple[str, str], Body] = {}

    def begin(self, known: Understanding, links: Links, texts: Texts, engine: Engine) -> None:
        """Take a new understanding, and what the engine lends."""
        self._known, self._texts, self._engine, self._bodies = known, texts, engine, {}
        self.finisher = Finisher(known.catalog, links, self.body, self._strings, engine.content)

    def everything(self, told: Told, *, at_once: bool) -> Iterable[Planned]:
        """All pages of the site. All texts are converted `at_once`, on all cores, or each when somebody asks for it."""
        catalog, introductions = self._known.catalog, self._known.introductions
        reports = [*introductions.values()]
        if at_once:
            reports += [*catalog.reports.values(), *catalog.translations.values()]
        bodies = self._texts.bodies(list(map(self._markdown, reports)))
        self._bodies = {(report.id, report.language): body for report, body in bodies.items()}
        intros = {language: self.finisher.introduction(bodies[report].html, report) for language, report in introductions.items()}
        finish, found = self.finisher.finish, self._known.found
        pages: Iterable[Planned] = planned(
            catalog, self.body, self._options, finish=finish, intros=intros, strings=self._strings, problems=found, told=told
        )
        # Other plugins hear of every text before they hear of the first page.
        return [page.made() for page in pages] if self._engine.listening else pages

    def again(self, known: Understanding, reports: frozenset[str], told: Told) -> Iterable[Planned]:
        """Those that show the texts of some reports, which are all that is new."""
        self._known = known
        self._bodies = {key: body for key, body in self._bodies.items() if key[0] not in reports}
        finish, found = self.finisher.finish, known.found
        return planned_texts(
            reports, known.catalog, self.body, self._options, finish=finish, strings=self._strings, problems=found, told=told
        )

    def body(self, report: str, language: str) -> Body | None:
        """A report's converted text by id and language."""
        key, catalog = (report, language), self._known.catalog
        if key not in self._bodies:
            version = catalog.translations.get(key) or catalog.reports.get(report)
            if version is None or version.language != language:
                return None
            self._bodies[key] = self._texts.body(self._markdown(version))
        return self._bodies[key]

    def _markdown(self, report: Report) -> Markdown:
        return Markdown(report, self._known.sources[report.path], self._engine.markdown(report))
