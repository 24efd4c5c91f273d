"""Files that hosts and Material's own script expect to find, whatever the catalog holds."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .output import Output

EMPTY_INDEX = {"config": {"lang": ["en"], "separator": r"[\s]+", "pipeline": [], "fields": {}}, "docs": []}
"""Material fetches this index before it starts the search's worker; ours has no use for it."""


def build() -> Iterator[Output]:
    """`.nojekyll`, without which GitHub Pages drops names that begin with an underscore, and the index in place of Material's."""
    yield Output(".nojekyll", b"")
    yield Output("search/search_index.json", json.dumps(EMPTY_INDEX, separators=(",", ":")).encode("ascii"))
