"""An English or a katakana word goes in, its consonants as a Japanese ear keeps them come out: `セキュリティ` and `security` are `skrt`.

This is the bridge between the two scripts that needs no dictionary. `search/sound.js` does the same in the browser.
"""

from __future__ import annotations

import re

_LATIN_RULES = (
    ("tch", "t"),
    ("ch(?=[lr])", "k"),
    ("gh(?=t)", ""),
    ("sch(?=[lmnrw])", "s"),
    ("sch", "sk"),
    ("che$", "s"),
    ("ck", "k"),
    ("dt$", "t"),
    ("c(?=h)", "t"),
    ("(?<=[tsgr])h", ""),
    ("ph", "f"),
    ("t(?=ion|ial)", "s"),
    ("[sz]+", "s"),
    ("x", "ks"),
    ("c(?=[eiy])|dg(?=e)|g(?=[eiy])", "s"),
    ("j", "s"),
    ("sc(?=s)", "s"),
    ("[cq]", "k"),
    ("v", "b"),
    ("l+", "r_"),
    ("r(?![aeiouy_])", ""),
    ("m(?=[pb])", "n"),
    ("^kn", "n"),
    ("[aeiouyw_]", "-"),
    ("h", ""),
    (r"([bdfgkmnprst])\1+", r"\1"),
    ("-", ""),
)
"""Applied in this order. `r` that no vowel follows is not heard; `l` always is; `th` is heard as `s` too seldom to tell it from `t`."""

_RULES = tuple((re.compile(pattern), replacement) for pattern, replacement in _LATIN_RULES)

_ROWS = {
    "k": "カキクケコ",
    "g": "ガギグゲゴ",
    "s": "サシスセソザジズゼゾ",
    "t": "タチツテト",
    "d": "ダデド",
    "n": "ナニヌネノン",
    "f": "フ",
    "b": "バビブベボ",
    "p": "パピプペポ",
    "m": "マミムメモ",
    "r": "ラリルレロ",
}
_DOUBLED = re.compile("ン(?=[ナニヌネノ])")
"""`アンナ` is how `Anna` is heard: with one consonant."""
_CONSONANTS = {kana: consonant for consonant, row in _ROWS.items() for kana in row}
_WORD = re.compile("(?=.*[aeiouy])[a-z]{4,32}")
"""Without a vowel it is an abbreviation, which nobody says as a word."""
_SHORTEST = 2


def of_latin(word: str) -> str:
    """The skeleton of a lower-case English word; empty where it is too short to tell words apart."""
    if not _WORD.fullmatch(word):
        return ""
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word if len(word) >= _SHORTEST else ""


def of_katakana(word: str) -> str:
    """The skeleton of a folded katakana word; empty where it is too short to tell words apart."""
    skeleton = "".join(_CONSONANTS.get(kana, "") for kana in _DOUBLED.sub("", word))
    return skeleton if len(skeleton) >= _SHORTEST else ""
