"""One view a page kind: exactly the data that its template shows, nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..model import EventState, Kind, Moment
from .parts import (
    Account,
    Chart,
    Count,
    EventCard,
    External,
    Group,
    Link,
    Neighbours,
    Person,
    Programme,
    RelatedRow,
    ReportRow,
    TalkRow,
    When,
    Words,
)


@dataclass(frozen=True, slots=True)
class View:
    """What all views have in common: nothing."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """How much there is."""

    events: int
    talks: int
    speakers: int
    organizations: int
    tags: int
    reports: int


@dataclass(frozen=True, slots=True)
class HomeView(View):
    """The way into everything."""

    site_name: str
    intro: Markup
    """What the community wrote in `index.md`; empty if nothing."""
    events: tuple[EventCard, ...]
    speakers: tuple[Count, ...]
    tags: tuple[Count, ...]
    series: tuple[Count, ...]
    years: tuple[Link, ...]
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class ReportView(View):
    """A report as its author wrote it."""

    title: Words
    authors: tuple[Person, ...]
    posted: Moment | None
    updated: Moment | None
    event: EventCard | None
    talks: tuple[Link, ...]
    tags: tuple[Link, ...]
    body: Markup
    body_language: str
    draft: bool
    around: Neighbours


@dataclass(frozen=True, slots=True)
class EventView(View):
    """When, where, which edition, what was spoken about, who wrote about it."""

    name: Words
    when: When
    state: EventState
    venue: str
    address: str
    url: External | None
    hashtag: str
    series: Link | None
    number: int | None
    talks: tuple[TalkRow, ...]
    reports: tuple[ReportRow, ...]
    tags: tuple[Count, ...]
    draft: bool
    """Whether nothing but drafts tells of it."""
    missing: tuple[int, ...]
    """Numbers between this edition and its neighbours that nobody wrote about."""
    around: Neighbours


@dataclass(frozen=True, slots=True)
class SeriesView(View):
    """All events under one name."""

    name: Words
    years: tuple[Group[EventCard], ...]
    missing: tuple[int, ...]
    """Numbers between the first and the last edition that nobody wrote about."""
    speakers: tuple[Count, ...]
    tags: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A talk's part of one report."""

    report: Link
    """To the very heading."""
    id: str
    """Of its own heading on the page, which it has where there are several."""
    authors: tuple[Person, ...]
    body: Markup
    language: str


@dataclass(frozen=True, slots=True)
class Before:
    """What one of a talk's speakers spoke about before and after it."""

    person: Person
    earlier: TalkRow | None
    later: TalkRow | None


@dataclass(frozen=True, slots=True)
class TalkView(View):
    """One talk: who, when, about what, and what was written about it."""

    title: Words
    kind: Kind
    speakers: tuple[Person, ...]
    event: EventCard
    tags: tuple[Link, ...]
    slides: tuple[External, ...]
    videos: tuple[External, ...]
    excerpts: tuple[Excerpt, ...]
    others: tuple[Before, ...]
    related: tuple[RelatedRow, ...]
    draft: bool
    """Whether nothing but drafts tells of it."""
    around: Neighbours


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Where somebody came from, and in which years."""

    organization: Link
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class SpeakerView(View):
    """A person: what they spoke about, with whom, and what they wrote."""

    name: Words
    initials: str
    first: EventCard | None
    """The event at which they first spoke; None where they spoke at one only."""
    latest: EventCard | None
    other_names: tuple[Words, ...]
    kana: str
    aliases: tuple[str, ...]
    accounts: tuple[Account, ...]
    links: tuple[External, ...]
    organizations: tuple[Affiliation, ...]
    tags: tuple[Count, ...]
    talks: tuple[Group[TalkRow], ...]
    companions: tuple[Count, ...]
    reports: tuple[ReportRow, ...]
    reports_left: int = 0
    """How many older ones are left to the index of reports."""


@dataclass(frozen=True, slots=True)
class OrganizationView(View):
    """Where speakers came from, and their talks of that time."""

    name: Words
    other_names: tuple[Words, ...]
    aliases: tuple[str, ...]
    url: External | None
    chart: Chart | None
    speakers: tuple[Count, ...]
    speakers_left: int
    """How many more there are."""
    tags: tuple[Count, ...]
    talks: tuple[Group[TalkRow], ...]


@dataclass(frozen=True, slots=True)
class TagView(View):
    """A topic: the talks about it and who gave them."""

    label: Words
    other_labels: tuple[Words, ...]
    aliases: tuple[str, ...]
    chart: Chart | None
    """Talks by year; None where one year has them all."""
    talks: tuple[Group[TalkRow], ...]
    speakers: tuple[Count, ...]
    related: tuple[Count, ...]
    reports: tuple[ReportRow, ...]
    reports_left: int = 0
    """How many older ones are left to the search."""


@dataclass(frozen=True, slots=True)
class YearView(View):
    """A year's events with their talks, or one part of them where they are many."""

    events: tuple[Programme, ...]
    parts: tuple[Link, ...]
    """All parts, where there is more than one."""
    part: int
    """Which of them this is, from 1."""
    speakers: tuple[Count, ...]
    tags: tuple[Count, ...]
    reports: tuple[ReportRow, ...]
    around: Neighbours


@dataclass(frozen=True, slots=True)
class SearchView(View):
    """The search page; what it finds is put in by its script."""

    indexes: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView(View):
    """The one error page, in every language of the site."""

    site_name: str
    languages: tuple[str, ...]
