"""Labels, introduction and headings of a report in; the days on which its event began and ended, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from ..model import Fact, Moment
from . import dates
from .blocks import Block
from .eventfacts import Stated
from .eventlinks import HELD
from .eventscope import Scope
from .eventstate import OTHER_TIME
from .inline import plain

DAY_WORDS = re.compile(r"\d{1,2} ?日目|\bday ?-?\d{1,2}\b|初日|最終日|前夜祭|の?メモ|^の|に?参加", re.IGNORECASE)
WHEN_WITHIN = re.compile(r"(?<!次回)(?<!次回の)(?:開催)?(?:日時|日程|開催日|日付)[ ]?[:：][ 　]*")
SENTENCE_END = re.compile(r"[。！!]$|です|ます|でした")
OLDEST = timedelta(days=800)


def when(scope: Scope, facts: list[Stated], intro: list[Block], url: str) -> tuple[Fact[Moment] | None, Fact[Moment] | None]:
    """Start and end: behind a label, in the title, in a sentence that says that it took place, beside the link to `url`, or of the days."""
    for fact in facts:
        if fact.label == "when" and (span := _first_date(scope, plain(fact.value))):
            return _moments(scope, _with_time(scope, span, facts), fact.line, fact.rule, 1.0)
    if within := _labelled_within(scope, intro):
        return within
    if span := _first_date(scope, scope.title.value):
        return _moments(scope, span, scope.title.place.line, "title-date", 0.9)
    for block in intro:
        for offset, sentence in sentences(block.text):
            if HELD.search(sentence) and not OTHER_TIME.search(sentence) and (span := _first_date(scope, sentence)):
                return _moments(scope, span, block.line + offset, "sentence-date", 0.8 if span.year_stated else 0.7)
    return _beside_link(scope, intro, url) or _from_days(scope)


def _labelled_within(scope: Scope, intro: list[Block]) -> tuple[Fact[Moment], Fact[Moment] | None] | None:
    """`… です。日時：5月1日`: a label in the middle of a text."""
    for block in intro:
        for offset, text in enumerate(block.text.split("\n")[:20]):
            for match in WHEN_WITHIN.finditer(text, 1):
                span = _first_date(scope, plain(text[match.end() : match.end() + 80]))
                if span and span.at <= 2:
                    return _moments(scope, span, block.line + offset, "label-within", 0.9)
    return None


def _beside_link(scope: Scope, intro: list[Block], url: str) -> tuple[Fact[Moment], Fact[Moment] | None] | None:
    """The day that stands beside the link to the event, or with its hour or weekday in a line of its own."""
    for block in intro:
        for offset, text in enumerate(block.text.split("\n")[:20]):
            words = plain(text) if re.search(r"\d", text) else ""
            span = _first_date(scope, words) if words and not OTHER_TIME.search(words) else None
            if span is None or not span.year_stated:
                continue
            told = isinstance(span.start, datetime) or span.weekday_agrees
            if url and url.rstrip("/") in text:
                return _moments(scope, span, block.line + offset, "link-date", 0.75)
            if told and len(words) <= 90 and not SENTENCE_END.search(words):
                return _moments(scope, span, block.line + offset, "line-date", 0.6)
    return None


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


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a paragraph, each with how many lines it stands below the first."""
    offset = 0
    for part in re.split(r"(?:(?<=[。！])|(?<=[^A-Za-z]!))(?![^\[\n]{0,80}\])(?![^「\n]{0,80}」)|(?<=[a-z)]\.)\s", text[:2500]):
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
