"""Two lists of talks in; one list in which each talk stands once, with what both tell of it, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import islice

from ..model import Kind
from . import talklinks
from .byline import Byline
from .folding import alike, fold
from .leads import Lead, all_links
from .sameness import same_person
from .sections import Section
from .titles import WHOLE_KIND, clean_title
from .unit import Speech, Unit

MOST = 300
"""No programme lists more."""
FEW = 40
"""More titles than these are not compared with each other by their spelling."""
NEAR = 0.72
"""How much of two titles must agree where nothing else of the report could be meant."""


def merged(known: Iterable[Unit], others: Iterable[Unit], names: frozenset[str]) -> list[Unit]:
    """The talks of both, each once: what a timetable adds to a chapter of the same title is laid into it."""
    units = list(known)
    chapters = [unit for unit in units if unit.form == "heading"]
    for other in _spelled_as(chapters, [other for other in islice(others, MOST) if fold(other.title) not in names]):
        at = next((number for number, unit in enumerate(units) if _is_same(unit, other)), None)
        called = next((number for number, unit in enumerate(units) if _is_called_after(unit, other)), None) if at is None else None
        if called is not None:
            units[called] = replace(_laid_together(units[called], other), title=other.title, kind=other.kind, rule="speaker-chapter")
        elif at is None:
            units.append(other)
        else:
            units[at] = _laid_together(units[at], other)
    return sorted(units, key=lambda unit: unit.order)


def _spelled_as(chapters: Sequence[Unit], others: Sequence[Unit]) -> Iterator[Unit]:
    """The talks of a listing; one without a chapter takes the title of a chapter that no other talk has, if that is near."""
    if len(others) > FEW or len(chapters) > FEW:
        yield from others
        return
    told = {id(other): [one for one in chapters if _is_same(one, other)] for other in others}
    taken = {id(one) for found in told.values() for one in found}
    free = [one for one in chapters if id(one) not in taken] if taken else []
    for other in others:
        near = [] if told[id(other)] else [one for one in free if _is_near(one.title, other.title)]
        yield replace(other, title=near[0].title) if len(near) == 1 else other


def _is_near(one: str, other: str) -> bool:
    """Whether two titles are spellings of one, which must not differ in their figures."""
    mine, theirs = fold(one), fold(other)
    if re.findall(r"\d+", mine) != re.findall(r"\d+", theirs):
        return False
    return SequenceMatcher(None, mine[:200], theirs[:200], autojunk=False).ratio() >= NEAR


def placed(listed: Iterable[Unit], root: Section) -> Iterator[Unit]:
    """The talks of a timetable, each where a chapter of the same title tells of it."""
    units = list(islice(listed, MOST))
    chapters = {_titled(one): one for one in reversed(list(root.walk())) if one.heading} if units else {}
    for unit in units:
        title = fold(unit.title)
        chapter = chapters.get(title) if len(title) > 3 else None
        yield _moved(unit, chapter) if chapter and chapter.line > unit.line else unit


def _moved(unit: Unit, chapter: Section) -> Unit:
    found = [(link.url, line) for link, line in all_links(chapter.own)]
    return replace(
        unit,
        line=chapter.line,
        start=chapter.heading.end if chapter.heading else chapter.line,
        end=chapter.end,
        position=unit.line,
        form="heading",
        slides=unit.slides or tuple(one for one in found if talklinks.is_slides(one[0])),
        videos=unit.videos or tuple(one for one in found if talklinks.is_video(one[0])),
    )


def _titled(section: Section) -> str:
    return fold(clean_title(section.title).text)


def _is_same(one: Unit, other: Unit) -> bool:
    mine, theirs = fold(one.title), fold(other.title)
    shorter, longer = sorted((mine, theirs), key=len)
    if mine == theirs and one.speeches and other.speeches and WHOLE_KIND.match(one.title):
        return any(same_person(first.person, second.person) for first in one.speeches for second in other.speeches)
    return alike(mine, theirs) or (len(shorter) >= 8 and longer.startswith(shorter))


def _is_called_after(chapter: Unit, other: Unit) -> bool:
    """Whether a chapter that is called after its speaker alone is the one of a talk that the programme gives to them."""
    if chapter.rule != "heading-speaker" or len(chapter.speeches) != 1 or len(other.speeches) != 1:
        return False
    return same_person(chapter.speeches[0].person, other.speeches[0].person) is not None


def _laid_together(one: Unit, other: Unit) -> Unit:
    """The talk as its own chapter tells it, with speakers, slides and kind from the listing where the chapter names none."""
    first, second = (one, other) if one.form == "heading" or other.form != "heading" else (other, one)
    return replace(
        first,
        position=min(one.order, other.order),
        kind=first.kind if first.kind is not Kind.TALK else second.kind,
        speeches=_enriched(first.speeches, second.speeches),
        slides=first.slides or second.slides,
        videos=first.videos or second.videos,
    )


def _enriched(speeches: tuple[Speech, ...], others: tuple[Speech, ...]) -> tuple[Speech, ...]:
    if len(speeches) == len(others) == 1 and (one := _one_speech(speeches[0], others[0])):
        return (one,)
    return speeches or others


def speeches_of(ending: Byline | None, line: int, found: Lead | None) -> tuple[Speech, ...]:
    """The speakers of the heading and of the by-line below it, each once; a sentence counts only where the heading names nobody."""
    below = list(_said_below(found)) if found else []
    if ending is None:
        return tuple(below)
    above = [Speech(one, line, ending.rule, ending.confidence) for one in ending.people]
    return tuple(_joined(below, above)) if below and found and found.is_line else tuple(above)


def _said_below(found: Lead) -> Iterator[Speech]:
    if found.byline:
        lines = found.lines or (found.line,) * len(found.byline.people)
        for one, line in zip(found.byline.people, lines, strict=True):
            yield Speech(one, line, found.byline.rule, found.byline.confidence)


def _joined(below: list[Speech], above: list[Speech]) -> list[Speech]:
    if len(below) == len(above) == 1 and (one := _one_speech(below[0], above[0])):
        return [one]
    seen = {fold(word) for speech in below for word in (speech.person.name, speech.person.handle) if word}
    return below + [speech for speech in above if not seen & {fold(word) for word in (speech.person.name, speech.person.handle) if word}]


def _one_speech(first: Speech, second: Speech) -> Speech | None:
    """Both as one, where the fuller of two names stands, else where the first does."""
    one = same_person(first.person, second.person)
    if one is None:
        return None
    fuller = first.person.name and first.person.name != one.name and second.person.name == one.name
    return replace(second if fuller else first, person=one)
