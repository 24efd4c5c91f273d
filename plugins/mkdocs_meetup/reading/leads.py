"""The blocks below a heading in; who speaks according to the first of them, on which lines, and the slides and recordings, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from . import talklinks
from .byline import LABEL_WORDS, Byline, of_line
from .folding import WIDTHS
from .inline import Link, links, plain
from .outline import Block, Form
from .sections import Section
from .sentences import of_sentences

LOOK_AT = 5
"""A by-line stands among the first few lines, or nowhere."""
SHORT = 30
"""One line as short as this may stand above the by-line."""
PASSING = re.compile(
    r"^(?:[-*+・●■ ]*)(?:(?:時間|時刻|日時|会場|場所|部屋|資料|スライド|発表資料|動画|タイトル|題名|概要|内容|テーマ|対象|形式|所属"
    r"|肩書き?|slides?|video|time|room|title|link|tweet|togetter|youtube)\s*[:：]|https?://\S+$|!?\[[^\]]*\]\([^)]*\)$|<|\{[{%]"
    r"|\d{1,2}:\d{2})|^(?:Keynote|LT|基調講演|招待講演|セッション)$",
    re.IGNORECASE,
)
LABELLED = re.compile(rf"^[^:：\]】]{{0,6}}(?:{LABEL_WORDS}|by\b)", re.IGNORECASE)
SPEAKER_CELL = re.compile(rf"^(?:{LABEL_WORDS})(?:名)?$", re.IGNORECASE)
TITLE_LINE = re.compile(
    r"^[-*+・●■ ]*(?:タイトル|題名|演題|発表タイトル|講演タイトル|テーマ|title|topic)\s*[:：]\s*(?P<title>\S.*)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Lead:
    """What the first lines below a heading tell of a talk."""

    byline: Byline | None = None
    line: int = 0
    """The line that names the speakers, or the first line of the sentence that does."""
    is_line: bool = False
    """Whether that line says nothing else, so that it is no part of the talk's text."""
    title: str = ""
    """A title on a line of its own, labelled as such."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    line: int
    form: Form
    level: int = 0


def lead(own: Sequence[Block], children: Sequence[Section] = (), *, sentences: bool = True) -> Lead:
    """The by-line of a section: a line of its own before all, else a sentence among the first."""
    lines = list(_first_lines(own))
    title = next((match["title"].strip() for line in lines if (match := TITLE_LINE.match(line.text))), "")
    weak: Lead | None = None
    skipped = 0
    for line in lines:
        found = of_line(line.text)
        if found and found.confidence >= 0.7:
            return Lead(found, line.line, is_line=True, title=title)
        if found and weak is None and line is lines[0] and line.form is not Form.ITEM:
            weak = Lead(found, line.line, is_line=True, title=title)
        if not found and not PASSING.match(line.text.strip()):
            skipped += 1
            if skipped > 1 or len(line.text) > SHORT or "。" in line.text:
                break
    return (
        _labelled(lines, title)
        or _table(own, title)
        or _chapter(children, title)
        or (_sentence(own, title) if sentences else None)
        or weak
        or Lead(title=title)
    )


def _chapter(children: Sequence[Section], title: str) -> Lead | None:
    """A chapter of its own for the speaker: 登壇者."""
    for child in children[:3]:
        if child.own and SPEAKER_CELL.match(child.title):
            line = child.own[0].text.split("\n")[0].strip()
            found = of_line(line)
            if found:
                return Lead(found, child.own[0].line, is_line=True, title=title)
    return None


def _first_lines(own: Sequence[Block]) -> Iterator[_Line]:
    count = 0
    for block in own[:LOOK_AT]:
        if block.form not in (Form.PARAGRAPH, Form.ITEM, Form.QUOTE):
            continue
        for offset, text in enumerate(block.text.split("\n")):
            if text.strip():
                yield _Line(re.sub(r"<br\s*/?>", "", text).strip(), block.line + offset, block.form, block.level)
                count += 1
            if count >= LOOK_AT * 2:
                return


def _labelled(lines: Sequence[_Line], title: str) -> Lead | None:
    """A line that a label marks counts behind other lines, too."""
    for line in lines:
        found = of_line(line.text) if LABELLED.match(line.text) else None
        if found and found.rule == "label-speaker":
            return Lead(found, line.line, is_line=True, title=title)
    return None


def _table(own: Sequence[Block], title: str) -> Lead | None:
    """A small table of facts: 発表者 | 山田さん."""
    for block in own[:2]:
        rows = [row for row in (block.header, *block.rows) if row] if block.form is Form.TABLE else []
        for row in rows:
            if len(row.cells) == 2 and SPEAKER_CELL.match(plain(row.cells[0]).translate(WIDTHS)):
                found = of_line(f"by {row.cells[1]}")
                if found:
                    return Lead(found, row.line, is_line=True, title=title)
    return None


def _sentence(own: Sequence[Block], title: str) -> Lead | None:
    for block in [block for block in own[:LOOK_AT] if block.form in (Form.PARAGRAPH, Form.ITEM, Form.QUOTE)][:3]:
        found = of_sentences(block.text)
        if found:
            return Lead(found, block.line, title=title)
    return None


def all_links(own: Sequence[Block]) -> list[tuple[Link, int]]:
    """Every link of the blocks with its line; an embedded card counts as the link that it shows."""
    found: list[tuple[Link, int]] = []
    for block in own:
        for line, text in _link_lines(block):
            found += [(shown(link), line) for link in links(text)]
    return found


def _link_lines(block: Block) -> Iterator[tuple[int, str]]:
    if block.form is Form.TABLE:
        for row in (block.header, *block.rows):
            if row:
                yield row.line, " ".join(row.cells)
    elif block.form is not Form.CODE:
        for offset, text in enumerate(block.text.split("\n")):
            yield block.line + offset, text


def shown(link: Link) -> Link:
    card = talklinks.EMBED_CARD.match(link.url)
    return Link(link.text, unquote(card[1])) if card else link
