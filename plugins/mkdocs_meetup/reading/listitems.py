"""A run of list items in; the outermost of them with what they say of a talk, its title, speakers and links, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from . import talklinks
from .blocks import Block
from .byline import Byline, of_line, words
from .headingline import of_heading
from .inline import Link, links, plain
from .leads import LABEL_ALONE, lead, shown
from .naming import looks_like_a_name
from .people import people
from .titles import PREFIX_TIME, WHOLE_KIND, clean_title

OPENING = re.compile(
    r"^(?:\*\*(?P<bold>[^*\n]{3,150})\*\*|(?P<link>\[[^\[\]\n]{3,150}\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?\))"
    r"|(?P<plain>[^\[\]*\n.。(]{3,100}?)(?=[ ]by [A-Z@]))(?P<rest>.*)$",
    re.DOTALL,
)
"""An item that opens with its title, with prose behind it."""
_ENGLISH_WORD = r"(?:[A-Z]\.|[A-Z][\w'’À-ɏ-]*)"
OPENING_BY = re.compile(
    r"^[ ]*(?:[(（](?P<brackets>[^()（）\n]{2,60}(?:\([^()\s]*\))?[^()（）\n]{0,30})[)）]"
    rf"|[-–—,:]?[ ]*by[ ]+(?P<by>\[[^\[\]\n]{{3,40}}\]\([^()\s]*\)|(?:@[\w-]+|{_ENGLISH_WORD})(?:[ ]{_ENGLISH_WORD}){{0,3}})(?!\w))"
)
WHO_WHAT = re.compile(r"^(?P<people>@?[A-Za-z0-9_-]{2,30}), (?P<title>\S.{3,})$")


@dataclass(frozen=True, slots=True)
class Opening:
    """The title that an item opens with, in Markdown, with the speakers right behind it or in the sentences that follow."""

    title: str
    byline: Byline | None


@dataclass(frozen=True, slots=True)
class Item:
    """An outermost item with those inside it."""

    block: Block
    inner: tuple[Block, ...]
    ending: Byline | None
    inner_byline: tuple[Byline, int] | None
    links: tuple[tuple[Link, int], ...]

    @property
    def opening(self) -> Opening | None:
        """The title before the item's prose."""
        match = OPENING.match(self.block.text)
        if match is None:
            return None
        title, rest = match["bold"] or match["link"] or match["plain"], match["rest"]
        who = OPENING_BY.match(rest)
        found = of_line(f"by {who['brackets'] or who['by']}") if who else None
        kind_alone = WHOLE_KIND.match(title)
        if found and any(one.name and not (one.handle or kind_alone or looks_like_a_name(one.name)) for one in found.people):
            found = None
        return Opening(title, found and replace(found, rule="item-opening", confidence=0.85))

    @property
    def first(self) -> str:
        return self.block.text.split("\n")[0]

    @property
    def only_link(self) -> Link | None:
        """The link that makes up the whole item."""
        found = self.links[0][0] if self.links else None
        if found is None or found.text.startswith("http"):
            return None
        text = plain(self.first)
        return found if text.startswith(found.text) and len(text) < len(found.text) + 12 else None

    @property
    def shows_talk(self) -> bool:
        link = self.only_link
        if self.ending or self.inner_byline:
            return True
        return (
            bool(link and (talklinks.is_video(link.url) or talklinks.is_session(link.url)))
            or any(talklinks.is_slides(link.url) for link, line in self.links if line < self.block.end + 3)
            or clean_title(plain(self.first)).marked
        )


def outermost(blocks: Sequence[Block]) -> Iterator[Item]:
    top = min(block.level for block in blocks)
    starts = [number for number, block in enumerate(blocks) if block.level == top]
    for start, following in zip(starts, [*starts[1:], len(blocks)], strict=True):
        yield _item(blocks[start], tuple(blocks[start + 1 : following]))


def _item(block: Block, inner: tuple[Block, ...]) -> Item:
    first = block.text.split("\n")[0]
    found = [(shown(link), one.line) for one in (block, *inner[:12]) for link in links(one.text)]
    bylines = ((byline, line) for text, line in _below(block, inner) if (byline := of_line(text)) and byline.confidence >= 0.7)
    below = _below_label(inner) or next(bylines, None)
    return Item(block, inner, of_heading(without_time(first)) or comma(first), below, tuple(found))


def _below_label(inner: Sequence[Block]) -> tuple[Byline, int] | None:
    """Names in a list below the `登壇者：` of an item."""
    for number, one in enumerate(inner[:3]):
        if LABEL_ALONE.match(one.text):
            found = lead((one, *_deeper(one, inner[number + 1 :])), sentences=False)
            return (found.byline, found.line) if found.byline else None
    return None


def _deeper(item: Block, following: Sequence[Block]) -> Iterator[Block]:
    return takewhile(lambda block: block.level > item.level, following)


def _below(block: Block, inner: Sequence[Block]) -> Iterator[tuple[str, int]]:
    for offset, text in enumerate(block.text.split("\n")[1:3], 1):
        yield text, block.line + offset
    for one in inner[:3]:
        yield one.text.split("\n")[0], one.line


def without_time(text: str) -> str:
    return PREFIX_TIME.sub("", text.strip(), count=1)


def comma(text: str) -> Byline | None:
    """`who, title` of a timetable."""
    if not PREFIX_TIME.match(text.strip()):
        return None
    line = words(without_time(text))
    match = WHO_WHAT.match(line.text)
    found = people(match["people"], line.links) if match else ()
    return Byline(found, "timetable-comma", 0.7, match["title"]) if match and found else None
