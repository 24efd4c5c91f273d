"""Digests of values: equal values have the same one in every process, others do not."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import blake2b
from operator import attrgetter
from typing import Any

SIZE = 12
_INLINE = 48
"""A longer text stands by its digest."""


def of_bytes(data: bytes) -> bytes:
    """The digest of bytes."""
    return blake2b(data, digest_size=SIZE).digest()


class Digests:
    """The digests of many values that have parts in common."""

    def __init__(self, shared: Collection[type]) -> None:
        """A part of one of the shared classes is looked at once, and held."""
        self._shared = frozenset(shared)
        self._known: dict[int, tuple[object, bytes]] = {}
        self._parts: dict[type, Callable[[Any], tuple[object, ...]]] = {}

    def of(self, value: object) -> bytes:
        """The value's digest.

        Raises TypeError for what is no plain value.
        """
        return of_bytes(self._token(value))

    def _token(self, value: Any) -> bytes:
        if isinstance(value, str):
            return _text(value)
        if value is None or isinstance(value, bool | int | float):
            return repr(value).encode() + b";"
        if isinstance(value, tuple):
            return b"(" + b"".join(map(self._token, value)) + b")"
        if type(value) in self._shared:
            return self._shared_token(value)
        if is_dataclass(value):
            return self._of_fields(value)
        if isinstance(value, date):
            return f"d{value.isoformat()} {getattr(value, 'tzinfo', None)};".encode()
        if isinstance(value, frozenset):
            return b"{" + b"".join(sorted(map(self._token, value))) + b"}"
        raise TypeError(f"{type(value).__name__} has no digest")

    def _shared_token(self, value: object) -> bytes:
        # What is held cannot give its number to another.
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = (value, b"#" + of_bytes(self._of_fields(value)))
        return known[1]

    def _of_fields(self, value: Any) -> bytes:
        kind = type(value)
        if kind not in self._parts:
            names = [one.name for one in fields(kind)]
            self._parts[kind] = attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)
        return b"<" + kind.__name__.encode() + b"".join(map(self._token, self._parts[kind](value))) + b">"


def _text(value: str) -> bytes:
    kind = b"e" if isinstance(value, Enum) else b"s" if type(value) is str else b"m"
    data = str(value).encode("utf-8", "surrogatepass")
    return kind + (b"%d:" % len(data) + data if len(data) <= _INLINE else b"!" + of_bytes(data))
