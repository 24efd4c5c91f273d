"""The first lines below a report's title in; its author and its date of posting, where the front matter does not tell them, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from ..model import Fact, Mention, Moment, Place
from .blocks import Block, Form
from .dates import parse_moment
from .inline import plain
from .naming import is_name, looks_like_a_name
from .people import Person, people
from .sections import Section

LABELLED = re.compile(
    r"^(?:著者|筆者|執筆(?:者)?|投稿者|書いた人|文責|記事|author|written by|posted by|text by|words by)[ ]?(?::|：|[ ](?=\S))[ ]*"
    r"(?P<rest>\S.*)$",
    re.IGNORECASE,
)
SIGNED = re.compile(r"^[*_](?![*_])(?P<rest>[^*_\n]{2,120})[*_]$")
BY = re.compile(r"^(?:posted |written )?by[ :：]+", re.IGNORECASE)
POSTED = re.compile(r"^(?:投稿日?|公開日?|掲載日?|執筆日|posted(?: on)?|published(?: on)?)[ ]?[:：]?[ ]*(?P<rest>.*\d.*)$", re.IGNORECASE)
SPLIT = re.compile(r"[,、|｜·•/]|[ ](?:[-–—]|on)[ ]|[ 　](?=\d{4})")
LINES = 4
"""It stands right below the title."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who wrote a report, and when it was posted."""

    authors: tuple[Mention, ...] = ()
    date: Fact[Moment] | None = None


def signature(root: Section, path: str, tz: ZoneInfo) -> Signature:
    """What the lines below the title tell; a line in emphasis counts only where it is a name with a date."""
    found = Signature()
    for line, text in _lines(root):
        authors, date = _read(text, Place(path, line), tz)
        found = Signature(found.authors or authors, found.date or date)
    return found


def _lines(root: Section) -> Iterator[tuple[int, str]]:
    first = root.children[0] if root.children and root.children[0].level == 1 and not root.own else root
    blocks: list[Block] = [block for block in first.own[:3] if block.form in (Form.PARAGRAPH, Form.ITEM, Form.QUOTE)]
    lines = [(block.line + number, text.strip()) for block in blocks for number, text in enumerate(block.text.split("\n")[:LINES])]
    yield from lines[:LINES]


def _read(text: str, place: Place, tz: ZoneInfo) -> tuple[tuple[Mention, ...], Fact[Moment] | None]:
    if len(text) > 160:
        return (), None
    words = plain(text)
    if labelled := LABELLED.match(words):
        authors, date = _parts(labelled["rest"], tz)
    elif posted := POSTED.match(words):
        authors, date = (), parse_moment(posted["rest"], tz)
    elif signed := SIGNED.match(text):
        authors, date = _parts(BY.sub("", plain(signed["rest"])), tz)
        if not date or not all(_is_person(one) for one in authors):
            return (), None
    else:
        return (), None
    mentions = tuple(Mention(one.name, one.handle, one.organization, place, "author-line", one.host, 0.9) for one in authors)
    return mentions, Fact(date, place, "author-line", 0.9) if date else None


def _parts(text: str, tz: ZoneInfo) -> tuple[tuple[Person, ...], Moment | None]:
    """`Name, 19 November 2023`: who, and when."""
    date = parse_moment(text, tz) if re.search(r"\d", text) else None
    cuts = [match.start() for match in SPLIT.finditer(text)]
    for who in [text, *(text[:cut].strip() for cut in reversed(cuts))]:
        if not (date and re.search(r"\d", who)) and (found := people(who)):
            return found, date
    return (), date


def _is_person(one: Person) -> bool:
    return bool(one.handle or (one.name and is_name(one.name) and (looks_like_a_name(one.name) or one.polite)))
