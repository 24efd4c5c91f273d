"""Records go in, one column for each facet comes out: which values each record has, so that results can be counted by value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .search_records import Record

FACETS = ("kind", "year", "tag", "speaker", "organization", "series", "language")

Column = dict[str, list[object]]


def columns(records: Sequence[Record]) -> dict[str, Column]:
    """For each facet its values, and for each record, in order, the places of its values among them; the records' numbers as gaps."""
    numbers = [record.number for record in records]
    gaps: list[object] = [number - before for before, number in zip([0, *numbers], numbers, strict=False)]
    values = [record.values() for record in records]
    return {"numbers": {"gaps": gaps}} | {facet: _column([each.get(facet, ()) for each in values]) for facet in FACETS}


def _column(rows: Iterable[Sequence[str]]) -> Column:
    places: dict[str, int] = {}
    encoded: list[object] = []
    for row in rows:
        found = [places.setdefault(value, len(places)) for value in row]
        encoded.append(found[0] if len(found) == 1 else found)
    return {"values": list(places), "rows": encoded}
