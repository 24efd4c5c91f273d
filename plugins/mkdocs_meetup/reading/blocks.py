"""What a report's body is made of: blocks of text with the lines that they take up in the file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """What sort of block it is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    QUOTE = "quote"
    CODE = "code"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A block with the lines that it takes up in the file."""

    form: Form
    line: int
    end: int
    """The first line behind it."""
    text: str
    r"""Its Markdown without marker; lines are joined with `\n`."""
    level: int = 0
    """A heading's level, or how deep a list item stands (0 at the outside)."""
    marker: str = ""
    """What a list item starts with: `-`, `1.`, `■`."""
    header: Row | None = None
    rows: tuple[Row, ...] = ()
