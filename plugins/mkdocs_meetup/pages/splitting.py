"""Lists too long for one page: groups of rows come in, what fits on a page goes out, and where the rest stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from .parts import Group, Row

MOST = 400
"""How many rows a page may have: about 100 KB of HTML."""
FULL, IN_ALL = 100, 300
"""How many rows of two lines a page may have, and how many rows in all where the others take one."""


def newest(groups: Iterable[Group[Row]], most: int = MOST, weight: Callable[[Row], int] = lambda _row: 1) -> tuple[Group[Row], ...]:
    """The groups with the rows of the first ones, as far as they fit; the others say how many rows stand on the pages of their own.

    A group without a page of its own keeps its rows.
    """
    room, shown = most, []
    for group in groups:
        taken = _fitting(group.rows, room, weight) if group.address else len(group.rows)
        # Once something was left out, nothing older is shown, or the list would have a hole.
        room = room - sum(map(weight, group.rows)) if taken == len(group.rows) else 0
        shown.append(replace(group, rows=group.rows[:taken], left=len(group.rows) - taken))
    return tuple(shown)


def condensed(groups: Iterable[Group[Row]], full: int = FULL, most: int = IN_ALL) -> tuple[Group[Row], ...]:
    """The newest groups as they are while there are no more than `full` rows, older ones in brief, and none past `most` rows."""
    shown, count = [], 0
    for group in newest(groups, most):
        count += len(group.rows)
        shown.append(replace(group, brief=count > full))
    return tuple(shown)


def _fitting(rows: Sequence[Row], room: int, weight: Callable[[Row], int]) -> int:
    """How many of the first rows fit."""
    for position, row in enumerate(rows):
        room -= weight(row)
        if room < 0:
            return position
    return len(rows)


def parts_of(rows: Sequence[Row], most: int = MOST, weight: Callable[[Row], int] = lambda _row: 1) -> tuple[tuple[Row, ...], ...]:
    """The rows in parts that fit on a page each: at least one, even if empty. A row too large for any has a part of its own."""
    parts: list[list[Row]] = [[]]
    room = most
    for row in rows:
        if parts[-1] and weight(row) > room:
            parts.append([])
            room = most
        parts[-1].append(row)
        room -= weight(row)
    return tuple(map(tuple, parts))
