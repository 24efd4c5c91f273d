"""Lets line breaks between Japanese characters vanish, also across inline markup; every other line break stays the space that it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from .characters import BYLINE, LINE_END, TALK, TITLE, is_unspaced

INLINE = frozenset(
    "a abbr b bdi bdo cite del dfn em font i ins kbd label mark q rb rp rt ruby s small span strong sub sup time u var".split()
)
_OPAQUE = frozenset({"code", "pre", "script", "style", "textarea", "math", "svg"})
_STASHED = re.compile("\x02wzxhzdk:([0-9]+)\x03")
_INLINE_TAG = re.compile(r"</?(?:" + "|".join(sorted(INLINE)) + r")(?:\s[^<>]*)?>", re.IGNORECASE)
_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_BULLETS = frozenset("・●○■□◆◇▼▽▲△★☆※" + "".join(map(chr, range(0x2460, 0x2474))))
"""What people put before the lines of a list that Markdown takes for a paragraph."""
_MARKS = frozenset({TALK, BYLINE, TITLE, LINE_END})


@dataclass(slots=True)
class _Piece:
    """A run of text within a block: the text or the tail of an element, or something that is no text (None)."""

    owner: ElementTree.Element
    is_tail: bool
    text: str | None


class SoftBreaks(Treeprocessor):
    """Runs behind the inline patterns."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.markdown = md

    def run(self, root: ElementTree.Element) -> None:
        for block in root.iter():
            if block.tag not in INLINE and block.tag not in _OPAQUE and "\n" in "".join(_own_text(block)):
                self._join(block)

    def _join(self, block: ElementTree.Element) -> None:
        pieces = list(_pieces(block))
        # What the first character behind each piece is, from the end: a break may stand at the end of one, what follows it in the next.
        behind, after = "", [""] * len(pieces)
        for index in range(len(pieces) - 1, -1, -1):
            after[index] = behind
            text = pieces[index].text
            behind = "" if text is None else self._first(text) or behind
        before = ""
        for piece, following in zip(pieces, after, strict=True):
            if piece.text is None:
                before = ""
                continue
            if "\n" in piece.text:
                _put(piece, self._without_breaks(piece.text, before, following))
            before = self._last(piece.text) or before

    def _without_breaks(self, text: str, left: str, following: str) -> str:
        first, *parts = _BREAK.split(text)
        left = self._last(first) or left
        result = [first]
        for number, part in enumerate(parts, start=1):
            right = self._first(part) or (following if number == len(parts) else "")
            result.append(part if _closes_up(left, right) else "\n" + part)
            left = self._last(part) or left
        return "".join(result)

    def _first(self, text: str) -> str:
        return self._transparent(text).lstrip(" \t\n")[:1]

    def _last(self, text: str) -> str:
        return self._transparent(text)[-1:]

    def _transparent(self, text: str) -> str:
        """The text without the inline tags that an author wrote by hand; other stashed HTML is a thing without a script."""
        return _STASHED.sub(self._stand_in, text) if "\x02" in text else text

    def _stand_in(self, match: re.Match[str]) -> str:
        index = int(match[1])
        raw = self.markdown.htmlStash.rawHtmlBlocks[index] if index < len(self.markdown.htmlStash.rawHtmlBlocks) else ""
        return "" if isinstance(raw, str) and _INLINE_TAG.fullmatch(raw) else "\x03"


def _own_text(block: ElementTree.Element) -> Iterator[str]:
    return (piece.text or "" for piece in _pieces(block))


def _pieces(element: ElementTree.Element) -> Iterator[_Piece]:
    """The text of a block in order, without that of blocks and code within."""
    yield _Piece(element, False, element.text or "")
    for child in element:
        if child.tag in INLINE:
            yield from _pieces(child)
        else:
            yield _Piece(child, False, None)
        yield _Piece(child, True, child.tail or "")


def _put(piece: _Piece, text: str) -> None:
    keep = AtomicString if isinstance(piece.text, AtomicString) else str
    if piece.is_tail:
        piece.owner.tail = keep(text)
    else:
        piece.owner.text = keep(text)


def _closes_up(left: str, right: str) -> bool:
    """Whether nothing stands between the two. A marked line stays a line of its own."""
    if not left or not right or left in _MARKS or right in _MARKS or right in _BULLETS:
        return False
    return is_unspaced(left) and is_unspaced(right)
