"""Texts of several reports on one page: HTML comes in whose ids stand on the page already, and goes out with ids of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from html import escape, unescape
from urllib.parse import quote, unquote

from markupsafe import Markup

from ..model import TocItem

_TAG = re.compile(r"<[a-z][^<>]*>")
_HEADING = re.compile(r"<(/?)h([2-5])(?=[\s>])")
_REFERENCE = re.compile(r'(\s(?:id|for|aria-labelledby|aria-describedby)=")([^"]*)"|(\shref="#)([^"]*)"')


def distinct(html: Markup, taken: frozenset[str], prefix: str) -> Markup:
    """The HTML with the prefix before each id that is taken, and before what refers to it within."""

    def renamed(match: re.Match[str]) -> str:
        if match[3]:
            name = unquote(unescape(match[4]))
            return f'{match[3]}{escape(quote(prefix + name))}"' if name in taken else match[0]
        name = unescape(match[2])
        return f'{match[1]}{escape(prefix + name)}"' if name in taken else match[0]

    # What comes in is markup, and only names within its attributes change, which are escaped again.
    return Markup(_TAG.sub(lambda tag: _REFERENCE.sub(renamed, tag[0]), html)) if taken else html  # noqa: S704 - see above


def demoted(html: Markup) -> Markup:
    """The HTML with its headings one level lower, for a place below a heading of the page."""
    # Within markup a bare `<` begins a tag, so only headings change.
    return Markup(_HEADING.sub(lambda match: f"<{match[1]}h{int(match[2]) + 1}", html))  # noqa: S704 - see above


def distinct_toc(items: Iterable[TocItem], taken: frozenset[str], prefix: str) -> tuple[TocItem, ...]:
    """The table of contents that goes with it."""
    return tuple(
        replace(item, id=prefix + item.id if item.id in taken else item.id, children=distinct_toc(item.children, taken, prefix))
        for item in items
    )
