"""A report's title, introduction, tables and fact lists in; what it states about the event out. What it does not state stays None."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from ..model import EventNote, EventState, Fact, Moment, Place
from . import dates, topics
from .blocks import Block
from .eventfacts import FACT_LINE, Stated, facts_of, introduction
from .eventlinks import EVENT_HOST, HELD, read_address, shares_word
from .eventname import EVENT_NOUN, from_title, parse_name
from .eventstate import OTHER_TIME, state_of
from .folding import fold
from .inline import links, plain
from .sections import Section
from .titles import clean_title

HASHTAG = re.compile(r"[#＃]([^\s#＃()\[\]、。,.!?！？「」]{2,40})")
DAY_WORDS = re.compile(r"\d{1,2} ?日目|\bday ?-?\d{1,2}\b|初日|最終日|前夜祭|の?メモ|^の|に?参加", re.IGNORECASE)
OLDEST = timedelta(days=800)


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


def read_event(scope: Scope) -> EventNote:
    """The event as far as the report states it."""
    facts = list(facts_of(scope.root))
    intro = list(introduction(scope.root, scope.title.value))
    name = _name(scope, facts, intro)
    start, end = _when(scope, facts, intro)
    parsed = parse_name(name.value) if name else from_title(scope.title.value)
    return EventNote(
        name=name,
        series=_part(name or scope.title, parsed.series if parsed and name else None),
        number=_part(name or scope.title, parsed.number if parsed else None),
        start=start,
        end=end,
        venue=_labelled(scope, facts, "venue"),
        address=_labelled(scope, facts, "address"),
        url=_url(scope, facts, intro, name),
        hashtag=_hashtag(scope, facts),
        state=_state(scope, intro, parsed.number if parsed else None),
    )


def _part(whole: Fact[str], value: str | int | None) -> Fact | None:  # type: ignore[type-arg]
    return None if value is None else Fact(value, whole.place, whole.rule, whole.confidence)


def _name(scope: Scope, facts: list[Stated], intro: list[Block]) -> Fact[str] | None:
    for fact in facts:
        if fact.label == "name" and len(plain(fact.value)) >= 3:
            return Fact(plain(fact.value), scope.place(fact.line), fact.rule)
    candidates = [
        found for found in (_title_name(scope), _linked_name(scope, intro), _opening_name(scope, intro), _heading_name(scope)) if found
    ]
    telling = [found for found in candidates if parse_name(found.value).telling and len(fold(found.value)) > 3]
    numbered = [found for found in telling if _is_edition(found, scope.title.value)]
    best = max(numbered or telling, key=lambda fact: fact.confidence, default=None)
    return next((found for found in telling if best and found.rule == "link-event" and _is_beginning(found, best)), best)


def _is_edition(found: Fact[str], title: str) -> bool:
    """Whether a name carries the edition of the event that the post is about."""
    parsed = parse_name(found.value)
    own = parse_name(title).telling
    return parsed.number is not None and bool(parsed.series) and (not own or shares_word(parsed.series or "", title))


def _is_beginning(short: Fact[str], long: Fact[str]) -> bool:
    """Whether the event's page calls it what the post's title begins with, up to the number of the edition."""
    number = parse_name(short.value).number
    return number is not None and number == parse_name(long.value).number and long.value.startswith(f"{short.value} ")


def _title_name(scope: Scope) -> Fact[str] | None:
    found = from_title(scope.title.value)
    if found is None or (found.series is None and found.number is not None):
        return None
    return Fact(found.name, scope.title.place, "title-event", 0.9) if found.telling else None


def _linked_name(scope: Scope, intro: list[Block]) -> Fact[str] | None:
    """The text of the link to the event's page."""
    for block in intro:
        for link in links(block.text):
            if EVENT_HOST.match(link.url) and not link.text.startswith("http") and (found := from_title(link.text)) and found.telling:
                return Fact(found.name, scope.place(block.line), "link-event", 0.8)
    return None


def _opening_name(scope: Scope, intro: list[Block]) -> Fact[str] | None:
    """`X に参加してきた` in the introduction, or a line of its own that the title repeats."""
    for block in intro:
        for offset, text in enumerate(block.text.split("\n")[:10]):
            words = plain(text)
            found = from_title(words) if len(words) < 120 and re.search(r"(?:に|へ)[^。]{0,12}(?:参加|行|登壇|いっ)", words) else None
            if found is None and 4 < len(words) < 80 and not FACT_LINE.match(text) and fold(words) in fold(scope.title.value):
                found = parse_name(words)
            if found and found.telling and len(found.name) < 70:
                return Fact(re.sub(r"^([A-Za-z][\w-]*)の[ 　]+", r"\1 ", found.name), scope.place(block.line + offset), "intro-event", 0.7)
    return None


def _heading_name(scope: Scope) -> Fact[str] | None:
    for child in scope.root.children[:2]:
        found = None if clean_title(child.title).marked else from_title(child.title)
        if (
            found
            and found.telling
            and child.heading
            and not topics.is_container(child.title)
            and not EVENT_NOUN.fullmatch(found.name)
            and found.series
        ):
            return Fact(found.name, scope.place(child.line), "heading-event", 0.6)
    return None


