"""Page specifications come in, the HTML of Material's `<article>` goes out, every value escaped."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
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
from .templates import environment

ERROR_PAGE = "404.html"
"""The one page whose links start at the root: it is served for whatever address was asked for."""
PARTS = "parts.html"
"""The template that holds the components, which every other one knows as `mm`."""


class Renderer:
    """Renders pages through the templates in `pages/` of some folders, the first that has one winning.

    Strings in their `languages/` win over those of the package.
    """

    def __init__(self, folders: Sequence[Path], options: Options) -> None:
        self._env = environment(folders, reload=options.preview)
        self._env.filters |= {"words": words, "initial": monogram, "drawing": drawing, "phrased": phrased}
        self._env.globals |= {"machine": formats.machine, "speaks": self._speaks}
        self._options = options
        self._surroundings: dict[tuple[str, str], Mapping[str, Any]] = {}
        own = [folder / "languages" for folder in folders]
        self._speech = {language: speech(load(language, own)) for language in options.languages}

    def render(self, spec: PageSpec) -> str:
        """The inside of the article, with exactly one `<h1>`."""
        template = self._env.get_template(spec.template)
        source = self._options.edit_url + quote(spec.source) if self._options.edit_url and spec.source else ""
        surroundings = self._surroundings_of(spec.address, spec.language)
        return template.render(surroundings, view=spec.view, page=spec, source=source).strip() + "\n"

    def _surroundings_of(self, address: str, language: str) -> Mapping[str, Any]:
        """What templates know whatever the page says, and the components made with it: the same for all pages at one depth of a tree."""
        root = root_of(address, language, self._options)
        if (language, root) not in self._surroundings:
            here = Here(root, language, self._options)
            places = {"link": here.link, "goto": here.goto, "asset": here.asset, "once": once(), "language": language}
            known = {**self._speech[language], **places}
            parts = self._env.get_template(PARTS).make_module(known)
            self._surroundings[language, root] = {**known, "mm": parts}
        return self._surroundings[language, root]

    def _speaks(self, language: str) -> Mapping[str, Any]:
        """The template's functions in another language, for the one page that speaks them all."""
        return self._surroundings_of(ERROR_PAGE, language)


def once() -> Callable[..., str]:
    """What shows a component again where it was shown before: equal values look alike on every page that has the same surroundings."""
    shown: dict[Hashable, str] = {}

    def show(component: Callable[..., str], *values: Hashable) -> str:
        key = (component, *values)
        if key not in shown:
            shown[key] = component(*values)
        return shown[key]

    return show


def root_of(address: str, language: str, options: Options) -> str:
    """The way from a page to the site's root."""
    if address == ERROR_PAGE:
        return addresses.absolute_root(options)
    return addresses.root_of(addresses.localized(address, language, options))


class Here:
    """Links from the pages at one depth of a language's tree."""

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
