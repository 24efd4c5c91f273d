"""Finds the marks in the HTML tree, removes them and says by attributes which elements hold a talk's title and its by-line.

`data-talk="3"` stands on the heading, list item, row or paragraph of the fourth talk, `data-title="3"` on the line that gives its title,
`data-byline="3"` on each line or row that names its speakers, and an empty `<span data-talk-link="3">` where a link to the talk's own page
goes. Authors cannot write these: the tree was cleaned.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from .characters import LINE_END, MARK, TALK, TITLE, without_marks
from .tree import Element, Node, is_blank, is_block, level

TALK_MARK = "data-talk"
BYLINE_MARK = "data-byline"
LINK_MARK = "data-talk-link"
TITLE_MARK = "data-title"
REPORT_MARK = "data-report"


def place(root: Element, titles: Sequence[str]) -> None:
    """Turn marks into attributes; a talk without a mark is looked for among the headings."""
    for path in [path for path in root.paths() if _holds_mark(path[-1])]:
        _place_in(path, titles)
    _find_in_headings(root, titles)
    for element in root.elements():
        element.children = [without_marks(child) if isinstance(child, str) else child for child in element.children]
        element.attributes = {name: without_marks(value) for name, value in element.attributes.items()}


def numbers(element: Element, mark: str) -> list[int]:
    """The talks of which an element holds something."""
    return [int(number) for number in element.attributes.get(mark, "").split()]


def _holds_mark(element: Element) -> bool:
    return any(isinstance(child, str) and (MARK.search(child) or LINE_END in child) for child in element.children)


def _place_in(path: tuple[Element, ...], titles: Sequence[str]) -> None:
    element = path[-1]
    if level(element) or element.tag in ("code", "pre"):
        _attach(element, _marks_in(element.children), element)
    elif element.tag in ("td", "th"):
        _place_in_row(path, titles)
    elif element.tag == "dt":
        fact = _value_of(element, path[-2])
        _attach(fact, _marks_in(element.children), fact)
    elif element.tag == "p":
        _split_paragraph(path)
    elif is_block(element):
        _wrap_lines(element)
    else:
        _attach(_block_of(path), _marks_in(element.children), element)


def _value_of(label: Element, facts: Element) -> Element:
    """The line of a list of facts that a label begins."""
    lines = [child for child in facts.children if isinstance(child, Element)]
    index = next((number for number, child in enumerate(lines) if child is label), len(lines))
    return next((child for child in lines[index:] if child.tag == "dd"), label)


def _block_of(path: tuple[Element, ...]) -> Element:
    return next((element for element in reversed(path) if is_block(element)), path[-1])


def _marks_in(nodes: Sequence[Node]) -> list[tuple[str, str]]:
    return [(match[1], match[2]) for node in nodes if isinstance(node, str) for match in MARK.finditer(node)]


def _attach(block: Element, marks: list[tuple[str, str]], named: Element) -> None:
    """The talk's mark goes to the block, the names' to the smallest element that holds the line."""
    for kind, number in marks:
        if kind == TITLE:
            block.attributes[REPORT_MARK] = ""
        else:
            _add(named, TITLE_MARK if kind == TALK else BYLINE_MARK, number)
        if kind == TALK:
            _add(block, TALK_MARK, number)
            named.children.append(Element("span", {LINK_MARK: number}))


def _add(element: Element, name: str, number: str) -> None:
    numbers = element.attributes.get(name, "").split()
    if number not in numbers:
        element.attributes[name] = " ".join([*numbers, number])


def _place_in_row(path: tuple[Element, ...], titles: Sequence[str]) -> None:
    cell = path[-1]
    row = next((element for element in reversed(path) if element.tag == "tr"), cell)
    cells = [child for child in row.children if isinstance(child, Element)]
    for kind, number in _marks_in(cell.children):
        _add(row, BYLINE_MARK, number)
        if kind == TALK:
            _add(row, TALK_MARK, number)
            title = _folded(titles[int(number)])
            home = next((other for other in cells if title and title in _folded(other.plain())), cell)
            home.children.append(Element("span", {LINK_MARK: number}))


def _split_paragraph(path: tuple[Element, ...]) -> None:
    """Let each marked line be a paragraph of its own."""
    parent, element = path[-2], path[-1]
    parts: list[Node] = []
    for marks, nodes in _lines(element.children):
        part = Element("p", {} if parts else dict(element.attributes), nodes)
        item = parent if parent.tag in ("li", "dd") and not parts and _is_first(parent, element) else part
        _attach(item, marks, part)
        parts.append(part)
    index = next(number for number, child in enumerate(parent.children) if child is element)
    parent.children[index : index + 1] = parts


def _is_first(parent: Element, element: Element) -> bool:
    return next((child for child in parent.children if not is_blank(child)), None) is element


def _wrap_lines(element: Element) -> None:
    children: list[Node] = []
    for marks, nodes in _lines(element.children):
        if marks:
            line = Element("span", {}, nodes)
            _attach(element, marks, line)
            children.append(line)
        else:
            children += nodes
    element.children = children


def _lines(nodes: Sequence[Node]) -> list[tuple[list[tuple[str, str]], list[Node]]]:
    """The nodes cut before each mark and behind each marked line, with the marks of each part."""
    parts: list[tuple[list[tuple[str, str]], list[Node]]] = [([], [])]
    for node in nodes:
        if is_block(node) and parts[-1][0]:
            parts.append(([], []))
        if not isinstance(node, str):
            parts[-1][1].append(node)
            continue
        for piece in _pieces(node):
            match = MARK.fullmatch(piece)
            if piece == LINE_END:
                parts.append(([], []))
            elif match is None:
                parts[-1][1].append(piece)
            elif _is_empty(parts[-1][1]):
                parts[-1][0].append((match[1], match[2]))
            else:
                parts.append(([(match[1], match[2])], []))
    return [(marks, _trimmed(inner) if len(parts) > 1 else inner) for marks, inner in parts if marks or not _is_empty(inner)]


def _pieces(text: str) -> list[str]:
    """The text, its marks and line ends one by one."""
    pieces: list[str] = []
    position = 0
    for match in MARK.finditer(text):
        pieces += [*_at_ends(text[position : match.start()]), match[0]]
        position = match.end()
    return [*pieces, *_at_ends(text[position:])]


def _at_ends(text: str) -> list[str]:
    first, *rest = text.split(LINE_END)
    return [piece for piece in [first, *(piece for part in rest for piece in (LINE_END, part))] if piece]


def _is_empty(nodes: Sequence[Node]) -> bool:
    return all(is_blank(node) or (isinstance(node, Element) and node.tag == "br") for node in nodes)


def _trimmed(nodes: list[Node]) -> list[Node]:
    """Without the line breaks at either end, which stood between two lines."""
    while nodes and _is_empty(nodes[:1]):
        nodes = nodes[1:]
    while nodes and _is_empty(nodes[-1:]):
        nodes = nodes[:-1]
    if nodes and isinstance(nodes[0], str):
        nodes = [nodes[0].lstrip("\n"), *nodes[1:]]
    if nodes and isinstance(nodes[-1], str):
        nodes = [*nodes[:-1], nodes[-1].rstrip("\n")]
    return nodes


def _find_in_headings(root: Element, titles: Sequence[str]) -> None:
    """For talks that the front matter names, or whose line Markdown understood as something else."""
    placed = {number for element in root.elements() for number in numbers(element, TALK_MARK)}
    missing = [number for number in range(len(titles)) if number not in placed]
    headings = [element for element in root.elements() if level(element) and TALK_MARK not in element.attributes] if missing else []
    for number in missing:
        title = _folded(titles[number])
        home = next((heading for heading in headings if title and title in _folded(heading.plain())), None)
        if home:
            headings.remove(home)
            _attach(home, [(TALK, str(number))], home)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", without_marks(text)).casefold().split())
