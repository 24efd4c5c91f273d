"""The patterns of what marks a person: honorifics behind a name, and `@handle`."""

from __future__ import annotations

import re

_WORDS = ("さん", "さま", "氏", "先生", "先輩", "くん", "ちゃん", "님")
_PLURALS = ("ら", "たち", "達")
HONORIFIC = rf"(?:{'|'.join(_WORDS)}|-san\b)"
_END = re.compile(rf"(?<=\S)[ \t]?(?:{HONORIFIC}|(?<=[一-龠ァ-ヶーa-zA-Z])[ ]?[様君])(?:{'|'.join(_PLURALS)})?$")
_LAST_LETTERS = frozenset(word[-1] for word in (*_WORDS, *_PLURALS, "-san", "様", "君", "\n"))
"""With anything else at its end, no text is looked at more closely: most names are written without honorific."""
HANDLE = re.compile(r"(?<![\w.])@[ ]?([A-Za-z0-9_](?:[\w-]{0,37}[A-Za-z0-9_])?)(?![A-Za-z0-9@]|\.[A-Za-z])", re.ASCII)


def is_polite(text: str) -> bool:
    """Whether an honorific stands at the end."""
    return text[-1:] in _LAST_LETTERS and bool(_END.search(text))


def without_honorific(text: str) -> str:
    return _END.sub("", text) if text[-1:] in _LAST_LETTERS else text
