"""A report without any other sign of its talks in; the decks that it shows under their titles out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Kind
from . import talklinks, topics
from .inline import ANCHOR, clean
from .sections import Section
from .titles import clean_title
from .unit import Unit

PLAYER = re.compile(r"<(?:object|embed|iframe)\b", re.IGNORECASE)
SHORTEST = 4


def embedded_units(root: Section, kind: Kind | None) -> Iterator[Unit]:
    """A talk for each player whose code prints the deck's title as a link, as that of SlideShare did."""
    for section in root.walk():
        if topics.is_elsewhere(section.title):
            continue
        for block in section.own:
            if "slideshare.net" not in block.text or not PLAYER.search(block.text):
                continue
            for match in ANCHOR.finditer(block.text):
                title = clean_title(clean(match[2]))
                if (
                    talklinks.is_slides(match[1])
                    and "/tag/" not in match[1]
                    and len(title.text) >= SHORTEST
                    and not title.text.startswith("http")
                ):
                    line = block.line + block.text.count("\n", 0, match.start())
                    told = title.kind or kind or Kind.TALK
                    slides = ((match[1], line),)
                    yield Unit(title.text, line, line, line + 1, "paragraph", "deck-title", 0.6, told, slides=slides)
