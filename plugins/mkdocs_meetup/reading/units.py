"""A report's sections in; its talks, each with title, kind, speakers and extent, out.

Which headings are talks is settled among siblings: those that carry evidence (a by-line, a talk's prefix, slides) speak for the others.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ..model import Kind
from . import talklinks, topics
from .baretitles import below_kind, titled_alike
from .byline import Byline, without_marks, words
from .candidates import Candidate, candidate, opens_quoted
from .credits import credited
from .embeds import embedded_units
from .likeness import ENDS, Side, confirmed, endings, ends_alike, is_divisible, loose_side
from .listed import listed_units
from .merging import merged, placed, speeches_of
from .particulars import with_particulars
from .prose import quoted_units
from .sections import PSEUDO_LEVEL, Section
from .titles import WHOLE_KIND, Title, clean_title, kind_named, kind_within
from .unit import Unit

HALF = 0.5
MOST = 1500
"""A text with more chapters than this is no report, whatever else it is."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the sections around a candidate say."""

    names: frozenset[str]
    """Folded names of the event, which are no talk's title."""
    event_name: str = ""
    kind: Kind | None = None
    contained: bool = False
    """Below a heading that holds talks."""
    sides: tuple[Side, ...] = ()
    """Where headings of this report name their speakers, if nothing but their likeness shows it."""
    gathering: bool = False
    """Where talks were given, beyond doubt."""
    spoken: bool = False
    """Most of the neighbours have a by-line, so that a line of doubtful looks is one, too."""


def talk_units(root: Section, context: Context) -> list[Unit]:
    """Every talk of the report, once, in the order of the report."""
    if sum(1 for _ in islice(root.walk(), MOST)) == MOST:
        return []
    kind = kind_within(context.event_name)
    context = replace(context, kind=kind if kind is Kind.LIGHTNING_TALK else None)
    found = heading_units(root, context)
    found = merged(found, placed(listed_units(root, found, context.kind), root), context.names)
    found = merged(found, below_kind(root, found), context.names)
    found = merged(found, quoted_units(root, found, context.kind, contained=bool(found)), context.names)
    return found or merged(found, embedded_units(root, context.kind), context.names)


def heading_units(root: Section, context: Context) -> list[Unit]:
    """The talks that stand as headings, in the order of the report."""
    tops = tuple(candidate(child, context.names) for child in root.children)
    context = replace(context, sides=_loose_sides(tops))
    found = list(_settle(tops, context))
    if len(found) <= 1 and context.gathering and len(alike := titled_alike(tops)) > 1:
        found = [_unit(one, context) for one in alike]
    return sorted(found, key=lambda unit: unit.line)


def _settle(siblings: Sequence[Candidate], context: Context) -> Iterator[Unit]:
    siblings = _with_panels(_without_holders(_with_loose_endings(siblings, context.sides)))
    context = replace(context, spoken=_are_spoken(siblings))
    chosen = {id(one) for one in _chosen(siblings, context)}
    for one in siblings:
        if id(one) in chosen:
            unit = _unit(one, context)
            yield unit
            yield from _inner_talks(one, context, unit)
        elif not topics.tells_of_people(one.section.title):
            yield from _settle(one.children, _inside(one, context))


def _with_panels(siblings: Sequence[Candidate]) -> Sequence[Candidate]:
    """Between talks, a chapter called by nothing but the kind of a panel is that panel, if it has a text and no chapters of its own."""
    strong = {one.section.level for one in siblings if one.strong}
    return [_as_panel(one) if one.section.level in strong and _is_panel(one) else one for one in siblings]


def _without_holders(siblings: Sequence[Candidate]) -> Sequence[Candidate]:
    """Chapters whose lists hold the talks are none, if one of the neighbours lists several."""
    if max((one.listed for one in siblings), default=0) < 2:
        return siblings
    return [replace(one, excluded=True) if one.listed and not one.ending else one for one in siblings]


def _is_panel(one: Candidate) -> bool:
    return one.title.kind is Kind.PANEL and not one.title.text and not one.section.children and bool(one.section.own)


def _as_panel(one: Candidate) -> Candidate:
    return replace(one, title=Title(topics.bare(one.section.title), Kind.PANEL, marked=True), excluded=False)


def _inside(one: Candidate, context: Context) -> Context:
    title = one.section.title
    named = kind_named(title) or kind_within(title)
    contained = topics.is_container(title) or (context.contained and not topics.is_no_talk(title) and bool(named))
    return replace(context, kind=named or context.kind, contained=contained)


