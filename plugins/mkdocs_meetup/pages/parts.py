"""The small values that views are made of: words, links, chips, rows and cards, each holding just what is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from ..model import EventState, Kind, Moment

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Words:
    """A text to show."""

    text: str
    language: str = ""
    """Its language where that must be marked; empty where it is the page's own."""


@dataclass(frozen=True, slots=True)
class Link:
    """A page of this site by its name."""

    address: str
    words: Words
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class External:
    """An address on another site, `http` or `https` only."""

    url: str
    host: str
    """The host as a reader knows it, without `www.`."""


@dataclass(frozen=True, slots=True)
class Account:
    """A handle, and its profile's address where the text says where it lives."""

    host: str
    handle: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, with the affiliation of the day where one is known."""

    name: Words
    address: str | None
    """None for somebody who is not to be named."""
    organization: Link | None = None


@dataclass(frozen=True, slots=True)
class When:
    """When an event took place, as far as a report states it."""

    start: Moment | None = None
    end: Moment | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A link with a number beside it: a tag and its talks, a speaker and theirs."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a talk is named beside another: the same speaker, or the same tag."""

    kind: str
    subject: Words


@dataclass(frozen=True, slots=True)
class TalkRow:
    """A talk in a list."""

    link: Link
    kind: Kind
    speakers: tuple[Person, ...]
    event: Link | None = None
    when: When | None = None
    slides: External | None = None
    video: External | None = None
    organization: Link | None = None
    """On the page of one of the speakers: where they came from then. The others are in `speakers`."""


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """A talk in a list, and why it is there."""

    row: TalkRow
    reason: Reason


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event in a list."""

    link: Link
    when: When
    venue: str
    state: EventState
    talks: int
    speakers: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in a list."""

    link: Link
    authors: tuple[Person, ...]
    posted: Moment | None
    event: Link | None
    draft: bool
    language: str = ""
    """The language it is written in where that is not the page's."""


@dataclass(frozen=True, slots=True)
class Group(Generic[Row]):
    """Rows under one heading: a year's, an initial's."""

    id: str
    title: str
    rows: tuple[Row, ...]
    address: str | None = None
    """A page of its own for the heading."""
    left: int = 0
    """How many more rows stand on that page, or are found by the search."""
    brief: bool = False
    """Whether each row has to do with one line, for there are many."""


@dataclass(frozen=True, slots=True)
class NameRow:
    """A person in an index of names."""

    link: Link
    count: int
    also: str
    """Other spellings, by which the name is found while a reader types."""


@dataclass(frozen=True, slots=True)
class Programme:
    """An event with the talks that were given there."""

    event: EventCard
    talks: tuple[TalkRow, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something for the author's eyes: where it stands, what it says, what to do about it."""

    path: str
    line: int
    severity: str
    message: str
    """In English, as the log has it."""
    remedy: str
    excerpt: str = ""
    """The line itself."""
    link: Link | None = None
    """The page that shows the file."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The pages before and after this one in their order."""

    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One year of a chart."""

    title: str
    """The year as the language writes it."""
    short: str
    """The year in figures."""
    counts: tuple[int, ...]
    """A number for each of the chart's names."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers by year, drawn as columns and told in words."""

    names: tuple[str, ...]
    """What is counted; more than one where the columns are stacked."""
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """One of several kinds of things, with its number and its part of the greatest one in percent."""

    name: str
    count: int
    percent: int
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """How often something came up in each of some years."""

    link: Link
    counts: tuple[int, ...]
    heats: tuple[int, ...]
    """The same from 0 to 4, for colours."""
