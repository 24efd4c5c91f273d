"""A section in; how many of its list items are talks by themselves, each with its own speaker or the page of its session, out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import talklinks
from .blocks import Block, Form
from .byline import without_marks
from .headingline import of_heading
from .honorifics import HONORIFIC
from .inline import links, plain
from .titles import PREFIX_TIME

MAY_NAME = re.compile(rf"@|{HONORIFIC}")
LONGEST = 40
"""No chapter's programme is longer."""
MOST = 0.6
"""The share of the items that have to be talks, where a chapter is to hold them."""


def talks_listed(own: Sequence[Block]) -> int:
    """How many outermost items are talks by their own words; 0 where most are not."""
    items = [block for block in own if block.form is Form.ITEM and not block.level]
    if not items or len(items) > LONGEST or not any("](http" in block.text or MAY_NAME.search(block.text) for block in items):
        return 0
    spoken = sum(_names_its_speaker(block) for block in items)
    pages = {url for block in items if (url := _session_page(block))}
    most = max(spoken, len(pages))
    return most if most >= MOST * len(items) else 0


def _names_its_speaker(block: Block) -> bool:
    line = block.text.split("\n")[0]
    found = of_heading(PREFIX_TIME.sub("", line.strip(), count=1)) if len(line) < 300 and MAY_NAME.search(line) else None
    certain = found is not None and found.rule != "heading-by" and all(one.polite or one.handle for one in found.people)
    return bool(found and certain and len(without_marks(found.rest)) > 3)


def _session_page(block: Block) -> str | None:
    """The address of the session whose link makes up the item's first line."""
    line = block.text.split("\n")[0]
    found = links(line) if "](http" in line else []
    return found[0].url if len(found) == 1 and talklinks.is_session(found[0].url) and plain(line) == plain(found[0].text) else None
