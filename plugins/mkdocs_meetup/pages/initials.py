"""The initial under which a name stands in an index: a row of the 五十音, a Latin letter, kanji without a reading, or a symbol."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

_ROWS = {
    "あ": "あいうえおぁぃぅぇぉ",
    "か": "かきくけこゕゖ",
    "さ": "さしすせそ",
    "た": "たちつてとっ",
    "な": "なにぬねの",
    "は": "はひふへほ",
    "ま": "まみむめも",
    "や": "やゆよゃゅょ",
    "ら": "らりるれろ",
    "わ": "わゐゑをんゎ",
}
_ROW_OF = {kana: row for row, kanas in _ROWS.items() for kana in kanas}
_REMEMBERED = 1 << 15
"""So many names are looked at once: each stands in several indexes, and the pages are planned again after edits."""
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


class Script(IntEnum):
    """Groups of initials, in the order in which a Japanese index has them."""

    KANA = 0
    LATIN = 1
    KANJI = 2
    SYMBOL = 3


@dataclass(frozen=True, slots=True, order=True)
class Initial:
    """Compares as an index is ordered."""

    script: Script
    letter: str = ""
    """The row's first kana, the upper-case letter; empty for kanji and symbols."""


@lru_cache(_REMEMBERED)
def initial(name: str, kana: str | None = None) -> Initial:
    """The initial of a name, by its reading where one is known. A handle stands under its first letter."""
    folded = fold(kana or name)
    first = folded[:1]
    if first in _ROW_OF:
        return Initial(Script.KANA, _ROW_OF[first])
    if first.isascii() and first.isalpha():
        return Initial(Script.LATIN, first.upper())
    return Initial(Script.KANJI if first.isalpha() else Script.SYMBOL)


@lru_cache(_REMEMBERED)
def fold(text: str) -> str:
    """A text as it is compared for order: hiragana without voicing marks, Latin without accents and case, no leading `@`."""
    plain = unicodedata.normalize("NFKD", text.lstrip("@ \u3000"))
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return bare.translate(_TO_HIRAGANA).casefold()


@lru_cache(_REMEMBERED)
def sort_key(name: str, kana: str | None = None, *, latin_first: bool = False) -> tuple[int, Initial, str, str]:
    """Orders names within an index: by initial, by reading, and by spelling where those are equal.

    Latin letters come after the 五十音, as in a Japanese index, or before them, as a reader of English expects.
    """
    first = initial(name, kana)
    return int(first.script is not Script.LATIN) if latin_first else 0, first, fold(kana or name), name


def monogram(name: str) -> str:
    """What stands for a person in a circle: the first character, or the first letters of a Latin name's first and last word."""
    words = name.lstrip("@ \u3000").split()
    if len(words) > 1 and all(word[0].isascii() for word in words):
        return (words[0][0] + words[-1][0]).upper()
    return words[0][0].upper() if words else ""
