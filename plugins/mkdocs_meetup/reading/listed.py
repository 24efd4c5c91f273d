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
from .byline import of_line, without_marks
from .folding import fold
from .headingline import of_heading
from .inline import plain
from .itemtalks import talks_listed
from .likeness import ENDS, endings, loose_side
from .listitems import OPENING, Item, comma, outermost, without_time
from .prose import of_english
from .sections import Section
from .sentences import of_sentences
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
TOLD = re.compile(
    r"(?:^|[。！!\n])[^。！!\n]{0,40}(?:以下|次)の[^。\n]{0,10}(?:セッション|発表|トーク|LT|講演)を?[^。\n]{0,4}"
    r"(?:聴講|拝聴|視聴|受講|聞|聴|見|観|参加)(?:[しいき]?て)?[しきい]{0,2}(?:まし)?た[。.：:!！]?\s*$"
    r"|(?:聞いた|聴いた|見た|観た|参加した|聴講した|拝聴した|受講した)(?:セッション|発表|トーク|LT|講演)は[^。\n]{0,8}(?:以下|次)[^。\n]{0,12}[。：:]?\s*$"
    r"|(?:セッション|発表|トーク|LT|講演)(?:の?内容|の?タイトル|一覧)?は[^。\n]{0,4}(?:以下|次)の(?:とおり|通り)[^。\n]{0,6}[。：:]?\s*$"
    r"|\b(?:talks?|sessions?|presentations?)\b[^.:\n]{0,20}\bI(?:['’]ve| have)?(?: also)? (?:went to|attended|saw|watched|visited|heard"
    r"|made it to)"
    r"\b[^.:\n]{0,70}:\s*$",
    re.IGNORECASE,
)
"""Says outright that each item of the list below is a talk."""
MAY_TELL = re.compile(r"以下|次|は|\bI\b[^.]*:\s*$")
LONGEST_LIST = 400
"""No programme is longer; what is, is a list of something else."""
LONGEST_TITLE = 140
MOST = 0.8
"""The share of a programme's items that are short."""
LONGEST_ITEM = 300
"""With its address."""
SENTENCE = re.compile(r"[。！!]$|[。！!].|\.[ ]|[^.]\.$|(?:です|ます|した)$")
STATEMENT = re.compile(
    r"(?:かった|だった|んだ|そうだ|ようだ|らしい|かも|思う|感じ|しい|多い|良い|よい|すごい|ない|った|いた|した|きた|れた|です|ます)[。！!]?$|。."
)
"""What somebody says of a talk, rather than its title."""
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


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with what stands above it."""

    items: tuple[Block, ...]
    heading: str
    intro: str
    alike: bool = False
    """Whether other chapters of the report list talks whose items name their speakers, as this one does."""


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
    told: dict[int, str] = {}
    alike = _listing_alike([section for section in root.walk() if not _within(section, taken)])
    for section in root.walk():
        told.update(_told_below(section))
        if _within(section, taken) or topics.is_elsewhere(section.title):
            continue
        inherited = kind_named(section.title) or (kind_within(section.title) if topics.is_container(section.title) else None) or kind
        for listing in _listings(section, told.get(id(section), "")):
            yield from _items(replace(listing, alike=id(section) in alike), inherited, chapters)
        yield from _opened(section, inherited)
        for block in section.own:
            if block.form is Form.TABLE:
                yield from row_units(block, inherited)
            elif block.form is Form.PARAGRAPH:
                yield from _lines(block, inherited)
                yield from _labelled_pairs(block, inherited)


def _listing_alike(open_ones: Sequence[Section]) -> frozenset[int]:
    """The chapters whose items are talks by themselves, where there are several; only items that stand alone need to know."""
    if not any(_holds_lone_item(section.own) for section in open_ones):
        return frozenset()
    counts = {id(section): talks_listed(section.own) for section in open_ones}
    return frozenset(id for id, count in counts.items() if count) if sum(counts.values()) >= 3 else frozenset()


def _holds_lone_item(own: Sequence[Block]) -> bool:
    items = [block.form is Form.ITEM for block in own]
    return any(now and not before and not after for before, now, after in zip([False, *items], items, [*items[1:], False], strict=False))


def _within(section: Section, taken: Sequence[Unit]) -> bool:
    line = section.line
    return section.heading is not None and any(unit.line <= line < unit.end for unit in taken)


def _told_below(section: Section) -> dict[int, str]:
    """What stands above the days and tracks of a programme says of each of them what is listed there."""
    last = section.own[-1].text if section.children and section.own and section.own[-1].form is Form.PARAGRAPH else ""
    if not _holds_talks(last):
        return {}
    return {id(child): last for child in section.children if topics.is_container(child.title)}


def _holds_talks(intro: str) -> bool:
    """Whether what stands above a list says outright that its items are talks."""
    return bool(MAY_TELL.search(intro, max(0, len(intro) - 200)) and TOLD.search(intro[-300:]))


def _listings(section: Section, above: str = "") -> Iterator[Listing]:
    """Runs of items, however many blank lines stand between them; `above` is said of the chapter as a whole."""
    run: list[Block] = []
    intro = above
    for block in (*section.own, None):
        if block is not None and block.form is Form.ITEM:
            run.append(block)
            continue
        if run:
            yield Listing(tuple(run), section.title, intro)
            run = []
        intro = block.text if block is not None and block.form in (Form.PARAGRAPH, Form.QUOTE) else ""


def _items(listing: Listing, kind: Kind | None, chapters: _Chapters) -> Iterator[Unit]:
    if len(listing.items) > LONGEST_LIST:
        return
    items = [item for item in outermost(listing.items) if not topics.is_no_talk(plain(item.first))]
    holders = [item for item in items if item.inner and topics.is_container(plain(item.first))]
    for holder in holders:
        yield from _items(Listing(holder.inner, plain(holder.first), listing.intro), kind_named(plain(holder.first)) or kind, chapters)
    items = [item for item in items if item not in holders]
    if not items:
        return
    if _holds_talks(listing.intro):
        yield from _told(items, kind)
        return
    items = _with_loose_endings(items, told=topics.is_container(listing.heading) or bool(HEARD.search(listing.intro[-300:])))
    invited = topics.is_container(listing.heading) or topics.gathers_slides(listing.heading) or bool(HEARD.search(listing.intro[-300:]))
    showing = [item for item in items if item.shows_talk]
    if invited and len(showing) < len(items):
        last = listing.items[-1].line
        showing = [item for item in items if item.shows_talk or chapters.lines.get(fold(clean_title(plain(item.first)).text), 0) > last]
    proposals = [item for item in items if item.only_link and talklinks.is_session(item.only_link.url)]
    spoken = [item for item in items if item.ending or item.inner_byline]
    alike = max(len(spoken) / 0.6, len(proposals) / 0.5) >= len(items) > 1 and max(len(spoken), len(proposals)) > 1
    alike = alike or (listing.alike and len(items) in (len(spoken), len(proposals)))
    if not (invited and len(showing) * 2 >= len(items)) and not (alike and not (listing.heading and topics.is_no_talk(listing.heading))):
        return
    if topics.is_container(listing.heading) and not topics.gathers_slides(listing.heading):
        bare = [item for item in items if item.shows_talk or _is_bare(item)]
        showing = items if items[0].block.marker[:1].isdigit() else bare if len(bare) >= MOST * len(items) else showing
    for item in showing:
        if unit := _item_unit(item, kind):
            yield unit


def _is_bare(item: Item) -> bool:
    """A short item that is no sentence and holds no others."""
    return not item.inner and len(item.first) <= LONGEST_ITEM and not SENTENCE.search(plain(item.first))


def _told(items: list[Item], kind: Kind | None) -> Iterator[Unit]:
    """The items of a list that is said to hold talks: those with a title before their prose, or short ones that are nothing but a title."""
    items = _with_loose_endings(items, told=True)
    opened = [item for item in items if item.opening]
    if sum(bool(STATEMENT.search(plain(item.first))) for item in items if not item.opening) * 2 > len(items):
        return
    for item in items:
        if not item.ending and (quoted := next(of_english(item.block.text, item.block.line, kind), None)):
            yield replace(quoted, end=item.inner[-1].end if item.inner else item.block.end, form="bullet")
            continue
        opening = item.opening
        short = len(item.first) <= LONGEST_TITLE and not SENTENCE.search(plain(item.first))
        if opening and not item.ending and not item.inner_byline:
            byline = of_heading(opening.title) or opening.byline or of_sentences(item.block.text[len(opening.title) :])
            title = plain(without_marks(byline.rest)) if byline and byline.rest else plain(opening.title)
            rest = replace(byline, rest=title) if byline else None
            unit = _item_unit(replace(item, ending=rest), kind, title)
        else:
            telling = item.ending or item.inner_byline or (short and len(opened) * 2 < len(items))
            unit = _item_unit(item, kind) if telling else None
        if unit:
            yield unit


def _opened(section: Section, kind: Kind | None) -> Iterator[Unit]:
    """Paragraphs that open with an emphasised title, where the sentence behind it names the speaker of most of them."""
    blocks = [block for block in section.own if block.form is Form.PARAGRAPH and block.text.startswith("**")]
    opened = [(block, match) for block in blocks if (match := OPENING.match(block.text)) and match["rest"].strip(" :：*-–—")]
    if len(opened) < 2:
        return
    spoken = [of_sentences(match["rest"].lstrip(" :：*-–—")[:300]) for _, match in opened]
    if sum(one is not None for one in spoken) < max(2, 0.6 * len(opened)):
        return
    ends = [block.line for block, _ in opened[1:]] + [section.own[-1].end]
    for (block, match), found, end in zip(opened, spoken, ends, strict=True):
        title = clean_title(plain(match["bold"]).strip(" :："))
        if title.text and not topics.is_no_talk(title.text):
            speeches = tuple(Speech(one, block.line, found.rule, found.confidence) for one in found.people) if found else ()
            told = title.kind or kind or Kind.TALK
            yield Unit(title.text, block.line, block.line, end, "paragraph", "opening-title", 0.75, told, speeches)


def _with_loose_endings(items: list[Item], *, told: bool) -> list[Item]:
    """Items that name their speakers as their neighbours do, or as most of them do in a list that is said to hold talks."""
    bare = [item for item in items if not item.ending and not item.inner_byline]
    texts = [item.only_link.text if item.only_link else LINKED_ASIDE.sub("", item.first).strip() for item in bare]
    side = loose_side(texts) if told else None
    proven = [item.ending.rule for item in items if item.ending]
    found = endings(texts, proven, [side] if side else ENDS if len(proven) >= 2 and len(proven) * 2 >= len(items) else [])
    byline = {id(item): ending for item, ending in zip(bare, found, strict=True) if ending}
    return [replace(item, ending=byline.get(id(item), item.ending)) for item in items]


def _item_unit(item: Item, kind: Kind | None, told: str = "") -> Unit | None:
    """The talk of an item, whose title is what stands beside the speakers, or what is `told`."""
    beside = without_marks(item.ending.rest) if item.ending else (item.only_link.text if item.only_link else plain(item.first))
    title = clean_title(told or beside)
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
        ending = of_heading(without_time(text)) or comma(text)
        title = clean_title(without_marks(ending.rest)) if ending else None
        if ending and title and title.text and not topics.is_no_talk(title.text):
            line = block.line + offset
            speeches = tuple(Speech(one, line, ending.rule, 0.7) for one in ending.people)
            yield Unit(title.text, line, line + 1, line + 1, "paragraph", ending.rule, 0.7, title.kind or kind or Kind.TALK, speeches)
