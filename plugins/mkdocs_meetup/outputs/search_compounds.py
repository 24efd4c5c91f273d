"""Katakana compounds and the words of a site go in, the words within come out: `アクセスログ` is two words, `カタログ` is one."""

from __future__ import annotations

import re
from collections.abc import Callable, Container

from . import analysis

SEAM = "\u200b"
"""Stands between the words of a compound in the texts of the index, so that the client can tell that `ログ` begins there."""

_COMPOUND = re.compile(r"[\u30a1-\u30fa][\u30a1-\u30fa\u30fc]{4,63}")
_SHORTEST = 2
_LONG = 3


def seamer(words: Container[str]) -> Callable[[str], str]:
    """How a text gets its seams; `words` are the katakana words of the site, folded."""
    known: dict[str, str] = {}

    def replace(match: re.Match[str]) -> str:
        compound = match[0]
        if compound not in known:
            known[compound] = SEAM.join(parts(compound, words))
        return known[compound]

    return lambda text: _COMPOUND.sub(replace, text.replace(SEAM, ""))


def parts(compound: str, words: Container[str]) -> list[str]:
    """The words that a compound is made of, as they are written."""
    places = [at for at in range(1, len(compound)) if compound[at] != "ー" and _divides(compound[:at], compound[at:], words)]
    return [compound[first:behind] for first, behind in zip([0, *places], [*places, len(compound)], strict=True)]


def _divides(left: str, right: str, words: Container[str]) -> bool:
    """Both are words, or one is and neither is a mere ending."""
    if min(len(left), len(right)) < _SHORTEST:
        return False
    known = [analysis.fold_japanese(part) in words for part in (left, right)]
    return all(known) or (any(known) and min(len(left), len(right)) >= _LONG)
