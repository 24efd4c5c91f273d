"""One language's tree of pages: turns what the catalog holds into the parts that its views show, in that language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from markupsafe import Markup

from ..languages import formats
from ..languages.strings import Strings
from ..model import Appearance, Body, Catalog, Event, Moment, Options, Report, Speaker, Talk, Text
from . import addresses
from .charts import chart, every_year
from .initials import sort_key
from .parts import Chart, Count, EventCard, Group, Link, Neighbours, Person, Reason, Remark, ReportRow, Row, TalkRow, When, Words
from .relations import Relations, chained
from .sharing import once
from .texts import externals

NOT_LATIN = frozenset({"ja", "zh", "ko"})
"""Languages whose titles, where they are all ASCII, are Latin words that need no mark."""

Bodies = Callable[[str, str], Body | None]
"""A report's text, by its id and the language of the original or of a translation."""


class Finish(Protocol):
    """The second pass over converted HTML, which knows the page on which it will stand."""

    def __call__(self, html: str, *, page: str, report: Report, language: str, talk: int | None) -> str:
        """`page` is an address without prefix; `talk` says as the how-manieth of the report's talks, None for the whole report."""


def unfinished(html: str, *, page: str, report: Report, language: str, talk: int | None) -> str:  # noqa: ARG001 - the protocol's names
    """The HTML as it is."""
    return html


