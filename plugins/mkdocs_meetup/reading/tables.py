"""Tables in; the talks that stand in their rows, or in the cells of a timetable with a column for each room, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model import Kind
from . import talklinks, topics
from .blocks import Block, Form, Row
from .byline import without_marks, words
from .folding import WIDTHS
from .headingline import of_heading
from .inline import links, plain
from .leads import SPEAKER_CELL, shown
from .people import people
from .sameness import same_person
from .titles import clean_title, kind_named, kind_within
from .unit import Speech, Unit

COLUMNS = {
    "title": re.compile(
        r"^(?:発表|講演|LT|セッション|トーク)?(?:タイトル|題名|題目|演題|テーマ|内容|議題|プログラム|名)$|^(?:セッション|トーク|発表"
        r"|講演|LT|title|session|topic|talk|theme|presentation|program|subject)(?:名| name)?$",
        re.IGNORECASE,
    ),
    "speaker": SPEAKER_CELL,
    "time": re.compile(r"^(?:時間|時刻|開始(?:時間|時刻)?|time|start|slot|時間帯)$", re.IGNORECASE),
    "organization": re.compile(r"^(?:所属|会社名?|企業|団体|組織|company|organi[sz]ation|affiliation)$", re.IGNORECASE),
    "link": re.compile(r"^(?:資料|スライド|リンク|URL|動画|slides?|video|link)$", re.IGNORECASE),
    "kind": re.compile(r"^(?:種別|区分|形式|type|kind)$", re.IGNORECASE),
}


ROOM = re.compile(
    r"(?:track|room|hall|stage|トラック|ルーム|ホール|会場|部屋)[ ]?[-#]?[ ]?[A-Z\d]{1,2}|[A-Z\d][ ]?(?:トラック|ルーム|ホール|会場|部屋)",
    re.IGNORECASE,
)
DECK_BEHIND = re.compile(r"[ ]*\[(?:[^\w\[\]][^\[\]]{0,8}|slides?|資料|スライド)\]\([^()\s]*\)\s*$", re.IGNORECASE)
SHORTEST = 5
"""A title in a room's column has more letters than 休憩."""


def row_units(table: Block, kind: Kind | None) -> Iterator[Unit]:
    """Rows of a table with a column of titles and one of speakers, or of times where the cell itself names the speaker."""
    header = table.header or (table.rows[0] if table.rows else None)
    if header is None or len(table.rows) > 300:
        return
    columns = _columns(header)
    if "title" not in columns and "speaker" not in columns and "time" in columns:
        yield from _track_cells(table, header, columns["time"], kind)
    if "title" not in columns and "speaker" in columns and len(header.cells) == 2:
        columns["title"] = 1 - columns["speaker"]
    if "title" not in columns or not columns.keys() & {"speaker", "time"}:
        return
    for row in table.rows:
        if row is not header and (unit := _row_unit(row, columns, kind)):
            yield unit


def _track_cells(table: Block, header: Row, time: int, kind: Kind | None) -> Iterator[Unit]:
    """A timetable with a column for each room: `Title (Speaker)` in the cells."""
    rooms = {index for index, cell in enumerate(header.cells) if index != time and ROOM.fullmatch(plain(cell).translate(WIDTHS).strip())}
    for row in table.rows:
        for index, cell in enumerate(row.cells):
            text = DECK_BEHIND.sub("", re.sub(r"<br\s*/?>", " ", cell)).strip()
            if index == time or row is header:
                continue
            if unit := _linked_cell(cell, row, kind):
                yield unit
                continue
            ending = of_heading(text) if len(text) < 300 else None
            title = clean_title(without_marks(ending.rest)) if ending else None
            if ending and title and title.text and not topics.is_no_talk(title.text):
                speeches = tuple(Speech(one, row.line, ending.rule, 0.8) for one in ending.people)
                yield Unit(
                    title.text, row.line, row.line + 1, row.line + 1, "row", ending.rule, 0.8, title.kind or kind or Kind.TALK, speeches
                )
            elif index in rooms and len(rooms) > 1 and not ending:
                yield from _room_cell(text, cell, row, kind)


