"""The Markdown that a community gets without configuring anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pymdownx.slugs import slugify

# Left out on purpose: `smarty` turns `--overrides` into a dash, `pymdownx.magiclink` takes Japanese text into an address,
# `pymdownx.emoji` and a fence for `mermaid` ask other hosts for pictures and scripts.
EXTENSIONS: tuple[str, ...] = (
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
    "meetup",
)

CONFIGS: Mapping[str, Mapping[str, Any]] = {
    "toc": {"slugify": slugify(case="fold", normalize="NFKC")},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tilde": {"subscript": False},
}
