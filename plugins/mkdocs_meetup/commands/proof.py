"""A content folder, read, in; everything that a build would tell its authors, without a site generator and without a file, out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..model import Options, Problem, Report
from ..site import CONFIGS, EXTENSIONS, Document, Inputs, PageSpec, Site, Variables, converted


class Proof(Site):
    """A site that is planned and never written: each page says what is wrong on it when its view is made."""

    def __init__(self, options: Options) -> None:
        super().__init__(options, (), EXTENSIONS, CONFIGS)

    def read(self, inputs: Inputs, documents_of: Callable[[frozenset[str]], Sequence[Document]]) -> tuple[Problem, ...]:
        """All problems. `documents_of` gives the pages written by hand among the paths of what is no report."""
        self.understand(inputs)
        documents = documents_of(self.others)
        self.adopt(documents)
        self._engine = _Nobody()
        self.replan()
        for page in self.pages.waiting.values():
            page.make()
        for document in documents:
            self.finish_by_hand(document, converted(self.known.texts[self.known.sources[document.path]].body, EXTENSIONS, CONFIGS))
        return self._told()


class _Nobody:
    """No site generator: no other plugin changes a text, and no page is drawn."""

    listening = False

    def markdown(self, report: Report) -> str:
        return report.body

    def content(self, report: Report, language: str, html: str) -> str:  # noqa: ARG002 - nobody looks
        return html

    def around(self, page: str, variables: Mapping[str, Any]) -> str:
        raise NotImplementedError

    def script(self, variables: Mapping[str, Any]) -> str:
        raise NotImplementedError

    def source(self, path: str) -> str:
        raise NotImplementedError

    def single(self, spec: PageSpec, variables: Variables, filled: Callable[[str], str]) -> str | None:
        raise NotImplementedError
