"""Where a Japanese title may break: a text comes in, the same text with `<wbr>` between its phrases goes out."""

from __future__ import annotations

from functools import lru_cache

import budoux
from markupsafe import Markup

LONGEST = 200
"""Longer texts are no titles."""
SHORTEST_END = 2
"""A last phrase of so few characters stays with the one before it: it would look lost on a line of its own."""
_CLOSING = frozenset("」』）】〕〉》、。，．：；！？・ー…～〜)]>,.!?:;ぁぃぅぇぉっゃゅょァィゥェォッャュョ々")
_OPENING = frozenset("「『（【〔〈《([<")


@lru_cache(maxsize=1)
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


@lru_cache(maxsize=65536)
def phrased(text: str) -> Markup:
    """The escaped text with a place to break after each phrase, for browsers that do not find these by themselves."""
    return Markup("<wbr>").join(phrases(text))


def phrases(text: str) -> list[str]:
    """The text in pieces that belong together; joined they are the text again."""
    if text.isascii() or len(text) > LONGEST:
        return [text]
    pieces: list[str] = []
    for piece in _parser().parse(text):
        if pieces and _belongs(pieces[-1], piece):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    while len(pieces) > 1 and len(pieces[-1]) <= SHORTEST_END:
        pieces[-2:] = [pieces[-2] + pieces[-1]]
    return pieces


def _belongs(before: str, piece: str) -> bool:
    """Whether no line may break between the two, or a space lets it break anyway."""
    return piece[0] in _CLOSING or before[-1] in _OPENING or piece[0].isspace() or before[-1].isspace()
