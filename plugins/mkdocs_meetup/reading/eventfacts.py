"""A report's sections in; the labelled facts and the introductory paragraphs that can tell of its event out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import topics
from .blocks import Block, Form
from .folding import fold
from .inline import plain
from .sections import Section

LABELS = {
    "name": r"イベント名|勉強会名|会の名前|名称|イベント|event(?: name)?|meetup|conference",
    "when": r"開催日時?|日時|日程|開催期間|日付|とき|いつ|when|date(?: ?(?:&|and|/) ?time)?|datetime",
    "time": r"時間|開催時間|time",
    "venue": r"会場|場所|開催場所|開催地|ところ|どこ|where|venue|place|location",
    "address": r"住所|所在地|address",
    "url": (
        r"URL|イベントURL|(?:イベント|募集|告知|申込|公式|connpass)?(?:ページ|サイト|リンク)|connpass|doorkeeper|doorkeeperページ"
        r"|link|web(?: ?site| ?page)?|event page|詳細"
    ),
    "hashtag": r"ハッシュタグ|hash ?tags?|タグ|twitter",
}
LABELLED = {key: re.compile(rf"^[\s・●■◆▼*+>-]*[【\[(（]?(?:{words})[】\])）]?$", re.IGNORECASE) for key, words in LABELS.items()}
FACT_LINE = re.compile(
    r"^[\s・●■◆▼*+>-]*+(?P<label>[^:：|]{1,24}?)\s*+[:：|]\s*(?P<value>\S.*)$"
    r"|^[\s・●■◆▼*+-]*+[【\[](?P<label2>[^】\]]{1,20})[】\]]\s*(?P<value2>\S.*)$"
)
MAY_STATE = re.compile(r"[:：|【\[&]")
OPENS = re.compile(
    r"はじめに|初めに|まえがき|前書き|これは(?:何|なに|なん)(?:か)?|なにこれ|参加した(?:イベント|勉強会)|introduction|intro", re.IGNORECASE
)
ABOUT = re.compile(r"(?:とは(?:何か|なにか)?|について|って(?:何|なに)|の(?:概要|紹介))$|^(?:what is |about )(?:the )?", re.IGNORECASE)
INTRO_BLOCKS = 8


@dataclass(frozen=True, slots=True)
class Stated:
    """A label with its value, or a sentence of the introduction (whose label is empty)."""

    label: str
    value: str
    line: int
    rule: str
    heading: str = ""


def facts_of(root: Section) -> Iterator[Stated]:
    """Labels and values out of the introduction and the chapters of facts, never out of chapters on other events or of talks."""
    below = {id(child) for section in root.walk() if topics.tells_facts(section.title) for child in section.children}
    for section in (root, *root.walk()):
        shallow = id(section) in below or section is root
        shallow = shallow or (section.level <= 2 and section in root.children[:3]) or topics.tells_facts(section.title)
        if section is not root and (not shallow or topics.is_elsewhere(section.title)):
            continue
        for block, following in zip(section.own, (*section.own[1:], None), strict=False):
            yield from _block_facts(block, section.title)
            if following and (label := _label_above(block, following)):
                yield Stated(label, following.text.split("\n")[0], following.line, "label-fact", section.title)
        if _label(section.title) and section.own:
            first = section.own[0]
            yield Stated(_label(section.title), plain(first.text.split("\n")[0]), first.line, "heading-fact", section.title)


def _block_facts(block: Block, heading: str) -> Iterator[Stated]:
    if block.form is Form.TABLE:
        for row in (block.header, *block.rows):
            if row and len(row.cells) == 2 and (label := _label(plain(row.cells[0]))):
                yield Stated(label, row.cells[1], row.line, "table-fact", heading)
    elif block.form in (Form.PARAGRAPH, Form.ITEM, Form.QUOTE):
        for offset, text in enumerate(block.text.split("\n")[:40] if MAY_STATE.search(block.text) else ()):
            match = FACT_LINE.match(plain(text) if "**" in text or "<" in text else text) if len(text) < 500 else None
            if match and (label := _label(match["label"] or match["label2"])):
                yield Stated(label, match["value"] or match["value2"], block.line + offset, "label-fact", heading)


def _label_above(block: Block, following: Block) -> str:
    """The label that an item is, whose value is the first item inside of it."""
    nested = block.form is following.form is Form.ITEM and following.level > block.level and "\n" not in block.text
    return _label(plain(block.text).rstrip(" :：")) if nested and len(block.text) <= 30 else ""


def _label(text: str) -> str:
    text = text.strip()
    return next((key for key, pattern in LABELLED.items() if pattern.match(text)), "") if len(text) <= 30 else ""


def introduction(root: Section, title: str) -> Iterator[Block]:
    """The paragraphs before the first chapter that could be a talk, and those of a chapter about the event that `title` names."""
    count = 0
    first = root.children[:1] if not root.own or (root.children and root.children[0].level == 1) else ()
    chapters = [
        root,
        *first,
        *(
            child
            for top in (root, *first)
            for number, child in enumerate(top.children)
            if topics.tells_facts(child.title)
            or OPENS.fullmatch(topics.bare(child.title))
            or (number < 3 and _is_about(child.title, title))
        ),
    ]
    for section in chapters:
        for block in section.own:
            if block.form in (Form.PARAGRAPH, Form.ITEM, Form.QUOTE) and count < INTRO_BLOCKS:
                count += 1
                yield block


def _is_about(heading: str, title: str) -> bool:
    """Whether a chapter tells what sort of event this is: `Xとは`, where X stands in the post's title."""
    name = fold(ABOUT.sub("", topics.bare(heading)))
    return len(name) >= 4 and name in fold(title)