def _when(scope: Scope, facts: list[Stated], intro: list[Block]) -> tuple[Fact[Moment] | None, Fact[Moment] | None]:
    for fact in facts:
        if fact.label == "when" and (span := _first_date(scope, plain(fact.value))):
            return _moments(scope, _with_time(scope, span, facts), fact.line, fact.rule, 1.0)
    if span := _first_date(scope, scope.title.value):
        return _moments(scope, span, scope.title.place.line, "title-date", 0.9)
    for block in intro:
        for offset, sentence in _sentences(block.text):
            if HELD.search(sentence) and not OTHER_TIME.search(sentence) and (span := _first_date(scope, sentence)):
                return _moments(scope, span, block.line + offset, "sentence-date", 0.8 if span.year_stated else 0.7)
    return _from_days(scope)


def _from_days(scope: Scope) -> tuple[Fact[Moment] | None, Fact[Moment] | None]:
    """The first and the last of the days after which chapters are called."""
    days = [(section.line, day) for section in scope.root.walk() if section.heading and (day := _day_called(scope, section.title))]
    if not days:
        return None, None
    (line, first), (last_line, last) = min(days, key=lambda day: day[1]), max(days, key=lambda day: day[1])
    end = Fact(last, scope.place(last_line), "heading-date", 0.7) if last > first else None
    return Fact(first, scope.place(line), "heading-date", 0.7), end


def _day_called(scope: Scope, heading: str) -> date | None:
    """The day of a chapter that is called by nothing else: `3月21日（1日目）`, `Day 2 (10/6)`."""
    span = _first_date(scope, heading) if len(heading) <= 40 and re.search(r"\d", heading) else None
    if span is None:
        return None
    text = dates.fold(heading)
    rest = f"{text[: span.at]} {text[span.stop :]}"
    return None if re.search(r"\w", DAY_WORDS.sub("", rest)) else _day(span.start)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a paragraph, each with how many lines it stands below the first."""
    offset = 0
    for part in re.split(r"(?<=[。！!])(?![^\[\n]{0,80}\])(?![^「\n]{0,80}」)|(?<=[a-z)]\.)\s", text[:2500]):
        yield offset, plain(part)
        offset += part.count("\n")


def _first_date(scope: Scope, text: str) -> dates.Span | None:
    """The first date that can be the event's: no later than shortly after the post, and not years before it."""
    for span in dates.find(dates.fold(text), scope.tz, scope.posted or _year_of(scope.title.value)):
        if scope.posted is None or -OLDEST <= _day(span.start) - _day(scope.posted) <= timedelta(days=400):
            return span
    return None


def _year_of(title: str) -> date | None:
    """The end of the year that a title names, from which a date without a year counts back where no post date is known."""
    years = {int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", title)}
    return date(years.pop(), 12, 31) if len(years) == 1 else None


def _with_time(scope: Scope, span: dates.Span, facts: list[Stated]) -> dates.Span:
    """A day whose hours stand under a label of their own."""
    hours = next((fact.value for fact in facts if fact.label == "time"), "")
    if isinstance(span.start, datetime) or not hours:
        return span
    found = next(dates.find(dates.fold(f"{span.start.isoformat()} {plain(hours)}"), scope.tz, None), None)
    return found or span


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _moments(scope: Scope, span: dates.Span, line: int, rule: str, confidence: float) -> tuple[Fact[Moment], Fact[Moment] | None]:
    if span.weekday_agrees is False:
        confidence *= 0.6
    start = Fact(span.start, scope.place(line), rule, confidence)
    return start, Fact(span.end, scope.place(line), rule, confidence) if span.end else None


def _labelled(scope: Scope, facts: list[Stated], label: str) -> Fact[str] | None:
    for fact in facts:
        value = plain(fact.value)
        told = fact.rule == "heading-fact" and re.search(r"[。!！]|です|ました", value)
        if fact.label == label and 1 < len(value) < 200 and not value.startswith("http") and not told:
            return Fact(value, scope.place(fact.line), fact.rule)
    return None


def _url(scope: Scope, facts: list[Stated], intro: list[Block], name: Fact[str] | None) -> Fact[str] | None:
    found = read_address(facts, intro, name.value if name else "", scope.title.value)
    return Fact(found.url, scope.place(found.line), found.rule, found.confidence) if found else None


def _hashtag(scope: Scope, facts: list[Stated]) -> Fact[str] | None:
    for fact in facts:
        if fact.label == "hashtag" and (match := HASHTAG.search(plain(fact.value))):
            return Fact(match[1], scope.place(fact.line), fact.rule)
    match = re.search(r"[#＃](?=[A-Za-z_ぁ-んァ-ヶ一-龠])([^\s#＃()\[\]、。,.!?！？「」]{2,40})", scope.title.value)
    return Fact(match[1], scope.title.place, "title-hashtag", 0.8) if match else None


def _state(scope: Scope, intro: list[Block], number: int | None) -> EventState:
    return state_of([scope.title.value, *(sentence for block in intro[:3] for _, sentence in _sentences(block.text[:500]))], number)


def with_title(event: EventNote, title: Fact[str]) -> EventNote:
    """The event of a report, named by the post's title where nothing says that those words are an event's name."""
    found = None if event.name else from_title(title.value)
    if found is None or EVENT_NOUN.fullmatch(found.name) or (found.series is None and found.number is not None):
        return event
    return replace(event, name=Fact(found.name, title.place, "title-alone", 0.4), series=event.series or _part(title, found.series))
