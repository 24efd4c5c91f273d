"""The catalog and the converted reports go in, the files of the search index come out.

`data/search/directory.json` names all others. A small site has them in one bundle; a large one is fetched piece by piece.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from ..linking import vocabulary
from ..model import Catalog, Options
from . import search_files as files
from .output import Output
from .search_columns import columns
from .search_compounds import seamer
from .search_memory import Memory
from .search_names import Synonyms, names, synonyms
from .search_postings import collect, shards
from .search_records import BLOCK, BodyOf, Record, records

__all__ = ["Memory", "build"]

_FORMAT = 2
_BUNDLED = 300_000
"""A site whose index is smaller than this is served in one file."""
_LEAN = 1_000_000
"""An archive with more characters than this leaves pairs of hiragana in texts unindexed: they are grammar, and a quarter of the size."""


def build(
    catalog: Catalog,
    body_of: BodyOf,
    options: Options,
    groups: Synonyms | None = None,
    *,
    memory: Memory | None = None,
    bundle_up_to: int = _BUNDLED,
    lean_from: int = _LEAN,
) -> list[Output]:
    """All files of the index; `groups` are words that mean the same, those of the shipped vocabulary if no others are given.

    `memory` is what the caller hands from build to build.
    """
    memory = memory or Memory()
    found = list(records(catalog, body_of))
    lean = sum(len(part.passage.text) for record in found for part in record.parts) > lean_from
    index = collect(found, lean=lean, memory=memory)
    ranges = list(shards(index.postings))
    known = files.as_json({"names": names(catalog), "synonyms": synonyms(_known_groups(groups), catalog, index.postings)})
    counted = {facet: files.as_json(column) for facet, column in columns(found).items()}
    parts = files.Parts(known, counted, [shard.data for shard in ranges], dict(_texts(found, seamer(index.katakana))))
    directory = {
        "format": _FORMAT,
        "records": len(found),
        "languages": options.languages,
        "default": options.default_language,
        "block": BLOCK,
        "lean": lean,
        "ranges": [shard.first for shard in ranges],
    }
    outputs = files.packed(parts, directory, bundle_up_to, memory.zipped)
    memory.turn()
    return outputs


def _known_groups(groups: Synonyms | None) -> Synonyms:
    return vocabulary.synonym_groups(vocabulary.shipped()) if groups is None else groups


def _texts(found: Iterable[Record], seamed: Callable[[str], str]) -> Iterator[tuple[int, bytes]]:
    """The records by blocks."""
    for block, members in groupby(found, key=lambda record: record.number // BLOCK):
        yield block, files.as_json([record.as_json(seamed) for record in members])
