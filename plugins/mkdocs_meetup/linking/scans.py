"""A report and the vocabulary in, where each of its talks mentions which term out: by itself, and the same in every build."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Place, Report, TalkNote
from .knownterms import KnownTerms
from .matching import Matcher

_HEADING = re.compile(r" {0,3}#{1,6}[ \t\u3000]|#{2,6}[^#\s]")
_SENTENCE = re.compile(r"[、。]|.{60}")
"""A heading that tells a story names much that its section is not about."""
_QUESTIONS = re.compile(r"[ #\u3000]*Q[ ]?[&＆]?[ ]?A\W*$", re.IGNORECASE)
"""What was asked, no quality assurance."""
_NOISE = re.compile(r"https?://[^\s<>()\[\]]+")


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


Scanner = Callable[[Report, KnownTerms], tuple[Scan, ...]]
"""Tells what each note of a report mentions: `scanned`, or what remembers its answers from build to build."""


def scanned(report: Report, known: KnownTerms) -> tuple[Scan, ...]:
    """What each note of a report mentions."""
    matcher = known.matcher
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


def packed(scans: Sequence[Scan]) -> bytes:
    """The scans of a report's notes as bytes."""
    rows = [[scan.title, [_row(term, one) for term, one in scan.mentions.items()]] for scan in scans]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _row(term: str, mentions: Mentions) -> list[object]:
    heading = mentions.heading.line if mentions.heading else None
    return [term, [place.line for place in mentions.places], mentions.count, heading]


def unpacked(data: bytes, report: Report) -> tuple[Scan, ...]:
    """The scans of the report's notes that `packed` was given.

    Raises ValueError where the bytes are none of its own.
    """
    try:
        return tuple(_scan(note, *row) for note, row in zip(report.talks, json.loads(data), strict=True))
    except (TypeError, AttributeError) as error:
        raise ValueError(f"these are no scans: {error}") from error


def _scan(note: TalkNote, title: list[str], rows: list[tuple[str, list[int], int, int | None]]) -> Scan:
    path = note.title.place.path
    mentions = {
        term: Mentions(tuple(Place(path, line) for line in lines), count, None if heading is None else Place(path, heading))
        for term, lines, count, heading in rows
    }
    return Scan(tuple(title), note.title.place, mentions, len(note.text))


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