def _chosen(siblings: Sequence[Candidate], context: Context) -> list[Candidate]:
    """The talks among siblings."""
    open_ones = [one for one in siblings if not one.excluded and not _is_container(one)]
    strong = [one for one in open_ones if one.strong]
    shown = [one for one in open_ones if one.strong or one.has_slides or one.has_page]
    if context.contained:
        return [one for one in open_ones if one.section.level < PSEUDO_LEVEL or one.strong]
    if not strong and len(shown) < 2:
        return _between_marks(siblings, open_ones)
    level, first = shown[0].section.level, shown[0].section.line
    alike = [one for one in open_ones if one.section.level == level]
    if len(shown) < HALF * len(alike) or level == PSEUDO_LEVEL:
        return shown
    last = max(one.section.line for one in shown) if _are_all_told(shown, alike) else sys.maxsize
    bare = [one for one in open_ones if one.section.level == level and one.section.line >= first and not _is_slight(one)]
    kept = {id(one) for one in bare if one.section.line <= last or not one.children}
    return [one for one in open_ones if one.evidence >= 1 or id(one) in kept]


def _are_all_told(shown: Sequence[Candidate], alike: Sequence[Candidate]) -> bool:
    """Whether a label or a sentence names the speaker of each talk up to the last: a chapter of chapters behind it is no talk then."""
    told = [one for one in shown if one.lead.byline and one.lead.byline.rule.startswith(("label-", "sentence-")) and not one.ending]
    first, last = shown[0].section.line, shown[-1].section.line
    return len(told) == len(shown) >= 3 and sum(first <= one.section.line <= last for one in alike) == len(shown)


def _between_marks(siblings: Sequence[Candidate], open_ones: Sequence[Candidate]) -> list[Candidate]:
    """In a report that follows the programme, from the introductions to the photograph of all: what stands between is talks."""
    marks = [one.section.line for one in siblings if topics.is_programme_part(one.section.title)]
    if len(marks) < 2:
        return []
    found = [one for one in open_ones if marks[0] < one.section.line < marks[-1] and one.section.level < PSEUDO_LEVEL]
    return [one for one in found if not _is_slight(one)]


def _is_slight(one: Candidate) -> bool:
    """A word or two without anything that speaks for a talk: the name of a chapter."""
    words = one.title.text.split()
    if not one.evidence and one.title.text.endswith("で"):
        return True
    return not one.evidence and len(one.title.text) <= (10 if one.title.text.isascii() else 3) and len(words) <= 1


def _loose_sides(tops: Sequence[Candidate]) -> tuple[Side, ...]:
    """Where the report's headings name their speakers: on one side, or at the end in more than one form."""
    side = _loose_side(tops)
    if side:
        return (side,)
    every = [one for top in tops for one in _below(top) if not one.excluded and one.section.level < PSEUDO_LEVEL]
    divisible = {one.section.level for one in every if one.section.heading and is_divisible(one.section.heading.text)}
    for level in sorted(divisible):
        alike = [one for one in every if one.section.level == level and not _is_container(one)]
        bare = [one.section.heading.text for one in alike if not one.byline and one.section.heading]
        if ends_alike(bare, len(alike) - len(bare)):
            return ENDS
    return ()


def _below(one: Candidate) -> Iterator[Candidate]:
    yield one
    for child in one.children:
        yield from _below(child)


def _loose_side(siblings: Sequence[Candidate]) -> Side | None:
    """The side on which headings name their speakers somewhere in the report."""
    own = loose_side([one.section.heading.text for one in _bare(siblings) if one.section.heading])
    return own or next((side for one in siblings if not one.byline and (side := _loose_side(one.children))), None)


def _bare(siblings: Sequence[Candidate]) -> list[Candidate]:
    return [one for one in siblings if not one.excluded and not one.byline and one.section.level < PSEUDO_LEVEL]


def _with_loose_endings(siblings: Sequence[Candidate], sides: Sequence[Side]) -> Sequence[Candidate]:
    """Siblings whose headings name their speakers in one and the same doubtful way, or as their proven neighbours do."""
    bare = [one for one in siblings if one.section.heading and _may_end_alike(one)]
    proven = [one.ending.rule for one in siblings if one.ending and one.ending.confidence >= 0.8]
    found = endings([one.section.heading.text for one in bare if one.section.heading], proven, sides)
    byline = {id(one): ending for one, ending in zip(bare, found, strict=True) if ending}
    proven_sides = {id(one): side for one in siblings if id(one) not in byline and (side := _confirmed(one))}
    alike = [side for side in dict.fromkeys(proven_sides.values()) if list(proven_sides.values()).count(side) * 2 >= len(bare)]
    for one in siblings:
        side = proven_sides.get(id(one)) or (alike[0] if alike and _may_end_alike(one) else None)
        ending = side(words(one.section.heading.text)) if side and one.section.heading and id(one) not in byline else None
        if ending:
            byline[id(one)] = ending
    return [_with_ending(one, byline.get(id(one))) for one in siblings]


