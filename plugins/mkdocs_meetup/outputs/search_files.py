"""The parts of an index go in, the files that hold them come out: the directory, and one bundle or a file for each part."""

from __future__ import annotations

import gzip
import hashlib
import json
from base64 import b32encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .output import Output

FOLDER = "data/search/"
DIRECTORY = f"{FOLDER}directory.json"


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


def packed(parts: Parts, directory: Mapping[str, object], bundle_up_to: int, pack: Callable[[bytes], bytes]) -> list[Output]:
    """The directory, then all parts in one file if they are small together, else each in its own."""
    names = pack(parts.names)
    columns = {facet: pack(data) for facet, data in parts.columns.items()}
    terms = [pack(data) for data in parts.terms]
    texts = {block: pack(data) for block, data in parts.texts.items()}
    if sum(map(len, (names, *columns.values(), *terms, *texts.values()))) <= bundle_up_to:
        bundle = pack(bundled(parts))
        return [_directory(directory, bundle=digest(bundle)), Output(f"{FOLDER}bundle.{digest(bundle)}.bin", bundle)]
    pieces = {f"{FOLDER}names.{digest(names)}.bin": names}
    pieces |= {f"{FOLDER}columns/{digest(data)}.bin": data for data in columns.values()}
    pieces |= {f"{FOLDER}terms/{digest(data)}.bin": data for data in terms}
    # No directory could list the digests of all blocks, so their names have none. They are asked for with one of all of them
    # behind a `?`: what a browser kept from an earlier deployment is not taken for this one's.
    pieces |= {f"{FOLDER}texts/{block}.bin": data for block, data in texts.items()}
    named = {facet: digest(data) for facet, data in columns.items()}
    listed = _directory(
        directory, names=digest(names), columns=named, terms=[digest(data) for data in terms], texts=digest(b"".join(texts.values()))
    )
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


def zipped(data: bytes) -> bytes:
    """Compressed, and the same at any time of day."""
    return gzip.compress(data, compresslevel=9, mtime=0)


def digest(data: bytes) -> str:
    """A short name for these bytes."""
    return b32encode(hashlib.blake2b(data, digest_size=5).digest()).decode().lower()


def _directory(directory: Mapping[str, object], **files: object) -> Output:
    return Output(DIRECTORY, as_json({**directory, **files}))
