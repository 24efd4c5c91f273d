"""Bytes by key in one folder. It may be deleted, copied from elsewhere or written by another version: then it knows less, never wrong.

A few hundred files hold all entries, each file those whose keys begin alike, so that a change rewrites little and a start reads little.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from .folder import prepared

KEY = 16
"""The bytes of a key."""
_MAGIC = b"mkdocs-meetup cache 1\n"
_SUM, _LENGTH = 8, 4
_SPARE = 2
"""A file holds at most so many times what the last build used: what other branches use may stay, and nothing grows for ever."""


def key_of(*parts: bytes) -> bytes:
    """A key that differs wherever one of the parts differs."""
    digest = blake2b(digest_size=KEY)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


@dataclass(slots=True)
class _Shard:
    entries: dict[bytes, bytes]
    used: dict[bytes, None] = field(default_factory=dict)
    added: bool = False

    def kept(self) -> dict[bytes, bytes]:
        """What this build used, and of the rest the newest while there is room."""
        room = (_SPARE - 1) * sum(len(self.entries[key]) for key in self.used)
        spare = []
        for key in reversed(self.entries):
            if key not in self.used:
                room -= len(self.entries[key])
                if room < 0:
                    break
                spare.append(key)
        return {key: self.entries[key] for key in (*reversed(spare), *self.used)}


class Store:
    """The entries of one folder, read as they are asked for and written by `save`."""

    def __init__(self, folder: Path, tell: Callable[[str], None]) -> None:
        self._folder, self._tell = folder, tell
        self._shards: dict[str, _Shard] = {}

    def get(self, key: bytes) -> bytes | None:
        """The entry, None where there is none."""
        shard = self._shard(key)
        found = shard.entries.get(key)
        if found is not None:
            shard.used[key] = None
        return found

    def put(self, key: bytes, data: bytes) -> None:
        """Keep an entry from the next `save` on."""
        shard = self._shard(key)
        shard.entries[key] = data
        shard.used[key] = None
        shard.added = True

    def drop(self, key: bytes) -> None:
        """Forget an entry from the next `save` on."""
        shard = self._shard(key)
        if shard.entries.pop(key, None) is not None:
            shard.used.pop(key, None)
            shard.added = True

    def use(self, key: bytes) -> None:
        """Count an entry as used by this build that its caller holds already, where its file is about to be written anew."""
        shard = self._shards.get(key[:1].hex())
        if shard and key in shard.entries:
            shard.used[key] = None

    def save(self, *, whole: bool = True) -> None:
        """Write what is new. A cache that cannot be written is told of, and the build goes on.

        Where a build was not `whole`, what it did not ask for may be of use to others as much as before, and stays.
        """
        try:
            for name, shard in self._shards.items():
                if shard.added:
                    if whole:
                        shard.entries = shard.kept()
                    self._write(name, shard)
        except OSError as error:
            self._tell(f"the cache in {self._folder} cannot be written: {error}")
        # Whoever asks again reads again; until then nobody needs to hold the bytes.
        self._shards.clear()

    def _write(self, name: str, shard: _Shard) -> None:
        shard.added = False
        path = prepared(self._folder) / name
        # Whoever reads meanwhile sees the old file or the new one.
        part = path.with_name(f"{name}.{os.getpid()}")
        part.write_bytes(_MAGIC + b"".join(_packed(key, data) for key, data in shard.entries.items()))
        part.replace(path)

    def _shard(self, key: bytes) -> _Shard:
        name = key[:1].hex()
        if name not in self._shards:
            self._shards[name] = _Shard(dict(self._read(self._folder / name)))
        return self._shards[name]

    def _read(self, path: Path) -> Iterator[tuple[bytes, bytes]]:
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            self._tell(f"the cache file {path} cannot be read: {error}")
            return
        if not data.startswith(_MAGIC):
            self._tell(f"the cache file {path} is not of this version and is ignored")
            return
        at = len(_MAGIC)
        while at < len(data):
            head = at + KEY + _SUM + _LENGTH
            key, check = data[at : at + KEY], data[at + KEY : at + KEY + _SUM]
            at = head + int.from_bytes(data[head - _LENGTH : head], "big")
            entry = data[head:at]
            if len(check) < _SUM or check != _sum(key, entry):
                self._tell(f"the cache file {path} is damaged: what stands behind byte {head} is ignored")
                return
            yield key, entry


def _packed(key: bytes, data: bytes) -> bytes:
    return key + _sum(key, data) + len(data).to_bytes(_LENGTH, "big") + data


def _sum(key: bytes, data: bytes) -> bytes:
    return blake2b(key + data, digest_size=_SUM).digest()
