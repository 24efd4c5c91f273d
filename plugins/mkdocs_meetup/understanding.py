"""What a content folder tells, all of it linked: the inputs come in, one value that holds everything goes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from .caching.texts import Texts
from .inputs import Inputs, due, is_broken, marked
from .linking.catalog import link
from .linking.knownterms import KnownTerms
from .linking.memo import Memo
from .linking.registries import Registries, parse_registries
from .linking.scans import Scan, Scanner, packed, scanned, unpacked
from .model import Catalog, Options, Problem, Report
from .reading.source import Source


@dataclass(frozen=True, slots=True)
class Understanding:
    """All texts, each by itself and together."""

    inputs: Inputs
    sources: Mapping[str, Source]
    """Every text by its path."""
    texts: Mapping[Source, Report]
    """Every text, understood by itself."""
    registries: Registries
    catalog: Catalog
    others: frozenset[str]
    """The paths of pages and of candidates that are no reports: the engine builds them, as pages written by hand."""
    read: tuple[Problem, ...]
    """What is wrong in the texts by themselves."""
    mistakes: tuple[Problem, ...]
    """What is wrong in the registries."""
    until: datetime | None
    """When the next text with a date to come is due; None where there is none."""

    @property
    def found(self) -> tuple[Problem, ...]:
        """Everything that authors can mend, as far as no page need be made to see it."""
        return (*self.read, *self.mistakes, *self.catalog.problems)

    @property
    def unsafe(self) -> tuple[Problem, ...]:
        """Mistakes with which nothing may be published: a registry that cannot be read hides nobody."""
        return tuple(problem for problem in self.found if problem.code == "registry-syntax")

    def again(self, inputs: Inputs) -> Understanding | None:
        """The same, where the inputs are the same and no text with a date to come is due; else None."""
        due = inputs.now < self.inputs.now or (self.until is not None and self.until <= inputs.now)
        return None if due or replace(inputs, now=self.inputs.now) != self.inputs else replace(self, inputs=inputs)

    @property
    def introductions(self) -> dict[str, Report]:
        """The first words of the home page, by language."""
        read = (self.texts[source] for source in self.inputs.introductions)
        return {text.language: text for text in read}

    def marked(self, path: str) -> Report:
        """A text by its path, a draft where its date is yet to come."""
        return marked(self.texts[self.sources[path]], self.inputs.now)


def sources_of(inputs: Inputs) -> dict[str, Source]:
    """Every text of a content folder, by its path."""
    return {source.path: source for source in (*inputs.candidates, *inputs.pages, *inputs.introductions)}


def nothing() -> None:
    """Nobody wants to know how far the work is."""


def understand(
    inputs: Inputs, texts: Texts, options: Options, pause: Callable[[], None] = nothing, memo: Memo | None = None
) -> Understanding:
    """Read every text and link the reports. `pause` is called now and then; it may raise to give up. `memo` is what the last call left."""
    memo = Memo() if memo is None else memo
    sources = sources_of(inputs)
    read = texts.reports(tuple(sources.values()))
    pause()
    every = [marked(read[source], inputs.now) for source in (*inputs.candidates, *inputs.pages)]
    # Drafts and texts with a date to come are for their author's eyes only; one with an unreadable head is told of and left out.
    shown = [text for text in every if (options.preview or not text.draft) and not is_broken(text)]
    candidates = {source.path for source in inputs.candidates}
    reports = [text for text in shown if text.is_report and text.path in candidates]
    registries, mistakes = memo.step("registries", (), lambda: parse_registries(inputs.registries), by=inputs.registries)
    return Understanding(
        inputs=inputs,
        sources=sources,
        texts=read,
        registries=registries,
        catalog=link(reports, registries, options, pause, memo, _scanner(sources, texts)),
        others=frozenset(text.path for text in shown) - {report.path for report in reports},
        read=tuple(wrong_in(every, candidates)),
        mistakes=tuple(mistakes),
        until=due(read.values(), inputs.now),
    )


def _scanner(sources: Mapping[str, Source], texts: Texts) -> Scanner:
    """Finds the terms in reports, and remembers them from build to build: that is a quarter of linking."""

    def scan(report: Report, known: KnownTerms) -> tuple[Scan, ...]:
        source, about = sources[report.path], f"scan {known.key}"
        data = texts.noted(source, about)
        if data is not None:
            with suppress(ValueError):  # what is none was put there by somebody else
                return unpacked(data, report)
        found = scanned(report, known)
        texts.note(source, about, packed(found))
        return found

    return scan


def wrong_in(texts: Iterable[Report], candidates: set[str]) -> Iterator[Problem]:
    """What authors are told of some texts by themselves: of pages written by hand only that they cannot be read."""
    return (problem for text in texts if text.path in candidates or is_broken(text) for problem in text.problems)
