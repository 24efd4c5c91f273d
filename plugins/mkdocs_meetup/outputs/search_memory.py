"""What one build of the search index leaves to the next, so that an edited report costs little more than itself.

Without it the index is the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from .search_files import zipped

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """Values by what they are worked out from; what a whole build did not ask for is forgotten after it."""

    def __init__(self) -> None:
        self._before: dict[Hashable, Value] = {}
        self._now: dict[Hashable, Value] = {}

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value for a key, made if neither this build nor the last one has it."""
        if key in self._now:
            return self._now[key]
        value = self._before[key] if key in self._before else make()
        self._now[key] = value
        return value

    def turn(self) -> None:
        """A build has ended."""
        self._before, self._now = self._now, {}


@dataclass(frozen=True, slots=True)
class Marks:
    """The terms of a record and where in it each stands, as small as it can be held; and its katakana words."""

    terms: str
    """One a line."""
    marks: bytes
    katakana: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """For one caller that builds again and again."""

    marks: Kept[Marks] = field(default_factory=Kept)
    bridges: Kept[tuple[str, ...]] = field(default_factory=Kept)
    """By Latin word, the term that its sound leads to it by, if any."""
    files: Kept[bytes] = field(default_factory=Kept)

    def zipped(self, data: bytes) -> bytes:
        """The bytes compressed."""
        return self.files.get(hashlib.blake2b(data, digest_size=16).digest(), lambda: zipped(data))

    def turn(self) -> None:
        """A build has ended."""
        for kept in (self.marks, self.bridges, self.files):
            kept.turn()