def _confirmed(one: Candidate) -> Side | None:
    """The end of the heading that the text below it proves to name the speakers."""
    if one.ending or one.excluded or not (one.lead.byline and one.section.heading):
        return None
    return confirmed(one.section.heading.text, one.lead.byline.people)


def _may_end_alike(one: Candidate) -> bool:
    """A sentence below that praises somebody does not speak against a name in the heading."""
    return not one.excluded and not one.ending and not one.lead.is_line and one.section.level < PSEUDO_LEVEL


def _with_ending(one: Candidate, ending: Byline | None) -> Candidate:
    return one if ending is None else replace(one, ending=ending, title=clean_title(without_marks(ending.rest)))


def _are_spoken(siblings: Sequence[Candidate]) -> bool:
    open_ones = [one for one in siblings if not one.excluded]
    return len([one for one in open_ones if one.byline]) >= max(2, HALF * len(open_ones))


def _is_container(one: Candidate) -> bool:
    if one.title.kind in (Kind.PANEL, Kind.WORKSHOP) and one.title.text and (one.lead.is_line or not one.children):
        return False
    if WHOLE_KIND.match(one.section.title) and not one.section.own and len(one.section.children) == 1:
        return not one.byline and not one.children[0].excluded
    if not one.children:
        return topics.is_container(one.section.title) and one.title.kind is not Kind.KEYNOTE and not opens_quoted(one.section)
    if topics.is_container(one.section.title):
        return not one.ending
    inner = [child for child in one.children if child.section.level < PSEUDO_LEVEL and not child.excluded]
    talks = [child for child in inner if child.strong]
    if not one.strong and not one.has_slides and sum(child.strong or child.has_slides for child in inner) >= 2:
        return True
    return len(talks) >= (1 if not one.strong else 2) and (not one.strong or bool(talks[1:]))


def _inner_talks(one: Candidate, context: Context, unit: Unit) -> Iterator[Unit]:
    """A talk that stands one level too deep, below its neighbour."""
    for child in one.children:
        misplaced = child.has_slides and not one.has_slides and not unit.speeches
        if (child.ending or misplaced) and not child.excluded and child.section.level < PSEUDO_LEVEL:
            yield _unit(child, context)


def _unit(one: Candidate, context: Context) -> Unit:
    section = one.section
    sure = one.lead.byline is not None and one.lead.byline.confidence >= (0.5 if context.spoken else 0.7)
    found = one.lead
    speeches = speeches_of(one.ending, section.line, found if sure else None)
    speeches = with_particulars(speeches, section.own) or credited(section.own)
    kind = one.title.kind or context.kind or kind_within(one.title.text if one.has_page else section.title) or Kind.TALK
    own = [(link.url, line) for link, line in one.links]
    below = [(link.url, line) for child in one.children if not child.strong for link, line in child.links]
    slides = [found for found in own if talklinks.is_slides(found[0])] or [found for found in below if talklinks.is_slides(found[0])]
    videos = [found for found in own if talklinks.is_video(found[0])] or [found for found in below if talklinks.is_video(found[0])]
    return Unit(
        title=one.title.text,
        line=section.line,
        start=section.heading.end if section.heading else section.line,
        end=section.end,
        form="heading" if section.level < PSEUDO_LEVEL else "paragraph",
        rule=_rule(one),
        confidence=_confidence(one),
        kind=kind,
        speeches=speeches,
        byline=tuple(sorted({one.lead.line, *one.lead.lines})) if one.lead.is_line and sure else (),
        slides=tuple(slides),
        videos=tuple(videos),
    )


def _rule(one: Candidate) -> str:
    if one.ending:
        return one.ending.rule
    return "heading-title" if one.evidence else "heading-among-talks"


def _confidence(one: Candidate) -> float:
    if one.ending and one.ending.confidence < 0.8 and not one.lead.byline:
        return one.ending.confidence
    return 0.95 if one.strong else 0.75 if one.evidence else 0.6