def _room_cell(text: str, cell: str, row: Row, kind: Kind | None) -> Iterator[Unit]:
    """A title without a speaker in the column of a room."""
    title = clean_title(plain(text))
    if len(title.text) < SHORTEST or len(title.text) > 150 or topics.is_no_talk(title.text) or topics.is_container(title.text):
        return
    slides = tuple((link.url, row.line) for link in links(cell) if talklinks.is_slides(link.url))
    told = title.kind or kind or kind_within(title.text) or Kind.TALK
    yield Unit(title.text, row.line, row.line + 1, row.line + 1, "row", "room-title", 0.7, told, slides=slides)


def _linked_cell(cell: str, row: Row, kind: Kind | None) -> Unit | None:
    """A cell that opens with a link to a session's page, whose text is the title."""
    found = links(cell) if "](http" in cell else []
    if not found or not talklinks.is_session(found[0].url) or not plain(cell).startswith(found[0].text):
        return None
    ending = of_heading(found[0].text)
    title = clean_title(without_marks(ending.rest) if ending else found[0].text)
    if not title.text or topics.is_no_talk(title.text):
        return None
    slides = tuple((link.url, row.line) for link in found if talklinks.is_slides(link.url))
    speeches = tuple(Speech(one, row.line, ending.rule, 0.8) for one in ending.people) if ending else ()
    told = title.kind or kind or Kind.TALK
    return Unit(title.text, row.line, row.line + 1, row.line + 1, "row", "row-title", 0.8, told, speeches, slides=slides)


def holds_programme(blocks: Sequence[Block]) -> bool:
    """Whether a table with titles and speakers stands among the blocks."""
    headers = [block.header or block.rows[0] for block in blocks if block.form is Form.TABLE and block.rows]
    return any({"title", "speaker"} <= _columns(header).keys() for header in headers)


def _columns(header: Row) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, cell in enumerate(header.cells):
        text = plain(cell).translate(WIDTHS).strip(" *")
        name = next((name for name, pattern in COLUMNS.items() if pattern.match(text)), None)
        if name:
            found.setdefault(name, index)
    return found


def _cell(row: Row, columns: dict[str, int], name: str) -> str:
    index = columns.get(name)
    return row.cells[index].strip() if index is not None and index < len(row.cells) else ""


def _row_unit(row: Row, columns: dict[str, int], kind: Kind | None) -> Unit | None:
    cell, who = re.sub(r"<br\s*/?>", " ", _cell(row, columns, "title")), _cell(row, columns, "speaker")
    ending = of_heading(cell)
    line = words(re.sub(r"<br\s*/?>", " / ", who))
    found = people(line.text, line.links) if who else ending.people if ending else ()
    if ending and who and not all(any(same_person(one, other) for other in found) for one in ending.people):
        ending = None
    title = clean_title(without_marks(ending.rest) if ending else plain(cell))
    if not title.text or len(title.text) > 150 or topics.is_no_talk(title.text) or topics.is_container(title.text):
        return None
    if not found and not _is_open(who):
        return None
    company = plain(_cell(row, columns, "organization"))
    if company and len(found) == 1 and not found[0].organization:
        found = (replace(found[0], organization=company),)
    urls = [(shown(link).url, row.line) for one in row.cells for link in links(one)]
    named = kind_named(plain(_cell(row, columns, "kind")))
    return Unit(
        title=title.text,
        line=row.line,
        start=row.line + 1,
        end=row.line + 1,
        form="row",
        rule="row-title",
        confidence=0.9,
        kind=title.kind or named or kind or kind_within(title.text) or Kind.TALK,
        speeches=tuple(Speech(one, row.line, "row-speaker", 0.9) for one in found),
        slides=tuple(one for one in urls if talklinks.is_slides(one[0])),
        videos=tuple(one for one in urls if talklinks.is_video(one[0])),
    )


def _is_open(who: str) -> bool:
    """Something stands in the speaker's cell that names nobody: 未定, 調整中."""
    return bool(re.search(r"\w", who))
