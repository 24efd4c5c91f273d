"""A section in; whether and how strongly it looks like a talk, and the title and by-line that it would have, out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from . import talklinks, topics
from .byline import ADDRESSED, PROSE, Byline, Words, of_heading, of_line, without_marks, words
from .folding import fold
from .inline import Link, plain
from .leads import TITLE_LINE, Lead, all_links, lead
from .listed import holds_programme
from .naming import looks_like_a_name
from .outline import Form
from .people import Person, people
from .sections import BOLD, PSEUDO_LEVEL, Section
from .titles import Title, clean_title, unquoted

STRONG = 2.0


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
            score += 3 if self.lead.byline.confidence >= 0.7 else 0.4
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


def candidate(section: Section, names: frozenset[str], *, within: bool = False) -> Candidate:
    """The section as a talk, if it is one; `names` are the folded names of the event, which no talk has.

    `within` a talk, a sentence that praises somebody makes no other talk.
    """
    markdown = section.heading.text if section.heading else ""
    no_talk = topics.is_no_talk(section.title)
    ending = None if no_talk else of_heading(markdown) or _speaker_alone(markdown)
    title = clean_title(without_marks(ending.rest) if ending else section.title)
    found = Lead() if no_talk else lead(section.own, section.children, sentences=not within)
    certain = bool(ending or (found.is_line and found.byline))
    children = tuple(candidate(child, names, within=within or certain) for child in section.children)
    if not title.text and not no_talk and not topics.is_container(section.title):
        title, ending = _title_below(section, title, found, ending)
    excluded = no_talk or holds_programme(section.own) or fold(title.text) in names or not title.text or len(title.text) > 200
    return Candidate(section, title, ending, found, tuple(all_links(section.own)), children, excluded)


def _speaker_alone(markdown: str) -> Byline | None:
    """A heading that is a speaker: the title stands below."""
    found = of_line(markdown) if ADDRESSED.search(words(markdown).text) else None
    return Byline(found.people, "heading-speaker", 0.9) if found and found.confidence >= 0.9 else None


def _title_below(section: Section, above: Title, found: Lead, ending: Byline | None) -> tuple[Title, Byline | None]:
    """The title of a talk whose heading is a number, a kind or a speaker, with the speakers that stand beside it."""
    text = found.title or _title_line(section)
    byline = of_heading(text) if text else None
    told = clean_title(without_marks(byline.rest) if byline else plain(text)) if text else Title("")
    return Title(told.text, told.kind or above.kind, marked=bool(told.text)), ending or byline


def _title_line(section: Section) -> str:
    if not section.own and section.children and section.children[0].level == PSEUDO_LEVEL:
        first = section.children[0].heading
        return first.text if first else ""
    for block in section.own[:3]:
        line = block.text.split("\n")[0].strip() if block.form in (Form.PARAGRAPH, Form.ITEM, Form.QUOTE) else ""
        text = plain(line)
        if not text or of_line(line) or text.startswith("http"):
            continue
        whole = (
            BOLD.match(line)
            or unquoted(text) != text
            or TITLE_LINE.match(line)
            or re.match(r"[「『\"“]", text)
            or re.fullmatch(r"\[.*\]\(.*\)", line)
        )
        short = len(text) <= 60 and not re.search(r"[。!！]$|[^.]\.$", text) and "\n" not in block.text
        return line if whole or short else ""
    return ""


QUOTED = re.compile(r"^(?P<people>[^「『」』]{2,20}?)[ ]?(?P<title>[「『].+[」』])$")
SPLIT = re.compile(r"[ ]+[-–—~|/:][ ]+|[ ]*[/|][ ]*|:[ ]+")
BRACKET = re.compile(r"^(?P<title>.*\S)[ ]*\((?P<people>[^()]{1,60})\)$")


def loose_side(headings: Sequence[str]) -> Side | None:
    """The side on which most of these headings name their speakers, which no single one of them proves."""
    texts = [words(heading) for heading in headings]
    best, most = None, max(2.0, 0.6 * len(texts)) - 0.5
    for side in SIDES:
        count = sum(side(text) is not None for text in texts)
        if count > most:
            best, most = side, count
    return best


def _behind(text: Words) -> Byline | None:
    cut = next(iter(list(SPLIT.finditer(text.text))[::-1]), None)
    return _loose(text, text.text[: cut.start()], text.text[cut.end() :]) if cut else None


def _before(text: Words) -> Byline | None:
    cut = next(SPLIT.finditer(text.text), None)
    return _loose(text, text.text[cut.end() :], text.text[: cut.start()]) if cut else None


def _bracketed(text: Words) -> Byline | None:
    match = BRACKET.match(text.text)
    return _loose(text, match["title"], match["people"]) if match else None


def opens_with_speaker(heading: str) -> Byline | None:
    """`nick「Title」`, which only headings of the same form beside it prove."""
    match = QUOTED.match(words(heading).text)
    found = people(match["people"], words(heading).links) if match and not topics.is_no_talk(match["people"]) else ()
    return (
        Byline(found, "heading-opens-with-speaker", 0.75, match["title"]) if match and found and all(map(_may_be_called, found)) else None
    )


def _loose(text: Words, title: str, who: str) -> Byline | None:
    found = people(who, text.links) if len(who) <= 60 and not PROSE.search(who) else ()
    if not found or not re.search(r"\w", without_marks(title)) or not all(_may_be_called(one) for one in found):
        return None
    return Byline(found, "heading-alike", 0.75, title.strip())


def _may_be_called(one: Person) -> bool:
    name = one.name or ""
    return bool(one.handle or one.polite or looks_like_a_name(name) or re.fullmatch(r"[a-z][a-z0-9_-]{2,20}|[ぁ-んァ-ヶー]{2,8}", name))


Side = Callable[[Words], Byline | None]
SIDES: tuple[Side, ...] = (_behind, _before, _bracketed)
"""`Title - Name`, `Name: Title`, `Title (Name)`."""
