"""Gives a part of a report the footnotes that it uses, and only those, numbered from 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .tree import Element, Node, is_blank

CLASS = "footnote"
_REFERENCE = "footnote-ref"
_BACK = "footnote-backref"


def is_list(node: Node) -> bool:
    """Whether this is the list at the end of a text that holds all footnotes."""
    return isinstance(node, Element) and node.tag == "div" and node.has_class(CLASS)


def notes(root: Element) -> dict[str, Element]:
    """The footnotes of a whole report by id."""
    lists = [element for element in root.elements() if is_list(element)]
    return {item.attributes["id"]: item for found in lists for item in found.elements() if item.tag == "li" and "id" in item.attributes}


def referenced(element: Element) -> str:
    """The id of the footnote that an element refers to; empty if it refers to none."""
    if element.tag == "a" and element.has_class(_REFERENCE):
        return element.attributes.get("href", "").removeprefix("#")
    return ""


def with_own(nodes: Sequence[Node], known: Mapping[str, Element]) -> list[Node]:
    """A part's nodes, which may be changed, and behind them the footnotes that they refer to."""
    part = Element("", {}, list(nodes))
    order: list[str] = []
    items: list[Element] = []
    waiting = [part]
    # A footnote may refer to another one.
    while waiting:
        for reference in waiting.pop(0).elements():
            name = referenced(reference)
            if name not in known:
                continue
            if name not in order:
                order.append(name)
                item = known[name].copy()
                items.append(item)
                waiting.append(item)
            reference.children = [str(order.index(name) + 1)]
    if not items:
        return part.children
    _drop_dead_ways_back(part, items)
    return [*part.children, Element("div", {"class": CLASS}, [Element("hr"), Element("ol", {}, list(items))])]


def _drop_dead_ways_back(part: Element, items: Sequence[Element]) -> None:
    """A footnote that is used in several parts leads back only within this one."""
    ids = {element.attributes.get("id") for root in (part, *items) for element in root.elements()}
    for element in (element for item in items for element in item.elements()):
        element.children = [child for child in element.children if not _is_dead(child, ids)]
        while element.children and element.tag == "p" and is_blank(element.children[-1]):
            element.children.pop()


def _is_dead(node: Node, ids: set[str | None]) -> bool:
    return isinstance(node, Element) and node.has_class(_BACK) and node.attributes.get("href", "").removeprefix("#") not in ids
