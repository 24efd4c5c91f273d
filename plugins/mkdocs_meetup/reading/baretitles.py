"""Headings and lines without a speaker in; those that are talks by nothing but where they stand and how they are worded, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model import Kind
from . import topics
from .blocks import Block, Form
from .candidates import Candidate
from .inline import plain
from .sections import PSEUDO_LEVEL, Section
from .titles import clean_title, kind_named
from .unit import Unit

LIKE_A_TITLE = re.compile(
    r"(?:話|はなし|入門|てみた|みよう|しよう|しましょう|すすめ|事例|実践|最前線|世界|まで|挑戦|戦略|方法|[いう]こと|する|作る|つくる|ない|たい)(?:！|!)?"
    r"(?:[ ]?[(（][^()（）]{1,24}[)）])?$|\S[ 　]?[〜~—―–][ 　]?\S|[？?]$|\b(?:How|Why|From|Towards?|Introduction|Building)\b",
)
LONG = 12
"""Chapters of the report itself have shorter names."""
FEWEST = 3
SENTENCE_END = re.compile(r"[。！!]$|^[※＊注]|(?:です|ます|ました|でした|しよ|よね)$|https?:|^[*_`#|>]|[:：]$")
LONGEST_LINE = 60
MOST_LINES = 40


def titled_alike(siblings: Sequence[Candidate]) -> list[Candidate]:
    """Of a gathering's chapters those between its own ones, where most are worded as titles are."""
    for level in sorted({one.section.level for one in siblings if one.section.level < PSEUDO_LEVEL}):
        alike = [one for one in siblings if one.section.level == level and not one.excluded and not topics.is_container(one.section.title)]
        worded = [one for one in alike if _is_worded(one.title.text)]
        if len(alike) >= FEWEST and len(worded) * 2 >= len(alike) and sum(len(one.title.text) for one in alike) >= LONG * len(alike):
            return alike
    return []


def _is_worded(title: str) -> bool:
    return len(title) >= LONG and bool(LIKE_A_TITLE.search(title))


def below_kind(root: Section, taken: Sequence[Unit]) -> Iterator[Unit]:
    """The lines of a chapter that is called LT and holds nothing but short paragraphs of one line: a title each."""
    for section in root.walk():
        kind = kind_named(section.title) if topics.is_container(section.title) and not section.children else None
        if kind is not Kind.LIGHTNING_TALK or any(unit.line <= section.line < unit.end for unit in taken):
            continue
        if len(section.own) >= FEWEST and all(_is_line(block) for block in section.own[:MOST_LINES]):
            for block in section.own[:MOST_LINES]:
                title = clean_title(plain(block.text))
                if title.text and not topics.is_no_talk(title.text):
                    yield Unit(title.text, block.line, block.line + 1, block.line + 1, "paragraph", "line-title", 0.6, kind)


def _is_line(block: Block) -> bool:
    text = plain(block.text)
    return block.form is Form.PARAGRAPH and "\n" not in block.text and 1 < len(text) <= LONGEST_LINE and not SENTENCE_END.search(text)
