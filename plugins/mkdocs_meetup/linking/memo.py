"""What the steps of linking made the last time, by what they made it from, so that after an edit only what it touches is made again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

Made = TypeVar("Made")


class Memo:
    """The steps of one linking, and those of the one before. With nothing remembered everything that is made is the same."""

    def __init__(self) -> None:
        self._before: dict[Hashable, tuple[Sequence[object], object, Any]] = {}
        self._now: dict[Hashable, tuple[Sequence[object], object, Any]] = {}
        self._own: dict[str, Memo] = {}

    def step(self, key: Hashable, parts: Sequence[object], make: Callable[[], Made], by: object = None) -> Made:
        """What `make` gives; what it gave the last time, where `parts` are the very same objects as then, and `by` is equal.

        Reports are told apart as objects, never by their values: instants of two time zones are equal, and yet shown in two ways. What `by`
        holds must have no such values.
        """
        last = self._now.get(key) or self._before.get(key)
        if last is None or list(map(id, last[0])) != list(map(id, parts)) or last[1] != by:
            last = (parts, by, make())
        self._now[key] = last
        made: Made = last[2]
        return made

    def within(self, name: str, make: Callable[[Memo], Made]) -> Made:
        """What `make` gives with a memo of its own: the steps within a step that is not made each time."""
        own = self._own.setdefault(name, Memo())
        made = make(own)
        own.turn()
        return made

    def turn(self) -> None:
        """All has been linked: what nobody asked for is of no use any more."""
        self._before, self._now = self._now, {}
