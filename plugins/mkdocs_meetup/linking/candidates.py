"""Talk titles and the vocabulary in, words out that come back in titles and that the vocabulary does not know."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model import Fact, Place, Problem, Severity
from .folding import fold_tag, has_japanese
from .knownterms import KnownTerms

MOST = 10
"""Nobody reads more suggestions of one kind."""

FREQUENT = 4
"""From so many talks on, a word is worth a tag."""

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9+#.]{2,40}(?<!\.)|[ァ-ヺー]{4,20}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word of a title that might be a tag."""

    key: str
    """Folded, as tags are."""
    place: Place
    word: str


def candidates_in(titles: Iterable[Fact[str]], known: KnownTerms) -> Iterator[Candidate]:
    """The Latin words in Japanese titles, and the katakana words, that the vocabulary does not know."""
    for title in titles:
        words = {match[0] for match in _WORD.finditer(title.value)} if has_japanese(title.value) else set()
        for word in sorted(words):
            key = fold_tag(word)
            if key not in known.keys and not known.matcher.hits(word):
                yield Candidate(key, title.place, word)


def suggested(candidates: Iterable[Candidate]) -> Iterator[Problem]:
    """Suggest terms for `tags.yml`: the words that come back most."""
    places: defaultdict[str, list[tuple[Place, str]]] = defaultdict(list)
    for one in candidates:
        places[one.key].append((one.place, one.word))
    frequent = [found for found in places.values() if len(found) >= FREQUENT]
    for found in sorted(frequent, key=lambda found: (-len(found), found[0]))[:MOST]:
        place, word = min(found)
        remedy = f'if it is a subject, put this line into tags.yml: - {{label: "{word}"}}'
        yield Problem(place, "tag-candidate", Severity.SUGGESTION, f"{len(found)} talk titles name `{word}`, which is no tag", remedy)
