"""Plain text under each heading, and tables of contents, from pieces of the HTML tree."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ..model import Passage, TocItem
from .footnotes import is_list, referenced
from .tree import BLOCKS, Element, Node, level


class _Collector:
    def __init__(self, notes: Mapping[str, Element], skip: Collection[int]) -> None:
        self.notes = notes
        self.skip = skip
        self.done: list[Passage] = []
        self.fragment = self.heading = ""
        self.pieces: list[str] = []
        self.told: set[str] = set()

    def visit(self, node: Node) -> None:
        if isinstance(node, str):
            self.pieces.append(node)
        elif id(node) in self.skip or is_list(node):
            return
        elif level(node):
            self.close()
            self.fragment, self.heading = node.attributes.get("id", ""), node.plain()
        elif referenced(node) in self.notes:
            self._tell(referenced(node))
        else:
            self._within(node)

    def _within(self, element: Element) -> None:
        edge = [" "] if element.tag in BLOCKS or element.tag == "br" else []
        self.pieces += edge
        if element.tag == "img":
            self.pieces.append(f" {element.attributes.get('alt', '')} ")
        for child in element.children:
            self.visit(child)
        self.pieces += edge

    def _tell(self, name: str) -> None:
        """A footnote reads where it is referred to."""
        if name in self.told:
            return
        self.told.add(name)
        self.pieces += [" ", *self.notes[name].texts(), " "]

    def close(self) -> None:
        text = " ".join("".join(self.pieces).replace("↩", " ").split())
        if text or self.heading:
            self.done.append(Passage(self.fragment, self.heading, text))
        self.pieces = []


def passages(nodes: Sequence[Node], notes: Mapping[str, Element], skip: Collection[int] = ()) -> tuple[Passage, ...]:
    """The text under each heading; what is skipped is named by the `id()` of its element."""
    collector = _Collector(notes, skip)
    for node in nodes:
        collector.visit(node)
    collector.close()
    return tuple(collector.done)


def contents(nodes: Sequence[Node]) -> tuple[TocItem, ...]:
    """The headings, each with those below it."""
    headings = [element for node in nodes if isinstance(node, Element) for element in node.elements() if level(element)]
    return _nested([(level(heading), heading.attributes.get("id", ""), heading.plain()) for heading in headings])


def _nested(entries: Sequence[tuple[int, str, str]]) -> tuple[TocItem, ...]:
    items: list[TocItem] = []
    index = 0
    while index < len(entries):
        depth, id, title = entries[index]
        end = index + 1
        while end < len(entries) and entries[end][0] > depth:
            end += 1
        items.append(TocItem(id, title, _nested(entries[index + 1 : end])))
        index = end
    return tuple(items)


def ids(nodes: Sequence[Node]) -> frozenset[str]:
    """Every id within."""
    return frozenset(
        element.attributes["id"] for node in nodes if isinstance(node, Element) for element in node.elements() if "id" in element.attributes
    )


def shift(nodes: Sequence[Node], highest: int) -> None:
    """Move all headings up or down together so that the highest has that level."""
    headings = [element for node in nodes if isinstance(node, Element) for element in node.elements() if level(element)]
    by = highest - min(map(level, headings), default=highest)
    for heading in headings if by else ():
        heading.tag = f"h{min(6, max(1, level(heading) + by))}"
