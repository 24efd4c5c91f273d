"""Pages written by hand as the engine converted them come in; they go out with their links made, and what is wrong in them is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .conversion.byhand import passages_by_hand
from .conversion.convert import cleaned
from .model import Passage, Problem
from .pages.links import problem_of, resolve
from .pages.menu import Document
from .pages.targets import Links
from .understanding import Understanding


class HandWritten:
    """The pages of one build that somebody wrote by hand."""

    def __init__(self) -> None:
        self._broken: dict[str, tuple[Problem, ...]] = {}
        self._found: dict[str, tuple[Document, str, tuple[Passage, ...]]] = {}
        self._made: dict[str, tuple[Document, str, str, str]] = {}
        """What each page was made from (document, HTML, title), and what came of it."""

    def finish(self, document: Document, html: str, title: str, known: Understanding, links: Links) -> str:
        """A page's HTML with its links to every other page. Search passes over it where it has no title."""
        # A post in the reports' folder that is no report is no more trusted for that.
        posts = {source.path for source in known.inputs.candidates}
        safe = cleaned(html) if document.path in posts else html
        finished, broken = resolve(safe, page=document.address, source=document.path, language=document.language, lookup=links)
        self._broken[document.path] = tuple(problem_of(link, known.texts[known.sources[document.path]]) for link in broken)
        self._found[document.path] = (document, title, passages_by_hand(finished, title))
        self._made[document.path] = (document, html, title, finished)
        return finished

    def stand(self, known: Understanding, links: Links) -> bool:
        """Whether all pages that were finished are the same with what is known now; what is wrong in them is told by it from then on."""
        made = list(self._made.values())
        return all(self.finish(document, html, title, known, links) == finished for document, html, title, finished in made)

    @property
    def found(self) -> Iterable[tuple[Document, str, tuple[Passage, ...]]]:
        """Each page with its title and its text."""
        return self._found.values()

    def problems(self) -> Iterator[Problem]:
        """The links that lead nowhere."""
        return (problem for problems in self._broken.values() for problem in problems)
