"""The values that flow through the pipeline, from a report's text to the linked catalog.

All are frozen; none knows a folder, an engine or a template.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

Value = TypeVar("Value")

REFUSED = "x-refused"
"""The scheme behind which a converted text keeps an address that no browser may open, so that its author can be told."""

Moment = date | datetime
"""A day, or an instant with a time zone. A `datetime` here is never naive."""


class Kind(StrEnum):
    """What sort of talk it is, in the words that the output uses."""

    TALK = "talk"
    LIGHTNING_TALK = "lightning_talk"
    KEYNOTE = "keynote"
    PANEL = "panel"
    WORKSHOP = "workshop"
    OTHER = "other"


class Severity(StrEnum):
    """How much a problem matters: an error fails `--strict`, a suggestion never does."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"
    NOTE = "note"


class EventState(StrEnum):
    """Whether an event took place as planned."""

    HELD = "held"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something was written."""

    path: str
    """The file, relative to the content folder, with `/`."""
    line: int
    """The line in that file, counted from 1, front matter included."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that an author can mend."""

    place: Place
    code: str
    """A stable word for the rule, in kebab case: `front-matter-syntax`, `unknown-link`."""
    severity: Severity
    message: str
    """What is wrong, in one English sentence without a full stop."""
    remedy: str
    """How to mend it, in one English sentence without a full stop."""

    def __str__(self) -> str:
        return f"{self.place}: {self.message}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Fact(Generic[Value]):
    """A value that was read, with the place and the rule that it came from."""

    value: Value
    place: Place
    rule: str
    """The rule's stable name: `front-matter`, `heading-title`, `label-date`."""
    confidence: float = 1.0
    """From 0 to 1; what an author stated outright is 1."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as written in one place. Parsing never decides who it is."""

    name: str | None
    handle: str | None
    """Without `@`, as written."""
    organization: str | None
    """The affiliation as written beside the name."""
    place: Place
    rule: str
    host: str | None = None
    """Where the handle lives, if the text says so by a link: `x`, `github`, `connpass`, …"""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class TalkNote:
    """A talk as one report tells it."""

    title: Fact[str]
    kind: Kind
    speakers: tuple[Mention, ...]
    form: str
    """The shape in which it stands: `heading`, `bullet`, `row`, `paragraph`, `front-matter`."""
    end: int
    """The first line of the file that no longer belongs to the talk."""
    text: str = ""
    """The talk's own Markdown, without its heading and by-line."""
    byline: tuple[int, ...] = ()
    """The lines of the file that name the speakers, other than the title's own line."""
    slides: tuple[Fact[str], ...] = ()
    videos: tuple[Fact[str], ...] = ()
    tags: tuple[Fact[str], ...] = ()
    id: str | None = None
    """An explicit id from the front matter, which aligns translations and merges reports."""

    @property
    def line(self) -> int:
        """The line of the file on which the title stands."""
        return self.title.place.line


