"""Bytes by what they are worked out from: within one process, and where there is a store, from process to process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .store import Store, key_of


class Derived:
    """What a whole build did not ask for is forgotten after it. With nothing remembered the values are the same."""

    def __init__(self, folder: Path | None = None, tell: Callable[[str], None] = print, basis: bytes = b"") -> None:
        """`folder` holds the store, `basis` names what every value depends on besides its key: the code."""
        self._store, self._basis = (Store(folder, tell) if folder else None), basis
        self.latest = b""
        """The key that the caller wants to go on from."""
        self._before: dict[bytes, bytes] = {}
        self._now: dict[bytes, bytes] = {}

    def get(self, key: bytes, make: Callable[[], bytes]) -> bytes:
        """The value for a key, made if neither this build nor an earlier one has it."""
        value = self.found(key)
        return self.keep(key, make()) if value is None else value

    def passing(self, key: bytes, make: Callable[[], bytes]) -> bytes:
        """The same for what is made faster than it is read from a disk."""
        value = self._recalled(key)
        if value is None:
            value = self._now[key] = make()
        return value

    def found(self, key: bytes) -> bytes | None:
        """The value for a key, if it is known."""
        value = self._recalled(key)
        if value is None and self._store:
            value = self._store.get(self._stored(key))
            if value is not None:
                self._now[key] = value
        return value

    def keep(self, key: bytes, value: bytes) -> bytes:
        """Take a value in for later builds."""
        self._now[key] = value
        if self._store:
            self._store.put(self._stored(key), value)
        return value

    def forget(self, key: bytes) -> None:
        """Take a value away that nobody will ask for again."""
        self._before.pop(key, None)
        self._now.pop(key, None)
        if self._store:
            self._store.drop(self._stored(key))

    def turn(self, *, whole: bool = True) -> None:
        """A build has ended; one that was not `whole` has not asked for all that is of use."""
        if self._store:
            for key in self._now:
                self._store.use(self._stored(key))
            self._store.save(whole=whole)
        self._before, self._now = (self._now if whole else {**self._before, **self._now}), {}

    def _stored(self, key: bytes) -> bytes:
        # The first byte says which file holds an entry, so keys that begin alike share the room of one.
        return key[:1] + key_of(self._basis, key)[1:]

    def _recalled(self, key: bytes) -> bytes | None:
        value = self._now.get(key)
        if value is None and (value := self._before.get(key)) is not None:
            self._now[key] = value
        return value
