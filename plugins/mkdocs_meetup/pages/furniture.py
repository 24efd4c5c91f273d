"""What stands around a page's article and differs from page to page: title, head, language switcher, table of contents.

A page's face comes in, escaped HTML goes out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import escape

from ..languages.strings import Strings
from ..model import Options, TocItem
from . import addresses
from .redirects import Moved
from .spec import PageSpec
from .templates import Library


@dataclass(frozen=True, slots=True)
class Alternate:
    """The page in one language, for machines."""

    language: str
    address: str
    """Absolute where the site's address is known."""


@dataclass(frozen=True, slots=True)
class Other:
    """The page in another language, for people."""

    language: str
    name: str
    short: str
    href: str


@dataclass(frozen=True, slots=True)
class Face:
    """What a page shows outside its article, whoever made it."""

    address: str
    """Without the language's prefix; empty for the home page."""
    language: str
    title: str
    description: str = ""
    alternates: tuple[str, ...] = ()
    """The languages in which the page has a real counterpart, its own included."""
    toc: tuple[TocItem, ...] = ()
    switch: Mapping[str, str] | None = None
    """Language → address (without prefix) of the page to switch to; None where it is the same address in every language."""
    listed: bool = True
    """Whether search engines are told of it."""
    script: str = ""
    """A file that the page runs before anything else."""
    anywhere: bool = False
    """True for the error page, which is served for addresses at any depth."""


def face_of(spec: PageSpec) -> Face:
    """What a generated page shows outside its article."""
    return Face(
        spec.address, spec.language, spec.title, spec.description, spec.alternates, spec.toc, listed=spec.listed, script=spec.script
    )


class Furniture:
    """Renders the slots of `pages.shell` from a page's face."""

    def __init__(self, folders: Sequence[Path], strings: Mapping[str, Strings], options: Options) -> None:
        self._library = Library(folders)
        self._strings, self._options = strings, options

    def slots(self, face: Face, content: str) -> dict[str, str]:
        """Each slot's HTML; `content` is taken as it is."""
        site = self._options.site_name
        return {
            "title": str(escape(f"{face.title} - {site}" if face.address and face.title else site)),
            "heading": str(escape(face.title or site)),
            "head": self._render(
                "_head.html",
                description=face.description,
                canonical=self._canonical(face),
                alternates=self._alternates(face),
                listed=face.listed,
                script=self._script(face),
            ),
            "switcher": self._render("_switcher.html", languages=self._others(face)),
            "toc": self._render("_toc.html", toc=face.toc, label=self._strings[face.language].text("nav.toc")),
            "content": content,
        }

    def moved(self, page: Moved) -> str:
        """The whole page at an old address."""
        say = self._strings[page.language].text
        address, hash, fragment = page.target.partition("#")
        href = addresses.through(addresses.root_of(page.file), address) + hash + addresses.readable(fragment)
        absolute = addresses.absolute(address, self._options) if self._options.site_url else href
        return self._render(
            "_moved.html", language=page.language, title=say("moved.title"), link=say("moved.link"), href=href, canonical=absolute
        )

    def _render(self, name: str, **values: object) -> str:
        return self._library.text(name, self._library.known(values)).strip()

    def _canonical(self, face: Face) -> str:
        return self._absolute(face.address, face.language) if self._options.site_url and not face.anywhere else ""

    def _absolute(self, address: str, language: str) -> str:
        return addresses.absolute(addresses.localized(address, language, self._options), self._options)

    def _script(self, face: Face) -> str:
        root = addresses.root_of(addresses.localized(face.address, face.language, self._options))
        return face.script and addresses.through(root, face.script)

    def _alternates(self, face: Face) -> list[Alternate]:
        if len(face.alternates) < 2 or not self._options.site_url:
            return []
        return [Alternate(language, self._absolute(face.address, language)) for language in face.alternates]

    def _others(self, face: Face) -> list[Other]:
        here = addresses.localized(face.address, face.language, self._options)
        root = addresses.absolute_root(self._options) if face.anywhere else addresses.root_of(here)
        found = []
        for language in self._options.languages:
            address = face.address if face.switch is None else face.switch.get(language, "")
            if language != face.language:
                own = self._strings[language]
                href = addresses.through(root, addresses.localized(address, language, self._options))
                found.append(Other(language, own.text("language.name"), own.text("language.short"), href))
        return found
