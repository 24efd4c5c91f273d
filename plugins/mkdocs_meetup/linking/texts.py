"""The same words in several languages in, one `Text` out."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Text
from .folding import has_japanese


def text_of(versions: Iterable[tuple[str, str]]) -> Text:
    """The versions, the original first, each language once.

    Words without a Japanese character in a Japanese text belong to no language, so that no page marks them as Japanese.
    A translation that repeats the original says nothing.
    """
    found: dict[str, str] = {}
    for language, text in versions:
        neutral = language == "ja" and not has_japanese(text)
        if text and text not in found.values():
            found.setdefault("" if neutral else language, text)
    return Text(tuple(found.items()) or (("", ""),))
