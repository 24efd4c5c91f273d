"""Old addresses in, a small page at each that leads to the new one out, and what is wrong with them.

Three kinds: former slugs in the registries, `aliases` in a report's front matter, and the addresses in `redirects.yml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from ..linking.registries import Registries
from ..model import Catalog, Options, Place, Problem, Report, Severity
from . import addresses
from .clashes import MADE
from .targets import Links

_OURS = ("assets", "data", "robots.txt", ".nojekyll", *MADE)
"""What no old address may stand at or below, besides pages and an author's own files."""
_UNFIT = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\\]|^[.]|[.\s]$")
"""A part of a path that not every file system can hold, or that is hidden."""
_LONGEST = 200
"""Bytes of a part of a path."""


class UnfitAddressError(ValueError):
    """An old address at which a static site can have no page."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A page that leads elsewhere."""

    file: str
    """Where it stands, relative to the root."""
    target: str
    """The address it leads to, relative to the root, with the language's prefix."""
    language: str


@dataclass(frozen=True, slots=True)
class Redirects:
    """Every page of a site that leads elsewhere."""

    pages: tuple[Moved, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wish:
    """An old address and what its readers shall see."""

    old: str
    folder: str
    """What an old address without a slash at its start is relative to."""
    place: Place
    targets: Callable[[str], str | None]
    """A tree's language → the address in it, with its prefix; None where the tree has no such page."""
    language: str
    """The tree to which the old address leads as it is; below their codes it leads to the others."""


@dataclass(slots=True)
class _Ground:
    """What stands where already."""

    files: set[str]
    owners: dict[str, Place] = field(default_factory=dict)
    folders: set[str] = field(init=False)
    """Those with which a file could be confused: pages at old addresses end in `.html`."""

    def __post_init__(self) -> None:
        self.folders = {parent for file in self.files if ".htm" in file.rpartition("/")[0].lower() for parent in _parents(file)}

    def taken(self, file: str) -> bool:
        """Whether a file cannot stand there: another does, or a folder, or one of its folders is a file."""
        return file in self.files or file in self.folders or any(parent in self.files for parent in _parents(file))

    def take(self, file: str, place: Place) -> None:
        self.files.add(file)
        self.folders.update(_parents(file))
        self.owners[file] = place


def redirects(catalog: Catalog, registries: Registries, links: Links, files: Iterable[str]) -> Redirects:
    """The pages at every old address. `files` are those of the site's pages; where one stands, no old address leads away from it."""
    options = links.options
    imported, misses = _imported(registries, links)
    wishes = (*_slugs(catalog, registries, options), *_aliases(catalog, options), *imported)
    if not wishes:
        return Redirects((), tuple(misses))
    ground = _Ground({*files, *links.files, *_OURS, *_written(links)})
    pages, problems = [], []
    for wish in wishes:
        try:
            made = tuple(_moved(wish, options))
        except UnfitAddressError as error:
            remedy = "write a path from the site's root, such as `/2018/old-name/`, or take the address out"
            problems.append(
                Problem(wish.place, "redirect-address", Severity.WARNING, f"nothing can stand at `{wish.old}`: {error}", remedy)
            )
            continue
        for one in made:
            if not ground.taken(one.file):
                ground.take(one.file, wish.place)
                pages.append(one)
            elif one is made[0] and one.file != f"{one.target}index.html" and not _is_repeated(one, pages):
                problems.append(_taken(wish, ground.owners.get(one.file)))
    return Redirects(tuple(pages), tuple(sorted({*problems, *misses})))


def _is_repeated(moved: Moved, pages: Sequence[Moved]) -> bool:
    """Whether the original and its translation name the same old address."""
    return any(page.file == moved.file and _bare(page) == _bare(moved) for page in pages)


def _bare(moved: Moved) -> str:
    return moved.target.removeprefix(f"{moved.language}/")


def _taken(wish: _Wish, owner: Place | None) -> Problem:
    by = f"that of {owner}, too" if owner else "taken by another page or file of the site"
    return Problem(wish.place, "redirect-taken", Severity.WARNING, f"the old address `{wish.old}` is {by}", "take one of them out")


def _moved(wish: _Wish, options: Options) -> Iterator[Moved]:
    """The page at an old address, then those below the other languages' codes."""
    path = _path(wish.old, wish.folder, options)
    if target := wish.targets(wish.language):
        yield Moved(path, target, wish.language)
    if path.partition("/")[0] in options.languages:
        return
    for language in options.languages:
        prefixed = addresses.localized(path, language, options)
        if prefixed != path and (target := wish.targets(language)):
            yield Moved(prefixed, target, language)


def _path(old: str, folder: str, options: Options) -> str:
    """The file that is served at an old address."""
    text = unicodedata.normalize("NFC", unquote(old))
    if options.site_url and text.startswith(options.site_url):
        text = f"/{text.removeprefix(options.site_url)}"
    if urlsplit(text).netloc or "://" in text:
        raise UnfitAddressError("it is on another site")
    if "?" in text or "#" in text:
        raise UnfitAddressError("what follows a `?` or `#` never reaches a static site")
    path = text[1:] if text.startswith("/") else folder + text
    *parts, last = path.split("/")
    if any(not part or _UNFIT.search(part) or len(part.encode()) > _LONGEST for part in (*parts, *filter(None, [last]))):
        raise UnfitAddressError("it climbs, is hidden, is too long, or has a character that a file's name cannot have")
    if last.lower().endswith((".html", ".htm")):
        return path
    return f"{path.rstrip('/')}/index.html" if path else "index.html"


def _slugs(catalog: Catalog, registries: Registries, options: Options) -> Iterator[_Wish]:
    """Former slugs of people, organizations and tags."""
    people = {old: entry.place for entry in registries.people for old in entry.old_slugs}
    companies = {old: entry.place for entry in registries.organizations for old in entry.old_slugs}
    terms = {old: entry.place for entry in registries.tags for old in entry.old_slugs if entry.place}
    shown = [one for one in catalog.speakers.values() if not one.hidden and (one.talks or one.reports)]
    for known, places, address in (
        (shown, people, addresses.speaker),
        (catalog.organizations.values(), companies, addresses.organization),
        (catalog.tags.values(), terms, addresses.tag),
    ):
        for one in known:
            for old in one.old_slugs:
                if old in places:
                    target = _everywhere(address(one.id), options)
                    yield _Wish(f"/{address(old)}", "", places[old], target, options.default_language)


def _everywhere(address: str, options: Options) -> Callable[[str], str]:
    return lambda language: addresses.localized(address, language, options)


def _aliases(catalog: Catalog, options: Options) -> Iterator[_Wish]:
    """Old addresses of reports. They lead to the tree in whose language the report is, as they did before."""
    for report in (*catalog.reports.values(), *catalog.translations.values()):
        yield from _aliases_of(report, options)


def _aliases_of(report: Report, options: Options) -> Iterator[_Wish]:
    address = addresses.report(report.id)
    folder = f"{PurePosixPath(report.id).parent}/".removeprefix("./")
    language = report.language if report.language in options.languages else options.default_language
    for alias in report.aliases:
        yield _Wish(alias.value, folder, alias.place, _everywhere(address, options), language)


def _imported(registries: Registries, links: Links) -> tuple[list[_Wish], list[Problem]]:
    """The addresses of `redirects.yml`, and those that lead to nothing."""
    wishes, problems = [], []
    options = links.options
    for redirect in registries.redirects:
        find = _finder(redirect.new, links)
        if find(options.default_language) is None:
            near = " or ".join(f"`{name}`" for name in links.near(redirect.new.partition("#")[0].strip("/")))
            remedy = f"{near} may be meant" if near else "name a page by its address or by its source, such as `reports/2018/x.md`"
            problems.append(Problem(redirect.place, "redirect-target", Severity.WARNING, f"there is no page `{redirect.new}`", remedy))
        else:
            wishes.append(_Wish(redirect.old, "", redirect.place, find, options.default_language))
    return wishes, problems


def _finder(new: str, links: Links) -> Callable[[str], str | None]:
    path, hash, fragment = unicodedata.normalize("NFC", unquote(new)).partition("#")

    def find(language: str) -> str | None:
        target = links.at(path.removeprefix("/"), language)
        if target is None:
            return None
        place = target.address if target.is_file else addresses.localized(target.address, target.language or language, links.options)
        return place + hash + fragment

    return find


def _written(links: Links) -> Iterator[str]:
    for address, versions in links.written.items():
        for language in versions:
            yield addresses.localized(address, language, links.options) + "index.html"


def _parents(file: str) -> Iterator[str]:
    """The folders of a file: `a/b` and `a` of `a/b/c`."""
    while "/" in file:
        file = file.rpartition("/")[0]
        yield file
