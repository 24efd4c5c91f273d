"""A report's sections in; its talks, each with title, kind, speakers and extent, out.

Which headings are talks is settled among siblings: those that carry evidence (a by-line, a talk's prefix, slides) speak for the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..model import Kind
from . import talklinks, topics
from .byline import Byline, of_heading, without_marks
from .folding import alike, fold
from .inline import Link
from .leads import Lead, all_links, lead
from .listed import listed_units
from .people import Person
from .prose import quoted_units
from .sections import PSEUDO_LEVEL, Section
from .titles import Title, clean_title, kind_named, kind_within
from .unit import Speech, Unit

STRONG = 2.0
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A section that may be a talk, and what speaks for it."""

    section: Section
    title: Title
    ending: Byline | None
    lead: Lead
    links: tuple[tuple[Link, int], ...]
    children: tuple[Candidate, ...]
    excluded: bool

    @property
    def byline(self) -> Byline | None:
        return self.ending or self.lead.byline

    @property
    def has_slides(self) -> bool:
        return any(talklinks.is_slides(link.url) for link, _ in self.links)

    @property
    def evidence(self) -> float:
        """From 0 to about 6; `STRONG` stands by itself."""
        score = 0.0
        if self.ending:
            score += 3
        if self.lead.byline:
            score += 3 if self.lead.byline.confidence >= 0.7 else 1
        if self.title.marked and self.title.text:
            score += 2
        if self.has_slides:
            score += 1.5
        elif any(talklinks.is_video(link.url) for link, _ in self.links):
            score += 1
        return score if not self.excluded else 0.0

    @property
    def strong(self) -> bool:
        return self.evidence >= STRONG


@dataclass(frozen=True, slots=True)
class Context:
    """What the sections around a candidate say."""

    names: frozenset[str]
    """Folded names of the event, which are no talk's title."""
    event_name: str = ""
    kind: Kind | None = None
    contained: bool = False
    """Below a heading that holds talks."""
    spoken: bool = False
    """Most of the neighbours have a by-line, so that a line of doubtful looks is one, too."""
    above: tuple[str, ...] = field(default=())


def talk_units(root: Section, context: Context) -> list[Unit]:
    """Every talk of the report, once, in the order of the report."""
    kind = kind_within(context.event_name)
    context = replace(context, kind=kind if kind is Kind.LIGHTNING_TALK else None)
    found = heading_units(root, context)
    found = merged(found, listed_units(root, found, context.kind), context)
    if not found:
        found = merged(found, quoted_units(root, found, context.kind), context)
    return found


def merged(known: list[Unit], others: Iterable[Unit], context: Context) -> list[Unit]:
    """The talks of both, each once: what a timetable adds to a chapter of the same title is laid into it."""
    units = list(known)
    for other in others:
        if fold(other.title) in context.names:
            continue
        at = next((number for number, unit in enumerate(units) if _is_same(unit, other)), None)
        if at is None:
            units.append(other)
        else:
            units[at] = _laid_together(units[at], other)
    return sorted(units, key=lambda unit: unit.line)


def _is_same(one: Unit, other: Unit) -> bool:
    mine, theirs = fold(one.title), fold(other.title)
    shorter, longer = sorted((mine, theirs), key=len)
    return alike(mine, theirs) or (len(shorter) >= 8 and longer.startswith(shorter))


def _laid_together(one: Unit, other: Unit) -> Unit:
    """The talk as its own chapter tells it, with speakers, slides and kind from the listing where the chapter names none."""
    first, second = (one, other) if one.form == "heading" or other.form != "heading" else (other, one)
    return replace(
        first,
        kind=first.kind if first.kind is not Kind.TALK else second.kind,
        speeches=_enriched(first.speeches, second.speeches),
        slides=first.slides or second.slides,
        videos=first.videos or second.videos,
    )


def _enriched(speeches: tuple[Speech, ...], others: tuple[Speech, ...]) -> tuple[Speech, ...]:
    if len(speeches) == len(others) == 1 and (one := _same_person(speeches[0].person, others[0].person)):
        return (replace(speeches[0], person=one),)
    return speeches or others


def heading_units(root: Section, context: Context) -> list[Unit]:
    """The talks that stand as headings, in the order of the report."""
    tops = tuple(_candidate(child, context) for child in root.children)
    return sorted(_settle(tops, context), key=lambda unit: unit.line)


def _candidate(section: Section, context: Context) -> Candidate:
    children = tuple(_candidate(child, context) for child in section.children)
    markdown = section.heading.text if section.heading else ""
    ending = None if topics.is_no_talk(section.title) else of_heading(markdown)
    title = clean_title(without_marks(ending.rest) if ending else section.title)
    found = lead(section.own)
    if not title.text and found.title:
        title = Title(found.title, title.kind, marked=True)
    excluded = topics.is_no_talk(section.title) or fold(title.text) in context.names or not title.text or len(title.text) > 200
    return Candidate(section, title, ending, found, tuple(all_links(section.own)), children, excluded)


def _settle(siblings: Sequence[Candidate], context: Context) -> Iterator[Unit]:
    context = replace(context, spoken=_are_spoken(siblings))
    chosen = _chosen(siblings, context)
    for candidate in siblings:
        if candidate in chosen:
            unit = _unit(candidate, context)
            yield unit
            yield from _inner_talks(candidate, context, unit)
        else:
            yield from _settle(candidate.children, _inside(candidate, context))


