"""Patterns that only a look at one letter precedes: most texts do not begin, or end, with a letter of anything that is looked for.

`tests/reading/test_edges.py` draws texts that each pattern finds and holds that none of them is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


def _letters(letters: str) -> frozenset[str]:
    """These in both cases, with the two signs that `re` takes for K and S where case does not count."""
    return frozenset(form for letter in letters for form in (letter, letter.lower(), letter.upper())) | {"\u212a", "\u017f"}


@dataclass(frozen=True, slots=True)
class AtStart:
    """A pattern for how a text begins."""

    pattern: re.Pattern[str]
    letters: frozenset[str]

    def match(self, text: str) -> re.Match[str] | None:
        return self.pattern.match(text) if text[:1] in self.letters else None

    def removed(self, text: str) -> str:
        return self.pattern.sub("", text) if text[:1] in self.letters else text


@dataclass(frozen=True, slots=True)
class AtEnd:
    """A pattern for how a text ends."""

    pattern: re.Pattern[str]
    letters: frozenset[str]
    longest: int
    """No ending is longer."""

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text, max(0, len(text) - self.longest)) if text[-1:] in self.letters else None

    def removed(self, text: str) -> str:
        return self.pattern.sub("", text) if text[-1:] in self.letters else text


def at_start(pattern: str, letters: str, flags: int = 0) -> AtStart:
    return AtStart(re.compile(pattern, flags), _letters(letters))


def at_end(pattern: str, letters: str, flags: int = 0, longest: int = 10_000) -> AtEnd:
    r"""`$` stands before a last `\n`, too."""
    return AtEnd(re.compile(pattern, flags), _letters(f"{letters}\n"), longest)