@dataclass(frozen=True, slots=True)
class EventNote:
    """An event as one report tells it; what the report does not state is None."""

    name: Fact[str] | None = None
    series: Fact[str] | None = None
    number: Fact[int] | None = None
    start: Fact[Moment] | None = None
    end: Fact[Moment] | None = None
    venue: Fact[str] | None = None
    address: Fact[str] | None = None
    url: Fact[str] | None = None
    hashtag: Fact[str] | None = None
    state: EventState = EventState.HELD
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One write-up of one event by one author, or one translation of it."""

    id: str
    """The path without suffix and language: `reports/2018/kubernetes-meetup-tokyo-10`; a page bundle's is its folder."""
    path: str
    language: str
    """The language it is written in, a BCP 47 code such as `ja`."""
    title: Fact[str]
    is_report: bool
    """False for a post that is not about an event; it then has no event and no talks."""
    date: Fact[Moment] | None = None
    """When it was posted. Never the event's date."""
    updated: Fact[Moment] | None = None
    authors: tuple[Mention, ...] = ()
    tags: tuple[Fact[str], ...] = ()
    description: Fact[str] | None = None
    """The first text that informs, or what the front matter says."""
    event: EventNote | None = None
    talks: tuple[TalkNote, ...] = ()
    draft: bool = False
    slug: str | None = None
    aliases: tuple[Fact[str], ...] = ()
    """Old addresses of this report, as its author wrote them."""
    body: str = ""
    """The Markdown behind the front matter, with `\\n` line ends and in NFC."""
    body_line: int = 1
    """The line of the file on which the body starts."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one or more languages, the original first."""

    versions: tuple[tuple[str, str], ...]
    """Pairs of language and text; never empty. The language may be empty where it does not matter (a name in Latin script)."""

    def in_language(self, language: str) -> str:
        """The text in that language, else the original."""
        return dict(self.versions).get(language, self.versions[0][1])

    def language_of(self, language: str) -> str:
        """The language in which `in_language(language)` answers."""
        return language if language in dict(self.versions) else self.versions[0][0]

    @property
    def original(self) -> str:
        """The text in the language in which it was first written."""
        return self.versions[0][1]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person whom mentions resolve to; an author who never spoke is one, too."""

    id: str
    """The slug; the same in every language."""
    name: Text
    """As shown: the name by itself, or `@handle` where nothing else is known."""
    kana: str | None = None
    handles: tuple[tuple[str, str], ...] = ()
    """Pairs of host and handle; the host is empty where no text names it. No profile address is made from such a one."""
    aliases: tuple[str, ...] = ()
    """Other spellings that were met or that `people.yml` gives."""
    links: tuple[str, ...] = ()
    hidden: bool = False
    talks: tuple[str, ...] = ()
    """Ids of the talks, in order of time."""
    reports: tuple[str, ...] = ()
    """Ids of the reports that they wrote, in order of time."""
    old_slugs: tuple[str, ...] = ()
    """Former ids, whose addresses redirect."""


@dataclass(frozen=True, slots=True)
class Organization:
    """A company, community or institution that speakers came from."""

    id: str
    name: Text
    aliases: tuple[str, ...] = ()
    url: str | None = None
    talks: tuple[str, ...] = ()
    old_slugs: tuple[str, ...] = ()
    """Former ids, whose addresses redirect."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A term of the vocabulary that is in use on this site."""

    id: str
    label: Text
    aliases: tuple[str, ...] = ()
    talks: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    """Ids of the reports whose front matter gives it."""
    old_slugs: tuple[str, ...] = ()
    """Former ids, whose addresses redirect."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """One speaker at one talk, with the affiliation of that day."""

    speaker: str
    organization: str | None
    mention: Mention


@dataclass(frozen=True, slots=True)
class TalkTag:
    """A tag of a talk and the evidence for it."""

    tag: str
    place: Place
    rule: str


@dataclass(frozen=True, slots=True)
class TalkSource:
    """Which report tells of a talk, and as the how-manieth of its `talks`."""

    report: str
    index: int


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk of one event, with all that the reports tell of it."""

    id: str
    """`{event id}/{talk slug}`."""
    title: Text
    kind: Kind
    event: str
    order: int
    """Its place in the programme, counted from 0."""
    appearances: tuple[Appearance, ...] = ()
    tags: tuple[TalkTag, ...] = ()
    slides: tuple[str, ...] = ()
    videos: tuple[str, ...] = ()
    sources: tuple[TalkSource, ...] = ()
    """The originals that tell of it; their translations stand in `Catalog.translations`."""


@dataclass(frozen=True, slots=True)
class Event:
    """One meeting: an edition of a series, or one of its own."""

    id: str
    name: Text
    series: str | None = None
    number: int | None = None
    start: Moment | None = None
    """The stated start, in the site's time zone; None where no report states one."""
    end: Moment | None = None
    posted: Moment | None = None
    """The earliest post date of its reports: it may order the event, it is never shown as the event's date."""
    venue: str | None = None
    address: str | None = None
    url: str | None = None
    hashtag: str | None = None
    state: EventState = EventState.HELD
    talks: tuple[str, ...] = ()
    """Ids in the order of the programme."""
    reports: tuple[str, ...] = ()
    """Ids of the original reports about it, in order of time."""
    tags: tuple[str, ...] = ()

    @property
    def year(self) -> int | None:
        """The year that the event is filed under: of its start, else of its first report."""
        moment = self.start or self.posted
        return moment.year if moment else None


