"""Turns a paragraph of lines such as `日時: 2018年3月8日` into a list of facts. Lines before and behind stay paragraphs."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass, field
from itertools import pairwise
from xml.etree import ElementTree

from markdown.treeprocessors import Treeprocessor

from .characters import without_marks

CLASS = "mm-facts"
_LABEL = re.compile("^([^\x02\x03:：。、,.!?！？「」『』]{1,30})[:：](?!//)[ \t\u3000]*")
_EMPHASIS = frozenset({"strong", "em", "b"})
_SENTENCE_ENDS = ("。", "！", "？")


@dataclass(slots=True)
class _Line:
    """One line of a paragraph: its first text and the elements behind it, each with its tail."""

    text: str = ""
    children: list[ElementTree.Element] = field(default_factory=list)
    hard: bool = False
    """Whether a `<br>` stands before it."""

    def plain(self) -> str:
        return self.text + "".join("".join(child.itertext()) + (child.tail or "") for child in self.children)


@dataclass(frozen=True, slots=True)
class _Fact:
    label: str
    value: _Line


class Facts(Treeprocessor):
    """Runs behind the inline patterns and before the line breaks are closed up."""

    def run(self, root: ElementTree.Element) -> None:
        for parent in list(root.iter()):
            if any(child.tag == "p" for child in parent):
                self._replace_in(parent)

    def _replace_in(self, parent: ElementTree.Element) -> None:
        children = list(parent)
        replaced = [new for child in children for new in (_replacements(child) if child.tag == "p" else [child])]
        if len(replaced) != len(children) or any(new is not old for new, old in zip(replaced, children, strict=True)):
            parent[:] = replaced


def _replacements(paragraph: ElementTree.Element) -> list[ElementTree.Element]:
    """What stands in place of a paragraph: itself, unless it holds facts."""
    lines = _lines(paragraph)
    facts = [_fact(line) for line in lines]
    if not any(first and second for first, second in pairwise(facts)):
        return [paragraph]
    parts: list[ElementTree.Element] = []
    index = 0
    while index < len(lines):
        end = index
        while end < len(facts) and facts[end]:
            end += 1
        if end - index >= 2:
            parts.append(_list([fact for fact in facts[index:end] if fact]))
            index = end
            continue
        start, index = index, max(end, index + 1)
        while index < len(lines) and not (facts[index] and index + 1 < len(lines) and facts[index + 1]):
            index += 1
        parts.append(_paragraph(lines[start:index], paragraph))
    if paragraph.tail:
        parts[-1].tail = paragraph.tail
    return parts


def _lines(paragraph: ElementTree.Element) -> list[_Line]:
    lines = [_Line()]
    _add_text(lines, paragraph.text or "")
    for child in paragraph:
        tail = child.tail or ""
        own = copy(child)
        own.tail = ""
        if child.tag == "br":
            lines.append(_Line(hard=True))
            _add_text(lines, tail.removeprefix("\n"))
            continue
        lines[-1].children.append(own)
        _add_text(lines, tail)
    return lines


def _add_text(lines: list[_Line], text: str) -> None:
    for number, part in enumerate(text.split("\n")):
        if number:
            lines.append(_Line())
        line = lines[-1]
        if line.children:
            line.children[-1].tail = (line.children[-1].tail or "") + part
        else:
            line.text += part


def _fact(line: _Line) -> _Fact | None:
    if without_marks(line.plain()).rstrip().endswith(_SENTENCE_ENDS):
        return None
    fact = _emphasised(line) if not without_marks(line.text).strip() and line.children else _plain(line)
    return fact if fact and (fact.value.text.strip() or fact.value.children) else None


def _plain(line: _Line) -> _Fact | None:
    match = _label(line.text)
    return _Fact(match[1].strip(), _Line(line.text[match.end() :], line.children)) if match else None


def _emphasised(line: _Line) -> _Fact | None:
    """`**日時**: …` and `**日時:** …`."""
    head, *rest = line.children
    if head.tag not in _EMPHASIS or len(head):
        return None
    text = head.text or ""
    match = _label(line.text + text + (head.tail or ""))
    if match is None or match.end() < len(line.text + text):
        return None
    return _Fact(match[1].strip(), _Line((head.tail or "")[match.end() - len(line.text + text) :], rest))


def _label(text: str) -> re.Match[str] | None:
    match = _LABEL.match(text)
    label = without_marks(match[1]).strip() if match else ""
    return match if label and not label.replace(" ", "").isdecimal() else None


def _list(facts: list[_Fact]) -> ElementTree.Element:
    result = ElementTree.Element("dl", {"class": CLASS})
    for fact in facts:
        ElementTree.SubElement(result, "dt").text = fact.label
        _fill(ElementTree.SubElement(result, "dd"), [fact.value])
    return result


def _paragraph(lines: list[_Line], model: ElementTree.Element) -> ElementTree.Element:
    result = ElementTree.Element("p", dict(model.attrib))
    _fill(result, lines)
    return result


def _fill(element: ElementTree.Element, lines: list[_Line]) -> None:
    for number, line in enumerate(lines):
        if number and line.hard:
            ElementTree.SubElement(element, "br")
        # Python-Markdown itself puts a new line behind a `<br>`.
        text = ("\n" if number and not line.hard else "") + line.text
        if len(element):
            element[-1].tail = (element[-1].tail or "") + text
        else:
            element.text = (element.text or "") + text
        element.extend(line.children)
