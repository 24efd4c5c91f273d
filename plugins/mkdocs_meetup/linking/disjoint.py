"""Pairs that belong together in, groups out; the groups do not depend on the order in which the pairs come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Groups(Generic[Item]):
    """Disjoint sets of items: each item starts alone, `join` makes two groups one."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._parent: dict[Item, Item] = {item: item for item in items}

    def find(self, item: Item) -> Item:
        """The item that stands for the group of this one."""
        root = self._parent.setdefault(item, item)
        while root != self._parent[root]:
            root = self._parent[root]
        while item != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, first: Item, second: Item) -> None:
        """Make the groups of both one."""
        self._parent[self.find(first)] = self.find(second)

    def members(self) -> dict[Item, list[Item]]:
        """All groups, by the item that stands for each."""
        found: defaultdict[Item, list[Item]] = defaultdict(list)
        for item in tuple(self._parent):
            found[self.find(item)].append(item)
        return dict(found)
