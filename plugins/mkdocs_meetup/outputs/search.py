"""The catalog and the converted reports go in, the files of the search index come out.

`data/search/directory.json` names all others. A small site has them in one bundle; a large one is fetched piece by piece.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import groupby

from ..caching.derived import Derived
from ..caching.store import key_of
from ..linking import vocabulary
from ..model import Catalog, Options
from . import search_files as files
from .output import Output
from .search_columns import columns
from .search_compounds import seamer
from .search_names import Synonyms, names, synonyms
from .search_pages import ByHand, by_hand
from .search_postings import collect, shards
from .search_records import BLOCK, BodyOf, Record, records

__all__ = ["build", "by_hand"]

_FORMAT = 3
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
    pages: Sequence[ByHand] = (),
    memory: Derived | None = None,
    bundle_up_to: int = _BUNDLED,
    lean_from: int = _LEAN,
) -> list[Output]:
    """All files of the index; `groups` are words that mean the same, those of the shipped vocabulary if no others are given.

    `pages` are those that somebody wrote by hand.

    `memory` is what the caller hands from build to build.
    """
    memory = memory or Derived()
    meant = [list(group) for group in _known_groups(groups)]
    found = [(record, record.digest()) for record in records(catalog, body_of, pages)]
    known = files.as_json((names(catalog), meant, options.languages, options.default_language, bundle_up_to, lean_from))
    numbers = files.as_json([record.number for record, _ in found])
    # All indexes lie in one file of the store, which forgets the older ones.
    key = b"\0" + key_of(b"index", known, numbers, *(digest for _, digest in found))
    same = memory.found(key)
    with suppress(ValueError):  # what is no index was put there by somebody else
        if same is not None:
            return files.unfolded(same)
    outputs = _made(catalog, found, options, meant, memory, bundle_up_to, lean_from)
    memory.keep(key, files.folded(outputs))
    memory.turn()
    return outputs


def _made(
    catalog: Catalog,
    found: Sequence[tuple[Record, bytes]],
    options: Options,
    groups: Synonyms,
    memory: Derived,
    bundle_up_to: int,
    lean_from: int,
) -> list[Output]:
    lean = sum(len(part.passage.text) for record, _ in found for part in record.parts) > lean_from
    index = collect(found, lean=lean, memory=memory)
    ranges = list(shards(index.postings))
    all_records = [record for record, _ in found]
    known = files.as_json({"names": names(catalog), "synonyms": synonyms(groups, catalog, index.postings)})
    counted = {facet: files.as_json(column) for facet, column in columns(all_records).items()}
    parts = files.Parts(known, counted, [shard.data for shard in ranges], dict(_texts(all_records, seamer(index.katakana))))
    directory = {
        "format": _FORMAT,
        "records": len(found),
        "languages": options.languages,
        "default": options.default_language,
        "block": BLOCK,
        "lean": lean,
        "ranges": [shard.first for shard in ranges],
    }
    return files.packed(parts, directory, bundle_up_to, lambda data: memory.passing(key_of(b"zipped", data), lambda: files.zipped(data)))


def _known_groups(groups: Synonyms | None) -> Synonyms:
    return vocabulary.synonym_groups(vocabulary.shipped()) if groups is None else groups


def _texts(found: Iterable[Record], seamed: Callable[[str], str]) -> Iterator[tuple[int, bytes]]:
    """The records by blocks."""
    for block, members in groupby(found, key=lambda record: record.number // BLOCK):
        yield block, files.as_json([record.as_json(seamed) for record in members])