def _inside(candidate: Candidate, context: Context) -> Context:
    title = candidate.section.title
    named = kind_named(title) or kind_within(title)
    contained = topics.is_container(title) or (context.contained and not topics.is_no_talk(title) and bool(named))
    return replace(context, kind=named or context.kind, contained=contained, above=(*context.above, title))


def _chosen(siblings: Sequence[Candidate], context: Context) -> list[Candidate]:
    """The talks among siblings."""
    open_ones = [one for one in siblings if not one.excluded and not _is_container(one)]
    strong = [one for one in open_ones if one.strong]
    shown = [one for one in open_ones if one.strong or one.has_slides]
    if context.contained:
        return [one for one in open_ones if one.section.level < PSEUDO_LEVEL or one.strong]
    if not strong and len(shown) < 2:
        return []
    alike = [one for one in open_ones if one.section.level == shown[0].section.level]
    if len(shown) < HALF * len(alike) or shown[0].section.level == PSEUDO_LEVEL:
        return shown
    first = alike.index(shown[0]) if shown[0] in alike else 0
    return [one for one in open_ones if one in alike[first:] or one.strong]


def _are_spoken(siblings: Sequence[Candidate]) -> bool:
    open_ones = [one for one in siblings if not one.excluded]
    return len([one for one in open_ones if one.byline]) >= max(2, HALF * len(open_ones))


def _is_container(candidate: Candidate) -> bool:
    if not candidate.children:
        return topics.is_container(candidate.section.title) and candidate.title.kind is not Kind.KEYNOTE
    if topics.is_container(candidate.section.title):
        return not candidate.ending
    talks = [child for child in candidate.children if child.strong and child.section.level < PSEUDO_LEVEL]
    return len(talks) >= (1 if not candidate.strong else 2) and (not candidate.strong or bool(talks[1:]))


def _inner_talks(candidate: Candidate, context: Context, unit: Unit) -> Iterator[Unit]:
    """A talk that stands one level too deep, below its neighbour."""
    for child in candidate.children:
        misplaced = child.has_slides and not candidate.has_slides and not unit.speeches
        if (child.ending or misplaced) and not child.excluded and child.section.level < PSEUDO_LEVEL:
            yield _unit(child, context)


def _unit(candidate: Candidate, context: Context) -> Unit:
    section = candidate.section
    sure = candidate.lead.byline is not None and candidate.lead.byline.confidence >= (0.5 if context.spoken else 0.7)
    speeches = tuple(_speeches(candidate, candidate.lead.byline if sure else None))
    kind = candidate.title.kind or context.kind or kind_within(section.title) or Kind.TALK
    slides = [(link.url, line) for link, line in candidate.links if talklinks.is_slides(link.url)]
    videos = [(link.url, line) for link, line in candidate.links if talklinks.is_video(link.url)]
    return Unit(
        title=candidate.title.text,
        line=section.line,
        start=section.heading.end if section.heading else section.line,
        end=section.end,
        form="heading" if section.level < PSEUDO_LEVEL else "paragraph",
        rule=_rule(candidate),
        confidence=_confidence(candidate),
        kind=kind,
        speeches=speeches,
        byline=(candidate.lead.line,) if candidate.lead.is_line and sure else (),
        slides=tuple(slides),
        videos=tuple(videos),
    )


def _rule(candidate: Candidate) -> str:
    if candidate.ending:
        return candidate.ending.rule
    return "heading-title" if candidate.evidence else "heading-among-talks"


def _confidence(candidate: Candidate) -> float:
    return 0.95 if candidate.strong else 0.75 if candidate.evidence else 0.6


def _speeches(candidate: Candidate, found: Byline | None) -> list[Speech]:
    """The speakers of the by-line and of the heading, each once."""
    ending = candidate.ending
    line = candidate.section.line
    if ending and found and candidate.lead.is_line:
        return _joined([Speech(one, candidate.lead.line, found.rule, found.confidence) for one in found.people], ending, line)
    if ending:
        return [Speech(one, line, ending.rule, ending.confidence) for one in ending.people]
    return [Speech(one, candidate.lead.line, found.rule, found.confidence) for one in found.people] if found else []


def _joined(speeches: list[Speech], ending: Byline, line: int) -> list[Speech]:
    if len(speeches) == len(ending.people) == 1 and (one := _same_person(speeches[0].person, ending.people[0])):
        return [replace(speeches[0], person=one)]
    seen = {fold(word) for speech in speeches for word in (speech.person.name, speech.person.handle) if word}
    others = [one for one in ending.people if not seen & {fold(word) for word in (one.name, one.handle) if word}]
    return speeches + [Speech(one, line, ending.rule, ending.confidence) for one in others]


def _same_person(one: Person, other: Person) -> Person | None:
    """A name in the heading and a handle below it, or the other way round, are one person."""
    if (one.name and other.name and fold(one.name) != fold(other.name)) or (
        one.handle and other.handle and fold(one.handle) != fold(other.handle)
    ):
        return None
    name = one.name or other.name
    handle = one.handle or other.handle
    if name and handle and fold(name) == fold(handle):
        name = None
    return Person(name, handle, one.organization or other.organization, one.host or other.host)
