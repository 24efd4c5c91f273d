"""A talk as the reading rules hand it to each other, before it becomes a `TalkNote`."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import Kind
from .people import Person


@dataclass(frozen=True, slots=True)
class Speech:
    """A person with the line and the rule that gave them."""

    person: Person
    line: int
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Unit:
    """A talk and the lines that it takes up."""

    title: str
    line: int
    start: int
    """The first line of its text."""
    end: int
    """The first line behind it."""
    form: str
    rule: str
    confidence: float
    kind: Kind
    speeches: tuple[Speech, ...] = ()
    byline: tuple[int, ...] = ()
    position: int = 0
    """The line of the programme on which it stands, if that comes before its chapter."""
    slides: tuple[tuple[str, int], ...] = field(default=())
    """Addresses with their lines."""
    videos: tuple[tuple[str, int], ...] = field(default=())

    @property
    def order(self) -> int:
        """What the talks of a report are sorted by."""
        return self.position or self.line
