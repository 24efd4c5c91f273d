"""Files that belong to the frame around every page, whatever the catalog holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from .output import Output

EMPTY_INDEX = {"config": {"lang": ["en"], "separator": r"[\s]+", "pipeline": [], "fields": {}}, "docs": []}
"""Material fetches this index before it starts the search's worker; ours has no use for it."""


def build(scripts: Mapping[str, str]) -> Iterator[Output]:
    """The script of each language's pages, and what hosts and Material's script look for.

    Without `.nojekyll` GitHub Pages drops names that begin with an underscore.
    """
    for language, script in scripts.items():
        yield Output(f"assets/meetup/frame.{language}.js", script.encode())
    yield Output(".nojekyll", b"")
    yield Output("search/search_index.json", json.dumps(EMPTY_INDEX, separators=(",", ":")).encode("ascii"))