@dataclass(frozen=True, slots=True)
class Tree:
    """What pages of one language are made from."""

    catalog: Catalog
    relations: Relations
    strings: Strings
    options: Options
    bodies: Bodies
    finish: Finish = unfinished
    remarks: Mapping[str, tuple[Remark, ...]] = field(default_factory=dict)
    """What authors may mend, by file; empty in a published site."""
    parts: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)
    """What was made already, by how it is made."""

    @property
    def language(self) -> str:
        return self.strings.language

    def t(self, key: str, **values: object) -> str:
        return self.strings.text(key, **values)

    def words(self, text: Text) -> Words:
        """A text in this language if there is one, else the original with its language."""
        language, version = next((pair for pair in text.versions if pair[0] == self.language), text.versions[0])
        return self.said(version, language)

    def other_words(self, text: Text) -> tuple[Words, ...]:
        """The text in its other languages."""
        shown = self.words(text).text
        return tuple(self.said(version, language) for language, version in text.versions if version != shown)

    def said(self, text: str, language: str) -> Words:
        """A text of a known language; the language is kept where a reader's machine must be told of it."""
        plain = not language or language == self.language or (text.isascii() and language in NOT_LATIN)
        return Words(text, "" if plain else language)

    @once
    def index(self, name: str) -> Link:
        """An index page, such as that of `events`."""
        return Link(f"{name}/", Words(self.t(f"nav.{name}")))

    @once
    def below(self, index: str, event: str = "", series: str = "") -> tuple[Link, ...]:
        """The way from the home page to what stands below an index page, and below an event or a series by its id."""
        return (self.index(index), *([self.event(event)] if event else []), *([self.series(series)] if series else []))

    @once
    def event(self, id: str) -> Link:
        return Link(addresses.event(id), self.words(self.catalog.events[id].name))

    @once
    def series(self, id: str) -> Link:
        return Link(addresses.series(id), self.words(self.catalog.series[id].name))

    @once
    def talk(self, id: str) -> Link:
        return Link(addresses.talk(id), self.words(self.catalog.talks[id].title))

    @once
    def tag(self, id: str) -> Link:
        return Link(addresses.tag(id), self.words(self.catalog.tags[id].label))

    @once
    def organization(self, id: str) -> Link:
        return Link(addresses.organization(id), self.words(self.catalog.organizations[id].name))

    @once
    def speaker(self, id: str) -> Link:
        return Link(addresses.speaker(id), self.words(self.catalog.speakers[id].name))

    @once
    def report(self, id: str, fragment: str = "") -> Link:
        version = self.version(id)
        return Link(addresses.report(id), self.said(version.title.value, version.language), fragment)

    @once
    def year(self, year: int) -> Link:
        return Link(addresses.year(year), Words(formats.year(year, self.language)))

    def neighbours(self, kind: str, id: str, link: Callable[[str], Link]) -> Neighbours:
        """Links to the pages before and after this one."""
        previous, following = self.relations.neighbours[kind].get(id, (None, None))
        return Neighbours(link(previous) if previous else None, link(following) if following else None)

    @once
    def course(self, person: str) -> Mapping[str, tuple[str | None, str | None]]:
        """For each talk of somebody's, the one before and the one after it."""
        return chained(self.catalog.speakers[person].talks)

    def version(self, id: str) -> Report:
        """The report in this language, else the original."""
        return self.catalog.translations.get((id, self.language)) or self.catalog.reports[id]

    def alternates(self, reports: Iterable[str]) -> tuple[str, ...]:
        """The languages in which at least one of the reports exists."""
        there = {language for id in reports for language in self.options.languages if self._exists(id, language)}
        return tuple(language for language in self.options.languages if language in there)

    def is_draft(self, reports: Iterable[str]) -> bool:
        """Whether there are reports and all of them are drafts."""
        states = [self.catalog.reports[id].draft for id in reports]
        return bool(states) and all(states)

    def _exists(self, id: str, language: str) -> bool:
        return (id, language) in self.catalog.translations or self.catalog.reports[id].language == language

    def body(self, html: str, page: str, report: Report, talk: int | None = None) -> Markup:
        """Converted HTML with its links made for this page. The converter has cleaned it, so it is markup from here on."""
        finished = self.finish(html, page=page, report=report, language=self.language, talk=talk)
        return Markup(finished)  # noqa: S704 - see above

    def person(self, appearance: Appearance) -> Person:
        """A speaker with the affiliation of the day."""
        return self.named(appearance.speaker, appearance.organization)

    @once
    def named(self, id: str, organization: str | None = None) -> Person:
        """Somebody by id, with the organization that they come from."""
        if self.catalog.speakers[id].hidden:
            return Person(Words(self.t("person.withheld")), None)
        link = self.speaker(id)
        return Person(link.words, link.address, self.organization(organization) if organization else None)

    @once
    def reason(self, kind: str, subject: str) -> Reason:
        """Why a talk is named beside another: the id of the speaker or the tag that they have in common."""
        return Reason(kind, (self.speaker if kind == "speaker" else self.tag)(subject).words)

    @once
    def speakers(self, talk: str) -> tuple[Person, ...]:
        """Who gave a talk."""
        return self.people(*((one.speaker, one.organization) for one in self.catalog.talks[talk].appearances))

    @once
    def authors(self, report: str) -> tuple[Person, ...]:
        """Who wrote a report."""
        return self.people(*((id, None) for id in self.relations.authors.get(report, ())))

    @once
    def people(self, *ids: tuple[str, str | None]) -> tuple[Person, ...]:
        """People by their ids, each with the organization that they come from."""
        return tuple(self.named(id, organization) for id, organization in ids)

    def names(self, people: Iterable[Person]) -> str:
        """Names in a sentence."""
        return self.t("list.comma").join(self.t("person.honorific", name=person.name.text) for person in people)

    @once
    def talk_row(self, id: str, *, with_event: bool = True) -> TalkRow:
        talk = self.catalog.talks[id]
        return TalkRow(
            link=self.talk(id),
            kind=talk.kind,
            speakers=self.speakers(id),
            event=self.event(talk.event) if with_event else None,
            when=self.when(self.catalog.events[talk.event]) if with_event else None,
            slides=next(externals(talk.slides), None),
            video=next(externals(talk.videos), None),
        )

    def when(self, event: Event) -> When:
        return When(event.start, event.end)

    @once
    def event_card(self, id: str, *, with_speakers: bool = True) -> EventCard:
        event = self.catalog.events[id]
        people = dict.fromkeys(a.speaker for talk in event.talks for a in self.catalog.talks[talk].appearances) if with_speakers else ()
        return EventCard(
            link=self.event(id),
            when=self.when(event),
            venue=event.venue or "",
            state=event.state,
            talks=len(event.talks),
            speakers=tuple(map(self.named, people)),
        )

    @once
    def report_row(self, id: str) -> ReportRow:
        version = self.version(id)
        event = self.catalog.event_of.get(id)
        return ReportRow(
            link=self.report(id),
            authors=self.authors(id),
            posted=version.date.value if version.date else None,
            event=self.event(event) if event else None,
            draft=version.draft,
            language="" if version.language == self.language else version.language,
        )

    def counted(self, counts: Mapping[str, int], link: Callable[[str], Link], most: int | None = None) -> tuple[Count, ...]:
        """Links with numbers, the highest first, equal ones by name. People who are not to be named are left out."""
        shown = [id for id in counts if not self._is_hidden(id, link)]
        ordered = sorted(shown, key=lambda name: (-counts[name], self._place(name, link), name))
        return tuple(Count(link(id), counts[id]) for id in ordered[:most])

    def _place(self, id: str, link: Callable[[str], Link]) -> tuple[object, ...]:
        people = link == self.speaker
        return self.collation(*self.reading(self.catalog.speakers[id])) if people else self.collation(link(id).words.text)

    @once
    def collation(self, name: str, kana: str | None = None) -> tuple[object, ...]:
        """Orders names as a reader of this language expects."""
        return sort_key(name, kana, latin_first=self.language.partition("-")[0] not in NOT_LATIN)

    def reading(self, person: Speaker) -> tuple[str, str | None]:
        """The name as shown; its reading counts only where it is shown in Japanese."""
        name = self.words(person.name).text
        return name, None if name.isascii() else person.kana

    def _is_hidden(self, id: str, link: Callable[[str], Link]) -> bool:
        return link == self.speaker and self.catalog.speakers[id].hidden

    def by_year(self, rows: Iterable[tuple[int | None, Row]]) -> tuple[Group[Row], ...]:
        """Rows in groups of years, the newest first, those without one last; within a year as they came."""
        years: dict[int | None, list[Row]] = {}
        for year, row in rows:
            years.setdefault(year, []).append(row)
        ordered = sorted(years, key=lambda year: -(year or 0))
        return tuple(self._year_group(year, tuple(years[year])) for year in ordered)

    def _year_group(self, year: int | None, rows: tuple[Row, ...]) -> Group[Row]:
        if year is None:
            return Group("undated", self.t("time.undated"), rows)
        link = self.year(year)
        return Group(f"y{year}", link.words.text, rows, link.address)

    def chart(self, talks: Iterable[Talk], name: str) -> Chart | None:
        """Talks by year; None where there are not two years to compare."""
        counts = Counter(year for talk in talks if (year := self.year_of(talk)) is not None)
        return self.chart_of((name,), {year: (count,) for year, count in counts.items()}) if len(counts) > 1 else None

    def chart_of(self, names: tuple[str, ...], counts: Mapping[int, tuple[int, ...]]) -> Chart:
        """A chart whose years are written as the language writes them."""
        return chart(names, counts, {year: self.year(year).words.text for year in every_year(counts)})

    def newest_reports(self, reports: Iterable[str]) -> tuple[ReportRow, ...]:
        """The reports in the order of the index of all reports."""
        return tuple(map(self.report_row, sorted(reports, key=self.relations.report_order.__getitem__)))

    def newest_first(self, talks: Iterable[str]) -> list[Talk]:
        """The talks by their ids, in the order of the index of all talks."""
        return [self.catalog.talks[id] for id in sorted(talks, key=self.relations.order.__getitem__)]

    def year_of(self, talk: Talk) -> int | None:
        return self.catalog.events[talk.event].year

    def remarks_on(self, reports: Iterable[str]) -> tuple[Remark, ...]:
        """What may be mended in some reports."""
        paths = dict.fromkeys(path for id in reports for path in (self.catalog.reports[id].path, self.version(id).path))
        return tuple(remark for path in paths for remark in self.remarks.get(path, ()))

    def number(self, value: int) -> str:
        return formats.number(value, self.language)

    def day(self, moment: Moment | None) -> str:
        """A day within a sentence; empty for none."""
        return formats.short_day(moment, self.language) if moment else ""
