"""Which characters are set without spaces between them, and which mark the places that the converter has to find again."""

from __future__ import annotations

import re

UNSPACED = (
    "\u2e80-\u2fdf\u3000-\u312f\u3190-\u31ff\u3200-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffe6"
    "\U00020000-\U0003ffff"
)
"""Kana, Chinese characters and full-width forms, as the inside of a character class. Korean has spaces between words."""

TALK = "\ufdd0"
BYLINE = "\ufdd2"
TITLE = "\ufdd4"
CLOSE = "\ufdd1"
"""A mark is one of the three, a number, and this. They are noncharacters: no text may hold them, so no author can write one."""
LINE_END = "\ufdd3"
"""Stands at the end of a marked line."""

MARK = re.compile(f"([{TALK}{BYLINE}{TITLE}])([0-9]{{0,6}}){CLOSE}")
RESERVED = re.compile("[\ufdd0-\ufdef\x02\x03]")
_UNSPACED = re.compile(f"[{UNSPACED}]")


def is_unspaced(char: str) -> bool:
    """Whether the character is written without spaces around it, as Japanese is."""
    return _UNSPACED.match(char) is not None


def without_marks(text: str) -> str:
    """The text as the author wrote it."""
    return RESERVED.sub("", MARK.sub("", text)) if RESERVED.search(text) else text
