"""Titles and names in, the parts of addresses that stand for them out: readable, portable to every file system, unique."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

LIMIT = 80
"""The most bytes that a slug may have in UTF-8."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
_DIGITS = (6, 12, 64)
_REMEMBERED = 1 << 15
"""So many texts are worked out once, since an archive is linked again after edits."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What wants a slug."""

    key: str
    """A stable id of the thing, which settles a collision."""
    slug: str
    """What it would like; may be empty."""
    explicit: bool = False
    """True where an author chose the slug."""


@lru_cache(_REMEMBERED)
def slug(text: str) -> str:
    """The text in lower case with `-` for everything but letters, digits and `_`; empty where nothing is left."""
    lower = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())
    kept = "".join(_portable(char) for char in lower)
    return cut(re.sub(r"-+", "-", kept).strip("-"))


def _portable(char: str) -> str:
    category = unicodedata.category(char)
    if char == "_" or category[0] in "LNM":
        return char
    return "" if category == "Cf" else "-"


def cut(text: str, limit: int = LIMIT) -> str:
    """The text cut on a character so that it has at most that many bytes."""
    encoded = text.encode("utf-8", "replace")
    if len(encoded) <= limit:
        return text
    short = encoded[:limit].decode("utf-8", "ignore")
    return short.rstrip("-")


def digest(key: str) -> str:
    """A hash of a stable id, the same on every machine."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def settle(wishes: Iterable[Wish]) -> dict[str, str]:
    """Give each key its slug. Those that wish the same one, but for case, are told apart by their keys, never by their order."""
    by_slug: defaultdict[str, list[Wish]] = defaultdict(list)
    for wish in wishes:
        by_slug[_comparable(wish.slug)].append(wish)
    given: dict[str, str] = {}
    losers: list[Wish] = []
    for rivals in by_slug.values():
        winner = _winner(rivals)
        if winner:
            given[winner.key] = winner.slug
        losers.extend(wish for wish in rivals if wish is not winner)
    taken = {_comparable(value) for value in given.values()}
    for wish in sorted(losers, key=lambda wish: wish.key):
        given[wish.key] = _qualified(wish, taken)
        taken.add(_comparable(given[wish.key]))
    return given


@lru_cache(_REMEMBERED)
def _comparable(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _winner(rivals: list[Wish]) -> Wish | None:
    if _RESERVED.fullmatch(_comparable(rivals[0].slug)) or not rivals[0].slug:
        return None
    chosen = [wish for wish in rivals if wish.explicit]
    if len(chosen) == 1:
        return chosen[0]
    return rivals[0] if len(rivals) == 1 else None


def _qualified(wish: Wish, taken: set[str]) -> str:
    full = digest(wish.key)
    for digits in _DIGITS:
        candidate = "-".join(filter(None, (cut(wish.slug, LIMIT - digits - 1), full[:digits])))
        if _comparable(candidate) not in taken:
            return candidate
    raise ValueError(f"two things have the same stable id: {wish.key}")
