"""The views of pages that list what there is: the indexes of every kind, and the statistics."""

from __future__ import annotations

from dataclasses import dataclass

from .parts import Chart, Count, Course, EventCard, Group, Link, NameRow, Programme, Remark, ReportRow, Share
from .views import Numbers, View


@dataclass(frozen=True, slots=True)
class EventsView(View):
    """All events by year."""

    years: tuple[Group[EventCard], ...]


@dataclass(frozen=True, slots=True)
class TalksView(View):
    """All talks by year and event."""

    years: tuple[Group[Programme], ...]


@dataclass(frozen=True, slots=True)
class ReportsView(View):
    """All reports by the year in which they were posted."""

    years: tuple[Group[ReportRow], ...]


@dataclass(frozen=True, slots=True)
class SpeakersView(View):
    """All speakers by initial, or those of one initial where they are many."""

    initials: tuple[Group[NameRow], ...]
    pages: tuple[Count, ...] = ()
    """The initials' own pages, where one page cannot hold them all."""
    frequent: tuple[Count, ...] = ()
    """Whom the first page names in that case."""


@dataclass(frozen=True, slots=True)
class TagsView(View):
    """The tags most in use, and all of them by name."""

    by_weight: tuple[Count, ...]
    by_name: tuple[Group[Count], ...]
    left: int = 0
    """How many that come up just once are left to the search, where there are too many for a page."""


@dataclass(frozen=True, slots=True)
class ProblemsView(View):
    """The author's page: what the archive's own files could say better."""

    severities: tuple[Group[Remark], ...]
    tags: tuple[tuple[Link, Link], ...]
    """Pairs of tags that may be one."""
    handles: tuple[Link, ...]
    """People with a handle of which no text says where it lives."""
    slides: tuple[Link, ...]
    """Talks without slides."""


@dataclass(frozen=True, slots=True)
class CountsView(View):
    """A plain index: organizations, series."""

    rows: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class YearCount:
    """A year and how much happened in it."""

    link: Link
    events: int
    talks: int


@dataclass(frozen=True, slots=True)
class YearsView(View):
    """All years."""

    years: tuple[YearCount, ...]


@dataclass(frozen=True, slots=True)
class StatsView(View):
    """The archive in numbers."""

    numbers: Numbers
    talks: Chart
    newcomers: Chart
    years: tuple[Link, ...]
    """The years of `topics`, the oldest first."""
    topics: tuple[Course, ...]
    kinds: tuple[Share, ...]
    languages: tuple[Share, ...]
