"""The parts of an index go in, the files that hold them come out: the directory, and one bundle or a file for each part."""

from __future__ import annotations

import gzip
import hashlib
import json
from base64 import b32encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .output import Output

FOLDER = "data/search/"
DIRECTORY = f"{FOLDER}directory.json"
_TEXTS = f"{FOLDER}texts/"
_TERMS = f"{FOLDER}terms/"
_UNSIGNED = 0xFFFFFFFF
_STAMP = 3
"""The directory has so many characters for each shard. They stand in the shard, too, so that one of another deployment is known: in its
header, where gzip has a time of which nobody has any use.
"""
_TIME = slice(4, 8)


@dataclass(frozen=True, slots=True)
class Parts:
    """What an index consists of."""

    names: bytes
    columns: Mapping[str, bytes]
    """The facets' values, by facet."""
    terms: Sequence[bytes]
    texts: Mapping[int, bytes]
    """The records, by block."""

    def named(self) -> Iterator[tuple[str, bytes]]:
        """Every part under the name by which the client asks for it."""
        yield "names", self.names
        yield from ((f"columns-{facet}", data) for facet, data in self.columns.items())
        yield from ((f"terms-{place}", data) for place, data in enumerate(self.terms))
        yield from ((f"texts-{block}", data) for block, data in self.texts.items())


@dataclass(frozen=True, slots=True)
class Pieces:
    """The files of an index that lies in many files."""

    directory: Mapping[str, Any]
    by_path: Mapping[str, bytes]

    @classmethod
    def of(cls, outputs: Sequence[Output]) -> Pieces:
        """The pieces among the files of an index.

        Raises KeyError where it lies in one file.
        """
        files = {output.path: output.data for output in outputs}
        directory = json.loads(files.pop(DIRECTORY))
        directory["terms"], directory["texts"]
        return cls(directory, files)

    @property
    def ranges(self) -> list[str]:
        """What each shard of the terms begins with."""
        return list(self.directory["ranges"])

    @property
    def terms(self) -> list[bytes]:
        """The shards of the terms, compressed."""
        return [self.by_path[shard_path(first)] for first in self.ranges]

    def renewed(self, shards: Sequence[tuple[str, bytes]], texts: Mapping[int, bytes]) -> list[Output]:
        """All files with these shards of terms, each with what it begins with, and with other texts in some blocks."""
        terms = {shard_path(first): stamped(data) for first, data in shards}
        blocks = {path: data for path, data in self.by_path.items() if path.startswith(_TEXTS)}
        blocks |= {f"{_TEXTS}{block}.bin": data for block, data in texts.items()}
        first = {path: data for path, data in self.by_path.items() if not path.startswith((_TEXTS, _TERMS))}
        more = {"terms": stamps(data for _, data in shards), "texts": digest(b"".join(blocks.values()))}
        listed = _directory({**self.directory, "ranges": [first for first, _ in shards], **more})
        return [listed, *(Output(path, data) for path, data in {**first, **terms, **blocks}.items())]


def packed(
    parts: Parts, directory: Mapping[str, object], ranges: Sequence[str], bundle_up_to: int, pack: Callable[[bytes], bytes]
) -> list[Output]:
    """The directory, then all parts in one file if they are small together, else each in its own.

    `ranges` has what each shard of the terms begins with.
    """
    directory = {**directory, "ranges": ranges}
    names = pack(parts.names)
    columns = {facet: pack(data) for facet, data in parts.columns.items()}
    terms = [pack(data) for data in parts.terms]
    texts = {block: pack(data) for block, data in parts.texts.items()}
    if sum(map(len, (names, *columns.values(), *terms, *texts.values()))) <= bundle_up_to:
        bundle = pack(bundled(parts))
        return [_directory(directory, bundle=digest(bundle)), Output(f"{FOLDER}bundle.{digest(bundle)}.bin", bundle)]
    pieces = {f"{FOLDER}names.{digest(names)}.bin": names}
    pieces |= {f"{FOLDER}columns/{digest(data)}.bin": data for data in columns.values()}
    pieces |= {shard_path(first): stamped(data) for first, data in zip(ranges, terms, strict=True)}
    # No directory could list the digests of all blocks, so their names have none. They are asked for with one of all of them
    # behind a `?`: what a browser kept from an earlier deployment is not taken for this one's. So are shards, with their stamps.
    pieces |= {f"{_TEXTS}{block}.bin": data for block, data in texts.items()}
    named = {facet: digest(data) for facet, data in columns.items()}
    listed = _directory(directory, names=digest(names), columns=named, terms=stamps(terms), texts=digest(b"".join(texts.values())))
    return [listed, *(Output(path, data) for path, data in pieces.items())]


def bundled(parts: Parts) -> bytes:
    """The length of a table, the table of names and sizes, then the parts one after the other."""
    return folded([Output(name, data) for name, data in parts.named()])


def folded(outputs: Sequence[Output]) -> bytes:
    """Files as the bytes that `unfolded` makes them from."""
    table = as_json([(output.path, len(output.data)) for output in outputs])
    return b"".join((len(table).to_bytes(4, "big"), table, *(output.data for output in outputs)))


def unfolded(data: bytes) -> list[Output]:
    """The files of an index that were folded.

    Raises ValueError where there are others among them.
    """
    at = 4 + int.from_bytes(data[:4], "big")
    outputs = []
    for path, size in json.loads(data[4:at]):
        if not path.startswith(FOLDER):
            raise ValueError(f"{path} is no file of the index")
        outputs.append(Output(path, data[at : at + size]))
        at += size
    return outputs


def as_json(value: object) -> bytes:
    """JSON without spaces; what UTF-8 cannot hold becomes `?`."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def unzipped(data: bytes) -> bytes:
    """What was compressed.

    Raises OSError or EOFError where it was not.
    """
    return gzip.decompress(data)


def zipped(data: bytes) -> bytes:
    """Compressed, and the same at any time of day."""
    return gzip.compress(data, compresslevel=9, mtime=0)


def digest(data: bytes) -> str:
    """A short name for these bytes."""
    return b32encode(hashlib.blake2b(data, digest_size=5).digest()).decode().lower()


def shard_path(first: str) -> str:
    """The file of the shard that begins so: its name says no more than the directory does, for each would have to be told there."""
    return f"{_TERMS}{hashed(first):x}.bin"


def hashed(text: str) -> int:
    """A number of 53 bits for a text, which the client works out, too; not for secrets."""
    one, other = 0xDEADBEEF, 0x41C6CE57
    for unit in memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H"):
        one = (one ^ unit) * 0x9E3779B1 & _UNSIGNED
        other = (other ^ unit) * 0x5F356495 & _UNSIGNED
    one, other = one ^ other >> 13, other ^ one >> 13
    return (other & 0x1FFFFF) << 32 | one


def stamped(data: bytes) -> bytes:
    """A compressed shard with the beginning of its digest in its header."""
    return data[: _TIME.start] + stamps([data]).encode().ljust(_TIME.stop - _TIME.start, b"\0") + data[_TIME.stop :]


def stamps(shards: Iterable[bytes]) -> str:
    """What the directory has of the compressed shards."""
    return "".join(digest(data[_TIME.stop :])[:_STAMP] for data in shards)


def _directory(directory: Mapping[str, object], **files: object) -> Output:
    return Output(DIRECTORY, as_json({**directory, **files}))
