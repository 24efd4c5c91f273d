"""The catalog and the converted reports go in, the files of the search index come out.

`data/search/directory.json` names all others. A small site has them in one bundle; a large one is fetched piece by piece.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import groupby
from typing import TypeVar

from ..caching.derived import Derived
from ..caching.store import key_of
from ..linking import vocabulary
from ..model import Catalog, Options
from . import search_files as files
from .output import Output
from .search_columns import columns
from .search_compounds import seamer
from .search_files import FOLDER
from .search_names import Meanings, names, narrower, synonyms
from .search_pages import ByHand, by_hand
from .search_postings import collect, shards, spelled
from .search_records import BLOCK, BodyOf, Record, records, texts_of
from .search_state import State
from .search_update import updated

__all__ = ["FOLDER", "build", "by_hand"]

Item = TypeVar("Item")

_FORMAT = 5
_BUNDLED = 300_000
"""A site whose index is smaller than this is served in one file."""
_LEAN = 1_000_000
"""An archive with more characters than this leaves pairs of hiragana in texts unindexed: they are grammar, and a quarter of the size."""


def _on() -> None:
    """Nobody waits."""


def build(
    catalog: Catalog,
    body_of: BodyOf,
    options: Options,
    terms: Iterable[vocabulary.Term] | None = None,
    *,
    pages: Sequence[ByHand] = (),
    memory: Derived | None = None,
    events: Collection[str] | None = None,
    bundle_up_to: int = _BUNDLED,
    lean_from: int = _LEAN,
    pause: Callable[[], None] = _on,
) -> list[Output]:
    """All files of the index; `terms` are the vocabulary in force, the shipped one if no other is given.

    `pages` are those that somebody wrote by hand.

    `memory` is what the caller hands from build to build. Where the texts of some `events` are all that has changed since the index that
    it names as its `latest`, that is made anew in part.

    `pause` is called now and then; it may raise to give up.
    """
    memory = memory or Derived()
    meant = Meanings.of(vocabulary.shipped() if terms is None else tuple(terms))
    basis = key_of(
        files.as_json((names(catalog), meant.groups, meant.narrower, options.languages, options.default_language, bundle_up_to, lean_from))
    ).hex()
    if events is not None:
        found = [(record, record.digest()) for record in records(catalog, body_of, pages, events)]
        made = updated(memory.latest, found, basis, meant.all, memory, bundle_up_to, lean_from)
        if made:
            state, outputs, words = made
            if state.key != memory.latest:
                State.forget(memory.latest, memory)
                state.keep(outputs, words, memory)
            memory.turn(whole=False)
            return outputs
    found = [(record, record.digest()) for record in _between(records(catalog, body_of, pages), pause)]
    state = State.of(found, basis)
    same = memory.found(state.key)
    with suppress(ValueError):  # what is no index was put there by somebody else
        if same is not None:
            memory.latest = state.key
            return files.unfolded(same)
    outputs, written = _made(catalog, found, options, meant, memory, bundle_up_to, lean_from, pause)
    state.keep(outputs, written, memory)
    memory.turn()
    return outputs


def _made(
    catalog: Catalog,
    found: Sequence[tuple[Record, bytes]],
    options: Options,
    meant: Meanings,
    memory: Derived,
    bundle_up_to: int,
    lean_from: int,
    pause: Callable[[], None],
) -> tuple[list[Output], Mapping[str, int]]:
    """The files, and in how many records each katakana word stands."""
    lean = sum(record.size for record, _ in found) > lean_from
    index = collect(_between(found, pause), lean=lean, memory=memory)
    ranges = list(_between(shards(index.postings), pause))
    all_records = [record for record, _ in found]
    told = {
        "names": names(catalog),
        "synonyms": synonyms(meant.groups, catalog, index.postings),
        "narrower": narrower(meant, catalog, index.postings),
    }
    known = files.as_json(told)
    counted = {facet: files.as_json(column) for facet, column in columns(all_records).items()}
    parts = files.Parts(
        known, counted, [shard.data for shard in ranges], dict(_texts(_between(all_records, pause), seamer(spelled(index.written))))
    )
    directory = {
        "format": _FORMAT,
        "records": len(found),
        "languages": options.languages,
        "default": options.default_language,
        "block": BLOCK,
        "lean": lean,
    }

    def pack(data: bytes) -> bytes:
        pause()
        return memory.passing(key_of(b"zipped", data), lambda: files.zipped(data))

    return files.packed(parts, directory, [shard.first for shard in ranges], bundle_up_to, pack), index.written


def _between(items: Iterable[Item], pause: Callable[[], None]) -> Iterator[Item]:
    for item in items:
        pause()
        yield item


def _texts(found: Iterable[Record], seamed: Callable[[str], str]) -> Iterator[tuple[int, bytes]]:
    """The records by blocks."""
    for block, members in groupby(found, key=lambda record: record.number // BLOCK):
        yield block, texts_of(members, seamed)
