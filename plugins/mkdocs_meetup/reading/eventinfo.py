"""A report's title, introduction, tables and fact lists in; what it states about the event out. What it does not state stays None."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from ..model import EventNote, EventState, Fact, Moment
from . import topics
from .blocks import Block
from .eventdates import sentences, when
from .eventfacts import FACT_LINE, Stated, facts_of, introduction
from .eventlinks import EVENT_HOST, is_another, is_gone_to, read_address, shares_word
from .eventname import CALLED_SO, EVENT_NOUN, YEAR, EventName, from_title, of_page, parse_name
from .eventplace import told_hashtag, told_place
from .eventscope import Scope
from .eventstate import state_of
from .folding import fold
from .headingline import of_heading
from .inline import Link, links, plain
from .titles import clean_title

Part = TypeVar("Part", str, int)

NO_EVENT_NAME = re.compile(
    r"^(?:しかし|ですが|ただ|ここで|そこで|さて|なので|だから|それで)"
    r"|(?:自分|私|僕)[はがも]|な[ ]?(?:[A-Za-z]+[ ]?の)?(?:勉強会|イベント|カンファレンス)$"
)
"""A sentence that speaks of events, and names none."""
HASHTAG = re.compile(r"[#＃]([^\s#＃()\[\]、。,.!?！？「」]{2,40})")


def read_event(scope: Scope) -> EventNote:
    """The event as far as the report states it."""
    facts = list(facts_of(scope.root))
    intro = list(introduction(scope.root, scope.title.value))
    name = _name(scope, facts, intro)
    url = _url(scope, facts, intro, name)
    start, end = when(scope, facts, intro, url.value if url else "")
    parsed = _numbered(parse_name(name.value) if name else from_title(scope.title.value), scope.posted)
    venue, address = told_place(scope, intro)
    return EventNote(
        name=name,
        series=_part(name or scope.title, parsed.series if parsed and name else None),
        number=_part(name or scope.title, parsed.number if parsed else None),
        start=start,
        end=end,
        venue=_labelled(scope, facts, "venue") or venue,
        address=_labelled(scope, facts, "address") or address,
        url=url,
        hashtag=_hashtag(scope, facts) or told_hashtag(scope, intro),
        state=_state(scope, intro, parsed.number if parsed else None),
    )


def _numbered(parsed: EventName | None, posted: Moment | None) -> EventName | None:
    """The name without its number where that is the year's last digits: `Foo Fest 19` of 2019."""
    if parsed is None or posted is None or parsed.number is None or parsed.number < 10 or parsed.number != posted.year % 100:
        return parsed
    return replace(parsed, number=None) if re.search(rf"[A-Za-z][ 　]?{parsed.number}$", parsed.name) else parsed


def _part(whole: Fact[str], value: Part | None) -> Fact[Part] | None:
    return None if value is None else Fact(value, whole.place, whole.rule, whole.confidence)


def _name(scope: Scope, facts: list[Stated], intro: list[Block]) -> Fact[str] | None:
    for fact in facts:
        if fact.label == "name" and len(plain(fact.value)) >= 3:
            return Fact(plain(fact.value), scope.place(fact.line), fact.rule)
    telling = _telling(_title_name(scope), _linked_name(scope, intro))
    best = _edition(scope, telling)
    if best is None:  # what is less certain is looked for only then
        telling += _telling(_opening_name(scope, intro), _heading_name(scope))
        best = _edition(scope, telling) or next(iter(telling), None)
    if best and (fuller := _fuller_name(scope, best, intro, [found for found in telling if found.rule == "link-event"])):
        return fuller
    return next((found for found in telling if best and found.rule == "link-event" and _is_beginning(found, best)), best)


def _telling(*names: Fact[str] | None) -> list[Fact[str]]:
    """Those that are an event's name by their own words, or by those that introduce them."""
    return [
        found
        for found in names
        if found and (found.rule == "intro-called" or parse_name(found.value).telling) and len(fold(found.value)) > 3
    ]


def _edition(scope: Scope, names: list[Fact[str]]) -> Fact[str] | None:
    """The most certain name that carries the edition of the event that the post is about; `names` are ever less certain."""
    return next((found for found in names if _is_edition(found, scope.title.value)), None)


def _fuller_name(scope: Scope, best: Fact[str], intro: list[Block], linked: list[Fact[str]]) -> Fact[str] | None:
    """What the event's page is linked as, where the title calls it by a hashtag or without the year of the edition."""
    if scope.title.value.lstrip().startswith(("#", "＃")):
        number = parse_name(best.value).number
        return next((found for found in linked if number is not None and parse_name(found.value).number == number), None)
    if best.rule == "title-event" and (
        whole := next((found for found in linked if _is_whole(found.value, best.value, scope.title.value)), None)
    ):
        return whole
    if best.rule != "title-event" or YEAR.search(best.value) or parse_name(best.value).number is not None:
        return None
    for block in intro:
        for link in links(block.text):
            behind = link.text.removeprefix(best.value)
            if behind != link.text and YEAR.fullmatch(behind):
                return Fact(link.text, scope.place(block.line), "link-event", 0.85)
    return None


