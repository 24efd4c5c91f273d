"""A mapping whose keys are known, and whose values are worked out when somebody asks: each once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Lazy(Mapping[Key, Value]):
    """Reads as a dict does, in the order of its keys."""

    def __init__(self, keys: Iterable[Key], make: Callable[[Key], Value]) -> None:
        self._keys, self._make = dict.fromkeys(keys), make
        self._made: dict[Key, Value] = {}

    def __getitem__(self, key: Key) -> Value:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: object) -> bool:
        return key in self._keys


def with_changes(mapping: Mapping[Key, Value], changes: Mapping[Key, Value]) -> Mapping[Key, Value]:
    """The mapping with other values for some of its keys; what is not worked out yet stays so."""
    if not isinstance(mapping, Lazy):
        return {**mapping, **changes}
    return Lazy(mapping, lambda key: changes[key] if key in changes else mapping[key])
