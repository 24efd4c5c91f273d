"""A report goes in, its text as safe HTML comes out, whole and talk by talk. Links are still as the author wrote them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension

from ..model import Body, Report
from . import footnotes, ids, passages, sections
from .characters import RESERVED
from .defaults import CONFIGS, EXTENSIONS
from .embeds import frames_as_links, keep_local
from .extension import MeetupExtension
from .marks import marked
from .placing import REPORT_MARK, TALK_MARK, place
from .safety import cleaner, harmless_classes, placeholders_as_text, with_refused_addresses
from .tree import Element, Node, is_blank, level, parse, serialize

LIMIT = 150_000
"""Characters. A longer text is no report that a person wrote: it is shown as it is, for Markdown's time may grow faster than the length."""

_OURS = ("meetup", "mkdocs_meetup.conversion.extension")
_CONTENTS = ("toc", "markdown.extensions.toc")


class Converter:
    """Converts one report after the other; each comes out as if it were the only one."""

    def __init__(
        self,
        extensions: Sequence[str | Extension] = EXTENSIONS,
        configs: Mapping[str, Mapping[str, Any]] = CONFIGS,
    ) -> None:
        # Ids and the table of contents are ours, for they must know of talks.
        wanted = [extension for extension in extensions if extension not in _CONTENTS and not isinstance(extension, TocExtension)]
        if not any(extension in _OURS or isinstance(extension, MeetupExtension) for extension in wanted):
            wanted.append(MeetupExtension())
        self._extensions = wanted
        self._configs = {name: dict(config) for name, config in configs.items() if name not in _CONTENTS}
        self._markdown = self._new_markdown()
        self._cleaner = cleaner()

    def convert(self, report: Report) -> Body:
        """The report's body, each of its talks' sections in the same order."""
        root, fault = self._tree(marked(report))
        titles = [talk.title.value for talk in report.talks]
        keep_local(root)
        place(root, titles)
        _tidy(root, report.title.value)
        ids.assign(root, titles)
        return replace(_body(root, report), fault=fault)

    def _new_markdown(self) -> Markdown:
        return Markdown(extensions=list(self._extensions), extension_configs=self._configs, output_format="html")

    def _tree(self, text: str) -> tuple[Element, str]:
        """The text's elements, and why they are no more than the text itself, if that is so."""
        if len(text) > LIMIT:
            return _as_it_is(text), f"it has more than {LIMIT:,} characters"
        try:
            html = self._markdown.reset().convert(text)
        except Exception as error:  # noqa: BLE001 - whatever a site's own extensions do with one report, the others must come out
            # What was left half done must not reach the next report.
            self._markdown = self._new_markdown()
            return _as_it_is(text), f"Markdown ends with {type(error).__name__}"
        return _clean_tree(html, self._cleaner), ""


def converted(text: str, extensions: Sequence[str | Extension], configs: Mapping[str, Mapping[str, Any]]) -> str:
    """The HTML of a page that is no report, ids of headings and all; nothing for a text that Markdown cannot be asked to convert."""
    if len(text) > LIMIT:
        return ""
    try:
        return Markdown(extensions=list(extensions), extension_configs={name: dict(config) for name, config in configs.items()}).convert(
            text
        )
    except Exception:  # noqa: BLE001 - the build tells what a site's own extensions cannot do
        return ""


def cleaned(html: str) -> str:
    """A post's HTML that somebody else converted: as in a report, nothing in it runs or asks another host for anything."""
    root = _clean_tree(html, cleaner())
    keep_local(root)
    for element in root.elements():
        _leave_classes(element)
    return serialize(root)


def _clean_tree(html: str, by: nh3.Cleaner) -> Element:
    return parse(by.clean(placeholders_as_text(with_refused_addresses(frames_as_links(html)))))


def _as_it_is(text: str) -> Element:
    """The source itself, for a text that Markdown cannot be asked to convert. Being text, it is past the cleaner's need."""
    return Element("", {}, [Element("pre", {}, [RESERVED.sub("", text)])])


def _tidy(root: Element, title: str) -> None:
    """Take out what the page around the text shows itself, and what would do something to that page."""
    first = next((element for element in root.elements() if level(element)), None)
    root.children = [node for node in root.children if not _is_superfluous(node, title if node is first else None)]
    for element in root.elements():
        element.children = [child for child in element.children if not (_is_field(child) or _is_empty(child))]
        _leave_classes(element)
        if "mermaid" in element.attributes.get("class", "").split():
            # Material would ask another host for the program that draws it.
            element.attributes["class"] = re.sub(r"(?<!\S)mermaid(?!\S)", "language-mermaid", element.attributes["class"])
        if element.tag == "input" and element.attributes.get("type") == "checkbox":
            element.attributes.setdefault("aria-label", "☑" if "checked" in element.attributes else "☐")
        if element.has_class("footnote-backref"):
            element.attributes.pop("title", None)
        element.attributes.pop(REPORT_MARK, None)
    # The page's own heading is the report's title.
    passages.shift(root.children, 2)


def _leave_classes(element: Element) -> None:
    classes = harmless_classes(element.attributes.get("class", ""))
    if classes:
        element.attributes["class"] = classes
    else:
        element.attributes.pop("class", None)


def _is_superfluous(node: Node, title: str | None) -> bool:
    if not isinstance(node, Element) or TALK_MARK in node.attributes:
        return False
    is_title = level(node) > 0 and (REPORT_MARK in node.attributes or (title is not None and node.plain() == " ".join(title.split())))
    return is_title or (node.tag == "p" and node.plain() == "[TOC]")


def _is_empty(node: Node) -> bool:
    """A paragraph from which everything was taken that does harm."""
    return isinstance(node, Element) and node.tag == "p" and all(map(is_blank, node.children))


def _is_field(node: Node) -> bool:
    """Something to write into; boxes to tick and the buttons of content tabs are none."""
    return isinstance(node, Element) and node.tag == "input" and "type" not in node.attributes


def _body(root: Element, report: Report) -> Body:
    notes = footnotes.notes(root)
    talks, taken = sections.cut(sections.find(root), report, notes)
    return Body(
        html=serialize(root).strip(),
        toc=passages.contents(root.children),
        talks=talks,
        passages=passages.passages(root.children, notes, taken),
        ids=passages.ids(root.children),
    )
