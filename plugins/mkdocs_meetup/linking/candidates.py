"""Talk titles and the vocabulary in, words out that come back in titles and that the vocabulary does not know."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..model import Place, Problem, Severity
from .folding import fold_tag, has_japanese
from .matching import matcher_of
from .vocabulary import Term

MOST = 10
"""Nobody reads more suggestions of one kind."""

FREQUENT = 4
"""From so many talks on, a word is worth a tag."""

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9+#.]{2,40}(?<!\.)|[ァ-ヺー]{4,20}")


def tag_candidates(titles: Iterable[tuple[str, Place]], vocabulary: Sequence[Term]) -> Iterator[Problem]:
    """Suggest terms for `tags.yml`: Latin words in Japanese titles, and katakana words."""
    known = {key for term in vocabulary for key in term.keys}
    matcher = matcher_of(tuple(vocabulary))
    places: defaultdict[str, list[tuple[Place, str]]] = defaultdict(list)
    for title, place in titles:
        words = {match[0] for match in _WORD.finditer(title)} if has_japanese(title) else set()
        for word in sorted(words):
            if fold_tag(word) not in known and not matcher.hits(word):
                places[fold_tag(word)].append((place, word))
    frequent = [found for found in places.values() if len(found) >= FREQUENT]
    for found in sorted(frequent, key=lambda found: (-len(found), found[0]))[:MOST]:
        place, word = min(found)
        remedy = f'if it is a subject, put this line into tags.yml: - {{label: "{word}"}}'
        yield Problem(place, "tag-candidate", Severity.SUGGESTION, f"{len(found)} talk titles name `{word}`, which is no tag", remedy)
