"""The vocabulary in, what tags are found by out: made once for a vocabulary, since thousands of texts are looked at with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .matching import Matcher, matcher_of
from .slugs import digest
from .vocabulary import Term


@dataclass(frozen=True, slots=True, eq=False)
class KnownTerms:
    """A vocabulary, ready to be searched for."""

    terms: Mapping[str, Term]
    """By slug."""
    keys: Mapping[str, str]
    """The slug of the term that a folded tag means; the first one's, where several claim it."""
    matcher: Matcher
    broad: frozenset[str]
    """The slugs of terms that are too common for a text to be evidence."""
    key: str
    """Another one wherever a report may be found to mention other terms; the same in each process."""


def known_terms(vocabulary: Sequence[Term], withheld: Sequence[str] = ()) -> KnownTerms:
    """Take a vocabulary in. `withheld` are names that have been taken out of the reports to be searched."""
    return KnownTerms(
        terms={term.slug: term for term in vocabulary},
        keys={key: term.slug for term in reversed(vocabulary) for key in sorted(term.keys)},
        matcher=matcher_of(tuple(vocabulary)),
        broad=frozenset(term.slug for term in vocabulary if term.broad),
        key=digest(repr((tuple(vocabulary), tuple(withheld)))),
    )
