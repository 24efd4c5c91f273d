"""The terms of the field, shipped and of the site, out of `vocabulary.yml` and `tags.yml`; also the search's table of synonyms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from ..model import Place, Text
from .entries import TagEntry
from .folding import fold_tag
from .slugs import digest, slug


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field under all its spellings."""

    slug: str
    label: Text
    aliases: tuple[str, ...] = ()
    old_slugs: tuple[str, ...] = ()
    exact: bool = False
    """Upper and lower case count in running text."""
    broad: bool = False
    """Too common for a text to be evidence."""
    hide: bool = False
    place: Place | None = None
    """Where the site's `tags.yml` gives it."""
    narrower: tuple[str, ...] = ()
    """What shows that a text is about the term without being another word for it: `CUDA` for GPU."""

    kinds: tuple[str, ...] = ()
    """Terms of their own that it comprises, by slug or spelling: `terraform` for Infrastructure as Code."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way to write it, labels first, none twice."""
        return tuple(dict.fromkeys((*(text for _, text in self.label.versions), *self.aliases)))

    @property
    def evidence(self) -> tuple[str, ...]:
        """Everything that shows, in a text, that it is about the term."""
        return tuple(dict.fromkeys((*self.spellings, *self.narrower)))

    @property
    def keys(self) -> frozenset[str]:
        """What a tag in a front matter folds to if it means this term."""
        return frozenset(fold_tag(spelling) for spelling in (self.slug, *self.spellings) if spelling)


def term_of(entry: TagEntry, place: Place | None = None) -> Term:
    """An entry as the term that it describes; its slug is empty where the author gives none."""
    label = Text(tuple(entry.label.items())) if isinstance(entry.label, dict) else Text((("", entry.label),))
    return Term(
        entry.slug or "", label, entry.aliases, entry.old_slugs, entry.exact, entry.broad, entry.hide, place, entry.narrower, entry.kinds
    )


@cache
def everyday() -> tuple[tuple[str, ...], ...]:
    """Groups of words that mean the same to a reader and that are too common to be tags."""
    return tuple(tuple(map(str, group)) for group in _shipped_file("synonyms.yml"))


def synonym_groups(terms: Iterable[Term]) -> tuple[tuple[str, ...], ...]:
    """Which words mean the same, for the search: those of the vocabulary in force, then those of everyday."""
    return (*(term.spellings for term in terms), *everyday())


def narrower_words(terms: Iterable[Term]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """For each term that comprises others, its spellings and the words of those: of their labels, and of what it is shown by."""
    known = tuple(terms)
    by_key = {key: term for term in reversed(known) for key in term.keys}
    for term in known:
        kinds = (by_key[key] for key in map(fold_tag, term.kinds) if key in by_key)
        labels = (label for kind in kinds if kind is not term for _, label in kind.label.versions)
        if words := tuple(dict.fromkeys((*labels, *term.narrower))):
            yield term.spellings, words


@cache
def shipped() -> tuple[Term, ...]:
    """The terms that come with the plugin."""
    return tuple(_named(term_of(TagEntry.model_validate(entry))) for entry in _shipped_file("vocabulary.yml"))


def _shipped_file(name: str) -> list[Any]:
    text = files(__package__.rpartition(".")[0]).joinpath(name).read_bytes()
    return list(yaml.load(text, yaml.CSafeLoader))


def merged(base: Iterable[Term], own: Iterable[Term]) -> tuple[Term, ...]:
    """The shipped terms as a site changes them.

    An entry whose slug, label or alias is the slug or a label of a shipped term takes that term in. Any other spelling that
    it claims is the entry's from then on.
    """
    terms = {term.slug: term for term in base}
    owners = {fold_tag(name): term.slug for term in terms.values() for name in (term.slug, *(text for _, text in term.label.versions))}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for term in terms.values():
        for key in {*term.keys, *map(fold_tag, term.narrower)}:
            holders[key].append(term.slug)
    for entry in own:
        keys = _ordered_keys(entry)
        taken = [terms.pop(name) for name in dict.fromkeys(owners.get(key, "") for key in keys) if name in terms]
        for name in {name for key in keys for name in holders[key] if name in terms}:
            terms[name] = _without(terms[name], entry.keys)
        named = _named(replace(entry, slug=entry.slug or (taken[0].slug if taken else "")))
        terms[named.slug] = _grown(named, taken)
    return tuple(terms.values())


def _named(term: Term) -> Term:
    return replace(term, slug=term.slug or _slug_of(term.label))


def _slug_of(label: Text) -> str:
    return slug(label.in_language("en")) or digest(label.original)[:8]


def _ordered_keys(entry: Term) -> tuple[str, ...]:
    return tuple(fold_tag(spelling) for spelling in (entry.slug, *entry.spellings) if spelling)


def _without(term: Term, claimed: frozenset[str]) -> Term:
    kept = [tuple(each for each in spellings if fold_tag(each) not in claimed) for spellings in (term.aliases, term.narrower)]
    return replace(term, aliases=kept[0], narrower=kept[1])


def _grown(entry: Term, taken: Iterable[Term]) -> Term:
    """The entry with every spelling of the terms that it takes in; its own label, in each language that it gives, wins."""
    merged_terms = tuple(taken)
    spellings = tuple(spelling for term in merged_terms for spelling in term.spellings)
    label = dict(pair for term in merged_terms[:1] for pair in term.label.versions) if entry.label.versions[0][0] else {}
    return replace(
        entry,
        label=Text(tuple({**label, **dict(entry.label.versions)}.items())),
        aliases=tuple(dict.fromkeys((*entry.aliases, *spellings))),
        exact=entry.exact or any(term.exact for term in merged_terms),
        broad=entry.broad or any(term.broad for term in merged_terms),
        narrower=_narrower(entry, merged_terms),
        kinds=tuple(dict.fromkeys((*entry.kinds, *(kind for term in merged_terms for kind in term.kinds)))),
    )


def _narrower(entry: Term, taken: Iterable[Term]) -> tuple[str, ...]:
    """What the entry and the terms that it takes in have, save what the entry counts as another word for itself."""
    found = dict.fromkeys((*entry.narrower, *(each for term in taken for each in term.narrower)))
    return tuple(each for each in found if fold_tag(each) not in entry.keys)
