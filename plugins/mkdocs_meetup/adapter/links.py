"""Keeps MkDocs from judging the links of pages written by hand: it knows no generated page and would call each link to one a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markdown import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

HELD = "meetup-held:"
"""Stands before a link that is the core's to resolve; MkDocs leaves addresses with a scheme alone."""

BEFORE_MKDOCS = 1
"""MkDocs' own processor of links has the priority 0; a higher one runs earlier."""

_LINKS = {"a": "href", "img": "src"}


class HoldLinks(Extension):
    """The Markdown extension that MkDocs' pages are converted with."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(_Hold(md), "meetup_hold_links", BEFORE_MKDOCS)


class _Hold(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            name = _LINKS.get(element.tag)
            address = element.get(name) if name else None
            if name and address and _is_ours(address):
                element.set(name, HELD + address)


def _is_ours(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and bool(parts.path)


def release(html: str) -> str:
    """The links as their author wrote them."""
    return html.replace(f'="{HELD}', '="')
