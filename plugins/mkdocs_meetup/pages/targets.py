"""What authors can link to: every generated page by its address or by a name, every source file, every static file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from ..linking import folding
from ..model import Catalog, Options, Organization, Report, Speaker, Tag, Text
from . import addresses

INDEXES = ("", "events/", "series/", "talks/", "speakers/", "tags/", "organizations/", "years/", "reports/", "search/", "stats/")
"""Pages that exist whatever the reports say."""

_AMBIGUOUS = ""
_NEAR = 0.6
_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads."""

    address: str
    """Without a language's prefix."""
    language: str = ""
    """Set where the target is in one tree alone or the author named its tree; else it is in the reader's."""
    is_file: bool = False


@dataclass(frozen=True, slots=True)
class Links:
    """Every target of a site; made once for a build."""

    options: Options
    kinds: Mapping[str, Mapping[str, str]]
    """For each scheme the addresses by name: ids, and folded names where they are not ambiguous."""
    pages: frozenset[str]
    """Addresses that exist in every tree."""
    written: Mapping[str, Mapping[str, str]]
    """Pages written by hand: their sources in each language by address."""
    sources: Mapping[str, Target]
    """The page of each source file."""
    files: frozenset[str]
    """Static files."""

    def named(self, kind: str, name: str, language: str) -> Target | None:
        """What `speaker:making` means; the name is an id, a handle or another spelling."""
        names = self.kinds[kind]
        address = names.get(name) or next((names[key] for key in _FOLDS[kind](name) if names.get(key)), None)
        return self._page(address, language) if address else None

    def at(self, path: str, language: str) -> Target | None:
        """The page or file at a path from the root, with or without a language's prefix, `index.md` and the slash at its end."""
        if path in self.files:
            return Target(path, is_file=True)
        if path in self.sources:
            return self._source(path, language)
        for address in _addresses(path):
            first, _, rest = address.partition("/")
            if found := self._page(address, language):
                return found
            if first in self.options.languages and (found := self._page(rest, first)):
                return Target(found.address, first)
        return None

    def near(self, path: str) -> tuple[str, ...]:
        """Existing names like one that does not exist."""
        kind, colon, name = path.partition(":")
        if colon and kind in self.kinds:
            found = self.closest(name, sorted(self._ids(kind)))
            return tuple(f"{kind}:{id}" for id in found)
        bare = path.lstrip("./").removesuffix("index.md").removesuffix("index.html")
        return self.closest(bare, sorted({*self.pages, *self.files, *self.sources, *self.written} - {""}))

    def closest(self, name: str, known: list[str]) -> tuple[str, ...]:
        """At most three of the known names."""
        return tuple(get_close_matches(name, known, n=_SUGGESTIONS, cutoff=_NEAR))

    def _ids(self, kind: str) -> Iterator[str]:
        return (id for id, address in self.kinds[kind].items() if address == _ADDRESS[kind](id))

    def _page(self, address: str, language: str) -> Target | None:
        if address in self.pages:
            return Target(address)
        versions = self.written.get(address, {})
        if not versions:
            return None
        here = (language, self.options.default_language, *sorted(versions))
        return Target(address, next(version for version in here if version in versions))

    def _source(self, path: str, language: str) -> Target:
        """A file without a language in its name is meant in the reader's language; `x.en.md` is meant itself."""
        target = self.sources[path]
        names_language = path.endswith(f".{target.language}.md")
        return target if names_language else self._page(target.address, language) or target


