"""A report's title, introduction, tables and fact lists in; what it states about the event out. What it does not state stays None."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from ..model import EventNote, EventState, Fact, Moment, Place
from . import dates, topics
from .eventfacts import FACT_LINE, Stated, facts_of, introduction
from .eventname import EVENT_NOUN, NUMBER, from_title, parse_name
from .eventstate import OTHER_TIME, state_of
from .folding import fold
from .inline import Link, links, plain
from .leads import shown
from .outline import Block
from .sections import Section

EVENT_HOST = re.compile(
    r"https?://(?:[\w-]+\.connpass\.com/event/\d+|connpass\.com/event/\d+|[\w-]+\.doorkeeper\.jp/events/[\w-]+|techplay\.jp/event/\d+"
    r"|eventdots\.jp/event/\d+|(?:www\.)?meetup\.com/[^/\s]+(?:/[^/\s]+)?/events/[\w-]+|(?:www\.)?meetu\.ps/\S+"
    r"|[\w-]*\.?peatix\.com/(?:event/)?[\w-]+|(?:www\.)?eventbrite\.[a-z.]+/e/[^\s]+|atnd\.org/events?/\w+"
    r"|(?:www\.)?zusaar\.com/event/\d+|partake\.in/events/[\w-]+|(?:www\.)?kokuchpro\.com/event/\w+"
    r"|(?:www\.)?kokucheese\.com/event/index/\d+|everevo\.com/event/\d+|[\w-]+\.sched\.com/?(?=$|[\s)?#])|lu\.ma/[\w-]+"
    r"|supporterz\.jp/\S+|sessionize\.com/[\w-]+/?$|tickettailor\.com/events/\S+)",
    re.IGNORECASE,
)
TICKET_TAIL = re.compile(
    r"(?:/(?:presentation|participation|participants|ticket|join|media|feed|group|subscription|concerned)s?)?/?(?:[?#].*)?$", re.IGNORECASE
)
NO_EVENT_PAGE = re.compile(
    r"(?:^|[/.])(?:twitter|x|togetter|github|youtube|youtu|speakerdeck|slideshare|docswell|qiita|hatenablog|hatena|wikipedia|amazon|facebook"
    r"|instagram|google|medium|note|flickr|30d|hackmd|scrapbox|zenn|linkedin|t|bit|npmjs|rubygems|docker|docs|tabelog)\.(?:com|jp|be"
    r"|org|ne|co|io|dev|ly)\b|(?:^|//)(?:docs|maps|goo|drive)\.|\.(?:png|jpe?g|gif|svg|pdf)$",
    re.IGNORECASE,
)
HELD = re.compile(
    r"開催|開かれ|開いた|催され|参加|行われ|おこなわれ|行って|行った|いってき|行なわれ|登壇|出席|に行き|にて|の夜|当日|お邪魔"
    r"|\b(?:held|attended|attend|took place|went|visited|participated|on|joined|hosted|was|met|gathered|happened)\b",
    re.IGNORECASE,
)
HASHTAG = re.compile(r"[#＃]([^\s#＃()\[\]、。,.!?！？「」]{2,40})")
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
    intro = list(introduction(scope.root))
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
    telling = [found for found in candidates if parse_name(found.value).telling]
    numbered = [found for found in telling if parse_name(found.value).number is not None and parse_name(found.value).series]
    named = [found for found in (numbered or telling) if len(fold(found.value)) > 3]
    return max(named, key=lambda fact: fact.confidence, default=None)


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
        found = from_title(child.title)
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
    return None, None


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a paragraph, each with how many lines it stands below the first."""
    offset = 0
    for part in re.split(r"(?<=[。！!])|(?<=[a-z)]\.)\s", text[:2500]):
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
    for fact in facts:
        found = [link.url for link in links(fact.value)]
        if fact.label in ("url", "name") and found:
            return Fact(tidy_url(found[0]), scope.place(fact.line), fact.rule)
    stated = [(shown(link), block) for block in intro for link in links(block.text)]
    for link, block in stated:
        if EVENT_HOST.match(link.url) and not _is_other(block, link):
            return Fact(tidy_url(link.url), scope.place(block.line), "event-host", 0.95)
    for link, block in stated:
        if _is_own_page(link, name, scope.title.value):
            return Fact(tidy_url(link.url), scope.place(block.line), "linked-name", 0.8)
    return None


def _is_other(block: Block, link: Link) -> bool:
    """A link to the next or the last event of the series."""
    at = block.text.find(link.url)
    return bool(re.search(r"次回|前回|来月|今後|(?:next|previous|upcoming) (?:event|meetup)", block.text[max(0, at - 60) : at]))


def _is_own_page(link: Link, name: Fact[str] | None, title: str) -> bool:
    if not link.url.startswith("http") or NO_EVENT_PAGE.search(link.url):
        return False
    text = fold(link.text)
    if len(text) < 4 or link.text.startswith("http"):
        return bool(name) and link.text.startswith("http") and _shares_host(link.url, name.value if name else "")
    known = fold(name.value if name else "") + " " + fold(title)
    return (
        text in known
        or known in text
        or bool(NUMBER.search(link.text) and EVENT_NOUN.search(link.text))
        or _shares_host(link.url, name.value if name else "")
    )


def _shares_host(url: str, name: str) -> bool:
    """Whether the host carries the event's name: techconf.example.jp for TechConf."""
    host = fold(re.sub(r"^https?://([^/]*).*$", r"\1", url))
    words = [word.lower() for word in re.findall(r"[A-Za-z]{4,}", name)]
    return bool(words) and ("".join(words) in host or sum(word in host for word in words) >= 2)


def tidy_url(url: str) -> str:
    """An event's address without the page of it that happened to be linked."""
    return (
        TICKET_TAIL.sub("/", url)
        if EVENT_HOST.match(url) and re.search(r"connpass\.com/event/\d+/\w+", url)
        else re.sub(r"[?#](?:utm_|fbclid).*$", "", url)
    )


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
