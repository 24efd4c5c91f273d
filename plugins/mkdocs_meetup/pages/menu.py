"""What the header names: the generated indexes, then the pages written by hand, each in the reader's language where there is one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..languages.formats import language_name
from ..languages.strings import Strings
from ..model import Options
from . import addresses

SECTIONS = ("events", "talks", "speakers", "tags", "organizations", "series", "reports")
"""The generated indexes in the header's order; each is the name of a tab and the address of its page."""


@dataclass(frozen=True, slots=True)
class Document:
    """A page that somebody wrote by hand and that the engine builds."""

    path: str
    """Its source, relative to the content folder."""
    language: str
    address: str
    """Without the language's prefix."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A page written by hand with the title that the engine found in it."""

    document: Document
    title: str
    top: bool
    """Whether the navigation has it at its top level, so that it gets a tab; else it stands in the drawer alone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu."""

    tab: str
    """The section's name, or the address of a page written by hand."""
    title: str
    address: str
    """With the language's prefix."""
    language: str = ""
    """Set where the page behind it is not in the menu's language."""
    note: str = ""
    """What is said of that."""
    top: bool = True


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as one page shows it."""

    title: str
    href: str
    language: str
    note: str
    active: bool
    here: bool
    top: bool


def entries(titled: Iterable[Titled], strings: Strings, options: Options) -> tuple[Entry, ...]:
    """The menu of one language's tree, with the pages written by hand in the order given, each once."""
    menu = [Entry(tab, strings.text(f"nav.{tab}"), addresses.localized(f"{tab}/", strings.language, options)) for tab in SECTIONS]
    return (*menu, *(_entry(versions, strings, options) for versions in _by_address(titled).values()))


def _by_address(titled: Iterable[Titled]) -> Mapping[str, dict[str, Titled]]:
    found: dict[str, dict[str, Titled]] = {}
    for one in titled:
        found.setdefault(one.document.address, {}).setdefault(one.document.language, one)
    return found


def _entry(versions: Mapping[str, Titled], strings: Strings, options: Options) -> Entry:
    order = (strings.language, options.default_language, *options.languages)
    one = versions[next(language for language in order if language in versions)]
    language = one.document.language
    foreign = language != strings.language
    return Entry(
        tab=one.document.address,
        title=one.title,
        address=addresses.localized(one.document.address, language, options),
        language=language if foreign else "",
        note=strings.text("menu.foreign", language=language_name(language, strings.language)) if foreign else "",
        top=any(version.top for version in versions.values()),
    )


def shown(menu: Sequence[Entry], root: str, page: str, tab: str) -> list[Shown]:
    """The menu on the page at an address (with its prefix), with links by way of the root."""
    return [
        Shown(
            title=entry.title,
            href=addresses.through(root, entry.address),
            language=entry.language,
            note=entry.note,
            active=entry.tab == tab,
            here=entry.address == page,
            top=entry.top,
        )
        for entry in menu
    ]
