"""Lists and timetables in; the talks that stand in them as items, rows or lines, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from ..model import Kind
from . import talklinks, topics
from .blocks import Block, Form
from .byline import Byline, of_line, without_marks, words
from .folding import fold
from .headingline import of_heading
from .inline import Link, links, plain
from .leads import shown
from .likeness import ENDS, endings, loose_side
from .people import people
from .sections import Section
from .tables import row_units
from .titles import PREFIX_TIME, clean_title, kind_named, kind_within
from .unit import Speech, Unit

HEARD = re.compile(
    r"(?:聞いた|聴いた|見た|観た|参加した|受講した|拝聴した|視聴した|印象に残った|気になった|面白かった|以下の?|次の|発表された"
    r"|行われた|話された)[^。\n]{0,24}(?:セッション|発表|トーク|LT|講演|登壇|話|内容)|(?:セッション|発表|トーク|LT|講演|プログラム"
    r"|タイムテーブル|発表者|登壇者)[^。\n]{0,12}(?:一覧|は(?:以下|次|こちら|こんな)|を(?:聞|聴))|\b(?:talks|sessions|presentations"
    r"|lightning talks)\b[^.\n]{0,40}(?::|$|were|are)",
    re.IGNORECASE,
)
LONGEST_LIST = 400
"""No programme is longer; what is, is a list of something else."""
LINKED_ASIDE = re.compile(
    r"[ ]*[(\[（]?\[(?:slides?|slide deck|deck|スライド|資料|発表資料|動画|録画|video|recording|youtube|code|demo|repo)"
    r"\]\([^()\s]*\)[)\]）,、・/ ]*",
    re.IGNORECASE,
)
TITLE_LABEL = re.compile(
    r"^[^\w]*(?P<label>(?:特別|基調|招待|一般)?(?:講演|発表|セッション|トーク|LT|session|talk|lightning talk)"
    r"[ ]?(?:\d{1,2}|[①-⑳一二三四五六七八九十])?|(?:講演|発表)?(?:タイトル|題目|演題|テーマ)|title)[ ]?[:：][ ]*(?P<title>\S.*)$",
    re.IGNORECASE,
)
WHO_WHAT = re.compile(r"^(?P<people>@?[A-Za-z0-9_-]{2,30}), (?P<title>\S.{3,})$")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with what stands above it."""

    items: tuple[Block, ...]
    heading: str
    intro: str


@dataclass(frozen=True)
class _Chapters:
    """The report's headings, which are looked at where a list announces talks."""

    root: Section

    @cached_property
    def lines(self) -> dict[str, int]:
        """The last line on which a chapter of each folded title begins."""
        return {fold(clean_title(section.title).text): section.line for section in self.root.walk() if section.heading}


def listed_units(root: Section, taken: Sequence[Unit], kind: Kind | None) -> Iterator[Unit]:
    """The talks of lists, tables and timetables that do not stand inside of a talk."""
    chapters = _Chapters(root)
    for section in root.walk():
        if _within(section, taken) or topics.is_elsewhere(section.title):
            continue
        inherited = kind_named(section.title) or (kind_within(section.title) if topics.is_container(section.title) else None) or kind
        for listing in _listings(section):
            yield from _items(listing, inherited, chapters)
        for block in section.own:
            if block.form is Form.TABLE:
                yield from row_units(block, inherited)
            elif block.form is Form.PARAGRAPH:
                yield from _lines(block, inherited)
                yield from _labelled_pairs(block, inherited)


def _within(section: Section, taken: Sequence[Unit]) -> bool:
    return any(unit.line <= section.line < unit.end for unit in taken if section.heading)


def _listings(section: Section) -> Iterator[Listing]:
    """Runs of items, however many blank lines stand between them."""
    run: list[Block] = []
    intro = ""
    for block in (*section.own, None):
        if block is not None and block.form is Form.ITEM:
            run.append(block)
            continue
        if run:
            yield Listing(tuple(run), section.title, intro)
            run = []
        intro = block.text if block is not None and block.form in (Form.PARAGRAPH, Form.QUOTE) else ""


@dataclass(frozen=True, slots=True)
class _Item:
    """An outermost item with those inside it."""

    block: Block
    inner: tuple[Block, ...]
    ending: Byline | None
    inner_byline: tuple[Byline, int] | None
    links: tuple[tuple[Link, int], ...]

    @property
    def first(self) -> str:
        return self.block.text.split("\n")[0]

    @property
    def only_link(self) -> Link | None:
        """The link that makes up the whole item."""
        found = self.links[0][0] if self.links else None
        text = plain(self.first)
        return (
            found
            if found and not found.text.startswith("http") and text.startswith(found.text) and len(text) < len(found.text) + 12
            else None
        )

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


def _items(listing: Listing, kind: Kind | None, chapters: _Chapters) -> Iterator[Unit]:
    if len(listing.items) > LONGEST_LIST:
        return
    items = [item for item in _outermost(listing.items) if not topics.is_no_talk(plain(item.first))]
    if not items:
        return
    items = _with_loose_endings(items, told=topics.is_container(listing.heading) or bool(HEARD.search(listing.intro[-300:])))
    invited = topics.is_container(listing.heading) or topics.gathers_slides(listing.heading) or bool(HEARD.search(listing.intro[-300:]))
    showing = [item for item in items if item.shows_talk]
    if invited and len(showing) < len(items):
        last = listing.items[-1].line
        showing = [item for item in items if item.shows_talk or chapters.lines.get(fold(clean_title(plain(item.first)).text), 0) > last]
    proposals = [item for item in items if item.only_link and talklinks.is_session(item.only_link.url)]
    spoken = [item for item in items if item.ending or item.inner_byline]
    alike = max(len(spoken) / 0.6, len(proposals) / 0.8) >= len(items) > 1 and max(len(spoken), len(proposals)) > 1
    if not (invited and len(showing) * 2 >= len(items)) and not (alike and not (listing.heading and topics.is_no_talk(listing.heading))):
        return
    whole = items[0].block.marker[:1].isdigit() and topics.is_container(listing.heading) and not topics.gathers_slides(listing.heading)
    for item in items if whole else showing:
        if unit := _item_unit(item, kind):
            yield unit