@dataclass(frozen=True, slots=True)
class Series:
    """A row of events under one name."""

    id: str
    name: Text
    events: tuple[str, ...] = ()
    """Ids in order of time, then of number."""


@dataclass(frozen=True, slots=True)
class Related:
    """A talk that goes with another, and why."""

    talk: str
    reason: str
    """`speaker` or `tag`."""
    subject: str
    """The id of that speaker or tag."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything that the reports tell, linked. Each mapping is in the order in which its index page lists it."""

    reports: Mapping[str, Report] = field(default_factory=dict)
    """Originals by id, newest first; posts that are not reports are left out."""
    translations: Mapping[tuple[str, str], Report] = field(default_factory=dict)
    """Translations by (report id, language). Their talks are aligned with the original's: the same length, the same order."""
    events: Mapping[str, Event] = field(default_factory=dict)
    """Newest first."""
    series: Mapping[str, Series] = field(default_factory=dict)
    talks: Mapping[str, Talk] = field(default_factory=dict)
    """Newest event first, then in the order of the programme."""
    speakers: Mapping[str, Speaker] = field(default_factory=dict)
    """Everyone who spoke or wrote, in reading order."""
    organizations: Mapping[str, Organization] = field(default_factory=dict)
    tags: Mapping[str, Tag] = field(default_factory=dict)
    related: Mapping[str, tuple[Related, ...]] = field(default_factory=dict)
    """Talk id → the talks that go with it, best first, at most six."""
    talk_of: Mapping[TalkSource, str] = field(default_factory=dict)
    """Which talk a report's n-th talk became."""
    event_of: Mapping[str, str] = field(default_factory=dict)
    """Which event a report is about, by report id."""
    problems: tuple[Problem, ...] = ()
    withheld: tuple[str, ...] = ()
    """Names and handles of the people whom the registry hides, longest first. No value of the catalog holds one of them any more."""


@dataclass(frozen=True, slots=True)
class TocItem:
    """A heading in a page's table of contents."""

    id: str
    title: str
    """Plain text."""
    children: tuple[TocItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text under one heading, as search and descriptions use it."""

    fragment: str
    """The heading's id; empty for the text before the first heading."""
    heading: str
    text: str
    """Plain text, white space folded."""


@dataclass(frozen=True, slots=True)
class Section:
    """One talk's part of a converted report."""

    html: str
    """Without the talk's heading; inner headings moved up so that the highest is h2; by-line paragraphs left out."""
    anchor: str
    """The id that stands at the talk in the report's page."""
    toc: tuple[TocItem, ...] = ()
    passages: tuple[Passage, ...] = ()
    ids: frozenset[str] = frozenset()
    """Every id that `html` holds."""


@dataclass(frozen=True, slots=True)
class Body:
    """A report as HTML, before its links are resolved."""

    html: str
    toc: tuple[TocItem, ...] = ()
    talks: tuple[Section, ...] = ()
    """One for each of the report's talks, in the same order."""
    passages: tuple[Passage, ...] = ()
    """The text that belongs to no talk."""
    ids: frozenset[str] = frozenset()
    fault: str = ""
    """Why the text is shown as it is, unconverted; empty where it is converted."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the configuration says, as far as the core must know it."""

    site_name: str
    site_url: str = ""
    """With a slash at its end; empty where unknown."""
    languages: tuple[str, ...] = ("ja", "en")
    default_language: str = "ja"
    timezone: str = "Asia/Tokyo"
    reports: str = "reports"
    """The folder of the content folder that holds the reports."""
    preview: bool = False
    """True under `serve`: drafts are shown."""
    repo_url: str = ""
    edit_url: str = ""
    """The address before a source's path that opens it for editing; empty where unknown."""
