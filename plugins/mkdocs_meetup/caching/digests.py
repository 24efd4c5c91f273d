"""Digests of values: equal values have the same one in every process, others do not."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import partial
from hashlib import blake2b
from operator import attrgetter
from types import NoneType
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
        self._texts: dict[str, bytes] = {}
        self._ways: dict[type, Callable[[Any], bytes]] = {str: self._text, tuple: self._items, frozenset: self._set}

    def of(self, value: object) -> bytes:
        """The value's digest.

        Raises TypeError for what is no plain value.
        """
        return of_bytes(self._token(value))

    def _token(self, value: Any) -> bytes:
        kind = type(value)
        way = self._ways.get(kind)
        if way is None:
            way = self._ways[kind] = self._way(kind)
        return way(value)

    def _way(self, kind: type) -> Callable[[Any], bytes]:
        """How values of a class are told."""
        if issubclass(kind, str):
            mark = b"e" if issubclass(kind, Enum) else b"m"
            return lambda value: _marked(mark, str(value))
        if issubclass(kind, bool | int | float | NoneType):
            return lambda value: repr(value).encode() + b";"
        if issubclass(kind, tuple):
            return self._items
        if is_dataclass(kind):
            told = self._fields(kind)
            return partial(self._once, told) if kind in self._shared else told
        if issubclass(kind, date):
            return lambda value: f"d{value.isoformat()} {getattr(value, 'tzinfo', None)};".encode()
        raise TypeError(f"{kind.__name__} has no digest")

    def _text(self, value: str) -> bytes:
        known = self._texts.get(value)
        if known is None:
            known = _marked(b"s", value)
            if len(value) <= _INLINE:
                self._texts[value] = known
        return known

    def _items(self, value: tuple[object, ...]) -> bytes:
        return b"(" + b"".join(map(self._token, value)) + b")"

    def _set(self, value: frozenset[object]) -> bytes:
        return b"{" + b"".join(sorted(map(self._token, value))) + b"}"

    def _once(self, told: Callable[[object], bytes], value: object) -> bytes:
        # What is held cannot give its number to another.
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = (value, b"#" + of_bytes(told(value)))
        return known[1]

    def _fields(self, kind: type) -> Callable[[Any], bytes]:
        names = [one.name for one in fields(kind)]
        parts: Callable[[Any], tuple[object, ...]] = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
        start, token = b"<" + kind.__name__.encode(), self._token
        return lambda value: start + b"".join(map(token, parts(value))) + b">"


def _marked(mark: bytes, value: str) -> bytes:
    data = value.encode("utf-8", "surrogatepass")
    return mark + (b"%d:" % len(data) + data if len(data) <= _INLINE else b"!" + of_bytes(data))