def _with_loose_endings(items: list[_Item], *, told: bool) -> list[_Item]:
    """Items that name their speakers as their neighbours do, or as most of them do in a list that is said to hold talks."""
    bare = [item for item in items if not item.ending and not item.inner_byline]
    texts = [LINKED_ASIDE.sub("", item.first).strip() for item in bare]
    side = loose_side(texts) if told else None
    proven = [item.ending.rule for item in items if item.ending]
    found = endings(texts, proven, [side] if side else ENDS if len(proven) >= 2 and len(proven) * 2 >= len(items) else [])
    byline = {id(item): ending for item, ending in zip(bare, found, strict=True) if ending}
    return [replace(item, ending=byline.get(id(item), item.ending)) for item in items]


def _outermost(blocks: Sequence[Block]) -> Iterator[_Item]:
    top = min(block.level for block in blocks)
    starts = [number for number, block in enumerate(blocks) if block.level == top]
    for start, following in zip(starts, [*starts[1:], len(blocks)], strict=True):
        yield _item(blocks[start], tuple(blocks[start + 1 : following]))


def _item(block: Block, inner: tuple[Block, ...]) -> _Item:
    first = block.text.split("\n")[0]
    found = [(shown(link), one.line) for one in (block, *inner[:12]) for link in links(one.text)]
    bylines = [(byline, line) for text, line in _below(block, inner) if (byline := of_line(text)) and byline.confidence >= 0.7]
    return _Item(block, inner, of_heading(_without_time(first)) or _comma(first), next(iter(bylines), None), tuple(found))


def _below(block: Block, inner: Sequence[Block]) -> Iterator[tuple[str, int]]:
    for offset, text in enumerate(block.text.split("\n")[1:3], 1):
        yield text, block.line + offset
    for one in inner[:3]:
        yield one.text.split("\n")[0], one.line


def _without_time(text: str) -> str:
    return PREFIX_TIME.sub("", text.strip(), count=1)


def _comma(text: str) -> Byline | None:
    """`who, title` of a timetable."""
    line = words(_without_time(text))
    match = WHO_WHAT.match(line.text) if PREFIX_TIME.match(text.strip()) else None
    found = people(match["people"], line.links) if match else ()
    return Byline(found, "timetable-comma", 0.7, match["title"]) if match and found else None


def _item_unit(item: _Item, kind: Kind | None) -> Unit | None:
    title = clean_title(without_marks(item.ending.rest) if item.ending else (item.only_link.text if item.only_link else plain(item.first)))
    if not title.text or len(title.text) > 150 or topics.is_no_talk(title.text):
        return None
    byline, line = (item.ending, item.block.line) if item.ending else item.inner_byline or (None, 0)
    last = item.inner[-1].end if item.inner else item.block.end
    return Unit(
        title=title.text,
        line=item.block.line,
        start=item.block.line + 1,
        end=last,
        form="bullet",
        rule=item.ending.rule if item.ending else "item-title",
        confidence=0.9 if byline else 0.75,
        kind=title.kind or kind or kind_within(title.text) or Kind.TALK,
        speeches=tuple(Speech(one, line, byline.rule, byline.confidence) for one in byline.people) if byline else (),
        byline=(line,) if item.inner_byline and not item.ending else (),
        slides=tuple((link.url, at) for link, at in item.links if talklinks.is_slides(link.url)),
        videos=tuple((link.url, at) for link, at in item.links if talklinks.is_video(link.url)),
    )


def _labelled_pairs(block: Block, kind: Kind | None) -> Iterator[Unit]:
    """`講演1：Title`, and the speaker behind a label on the next line."""
    lines = block.text.split("\n")[:60]
    for offset, (text, below) in enumerate(pairwise(lines)):
        match = TITLE_LABEL.match(plain(text)) if len(text) < 300 else None
        found = of_line(below) if match else None
        title = clean_title(match["title"]) if match else None
        if found and title and title.text and found.rule == "label-speaker" and not topics.is_no_talk(title.text):
            line = block.line + offset
            speeches = tuple(Speech(one, line + 1, found.rule, 0.9) for one in found.people)
            told = title.kind or (kind_named(match["label"]) if match else None) or kind or Kind.TALK
            yield Unit(title.text, line, line + 2, line + 2, "paragraph", "label-title", 0.9, told, speeches, byline=(line + 1,))


def _lines(block: Block, kind: Kind | None) -> Iterator[Unit]:
    """A timetable that is a paragraph: a time, then a title with its speaker."""
    for offset, text in enumerate(block.text.split("\n")[:60]):
        if len(text) > 300 or not PREFIX_TIME.match(text.strip()):
            continue
        ending = of_heading(_without_time(text)) or _comma(text)
        title = clean_title(without_marks(ending.rest)) if ending else None
        if ending and title and title.text and not topics.is_no_talk(title.text):
            line = block.line + offset
            speeches = tuple(Speech(one, line, ending.rule, 0.7) for one in ending.people)
            yield Unit(title.text, line, line + 1, line + 1, "paragraph", ending.rule, 0.7, title.kind or kind or Kind.TALK, speeches)
