"""Lists as people write them: right under a paragraph, indented by two, three, four or five blanks, with empty items."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from xml.etree import ElementTree

from markdown.blockprocessors import BlockProcessor

NEST = 2
"""An item that is indented by so many blanks more than another belongs into it. `1. a` with `  - b` below is meant to nest as well."""
DEPTH = 40
"""Blocks within blocks; what is deeper stays text."""
_CODE = 4

_MARKER = re.compile("( *)([*+-]|[0-9]{1,9}[.)])(?:[ \u3000]+(.*))?")


@dataclass(slots=True)
class _Item:
    indent: int
    ordered: bool
    number: int
    lines: list[str] = field(default_factory=list)
    after_blank: bool = False

    def text(self) -> str:
        return "\n".join(_unindented(self.lines, self.indent)).strip("\n")


class Lists(BlockProcessor):
    """In place of Python-Markdown's own processors for both sorts of lists."""

    def test(self, parent: ElementTree.Element, block: str) -> bool:  # noqa: ARG002 - Python-Markdown's signature
        return len(self.parser.state) <= DEPTH and _start(block.split("\n")) is not None

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        start = _start(lines) or 0
        if start:
            self.parser.parseBlocks(parent, ["\n".join(lines[:start])])
        own, rest = _divide(lines[start:])
        base = _indent(own[0])
        while not rest and blocks and _goes_on(blocks[0], base):
            more, rest = _divide(blocks.pop(0).strip("\n").split("\n"))
            own += ["", *more]
        if rest:
            blocks.insert(0, "\n".join(rest))
        self._build(parent, _items(own))

    def _build(self, parent: ElementTree.Element, items: list[_Item]) -> None:
        loose = any(item.after_blank for item in items[1:]) or any(_is_loose(item.text()) for item in items)
        filled = [item for item in items if item.text().strip()]
        for ordered, group in groupby(filled, key=lambda item: item.ordered):
            members = list(group)
            element = ElementTree.SubElement(parent, "ol" if ordered else "ul")
            if ordered and members[0].number != 1:
                element.set("start", str(members[0].number))
            for item in members:
                self._fill(ElementTree.SubElement(element, "li"), item.text(), loose)

    def _fill(self, element: ElementTree.Element, text: str, loose: bool) -> None:
        self.parser.state.set("looselist" if loose else "list")
        self.parser.parseChunk(element, text)
        self.parser.state.reset()


def _start(lines: list[str]) -> int | None:
    """The first line of a list. In a paragraph's midst only what cannot be a number at the start of a wrapped line."""
    for index, line in enumerate(lines):
        match = _marker(line)
        if match and (match[3] or "").strip() and (not index or match[2] in ("*", "-", "+", "1.", "1)")):
            return index
    return None


def _marker(line: str) -> re.Match[str] | None:
    match = _MARKER.fullmatch(line)
    return match if match and not _is_rule(line) else None


def _is_rule(line: str) -> bool:
    bare = line.replace(" ", "")
    return len(bare) >= 3 and len(set(bare)) == 1 and bare[0] in "*-_"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _divide(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines of a list, and those behind it that begin something else without a blank line."""
    base = _indent(lines[0])
    for index, line in enumerate(lines):
        ends = line.lstrip().startswith(">") or (_is_rule(line) and index)
        if ends and _indent(line) < base + NEST:
            return lines[:index], lines[index:]
    return lines, []


def _goes_on(block: str, base: int) -> bool:
    """Whether a block that follows a blank line belongs to the list."""
    line = block.strip("\n").split("\n", 1)[0]
    if not line.strip():
        return True
    return _indent(line) >= base + NEST or _marker(line) is not None


def _items(lines: list[str]) -> list[_Item]:
    """The outermost items; what is indented more stays in their lines."""
    items: list[_Item] = []
    blank = False
    for line in lines:
        match = _marker(line)
        if match and (not items or len(match[1]) < items[-1].indent + NEST):
            ordered = match[2][0].isdigit()
            number = int(match[2][:-1]) if ordered else 1
            items.append(_Item(len(match[1]), ordered, number, [match[3] or ""], after_blank=blank and bool(items)))
        else:
            items[-1].lines.append(line)
        blank = not line.strip()
    return items


def _unindented(lines: list[str], indent: int) -> list[str]:
    """An item's lines as they would stand outside the list; code keeps its own indentation."""
    first, *rest = lines
    own = [line for line in rest if line.strip() and _indent(line) >= indent + NEST]
    if not own:
        return [first, *(line.strip() for line in rest)]
    base = _indent(own[0]) if _marker(own[0]) else min(min(map(_indent, own)), indent + _CODE)
    return [first, *(line[min(base, _indent(line)) :] for line in rest)]


def _is_loose(text: str) -> bool:
    """Whether blank lines stand between the item's own paragraphs, not only within a list in it."""
    nested = blank = False
    for line in text.split("\n"):
        marker = _indent(line) < NEST and _marker(line) is not None
        if line.strip() and blank and _indent(line) < NEST and not (marker and nested):
            return True
        nested = nested or marker
        blank = not line.strip()
    return False
