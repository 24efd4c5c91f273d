"""Page specifications come in, the HTML of Material's `<article>` goes out, every value escaped."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from ..languages import formats
from ..languages.strings import load
from ..model import Options
from . import addresses
from .charts import drawing
from .compiling import markup, put
from .initials import monogram
from .parts import Link, Words
from .phrases import phrased
from .spec import PageSpec
from .speech import speech
from .templates import Library

ERROR_PAGE = "404.html"
"""The one page whose links start at the root: it is served for whatever address was asked for."""
ROOT = "\ufdd8"
"""Stands in links for the way to the root, so that pages at any depth have components in common. A noncharacter: no text can hold one."""
PARTS = "parts.html"
"""The template that holds the components, which every other one knows as `mm`."""


class Renderer:
    """Renders pages through the templates in `pages/` of some folders, the first that has one winning.

    Strings in their `languages/` win over those of the package.
    """

    def __init__(self, folders: Sequence[Path], options: Options) -> None:
        self._library = Library(folders, reload=options.preview)
        self._library.environment.filters |= {"words": words, "initial": monogram, "drawing": drawing, "phrased": phrased}
        self._library.environment.globals |= {"machine": formats.machine, "speaks": self._speaks}
        self._options = options
        self._surroundings: dict[tuple[str, str], Mapping[str, Any]] = {}
        self._shown: list[Shown] = []
        own = [folder / "languages" for folder in folders]
        self._speech = {language: speech(load(language, own)) for language in options.languages}

    def render(self, spec: PageSpec) -> str:
        """The inside of the article, with exactly one `<h1>`."""
        source = self._options.edit_url + quote(spec.source) if self._options.edit_url and spec.source else ""
        known = {**self._surroundings_of(spec.address, spec.language), "view": spec.view, "page": spec, "source": source}
        return self._library.text(spec.template, known).strip().replace(ROOT, root_of(spec.address, spec.language, self._options)) + "\n"

    def forget(self) -> None:
        """Hold no longer what many pages had in common."""
        for shown in self._shown:
            shown.clear()

    def _surroundings_of(self, address: str, language: str) -> Mapping[str, Any]:
        """What templates know whatever the page says, and the components made with it: the same for all pages of a tree but its root."""
        root = root_of(address, language, self._options)
        root = ROOT if root.startswith("..") else root
        if (language, root) not in self._surroundings:
            here, shown = Here(root, language, self._options), Shown()
            self._shown.append(shown)
            places = {"link": here.link, "goto": here.goto, "asset": here.asset, "once": shown.once, "language": language}
            known = {**self._speech[language], **places}
            parts = self._library.template(PARTS).make_module(known)
            self._surroundings[language, root] = self._library.known({**known, "mm": parts})
        return self._surroundings[language, root]

    def _speaks(self, language: str) -> Mapping[str, Any]:
        """The template's functions in another language, for the one page that speaks them all."""
        return self._surroundings_of(ERROR_PAGE, language)


class Shown:
    """Components that were shown before: a value looks alike on every page that has the same surroundings.

    Most values are parts that many pages of a tree have in common (`sharing.py`), so each is known for itself, and need not be compared.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], tuple[str, object]] = {}

    def once(self, component: Callable[..., str], *values: object) -> str:
        """What a component makes of some values, made when it is first asked for."""
        key = (component, *map(id, values))
        known = self._known.get(key)
        if known is None:
            # What is held cannot give its number to another.
            known = self._known[key] = (component(*values), values)
        return known[0]

    def clear(self) -> None:
        """Hold nothing."""
        self._known.clear()


def root_of(address: str, language: str, options: Options) -> str:
    """The way from a page to the site's root."""
    if address == ERROR_PAGE:
        return addresses.absolute_root(options)
    return addresses.root_of(addresses.localized(address, language, options))


class Here:
    """Links from the pages of a language's tree that have the same way to the root."""

    def __init__(self, root: str, language: str, options: Options) -> None:
        self._root, self._prefix = root, addresses.localized("", language, options)
        self._links: dict[str, str] = {}

    def link(self, address: str, fragment: str = "") -> str:
        """The way to a page of the same language tree."""
        if address not in self._links:
            self._links[address] = addresses.through(self._root, self._prefix + address)
        return self._links[address] + ("#" + addresses.readable(fragment) if fragment else "")

    def goto(self, link: Link) -> str:
        """The way to where a link leads."""
        return self.link(link.address, link.fragment)

    def asset(self, path: str) -> str:
        """The way to a file that all languages share."""
        return addresses.through(self._root, path)


def words(value: Words) -> Markup:
    """A text, marked with its language where that is not the page's."""
    text = put(value.text)
    return markup(f'<span lang="{put(value.language)}">{text}</span>' if value.language else text)
