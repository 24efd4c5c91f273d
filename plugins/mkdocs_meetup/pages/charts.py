"""Small static charts: numbers by year come in, the boxes and labels of a drawing go out.

The numbers themselves are told in words or in a table beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .parts import Chart, Column

WIDE, NARROW, ENOUGH = 80, 44, 310
"""The distance of two columns: as great as this width allows, which every phone has, within limits."""
BAR, HEIGHT, TOP, FOOT = 2 / 3, 88, 16, 20
"""A column's share of that distance, the greatest height, the room above for a number and below for a year."""
MOST_LABELS = 14
LONGEST_GAP = 60


@dataclass(frozen=True, slots=True)
class Box:
    """One coloured part of a column, in the drawing's own units."""

    x: int
    y: float
    width: int
    height: float
    shade: int
    """Which of the chart's names it counts, from 0."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text whose middle stands over `x`."""

    x: int
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart with all its places worked out."""

    width: int
    height: int
    base: int
    """Where the columns stand."""
    boxes: tuple[Box, ...]
    years: tuple[Label, ...]
    totals: tuple[Label, ...]


def every_year(years: Iterable[int]) -> Sequence[int]:
    """The years from the first to the last, so that a gap is seen; only those given where the gap would be all there is to see."""
    known = sorted(set(years))
    if not known or known[-1] - known[0] > LONGEST_GAP:
        return known
    return range(known[0], known[-1] + 1)


def chart(names: tuple[str, ...], counts: Mapping[int, tuple[int, ...]], titles: Mapping[int, str]) -> Chart:
    """A column for each year; `counts` has a number for each name, `titles` the years as the language writes them."""
    nothing = (0,) * len(names)
    return Chart(names, tuple(Column(titles[year], str(year), counts.get(year, nothing)) for year in every_year(counts)))


def drawing(shown: Chart) -> Drawing:
    """The places of a chart's parts."""
    most = max((sum(column.counts) for column in shown.columns), default=0) or 1
    step = -(-len(shown.columns) // MOST_LABELS) or 1
    pitch = max(NARROW, min(WIDE, ENOUGH // max(len(shown.columns), 1)))
    placed = [(column, pitch // 2 + position * pitch) for position, column in enumerate(shown.columns)]
    base = TOP + HEIGHT
    return Drawing(
        width=pitch * len(placed),
        height=base + FOOT,
        base=base,
        boxes=tuple(box for column, middle in placed for box in _stack(column, middle, round(pitch * BAR), base, most)),
        years=tuple(Label(middle, base + 15, column.short) for column, middle in placed[::step]),
        totals=tuple(_total(column, middle, base, most) for column, middle in placed if any(column.counts)),
    )


def _stack(column: Column, middle: int, width: int, base: int, most: int) -> Iterator[Box]:
    below = 0.0
    for shade, count in enumerate(column.counts):
        height = _height(count, most)
        if height:
            below += height
            yield Box(middle - width // 2, round(base - below, 1), width, height, shade)


def _total(column: Column, middle: int, base: int, most: int) -> Label:
    return Label(middle, round(base - sum(_height(count, most) for count in column.counts) - 4, 1), str(sum(column.counts)))


def _height(count: int, most: int) -> float:
    return round(HEIGHT * count / most, 1)
