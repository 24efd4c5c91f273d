"""Two versions of a report in, whether linking all reports anew would tell anything else than before out, but for line numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any

from ..model import Catalog, Place, Report, TalkNote
from .evidence import SHORT
from .matching import Matcher
from .scans import mentions_in

_NOT_LINKED: Mapping[type, frozenset[str]] = {
    Report: frozenset({"body", "body_line", "description", "problems"}),
    TalkNote: frozenset({"end", "text", "byline"}),
    Place: frozenset({"line"}),
}
"""What linking passes on or does not look at, and what changes with every line that is added. Texts are looked at below."""


def tells_alike(pairs: Iterable[tuple[Report | None, Report]], catalog: Catalog, matcher: Matcher) -> bool:
    """Whether the catalog would be the same, line numbers aside, with the new reports in the places of the old, as far as there are any."""
    for old, new in pairs:
        if old is None or (old.id, old.path) != (new.id, new.path) or old.id not in catalog.reports or not new.is_report:
            return False
        event = catalog.events.get(catalog.event_of.get(old.id, ""))
        if not links_alike(old, new, matcher, alone=event is not None and event.reports == (old.id,)):
            return False
    return not catalog.withheld


def links_alike(old: Report, new: Report, matcher: Matcher, *, alone: bool) -> bool:
    """Whether the reports are equal in all that people, events, talks and tags are found by.

    `alone` says that no other report tells of the event, so that a talk's text is as long as it is here.
    """
    return _linked(old) == _linked(new) and _evidence(old, matcher, alone=alone) == _evidence(new, matcher, alone=alone)


def _linked(value: Any) -> object:
    if isinstance(value, datetime):  # instants of two time zones are equal, and may be shown as two days
        return value.isoformat()
    if isinstance(value, tuple):
        return tuple(map(_linked, value))
    if not is_dataclass(value):
        return value
    left_out = _NOT_LINKED.get(type(value), frozenset())
    return tuple(_linked(getattr(value, one.name)) for one in fields(value) if one.name not in left_out)


def _evidence(report: Report, matcher: Matcher, *, alone: bool) -> list[object]:
    """What each talk's text says of its tags; whether it is short counts, since that makes evidence of less."""
    body = report.body.split("\n")
    lengths = [min(len(note.text), SHORT + 1) for note in report.talks]
    mentioned = [_mentioned(note, body, report, matcher) for note in report.talks]
    return [mentioned, [(length > 0, length > SHORT) for length in lengths] if alone else lengths]


def _mentioned(note: TalkNote, body: Sequence[str], report: Report, matcher: Matcher) -> object:
    found = mentions_in(note, body, report.body_line, matcher)
    return {term: (one.count, len(one.places), one.heading is None) for term, one in found.items()}
