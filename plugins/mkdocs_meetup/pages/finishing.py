"""The second pass over converted texts: what they link to and whom they name depends on the whole catalog, so it comes after conversion."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping

from markupsafe import Markup

from ..languages.strings import Strings
from ..model import Appearance, Body, Catalog, Place, Problem, Report, Severity, TalkSource, Text
from . import addresses
from .links import problem_of, resolve
from .notes import Name, TalkLinks, annotate
from .targets import Links

BodyOf = Callable[[str, str], Body | None]
Seen = Callable[[Report, str, str], str]
"""Shows a report's whole text (the report, the tree's language, the HTML) to whoever wants to change it."""


class Finisher:
    """Finishes the texts of one build, and remembers the links in them that lead nowhere."""

    def __init__(self, catalog: Catalog, links: Links, bodies: BodyOf, strings: Mapping[str, Strings], seen: Seen) -> None:
        self._catalog, self._links, self._bodies, self._strings, self._seen = catalog, links, bodies, strings, seen
        self._problems: set[Problem] = set()
        self._reports = {addresses.report(id): id for id in catalog.reports}

    def finish(self, html: str, *, page: str, report: Report, language: str, talk: int | None) -> str:
        """A report's text, or one talk's part of it, for the page at an address (without prefix) in one language's tree."""
        if talk is not None:
            return self._resolved(html, page, report, language, elsewhere=addresses.report(report.id))
        self._problems.update(self._unconverted(report))
        place = addresses.localized(page, language, self._links.options)
        annotated = annotate(html, self._talk_links(report, place, language), self._strings[language].pattern("report.to_talk"))
        return self._seen(report, language, self._resolved(annotated, page, report, language))

    def _unconverted(self, report: Report) -> Iterator[Problem]:
        body = self._bodies(report.id, report.language)
        if body and body.fault:
            message = f"the text is shown as it is, for {body.fault}"
            yield Problem(Place(report.path, report.body_line), "text-unconverted", Severity.WARNING, message, "shorten or simplify it")

    def introduction(self, html: str, report: Report) -> Markup:
        """The first words of the home page."""
        return Markup(self._seen(report, report.language, self._resolved(html, "", report, report.language)))  # noqa: S704 - the converter cleaned it

    def learn(self, problems: Iterable[Problem]) -> None:
        """Take over what another process found."""
        self._problems.update(problems)

    def forget(self, paths: Container[str]) -> None:
        """Some texts have changed: what was wrong with them is no more to be told."""
        self._problems = {problem for problem in self._problems if problem.place.path not in paths}

    def problems(self) -> tuple[Problem, ...]:
        """Links that lead nowhere, in the order of files and lines."""
        return tuple(sorted(self._problems))

    def _resolved(self, html: str, page: str, report: Report, language: str, elsewhere: str = "") -> str:
        resolved, broken = resolve(
            html, page=page, source=report.path, language=language, lookup=self._links, elsewhere=elsewhere, ids_of=self._ids_in(language)
        )
        self._problems.update(problem_of(link, report) for link in broken)
        return resolved

    def _ids_in(self, language: str) -> Callable[[str], frozenset[str] | None]:
        def ids_of(address: str) -> frozenset[str] | None:
            id = self._reports.get(address)
            if id is None:
                return None
            body = self._bodies(id, language) or self._bodies(id, self._catalog.reports[id].language)
            return body.ids if body else None

        return ids_of

    def _talk_links(self, report: Report, place: str, language: str) -> Mapping[int, TalkLinks]:
        found = {}
        for index in range(len(report.talks)):
            id = self._catalog.talk_of.get(TalkSource(report.id, index))
            if id is not None:
                talk = self._catalog.talks[id]
                names = tuple(name for appearance in talk.appearances for name in self._names(appearance, place, language))
                href = self._href(addresses.talk(id), place, language)
                found[index] = TalkLinks(href, talk.title.in_language(language), names)
        return found

    def _names(self, appearance: Appearance, place: str, language: str) -> Iterator[Name]:
        speaker = self._catalog.speakers.get(appearance.speaker)
        if speaker is not None and not speaker.hidden:
            href = self._href(addresses.speaker(speaker.id), place, language)
            handles = [form for _, handle in speaker.handles for form in (f"@{handle}", handle)]
            for text in _spellings(speaker.name, appearance.mention.name, *speaker.aliases, *handles):
                yield Name(text, href)
        organization = self._catalog.organizations.get(appearance.organization or "")
        if organization is not None:
            href = self._href(addresses.organization(organization.id), place, language)
            for text in _spellings(organization.name, appearance.mention.organization, *organization.aliases):
                yield Name(text, href, is_organization=True)

    def _href(self, address: str, place: str, language: str) -> str:
        return addresses.relative(addresses.localized(address, language, self._links.options), place)


def _spellings(name: Text, *others: str | None) -> tuple[str, ...]:
    """Every way to write a name, each once."""
    return tuple(dict.fromkeys(text for text in (*(version for _, version in name.versions), *others) if text))