def link_targets(
    catalog: Catalog, options: Options, documents: Iterable[tuple[str, str, str]] = (), files: Iterable[str] = (), pages: Iterable[str] = ()
) -> Links:
    """Every target of a site.

    `documents` are the pages written by hand as (source path, language, address without prefix), `files` the paths of static files, `pages`
    further addresses that exist in every tree.
    """
    kinds = {kind: _names(entries) for kind, entries in _entries(catalog).items()}
    written: dict[str, dict[str, str]] = defaultdict(dict)
    sources = {report.path: Target(addresses.report(report.id), report.language) for report in _reports(catalog)}
    for path, language, address in documents:
        written[address][language] = path
        sources[path] = Target(address, language)
    generated = {address for names in kinds.values() for address in names.values() if address}
    reports = {addresses.report(id) for id in catalog.reports}
    years = {addresses.year(event.year) for event in catalog.events.values() if event.year is not None}
    everywhere = frozenset({*INDEXES, *generated, *reports, *years, *pages})
    return Links(options, kinds, everywhere, dict(written), sources, frozenset(files))


def _reports(catalog: Catalog) -> Iterator[Report]:
    yield from catalog.reports.values()
    yield from catalog.translations.values()


def _entries(catalog: Catalog) -> dict[str, list[tuple[str, str, tuple[str, ...]]]]:
    """For each kind: id, address, and the folded names."""
    return {
        "speaker": [(one.id, addresses.speaker(one.id), _speaker_keys(one)) for one in catalog.speakers.values() if not one.hidden],
        "talk": [(one.id, addresses.talk(one.id), _keys("talk", one.title)) for one in catalog.talks.values()],
        "event": [(one.id, addresses.event(one.id), _keys("event", one.name)) for one in catalog.events.values()],
        "series": [(one.id, addresses.series(one.id), _keys("series", one.name)) for one in catalog.series.values()],
        "organization": [
            (one.id, addresses.organization(one.id), _other_keys("organization", one)) for one in catalog.organizations.values()
        ],
        "tag": [(one.id, addresses.tag(one.id), _other_keys("tag", one)) for one in catalog.tags.values()],
    }


def _speaker_keys(speaker: Speaker) -> tuple[str, ...]:
    names = [*(text for _, text in speaker.name.versions), *speaker.aliases]
    handles = [folding.fold_handle(handle) for _, handle in speaker.handles]
    return (*handles, *(key for name in names for key in _FOLDS["speaker"](name)))


def _other_keys(kind: str, one: Organization | Tag) -> tuple[str, ...]:
    text = one.name if isinstance(one, Organization) else one.label
    return (*_keys(kind, text), *(key for alias in one.aliases for key in _FOLDS[kind](alias)))


def _keys(kind: str, text: Text) -> tuple[str, ...]:
    return tuple(key for _, version in text.versions for key in _FOLDS[kind](version))


def _names(entries: Iterable[tuple[str, str, tuple[str, ...]]]) -> Mapping[str, str]:
    names: dict[str, str] = {}
    known = list(entries)
    for _, address, keys in known:
        for key in keys:
            names[key] = address if names.get(key, address) == address else _AMBIGUOUS
    # An id is never ambiguous.
    return {**names, **{id: address for id, address, _ in known}}


def _addresses(path: str) -> Iterator[str]:
    """The addresses that a path may stand for."""
    yield path
    name = path.rpartition("/")[2]
    for suffix in ("index.md", "index.html"):
        if name == suffix:
            yield path.removesuffix(suffix)
    for suffix in (".md", ".html"):
        yield path.removesuffix(suffix).rstrip("/") + "/"


_Folds = Callable[[str], tuple[str, ...]]
_FOLDS: Mapping[str, _Folds] = {
    "speaker": lambda name: (folding.fold_handle(name), folding.fold_name(name)),
    "talk": lambda name: (folding.fold_title(name),),
    "event": lambda name: (folding.fold_title(name),),
    "series": lambda name: (folding.fold_title(name),),
    "organization": lambda name: (folding.fold_organization(name),),
    "tag": lambda name: (folding.fold_tag(name),),
}
_ADDRESS: Mapping[str, Callable[[str], str]] = {
    "speaker": addresses.speaker,
    "talk": addresses.talk,
    "event": addresses.event,
    "series": addresses.series,
    "organization": addresses.organization,
    "tag": addresses.tag,
}
