"""Cuts each talk's own part out of a report's HTML tree, without its title and without the lines that only name its speakers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from ..model import Mention, Report, Section, TalkNote
from . import footnotes
from .passages import contents, ids, passages, shift
from .placing import BYLINE_MARK, LINK_MARK, TALK_MARK, TITLE_MARK, numbers
from .shown import drop_empty, drop_label, drop_shown
from .tree import Element, Node, level, serialize

LEFTOVER = 24
"""Letters that a by-line may hold besides the names; with more it tells something of its own and stays."""
_HIGHEST = 2


@dataclass(frozen=True, slots=True)
class Found:
    """A talk's place in the tree."""

    element: Element
    host: Element
    """What stands beside the talk's other paragraphs: the element itself, or the list of facts that it is a line of."""
    parent: Element


def find(root: Element) -> dict[int, Found]:
    """Where each talk stands."""
    found: dict[int, Found] = {}
    for path in root.paths():
        for number in numbers(path[-1], TALK_MARK):
            host = -2 if path[-1].tag in ("dd", "dt") and len(path) > 2 else -1
            found.setdefault(number, Found(path[-1], path[host], path[host - 1]))
    return found


def cut(found: Mapping[int, Found], report: Report, notes: Mapping[str, Element]) -> tuple[tuple[Section, ...], set[int]]:
    """Each talk's section, and the `id()` of every element that belongs to one."""
    taken: set[int] = set()
    sections = []
    for number, talk in enumerate(report.talks):
        if number not in found:
            sections.append(Section("", ""))
            continue
        own = list(_own_nodes(found[number]))
        taken |= {id(node) for node in (*own, found[number].element) if isinstance(node, Element)}
        sections.append(_section(own, found[number], talk, notes))
    return tuple(sections), taken


def _own_nodes(found: Found) -> Iterator[Node]:
    element = found.element
    if element.tag == "tr":
        return
    if element.tag == "li":
        yield from element.children
        return
    siblings = found.parent.children
    start = next(index for index, child in enumerate(siblings) if child is found.host)
    if found.host is not element:
        yield found.host
    own_level = level(element) or 6
    for node in siblings[start + 1 :]:
        if footnotes.is_list(node) or 0 < level(node) <= own_level or (isinstance(node, Element) and _has_talk(node)):
            return
        yield node


def _section(own: Sequence[Node], found: Found, talk: TalkNote, notes: Mapping[str, Element]) -> Section:
    part = Element("", {}, [node if isinstance(node, str) else node.copy() for node in own])
    _drop_titles(part)
    _drop_bylines(part, talk)
    drop_shown(part, talk)
    _drop_marks(part)
    nodes = footnotes.with_own(part.children, notes)
    shift(nodes, _HIGHEST)
    return Section(
        html="".join(map(serialize, nodes)).strip(),
        anchor=found.element.attributes.get("id", ""),
        toc=contents(nodes),
        passages=passages(nodes, notes),
        ids=ids(nodes),
    )


def _drop_titles(part: Element) -> None:
    """The line that gives the title: a list item's first one, or one in a list of facts."""
    for element in part.elements():
        kept: list[Node] = []
        for child in element.children:
            if _is_title(child):
                drop_label(child, kept)
            else:
                kept.append(child)
        element.children = kept


def _is_title(node: Node) -> TypeGuard[Element]:
    if not isinstance(node, Element) or node.tag in ("li", "ul", "ol", "dl"):
        return False
    return LINK_MARK in node.attributes or any(isinstance(inner, Element) and LINK_MARK in inner.attributes for inner in node.children)


def _drop_bylines(part: Element, talk: TalkNote) -> None:
    for element in part.elements():
        kept: list[Node] = []
        for child in element.children:
            if isinstance(child, Element) and _is_byline(child, talk.speakers):
                drop_label(child, kept)
            else:
                kept.append(child)
        element.children = kept
    drop_empty(part)


def _is_byline(element: Element, speakers: Sequence[Mention]) -> bool:
    if BYLINE_MARK not in element.attributes or element.tag in ("tr", "table"):
        return False
    text = "".join(element.plain().split()).casefold()
    words = {word for mention in speakers for word in (mention.name, mention.handle, mention.organization) if word}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        text = text.replace("".join(word.split()).casefold(), "")
    return sum(unicodedata.category(char)[0] in "LN" for char in text) <= LEFTOVER


def _drop_marks(part: Element) -> None:
    """Marks of talks have no business in a talk's own page."""
    for element in part.elements():
        for mark in (TALK_MARK, TITLE_MARK, BYLINE_MARK):
            element.attributes.pop(mark, None)


def _has_talk(element: Element) -> bool:
    return any(TALK_MARK in inner.attributes for inner in element.elements())
