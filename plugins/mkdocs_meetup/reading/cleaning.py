"""Front matter of any generator in, only what a page of MkDocs can use out. A foreign `template:` would end a build in a traceback."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from .decoding import decode
from .frontmatter import split

HIDEABLE = frozenset({"navigation", "toc", "path", "footer", "tags", "feedback"})
"""What Material lets a page hide."""


def clean(data: bytes) -> str:
    """A page's source as the engine may have it: YAML front matter with harmless keys, then the body."""
    matter = split(decode(data).text)
    kept = _usable(matter.values)
    if not kept:
        return matter.body
    return f"---\n{yaml.safe_dump(kept, allow_unicode=True, sort_keys=True)}---\n{matter.body}"


def _usable(values: Mapping[str, object]) -> dict[str, object]:
    texts = {key: str(values[key]).strip() for key in ("title", "description") if isinstance(values.get(key), str | int | float)}
    found: dict[str, object] = {key: text for key, text in texts.items() if text}
    hidden = values.get("hide")
    if isinstance(hidden, list) and (names := [name for name in hidden if name in HIDEABLE]):
        found["hide"] = names
    search = values.get("search")
    if isinstance(search, Mapping) and search.get("exclude") is True:
        found["search"] = {"exclude": True}
    return found
