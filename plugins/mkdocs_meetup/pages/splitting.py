"""Lists too long for one page: groups of rows come in, what fits on a page goes out, and where the rest stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from .parts import EventCard, Group, Link, Row, TalkRow

MOST = 400
"""How many rows a page may have: about 100 KB of HTML."""
FULL, IN_ALL = 42_000, 120_000
"""How many bytes the rows in full may have on a page of somebody or something; and how many all rows would have in full, though past
that each has one line, which is two thirds of it or less."""
_MARKUP = 150
"""The bytes of a row besides its links."""
_LINK = 50
"""Those of a link besides its name and address."""


def newest(
    groups: Iterable[Group[Row]], most: int = MOST, weight: Callable[[Row], int] = lambda _row: 1, *, apart: bool = True
) -> tuple[Group[Row], ...]:
    """The groups with the rows of the first ones, as far as they fit; the others say how many rows are left out.

    Where these stand on pages of the groups' own (`apart`), a group without one keeps its rows.
    """
    room, shown = most, []
    for group in groups:
        sizes = list(map(weight, group.rows))
        taken = len(sizes) if apart and not group.address else _fitting(sizes, room)
        # Once something was left out, nothing older is shown, or the list would have a hole.
        room = room - sum(sizes) if taken == len(sizes) else 0
        shown.append(replace(group, rows=group.rows[:taken], left=len(sizes) - taken))
    return tuple(shown)


def condensed(groups: Iterable[Group[Row]], weight: Callable[[Row], int], full: int = FULL, most: int = IN_ALL) -> tuple[Group[Row], ...]:
    """The newest groups as they are while they weigh no more than `full`, older ones in brief, and none past `most`.

    What is left out is found by the search.
    """
    shown, sum_of_all = [], 0
    for group in newest(groups, most, weight, apart=False):
        sum_of_all += sum(map(weight, group.rows))
        shown.append(replace(group, brief=sum_of_all > full))
    return tuple(shown)


def size_of(row: TalkRow | EventCard) -> int:
    """About how many bytes of HTML a row makes in full."""
    return _MARKUP + sum(_size_of_link(link) for link in _links_in(row))


def _links_in(row: TalkRow | EventCard) -> Iterator[Link]:
    yield row.link
    if isinstance(row, TalkRow):
        yield from filter(None, (row.event, row.organization))
    for person in row.speakers:
        yield Link(person.address or "", person.name)
        if person.organization:
            yield person.organization


def _size_of_link(link: Link) -> int:
    return len(link.address.encode()) + len(link.words.text.encode()) + _LINK


def _fitting(sizes: Sequence[int], room: int) -> int:
    """How many of the first rows fit."""
    return bisect_right(list(accumulate(sizes)), room)


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