def _is_whole(linked: str, name: str, title: str) -> bool:
    """Whether the event's page is linked as the same edition by more words: those of the title, or one for what sort of event it is."""
    page, own = parse_name(linked), parse_name(name)
    if page.number != own.number or fold(linked) == fold(name):
        return False
    if name.endswith(f"の{linked}"):  # whose event it is
        return page.number is not None
    longer = fold(own.series or name) in fold(page.series or linked) and len(fold(linked)) > len(fold(name))
    return longer and (fold(linked) in fold(title) or (bool(EVENT_NOUN.search(linked)) and not EVENT_NOUN.search(name)))


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
            if is_another(link, block):
                continue
            if _is_spoken_at(link, block):
                return Fact((of_page(link.text) or parse_name(link.text)).name, scope.place(block.line), "link-event", 0.8)
            if EVENT_HOST.match(link.url) and not link.text.startswith("http") and (found := of_page(link.text)) and found.telling:
                return Fact(found.name, scope.place(block.line), "link-event", 0.8)
    return None


def _is_spoken_at(link: Link, block: Block) -> bool:
    """A link called by an edition of an event at which the author spoke."""
    named = EVENT_NOUN.search(link.text) and parse_name(link.text).number is not None
    return bool(named) and is_gone_to(link, block)


def _opening_name(scope: Scope, intro: list[Block]) -> Fact[str] | None:
    """`X に参加してきた` in the introduction, or a line of its own that the title repeats."""
    for block in intro:
        for offset, text in enumerate(block.text.split("\n")[:10]):
            words = plain(text)
            found = from_title(words) if len(words) < 120 and re.search(r"(?:に|へ)[^。]{0,12}(?:参加|行|登壇|いっ)", words) else None
            if found is None and 4 < len(words) < 80 and not FACT_LINE.match(text) and fold(words) in fold(scope.title.value):
                found = parse_name(words)
            if found and NO_EVENT_NAME.search(found.name):
                continue
            if found and not found.telling and CALLED_SO.search(words) and len(found.name) < 40:
                return Fact(found.name, scope.place(block.line + offset), "intro-called", 0.7)
            if found and found.telling and len(found.name) < 70 and "、" not in found.name:
                return Fact(re.sub(r"^([A-Za-z][\w-]*)の[ 　]+", r"\1 ", found.name), scope.place(block.line + offset), "intro-event", 0.7)
    return None


def _heading_name(scope: Scope) -> Fact[str] | None:
    for child in scope.root.children[:2]:
        is_talk = clean_title(child.title).marked or (child.heading and of_heading(child.heading.text))
        found = None if is_talk else from_title(child.title)
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


def _labelled(scope: Scope, facts: list[Stated], label: str) -> Fact[str] | None:
    for fact in facts:
        value = plain(fact.value)
        told = fact.rule == "heading-fact" and re.search(r"[。!！]|です|ました", value)
        if fact.label == label and 1 < len(value) < 200 and not value.startswith("http") and not told:
            return Fact(value, scope.place(fact.line), fact.rule)
    return None


def _url(scope: Scope, facts: list[Stated], intro: list[Block], name: Fact[str] | None) -> Fact[str] | None:
    headings = [child.heading for child in scope.root.children[:1] if child.heading and "](" in child.heading.text]
    found = read_address(facts, [*headings, *intro], name.value if name else "", scope.title.value)
    return Fact(found.url, scope.place(found.line), found.rule, found.confidence) if found else None


def _hashtag(scope: Scope, facts: list[Stated]) -> Fact[str] | None:
    for fact in facts:
        if fact.label == "hashtag" and (match := HASHTAG.search(plain(fact.value))):
            return Fact(match[1], scope.place(fact.line), fact.rule)
    match = re.search(r"[#＃](?=[A-Za-z_ぁ-んァ-ヶ一-龠])([^\s#＃()\[\]、。,.!?！？「」]{2,40})", scope.title.value)
    return Fact(match[1], scope.title.place, "title-hashtag", 0.8) if match else None


def _state(scope: Scope, intro: list[Block], number: int | None) -> EventState:
    return state_of([scope.title.value, *(sentence for block in intro[:3] for _, sentence in sentences(block.text[:500]))], number)


def with_title(event: EventNote, title: Fact[str]) -> EventNote:
    """The event of a report, named by the post's title where nothing says that those words are an event's name."""
    found = None if event.name else from_title(title.value)
    if found is None or EVENT_NOUN.fullmatch(found.name) or (found.series is None and found.number is not None):
        return event
    return replace(event, name=Fact(found.name, title.place, "title-alone", 0.4), series=event.series or _part(title, found.series))
