"""What a search index was made of goes in, and stands beside it in the cache, so that the next one can be made of it and a few changes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..caching.derived import Derived
from ..caching.store import key_of
from . import search_files as files
from .output import Output
from .search_records import Record

_STATE = b"state"


@dataclass(frozen=True, slots=True)
class State:
    """One index."""

    basis: str
    """The digest of all that it depends on besides its records."""
    numbers: list[int]
    digests: list[str]
    sizes: list[int]
    """The characters of each record's texts."""

    @classmethod
    def of(cls, found: Sequence[tuple[Record, bytes]], basis: str) -> State:
        """The state of an index of these records, given with their digests."""
        return cls(
            basis, [record.number for record, _ in found], [digest.hex() for _, digest in found], [record.size for record, _ in found]
        )

    @property
    def key(self) -> bytes:
        """What the index is found by. All indexes lie in one file of the store."""
        return b"\0" + key_of(b"index", self.basis.encode(), files.as_json(self.numbers), *map(bytes.fromhex, self.digests))

    def keep(self, outputs: Sequence[Output], words: Mapping[str, int], memory: Derived) -> None:
        """Leave the index; `words` says in how many records each katakana word stands."""
        memory.keep(self.key, files.folded(outputs))
        memory.latest = self.key
        memory.keep(_beside(self.key), files.as_json([self.basis, self.numbers, self.digests, self.sizes, words]))

    @staticmethod
    def load(key: bytes, memory: Derived) -> tuple[State, dict[str, int]] | None:
        """The state and the katakana words of the index with a key, if they are known.

        Raises ValueError where something else lies there.
        """
        data = memory.found(_beside(key))
        if data is None:
            return None
        basis, numbers, digests, sizes, words = json.loads(data)
        return State(basis, numbers, digests, sizes), words

    @staticmethod
    def forget(key: bytes, memory: Derived) -> None:
        """Take the index with a key away."""
        memory.forget(key)
        memory.forget(_beside(key))


def _beside(key: bytes) -> bytes:
    return b"\0" + key_of(_STATE, key)
