"""HTML as a tree that is easy to cut up.

In comes HTML as the sanitizer writes it (each tag closed, each attribute in double quotes); the same goes out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

VOID = frozenset({"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    "address article aside blockquote caption center colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr"
    " li nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
DEPTH = 120
"""Deeper elements are taken apart, so that no walk runs out of stack; no page that a person wrote comes near."""

_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[^\s=<>"/]+="[^"]*")*)\s*>|([^<]+)')
_ATTRIBUTE = re.compile(r'([^\s=<>"/]+)="([^"]*)"')
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": "\xa0", "&amp;": "&"}
_ENTITY = re.compile("|".join(_ENTITIES))


@dataclass(slots=True, eq=False)
class Element:
    """An element; unlike the values of the model it is changed in place while one report is converted."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        """This element and all within, in the order of the text."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            children = element.children
            if len(children) > 1:
                waiting += [child for child in reversed(children) if not isinstance(child, str)]
            elif children and not isinstance(children[0], str):
                waiting.append(children[0])

    def paths(self, above: tuple[Element, ...] = ()) -> Iterator[tuple[Element, ...]]:
        """Each element within, with all that it stands in, the outermost first."""
        here = (*above, self)
        for child in self.children:
            if isinstance(child, Element):
                yield (*here, child)
                yield from child.paths(here)

    def texts(self) -> Iterator[str]:
        """The pieces of text within, a space at each edge of a block and for each line break; without the numbers of footnotes."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag == "br":
                yield " "
            elif child.tag == "sup" and child.attributes.get("id", "").startswith("fnref"):
                continue
            elif child.tag in BLOCKS:
                yield from (" ", *child.texts(), " ")
            else:
                yield from child.texts()

    def copy(self) -> Element:
        """The same again, to be changed on its own."""
        return Element(self.tag, dict(self.attributes), [child if isinstance(child, str) else child.copy() for child in self.children])

    def has_class(self, name: str) -> bool:
        return name in self.attributes.get("class", "").split()

    def plain(self) -> str:
        """The text within, white space folded."""
        return " ".join("".join(self.texts()).split())


Node: TypeAlias = Element | str


def parse(html: str) -> Element:
    """The tree of clean HTML, below an element without a name."""
    stack = [Element("")]
    skipped = 0
    for closing, tag, attributes, text in _TOKEN.findall(html):
        if text:
            stack[-1].children.append(unescape(text))
        elif not closing:
            element = Element(tag, {name: unescape(value) for name, value in _ATTRIBUTE.findall(attributes)})
            if tag in VOID:
                stack[-1].children.append(element)
            elif len(stack) > DEPTH:
                skipped += 1
            else:
                stack[-1].children.append(element)
                stack.append(element)
        elif skipped:
            skipped -= 1
        elif len(stack) > 1:
            stack.pop()
    return stack[0]


def serialize(node: Node) -> str:
    """The HTML of a tree."""
    return "".join(_pieces(node))


def _pieces(node: Node) -> Iterator[str]:
    if isinstance(node, str):
        yield escape(node)
        return
    if node.tag:
        yield f"<{node.tag}{''.join(map(_attribute, node.attributes.items()))}>"
    for child in node.children:
        if isinstance(child, str):
            yield escape(child)
        else:
            yield from _pieces(child)
    if node.tag and node.tag not in VOID:
        yield f"</{node.tag}>"


def _attribute(item: tuple[str, str]) -> str:
    return f' {item[0]}="{escape(item[1], quote=True)}"'


def escape(text: str, *, quote: bool = False) -> str:
    """The text as HTML, as the sanitizer would write it."""
    text = text.replace("&", "&amp;").replace("\xa0", "&nbsp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;") if quote else text


def unescape(html: str) -> str:
    """What `escape` was given."""
    return _ENTITY.sub(lambda match: _ENTITIES[match[0]], html) if "&" in html else html


def level(node: Node) -> int:
    """A heading's level; 0 for everything else."""
    return HEADINGS.index(node.tag) + 1 if isinstance(node, Element) and node.tag in HEADINGS else 0


def is_block(node: Node) -> bool:
    return isinstance(node, Element) and node.tag in BLOCKS


def is_blank(node: Node) -> bool:
    return isinstance(node, str) and not node.strip()
