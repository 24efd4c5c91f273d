"""The registries' files in, the people, organizations and terms that a community knows of out, and every mistake in them at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import ValidationError

from ..model import Place, Problem, Severity, Text
from .entries import Entry, OrganizationEntry, PersonEntry, TagEntry
from .folding import fold_host, fold_tag, has_japanese
from .redirects import REDIRECTS, Redirect, parse_redirects
from .vocabulary import Term, merged, shipped, term_of
from .yamltree import Document, Path, Tree, UnreadableYamlError, parse_yaml

PEOPLE, ORGANIZATIONS, TAGS = "people.yml", "organizations.yml", "tags.yml"
FILES = (PEOPLE, ORGANIZATIONS, TAGS, REDIRECTS)
"""The names of the registries in the content folder."""


Model = TypeVar("Model", bound=Entry)


@dataclass(frozen=True, slots=True)
class Person:
    """What `people.yml` says of one person."""

    name: Text
    place: Place
    kana: str | None = None
    handles: tuple[tuple[str, str], ...] = ()
    """Pairs of host and handle; the host is empty where the author gives none."""
    aliases: tuple[str, ...] = ()
    slug: str | None = None
    old_slugs: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    hide: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way to write the name, that of the other order of a Latin name included."""
        names = [text for _, text in self.name.versions]
        turned = [" ".join(reversed(name.split())) for name in names if not has_japanese(name)]
        return tuple(dict.fromkeys((*names, *turned, *filter(None, [self.kana]), *self.aliases)))


@dataclass(frozen=True, slots=True)
class Company:
    """What `organizations.yml` says of one organization."""

    name: Text
    place: Place
    aliases: tuple[str, ...] = ()
    slug: str | None = None
    old_slugs: tuple[str, ...] = ()
    url: str | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way to write the name."""
        return tuple(dict.fromkeys((*(text for _, text in self.name.versions), *self.aliases)))


@dataclass(frozen=True, slots=True)
class Registries:
    """All that the registries say; without any, the shipped vocabulary alone."""

    people: tuple[Person, ...] = ()
    organizations: tuple[Company, ...] = ()
    tags: tuple[Term, ...] = ()
    """The entries of `tags.yml`."""
    vocabulary: tuple[Term, ...] = field(default_factory=shipped)
    """The shipped terms as `tags.yml` changes them."""
    redirects: tuple[Redirect, ...] = ()


def parse_registries(files: Mapping[str, bytes]) -> tuple[Registries, tuple[Problem, ...]]:
    """Read the registries that there are; what is wrong in an entry is left out and said."""
    problems: list[Problem] = []
    people = [_person(entry, place) for entry, place in _entries(files, PEOPLE, PersonEntry, problems)]
    companies = [_company(entry, place) for entry, place in _entries(files, ORGANIZATIONS, OrganizationEntry, problems)]
    tags = [term_of(entry, place) for entry, place in _entries(files, TAGS, TagEntry, problems)]
    redirects, mistakes = parse_redirects(files.get(REDIRECTS, b""))
    terms = merged(shipped(), tags)
    registries = Registries(tuple(people), tuple(companies), tuple(tags), terms, redirects)
    return registries, tuple(sorted((*problems, *mistakes, *_unknown_kinds(tags, terms))))


def _unknown_kinds(entries: Iterable[Term], terms: Iterable[Term]) -> Iterator[Problem]:
    keys = {key for term in terms for key in term.keys}
    for entry in entries:
        for kind in entry.kinds:
            if entry.place and fold_tag(kind) not in keys:
                remedy = "name a term by its label, slug or alias; what is no term of its own belongs into `narrower`"
                yield Problem(entry.place, "registry-value", Severity.NOTE, f"`kinds`: no term is called `{kind}`", remedy)


def _entries(files: Mapping[str, bytes], path: str, model: type[Model], problems: list[Problem]) -> list[tuple[Model, Place]]:
    try:
        document = parse_yaml(files.get(path, b""))
    except UnreadableYamlError as error:
        remedy = "mend the YAML there; a value with `:`, `#` or `@` at its start needs quotes"
        problems.append(Problem(Place(path, error.line), "registry-syntax", Severity.ERROR, str(error), remedy))
        return []
    if document.value is None:
        return []
    if not isinstance(document.value, list):
        remedy = "start each entry with `- ` and put its other keys below, indented"
        problems.append(Problem(Place(path, 1), "registry-syntax", Severity.ERROR, "the file must be a list of entries", remedy))
        return []
    found: list[tuple[Model, Place]] = []
    for index in range(len(document.value)):
        found.extend(_entry(document, index, path, model, problems))
    return found


def _entry(document: Document, index: int, path: str, model: type[Model], problems: list[Problem]) -> list[tuple[Model, Place]]:
    value = document.value[index] if isinstance(document.value, list) else None
    place = Place(path, document.line_of((index,)))
    if isinstance(value, dict):
        unknown = (key for key in value if key not in model.model_fields)
        problems.extend(_unknown_key(key, Place(path, document.line_of((index, key))), model) for key in unknown)
    try:
        return [(model.model_validate(value), place)]
    except ValidationError as error:
        problems.extend(_mistake(document, (index,), path, detail["loc"], detail["msg"]) for detail in error.errors())
        faulty = {detail["loc"][0] for detail in error.errors() if detail["loc"]}
    return [(entry, place) for entry in _sound_part(value, faulty, model)]


def _sound_part(value: Tree, faulty: set[str | int], model: type[Model]) -> list[Model]:
    """What is left of an entry without its mistakes: `hide: true` counts whatever else is wrong."""
    try:
        return [model.model_validate({key: part for key, part in value.items() if key not in faulty})] if isinstance(value, dict) else []
    except ValidationError:
        return []


def _mistake(document: Document, root: Path, path: str, loc: tuple[int | str, ...], message: str) -> Problem:
    where = ".".join(str(step) for step in loc) or "the entry"
    said = message.removeprefix("Value error, ")
    line = document.line_of((*root, *loc))
    return Problem(Place(path, line), "registry-value", Severity.ERROR, f"`{where}`: {said}", "see the form in docs/registries.md")


def _unknown_key(key: str, place: Place, model: type[Entry]) -> Problem:
    near = difflib.get_close_matches(key, model.model_fields, n=1)
    remedy = f"write `{near[0]}` if that is meant" if near else f"the keys are {', '.join(model.model_fields)}"
    return Problem(place, "registry-key", Severity.NOTE, f"the key `{key}` is not known and is left alone", remedy)


def _text(name: str, name_en: str | None) -> Text:
    if not name_en or name_en == name:
        return Text((("ja" if has_japanese(name) else "", name),))
    return Text((("ja" if has_japanese(name) else "", name), ("en", name_en)))


def _person(entry: PersonEntry, place: Place) -> Person:
    handles = tuple(
        (fold_host(host), handle.strip().lstrip("@")) for host, several in entry.handles.items() for handle in several if handle.strip("@ ")
    )
    name = _text(entry.name, entry.name_en)
    return Person(name, place, entry.kana, handles, entry.aliases, entry.slug, entry.old_slugs, entry.links, entry.hide)


def _company(entry: OrganizationEntry, place: Place) -> Company:
    return Company(_text(entry.name, entry.name_en), place, entry.aliases, entry.slug, entry.old_slugs, entry.url)
