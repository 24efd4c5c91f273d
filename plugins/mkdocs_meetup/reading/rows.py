"""A table's lines in, Markdown or HTML; its rows out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .blocks import Row

HTML_ROW = re.compile(r"<tr\b[^<>]*>", re.IGNORECASE)
HTML_CELL = re.compile(r"<t[hd]\b[^<>]*>", re.IGNORECASE)
HTML_CELL_END = re.compile(r"</t(?:[hdr]|body|head|able)\b.*", re.IGNORECASE | re.DOTALL)
CELL = re.compile(r"(?<!\\)\|")


def cells(line: str) -> tuple[str, ...]:
    """The cells of a table's line, without the bars."""
    line = line.strip()
    line = line[1:] if line.startswith("|") else line
    line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    return tuple(cell.strip() for cell in CELL.split(line))


def html_rows(lines: Sequence[str], first: int) -> Iterator[Row]:
    """The rows of a table in HTML, each with the line on which it begins."""
    text = "\n".join(lines)
    starts = [match.end() for match in HTML_ROW.finditer(text)]
    for start, following in zip(starts, [*starts[1:], len(text)], strict=True):
        cells = HTML_CELL.split(text[start:following])[1:]
        if cells:
            yield Row(first + text.count("\n", 0, start), tuple(HTML_CELL_END.sub("", cell).strip() for cell in cells))
