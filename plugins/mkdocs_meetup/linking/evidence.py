"""A talk's notes in, the terms that it is about out, each with the line and the rule that show it.

A title is evidence, and so is a heading inside the talk. A text is, where it comes back to a distinctive term; a passing mention is not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Place, Report, TalkNote
from .matching import Matcher

MOST = 8
"""No talk has more tags."""

REPEATED = 3
"""From so many mentions on, in more than one line, a text is about a term; a short text from one less on."""
SHORT = 600
"""Characters up to which a text is short."""

_RANKS = {"front-matter": 0, "title": 1, "heading": 2, "text": 3}
_HEADING = re.compile(r" {0,3}#{1,6}[ \t\u3000]|#{2,6}[^#\s]")
_SENTENCE = re.compile(r"[、。]|.{60}")
"""A heading that tells a story names much that its section is not about."""
_QUESTIONS = re.compile(r"[ #\u3000]*Q[ ]?[&＆]?[ ]?A\W*$", re.IGNORECASE)
"""What was asked, no quality assurance."""
_NOISE = re.compile(r"https?://[^\s<>()\[\]]+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a talk is about a term."""

    term: str
    place: Place
    rule: str
    count: int
    """How often its notes mention the term."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Where a talk's notes mention a term, outside their titles."""

    places: tuple[Place, ...]
    """One for each line, in order."""
    count: int
    heading: Place | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """What one note of a talk mentions."""

    title: tuple[str, ...]
    """The terms in its title."""
    place: Place
    """Where the title stands."""
    mentions: Mapping[str, Mentions]
    """The terms in its text."""
    length: int
    """Of the text, in characters."""


def scanned(report: Report, matcher: Matcher) -> tuple[Scan, ...]:
    """What each note of a report mentions."""
    body = report.body.split("\n") if report.talks else []
    return tuple(
        Scan(
            tuple(hit.term for hit in matcher.hits(note.title.value)),
            note.title.place,
            mentions_in(note, body, report.body_line, matcher),
            len(note.text),
        )
        for note in report.talks
    )


def evidence_in(told: Sequence[Scan], broad: frozenset[str]) -> tuple[Evidence, ...]:
    """What a talk is about according to the titles, headings and texts of its notes."""
    found: dict[str, Evidence] = {}
    mentions = told[0].mentions if len(told) == 1 else _together(told)
    enough = REPEATED - (sum(scan.length for scan in told) <= SHORT)
    for scan in told:
        for term in scan.title:
            count = mentions[term].count if term in mentions else 0
            found.setdefault(term, Evidence(term, scan.place, "title", count + 1))
    for term, mentioned in mentions.items():
        if term not in found and term not in broad:
            if mentioned.heading:
                found[term] = Evidence(term, mentioned.heading, "heading", mentioned.count)
            elif mentioned.count >= enough and len(mentioned.places) > 1:
                found[term] = Evidence(term, mentioned.places[0], "text", mentioned.count)
    return tuple(found.values())


def _together(told: Sequence[Scan]) -> Mapping[str, Mentions]:
    """Where several notes mention a term."""
    found: dict[str, Mentions] = {}
    for scan in told:
        for term, more in scan.mentions.items():
            known = found.get(term, Mentions((), 0))
            places = tuple(dict.fromkeys((*known.places, *more.places)))
            found[term] = Mentions(places, known.count + more.count, known.heading or more.heading)
    return found


def surest(evidence: Iterable[Evidence], broad: frozenset[str]) -> tuple[Evidence, ...]:
    """The surest evidence first, broad terms last, each term once, and no more of them than a reader takes in."""
    first: dict[str, Evidence] = {}
    for one in sorted(evidence, key=lambda one: (_RANKS[one.rule], -one.count, one.term)):
        first.setdefault(one.term, one)
    ordered = sorted(first.values(), key=lambda one: one.rule != "front-matter" and one.term in broad)
    return tuple(ordered)[:MOST]


def mentions_in(note: TalkNote, body: Sequence[str], first: int, matcher: Matcher) -> Mapping[str, Mentions]:
    """Where a note's text mentions a term; `body` are the lines of its report's body, `first` is the number of the first of them."""
    places: defaultdict[str, dict[Place, None]] = defaultdict(dict)
    counts: Counter[str] = Counter()
    headings: dict[str, Place] = {}
    for place, line in _lines(note, body, first):
        if hits := matcher.hits(_NOISE.sub(" ", line)):
            heading = _HEADING.match(line) is not None and not _SENTENCE.search(line) and not _QUESTIONS.match(line)
            for hit in hits:
                counts[hit.term] += 1
                places[hit.term][place] = None
                if heading:
                    headings.setdefault(hit.term, place)
    return {term: Mentions(tuple(seen), counts[term], headings.get(term)) for term, seen in places.items()}


def _lines(note: TalkNote, body: Sequence[str], first: int) -> Iterator[tuple[Place, str]]:
    """The lines of a talk's text with their places: where the report has the same line, in the same order."""
    begin = max(note.line + 1, first)
    end = min(note.end if note.end > begin else first + len(body), first + len(body))
    written: dict[str, int] = {}
    for number in range(begin, end):
        written.setdefault(body[number - first].rstrip(), number)
    at = begin
    for line in note.text.split("\n") if note.text else ():
        text = line.rstrip()
        if text:
            at = at if at < end and body[at - first].rstrip() == text else written.get(text, at)
            yield Place(note.title.place.path, max(note.line, min(at, end - 1))), text
        at += 1
