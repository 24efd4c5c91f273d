"""Katakana compounds and the words of a site go in, the words within come out: `アクセスログ` is two words, `カタログ` is one."""

from __future__ import annotations

import re
from collections.abc import Callable, Set

from . import analysis

SEAM = "\u200b"
"""Stands between the words of a compound in the texts of the index, so that the client can tell that `ログ` begins there."""

_COMPOUND = re.compile(r"[\u30a1-\u30fa][\u30a1-\u30fa\u30fc]{4,63}")
_SHORTEST = 2
_SHORTEST_UNKNOWN = 3
_LONG = 4


def seamer(words: Set[str]) -> Callable[[str], str]:
    """How a text gets its seams; `words` are the katakana words of the site, folded."""
    known: dict[str, str] = {}

    def replace(match: re.Match[str]) -> str:
        compound = match[0]
        if compound not in known:
            known[compound] = _seamed(compound, words)
        return known[compound]

    return lambda text: _COMPOUND.sub(replace, text.replace(SEAM, ""))


def parts(words: Set[str]) -> set[str]:
    """The words, and those within them that begin or end with another one."""
    found = set(words)
    for word in words:
        for at in range(1, len(word)):
            if _divides(word[:at], word[at:], words):
                found.update((word[:at], word[at:]))
    return found


def _seamed(compound: str, words: Set[str]) -> str:
    places = [
        at
        for at in range(1, len(compound))
        if compound[at] != "ー" and _divides(analysis.fold_kana(compound[:at]), analysis.fold_kana(compound[at:]), words)
    ]
    return SEAM.join(compound[first:behind] for first, behind in zip([0, *places], [*places, len(compound)], strict=True))


def _divides(left: str, right: str, words: Set[str]) -> bool:
    """Both are words, or one is a long one and the other no mere ending."""
    if min(len(left), len(right)) < _SHORTEST:
        return False
    if left in words and right in words:
        return True
    one_known = (left in words and len(left) >= _LONG) or (right in words and len(right) >= _LONG)
    return one_known and min(len(left), len(right)) >= _SHORTEST_UNKNOWN
