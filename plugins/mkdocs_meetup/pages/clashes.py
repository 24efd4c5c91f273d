"""Files of an author that would stand where a generated page or another file stands: nothing is lost without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Options, Place, Problem, Severity
from . import addresses
from .menu import Document
from .targets import Links

MADE = ("404.html", "sitemap.xml", "data/talks.json", "search/search_index.json")
"""Files that every site has besides its pages. An author's own `robots.txt` is not among them: it wins."""


def clashes(documents: Iterable[Document], statics: Iterable[str], links: Links) -> tuple[Problem, ...]:
    """A warning for each page written by hand and each static file whose place is taken."""
    options = links.options
    taken: dict[str, str] = {}
    found = []
    for document in sorted(documents, key=lambda one: one.path):
        file = addresses.localized(document.address, document.language, options) + "index.html"
        owner = _owner(file, links) or taken.get(file)
        if owner:
            found.append(_problem(document.path, owner))
        taken.setdefault(file, document.path)
    for path in sorted(statics):
        owner = _owner(path, links) or taken.get(path)
        if owner:
            found.append(_problem(path, owner))
    return tuple(found)


def _owner(file: str, links: Links) -> str | None:
    """What the site itself puts at a path."""
    if file in MADE or file.startswith("data/search/"):
        return "a file that the site makes"
    if file.rpartition("/")[2] != "index.html":
        return None
    folder = file.removesuffix("index.html")
    return "a generated page" if any(address in links.pages for address in _addresses(folder, links.options)) else None


def _addresses(folder: str, options: Options) -> Iterator[str]:
    """The addresses without prefix that a folder may hold the page of."""
    first = folder.partition("/")[0]
    if first in options.languages and first != options.default_language:
        yield folder.removeprefix(f"{first}/")
    yield folder


def _problem(path: str, owner: str) -> Problem:
    message = f"its place in the site is taken by {owner}, which is what readers will see"
    return Problem(Place(path, 1), "address-taken", Severity.WARNING, message, "give the file another name")
