"""Prepares the lines of a text for Python-Markdown: its time must grow with the text's length, and blocks must stand on their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from xml.etree import ElementTree

from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import Preprocessor

LONG = 300
"""Lines without a blank one. Python-Markdown goes through the whole rest of a block for each heading or definition in it."""
BRACKETS = 40
"""Open brackets in one block. Each is followed to its end, so a text of nothing else would take for ever."""
WORK = 50_000_000
"""Characters times characters with a meaning in one block. Python-Markdown copies the whole block for each of them."""
TAGS = 100
"""Tags that are never closed, in a whole text. A person may forget a few."""

_STASHED_LINE = re.compile("\x02wzxhzdk:[0-9]+\x03[ ]*")
_PSEUDO_BULLET = re.compile("[ \u3000]{0,3}[・●○■□◆◇▼▽▲△★☆※\u2460-\u2473]")
_SPECIAL = re.compile(r"[\[\\`*_<&~]|://")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_OPENING = re.compile(r"<(?=[a-zA-Z/!?])")
_ENDS = (("<!--", "-->"), ("<![", "]>"), ("<?", "?>"))


class LoosenBlocks(Preprocessor):
    """Sees the text behind the fences: code is out of the way."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(_short_blocks(_line_breaks(lines)))
        return "\n\n".join(map(self._bearable, escape_open_tags(text).split("\n\n"))).split("\n")

    def _bearable(self, block: str) -> str:
        """The block, or the block as plain text where it is made of nothing but signs."""
        if len(block) ** 2 > WORK and len(block) * len(_SPECIAL.findall(block)) > WORK:
            return self.md.htmlStash.store(f"<pre>{escape(block, quote=False)}</pre>")
        return escape_brackets(block)


class StashedBlocks(BlockProcessor):
    """Code that stands right under a paragraph ends it."""

    def test(self, parent: ElementTree.Element, block: str) -> bool:  # noqa: ARG002 - Python-Markdown's signature
        if "\n" not in block or "\x02wzxhzdk:" not in block or self.parser.state.isstate("list"):
            return False
        return any(_STASHED_LINE.fullmatch(line) for line in block.split("\n"))

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:  # noqa: ARG002 - Python-Markdown's signature
        parts: list[list[str]] = [[]]
        for line in blocks.pop(0).split("\n"):
            if _STASHED_LINE.fullmatch(line):
                parts += [[line], []]
            else:
                parts[-1].append(line)
        blocks[:0] = ["\n".join(part) for part in parts if any(line.strip() for line in part)]


def _line_breaks(lines: list[str]) -> Iterator[str]:
    """Lines that begin with a Japanese bullet stay lines, though Markdown takes them for one paragraph."""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        yield line + "  " if line.strip() and _PSEUDO_BULLET.match(following) else line


def _short_blocks(lines: Iterator[str]) -> Iterator[str]:
    count = 0
    for line in lines:
        count = count + 1 if line.strip() else 0
        if count > LONG and (line.startswith("#") or count % LONG == 1):
            yield ""
        yield line
        if count > LONG and line.startswith("#"):
            yield ""


def escape_brackets(block: str) -> str:
    """Brackets that are never closed, or that stand in too many others, as plain characters."""
    if block.count("[") <= BRACKETS:
        return block
    open_at: list[int] = []
    surplus: list[int] = []
    for match in _BRACKET.finditer(block):
        if match[0] == "[":
            open_at.append(match.start())
        elif match[0] == "]" and open_at:
            place = open_at.pop()
            if len(open_at) >= BRACKETS:
                surplus.append(place)
    return _with_backslashes(block, sorted([*surplus, *open_at[BRACKETS:]]))


def _with_backslashes(text: str, places: list[int]) -> str:
    edges = [0, *places, len(text)]
    return "\\".join(text[start:end] for start, end in pairwise(edges)) if places else text


def escape_open_tags(text: str) -> str:
    """Tags, comments and declarations that are never closed, as plain characters, where there are too many."""
    if "<" not in text:
        return text
    last = {opening: text.rfind(closing) for opening, closing in _ENDS}
    starts = [match.start() for match in _OPENING.finditer(text)]
    places = []
    for start, following in pairwise([*starts, len(text)]):
        closed = text.find(">", start, following) >= 0
        unended = any(text.startswith(opening, start) and start > end for opening, end in last.items())
        if unended or not (closed or following == len(text)):
            places.append(start)
    return _replaced(text, places) if len(places) > TAGS else text


def _replaced(text: str, places: list[int]) -> str:
    pieces = []
    position = 0
    for place in places:
        pieces += [text[position:place], "&lt;"]
        position = place + 1
    return "".join([*pieces, text[position:]])
