"""The blocks below a heading in; who speaks according to the first of them, on which lines, and the slides and recordings, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote

from . import talklinks
from .affiliations import is_organization, without_roles
from .blocks import Block, Form
from .byline import DECORATION, LABEL_WORDS, Byline, of_line
from .folding import WIDTHS
from .inline import Link, links, may_link, plain
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
LINE_BREAK = re.compile(r"<br\s*/?>")
LABEL_ALONE = re.compile(rf"^[^\w]*(?:{LABEL_WORDS})(?:名|の?(?:方|皆さん|みなさん))?[\]】]?\s*[:：]?[*_]*$", re.IGNORECASE)
ALIKE = {rule: {"label-speaker", "label-moderator"} for rule in ("label-speaker", "label-moderator")}
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
    lines: tuple[int, ...] = ()
    """The line of each of the by-line's people, where they do not share one."""
    is_line: bool = False
    """Whether that line says nothing else, so that it is no part of the talk's text."""
    title: str = ""
    """A title on a line of its own, labelled as such."""


class _Line(NamedTuple):
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
    for number, line in enumerate(lines):
        found = of_line(line.text)
        if found and found.confidence >= 0.7:
            return _gathered(found, lines[number:], title)
        if LABEL_ALONE.match(line.text) and (listed := _below_label(lines[number + 1 :], title)):
            return listed
        if found and weak is None and line is lines[0] and line.form is not Form.ITEM:
            weak = Lead(found, line.line, is_line=True, title=title)
        if not found and not PASSING.match(line.text.strip()):
            skipped += 1
            if skipped > 1 or len(line.text) > SHORT or "。" in line.text:
                break
    return (
        _labelled(lines, title)
        or _office_lines(lines, title)
        or _table(own, title)
        or _chapter(children, title)
        or (_sentence(own, title) if sentences else None)
        or weak
        or Lead(title=title)
    )


def _gathered(first: Byline, lines: Sequence[_Line], title: str) -> Lead:
    """The by-line with those of the same kind right below it; a moderator is no speaker beside the others."""
    found = [(first, lines[0].line)]
    for above, line in pairwise(lines):
        one = of_line(line.text) if line.line == above.line + 1 else None
        if one is None or not {one.rule, first.rule} <= ALIKE.get(first.rule, {first.rule}):
            break
        found.append((one, line.line))
    spoken = [(one, line) for one, line in found if one.rule != "label-moderator"] or found
    people = tuple(person for one, _ in spoken for person in one.people)
    lines_of = tuple(line for one, line in spoken for _ in one.people)
    return Lead(replace(spoken[0][0], people=people), spoken[0][1], lines_of, is_line=True, title=title)


def _below_label(lines: Sequence[_Line], title: str) -> Lead | None:
    """Names in a list below `登壇者：`."""
    found: list[tuple[Byline, int]] = []
    for line in lines:
        labelled = LABELLED.match(line.text) and of_line(line.text)
        one = labelled or (of_line(f"by {DECORATION.sub('', line.text)}") if line.form is Form.ITEM or not found else None)
        if one is None:
            break
        found.append((one, line.line))
    found = [(one, line) for one, line in found if one.rule != "label-moderator"] or found
    if not found:
        return None
    people = tuple(person for one, _ in found for person in one.people)
    return Lead(
        Byline(people, "label-speaker", 0.9), found[0][1], tuple(line for one, line in found for _ in one.people), is_line=True, title=title
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
                line = LINE_BREAK.sub("", text) if "<" in text else text
                yield _Line(line.strip(), block.line + offset, block.form, block.level)
                count += 1
            if count >= LOOK_AT * 2:
                return


def _labelled(lines: Sequence[_Line], title: str) -> Lead | None:
    """A line that a label marks counts behind other lines, too."""
    for number, line in enumerate(lines):
        found = of_line(line.text) if LABELLED.match(line.text) else None
        if found and found.rule.startswith("label-"):
            return _gathered(found, lines[number:], title)
    return None


def _office_lines(lines: Sequence[_Line], title: str) -> Lead | None:
    """Lines with a company, then departments and offices, then the name: `潮株式会社` / `企画部` / `潮見 晶 さん`."""
    found: list[tuple[Byline, int]] = []
    company = ""
    for line in lines:
        one = of_line(line.text) if company else None
        if one and len(one.people) == 1 and one.people[0].polite:
            person = one.people[0]
            who = replace(person, organization=person.organization or company)
            found.append((replace(one, people=(who,), rule="line-office", confidence=0.9), line.line))
            company = ""
        elif len(line.text) > 40 or "。" in line.text or line.form is not Form.PARAGRAPH:
            break
        elif not company:
            company = _company(plain(line.text))
            if not company:
                break
    if not found:
        return None
    people = tuple(one.people[0] for one, _ in found)
    return Lead(replace(found[0][0], people=people), found[0][1], tuple(line for _, line in found), is_line=True, title=title)


def _company(text: str) -> str:
    """The organization that a line opens with."""
    name = without_roles(text)
    return next((word for word in (name, text.split()[0] if text.split() else "") if is_organization(word)), "")


def _table(own: Sequence[Block], title: str) -> Lead | None:
    """A small table of facts: 発表者 | 山田さん."""
    for block in own[:2]:
        rows = [row for row in (block.header, *block.rows) if row] if block.form is Form.TABLE else []
        for row in rows:
            if len(row.cells) == 2 and SPEAKER_CELL.match(plain(row.cells[0]).translate(WIDTHS)):
                found = of_line(f"by {row.cells[1]}")
                if found:
                    return Lead(found, row.line, is_line=True, title=title)
        if block.form is Form.TABLE and block.header and len(block.rows) == 1:
            row = block.rows[0]
            named = [cell for head, cell in zip(block.header.cells, row.cells, strict=False) if SPEAKER_CELL.match(plain(head))]
            found = of_line(f"by {named[0]}") if named else None
            if found:
                return Lead(found, row.line, is_line=True, title=title)
    return None


def _sentence(own: Sequence[Block], title: str) -> Lead | None:
    told = False
    for block in [block for block in own[:LOOK_AT] if block.form in (Form.PARAGRAPH, Form.ITEM, Form.QUOTE)][:3]:
        found = of_sentences(block.text, further=told)
        if found:
            return Lead(found, block.line, title=title)
        told = told or bool(re.search(r"[。！!]", plain(block.text)))
    return None


def all_links(own: Sequence[Block]) -> list[tuple[Link, int]]:
    """Every link of the blocks with its line; an embedded card counts as the link that it shows."""
    found: list[tuple[Link, int]] = []
    for block in own:
        if block.form is Form.TABLE or may_link(block.text):
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
