"""The catalog goes in; the names that search knows come out: of people, tags, organizations and series, and the synonyms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..linking import vocabulary
from ..model import Catalog, Tag, Text
from ..pages import addresses
from . import analysis

Synonyms = Iterable[Sequence[str]]
"""Groups of words that mean the same, in any language."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """What words have to do with each other, in any language."""

    groups: tuple[tuple[str, ...], ...]
    """Words that mean the same."""
    narrower: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    """The spellings of a word, and what it comprises."""

    @classmethod
    def of(cls, terms: Sequence[vocabulary.Term]) -> Meanings:
        """What a vocabulary says of it."""
        return cls(vocabulary.synonym_groups(terms), tuple(vocabulary.narrower_words(terms)))

    @property
    def all(self) -> Synonyms:
        """Every word to which another leads."""
        return (*self.groups, *(words for _, words in self.narrower))


def names(catalog: Catalog) -> list[dict[str, object]]:
    """Every name that a query may mean, with the number of talks behind it."""
    return [*_people(catalog), *_tags(catalog), *_organizations(catalog), *_series(catalog)]


def synonyms(groups: Synonyms, catalog: Catalog, terms: Iterable[str]) -> list[list[str]]:
    """The groups that can lead from one spelling to another that the index has; those of the tags in use are told by their names."""
    known = set(terms)
    answer: dict[tuple[str, ...], list[str]] = {}
    for group in groups:
        spellings = _distinct(group)
        if len(spellings) > 1 and any(known.issuperset(needed(spelling)) for spelling in spellings):
            answer[_key(spellings)] = spellings
    for tag in catalog.tags.values():
        answer.pop(_key(_distinct(_spellings(tag))), None)
    return [answer[key] for key in sorted(answer)]


def narrower(meanings: Meanings, catalog: Catalog, terms: Iterable[str]) -> list[tuple[tuple[str, ...], list[str]]]:
    """What each word comprises of which the index has anything; the first spelling stands for all of a tag's, which its name tells."""
    known = set(terms)
    firsts = {_key(_distinct(_spellings(tag))): _spellings(tag)[:1] for tag in catalog.tags.values()}
    rows = ((spellings, [word for word in words if known.issuperset(needed(word))]) for spellings, words in meanings.narrower)
    return [(firsts.get(_key(_distinct(spellings)), spellings), words) for spellings, words in rows if words]


@lru_cache(maxsize=1 << 13)
def needed(spelling: str) -> tuple[str, ...]:
    """The terms without which no text has the spelling. The last character of a run stands alone only where the text's run ends, too."""
    terms = [term for token in analysis.tokens(spelling) for term in analysis.terms_of(token)[:1]]
    pairs = [term for term in analysis.terms(spelling) if len(term) > 1 and analysis.is_japanese(term[0])]
    return (*terms, *pairs)


def _spellings(tag: Tag) -> tuple[str, ...]:
    return (*(label for _, label in tag.label.versions), *tag.aliases)


def _distinct(group: Sequence[str]) -> list[str]:
    """The first of those spellings that are equal when folded."""
    return list({analysis.fold(spelling): spelling for spelling in reversed(group)}.values())[::-1]


def _key(spellings: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(map(analysis.fold, spellings)))


def _people(catalog: Catalog) -> Iterator[dict[str, object]]:
    for speaker in catalog.speakers.values():
        if not speaker.hidden:
            handles = [f"@{handle}" for handle in dict.fromkeys(handle for _, handle in speaker.handles)]
            other = [speaker.kana or "", *speaker.aliases, *handles]
            yield _name("speaker", speaker.id, addresses.speaker(speaker.id), speaker.name, other, len(speaker.talks))


def _tags(catalog: Catalog) -> Iterator[dict[str, object]]:
    for tag in catalog.tags.values():
        yield _name("tag", tag.id, addresses.tag(tag.id), tag.label, tag.aliases, len(tag.talks))


def _organizations(catalog: Catalog) -> Iterator[dict[str, object]]:
    for each in catalog.organizations.values():
        yield _name("organization", each.id, addresses.organization(each.id), each.name, each.aliases, len(each.talks))


def _series(catalog: Catalog) -> Iterator[dict[str, object]]:
    for series in catalog.series.values():
        talks = sum(len(catalog.events[event].talks) for event in series.events)
        yield _name("series", series.id, addresses.series(series.id), series.name, (), talks)


def _name(kind: str, id: str, address: str, label: Text, other: Sequence[str], talks: int) -> dict[str, object]:
    shown = {text for _, text in label.versions}
    spellings = [each for each in dict.fromkeys(other) if each and each not in shown]
    named = {"k": kind, "i": id, "t": label.versions, "a": spellings, "c": talks}
    return named if address == f"{kind}s/{id}/" else {**named, "u": address}
