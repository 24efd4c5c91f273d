"""The catalog and the converted reports go in, the files of the search index come out.

`data/search/directory.json` names all others. A small site has them in one bundle; a large one is fetched piece by piece.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from ..linking import vocabulary
from ..model import Catalog, Options
from .output import Output
from .search_compounds import seamer
from .search_names import Synonyms, names, synonyms
from .search_postings import collect, shards
from .search_records import BLOCK, BodyOf, Record, records

FOLDER = "data/search/"
_FORMAT = 1
_BUNDLED = 300_000
"""A site whose index is smaller than this is served in one file."""


def build(
    catalog: Catalog, body_of: BodyOf, options: Options, groups: Synonyms | None = None, *, bundle_up_to: int = _BUNDLED
) -> list[Output]:
    """All files of the index; `groups` are words that mean the same, those of the shipped vocabulary if no others are given."""
    found = list(records(catalog, body_of))
    index = collect(found)
    ranges = list(shards(index.postings))
    parts = {
        "names": _json({"names": names(catalog), "synonyms": synonyms(_known_groups(catalog, groups), index.postings)}),
        **{f"terms-{place}": shard.data for place, shard in enumerate(ranges)},
        **dict(_texts(found, seamer(index.katakana))),
    }
    files = [Output(f"{FOLDER}{name}", data) for name, data in _files(parts)]
    directory: dict[str, object] = {
        "format": _FORMAT,
        "records": len(found),
        "languages": options.languages,
        "default": options.default_language,
        "block": BLOCK,
        "ranges": [shard.first for shard in ranges],
    }
    if sum(len(file.data) for file in files) <= bundle_up_to:
        files = [_bundle(parts)]
        directory["bundle"] = files[0].path.removeprefix(FOLDER)
    else:
        directory["files"] = dict(_named(files))
    return [Output(f"{FOLDER}directory.json", _json(directory)), *files]


def _known_groups(catalog: Catalog, groups: Synonyms | None) -> Iterator[Sequence[str]]:
    """The vocabulary's words, and those of the tags in use, which a site may have added to."""
    yield from (term.spellings for term in vocabulary.shipped()) if groups is None else groups
    for tag in catalog.tags.values():
        yield (*(label for _, label in tag.label.versions), *tag.aliases)


def _texts(found: Iterable[Record], seamed: Callable[[str], str]) -> Iterator[tuple[str, bytes]]:
    """The records by blocks; their names carry no digest, for no directory could list them all. The client checks what it got."""
    for block, members in groupby(found, key=lambda record: record.number // BLOCK):
        yield f"texts-{block}", _json([record.as_json(seamed) for record in members])


def _files(parts: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for name, data in parts.items():
        packed = _gzip(data)
        yield (f"texts/{name.removeprefix('texts-')}.bin" if name.startswith("texts-") else f"{name}.{_digest(packed)}.bin"), packed


def _named(files: Iterable[Output]) -> Iterator[tuple[str, str]]:
    """The parts whose file names carry a digest."""
    for file in files:
        name = file.path.removeprefix(FOLDER)
        if "/" not in name:
            yield name.partition(".")[0], name


def _bundle(parts: dict[str, bytes]) -> Output:
    """One file: the length of a table, the table of names and sizes, then the parts one after the other."""
    table = _json([(name, len(data)) for name, data in parts.items()])
    data = _gzip(b"".join((len(table).to_bytes(4, "big"), table, *parts.values())))
    return Output(f"{FOLDER}bundle.{_digest(data)}.bin", data)


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, compresslevel=9, mtime=0)


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=6).hexdigest()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
