"""What the rules that read an event are given: the file, the post's title and day, the time zone and the sections."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from ..model import Fact, Moment, Place
from .sections import Section


@dataclass(frozen=True, slots=True)
class Scope:
    """What an event is read from."""

    path: str
    title: Fact[str]
    posted: Moment | None
    tz: ZoneInfo
    root: Section

    def place(self, line: int) -> Place:
        return Place(self.path, line)
