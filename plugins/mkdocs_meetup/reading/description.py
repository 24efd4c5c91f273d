"""A report's sections and talks in; the first text that informs, else the programme, out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .blocks import Block, Form
from .byline import of_line
from .eventfacts import FACT_LINE
from .folding import fold
from .inline import plain
from .sections import Section
from .unit import Unit

LONGEST = 160
SHORTEST = 25
DISCLAIMER = re.compile(
    r"保証(?:でき|し)|正当性|悪しからず|あしからず|ご了承|自分用|個人(?:的な|の)(?:見解|メモ|意見)|間違(?:い|って)|誤り|敬称略"
    r"|(?:公開|更新|追記)(?:され|し)たら|随時(?:更新|追記)|書きかけ|殴り書き|走り書き|雑(?:な|に)メモ|メモなので|メモです"
    r"|以下(?:、)?(?:当日|自分|個人)?の?メモ|ご(?:指摘|連絡)ください|所属(?:組織|企業|会社)とは|"
    r"^(?:こんにちは|こんばんは|おはよう|どうも|皆さん|みなさん|お久しぶり|はじめまして|お疲れ)|\b(?:disclaimer|work in progress"
    r"|no guarantee|my own (?:opinions?|notes)|opinions are my own|^hi\b|^hello\b)",
    re.IGNORECASE,
)
ATTENDED = re.compile(r"^[^。]{0,80}(?:参加|登壇|行って|お邪魔)[^。]{0,14}(?:メモ|レポ|報告|ました|きた|した|ので)[^。]{0,12}。?$")


def describe(root: Section, units: Sequence[Unit], title: str) -> tuple[str, int] | None:
    """The text and its line."""
    first_talk = min((unit.line for unit in units), default=10**9)
    for block in (block for section in root.walk() for block in section.own):
        if block.line >= first_talk:
            break
        if text := _informing(block, title):
            return text, block.line
    if units:
        return _programme(units), units[0].line
    return next(((text, block.line) for section in root.walk() for block in section.own if (text := _informing(block, title))), None)


def _informing(block: Block, title: str) -> str:
    if (
        block.form is not Form.PARAGRAPH
        or len(block.text) < SHORTEST
        or any(len(line) < 500 and FACT_LINE.match(line) for line in block.text.split("\n")[:6])
        or of_line(block.text)
    ):
        return ""
    text = plain(block.text)
    kept = (
        [part for part in re.findall(r"[^。！!？?]+[。！!？?]*", text) if not DISCLAIMER.search(part.strip())]
        if not text.isascii()
        else [text]
    )
    text = "".join(kept).strip()
    if (
        len(text) < SHORTEST
        or DISCLAIMER.search(text)
        or ATTENDED.match(text)
        or fold(text) in fold(title)
        or re.match(r"https?://\S+$", text)
    ):
        return ""
    return shorten(text)


def _programme(units: Sequence[Unit]) -> str:
    return shorten(" / ".join(unit.title for unit in units))


def shorten(text: str) -> str:
    """At most `LONGEST` characters, cut behind a sentence or a word."""
    if len(text) <= LONGEST:
        return text
    cut = max(text.rfind(mark, 0, LONGEST) for mark in ("。", "！", ". ", " / "))
    return text[: cut + 1].rstrip(" /") if cut > LONGEST // 3 else f"{text[: LONGEST - 1].rstrip()}…"
