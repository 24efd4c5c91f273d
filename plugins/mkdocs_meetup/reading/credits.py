"""The blocks of a talk in; whom an embedded slide deck itself names as its owner out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import talklinks
from .blocks import Block, Form
from .byline import words
from .inline import links
from .naming import NICKNAME, looks_like_a_name
from .people import MARK, people
from .unit import Speech

CREDIT = re.compile(r"\bfrom (?P<name>[^\ue000-\ue0df]{3,40})(?P<mark>[\ue000-\ue0df])")
OWNER = re.compile(r"(?:https?:)?//(?:www\.)?slideshare\.net/[\w.-]+/?$", re.IGNORECASE)


DECK = re.compile(r"^.{3,}\bby (?P<name>[^()]{3,40})$", re.IGNORECASE)
ELSEWHERE = re.compile(r"^[^\w]*(?:参考|関連|see also|cf)", re.IGNORECASE)


def credited(own: Sequence[Block]) -> tuple[Speech, ...]:
    """The name behind `from` that SlideShare's code for embedding prints."""
    for block in own:
        if "speakerdeck.com" in block.text and " by " in block.text and (found := _titled(block)):
            return found
        if block.form is not Form.PARAGRAPH or "slideshare.net" not in block.text:
            continue
        text = words(block.text)
        for match in CREDIT.finditer(text.text):
            index = ord(match["mark"]) - 0xE000
            name = MARK.sub("", match["name"]).strip()
            if index < len(text.links) and OWNER.match(text.links[index].url) and (looks_like_a_name(name) or NICKNAME.fullmatch(name)):
                line = block.line + block.text.count("\n", 0, max(block.text.find(name.split()[0], block.text.find(">from")), 0))
                return tuple(Speech(one, line, "slides-credit", 0.6) for one in people(name))
    return ()


def _titled(block: Block) -> tuple[Speech, ...]:
    """The name in the title of a linked deck: `[Title by Name](https://speakerdeck.com/…)`."""
    for offset, text in enumerate(block.text.split("\n")[:20]):
        for link in links(text) if not ELSEWHERE.match(text) else ():
            match = DECK.match(link.text) if talklinks.is_slides(link.url) else None
            name = match["name"].strip() if match else ""
            if looks_like_a_name(name) or NICKNAME.fullmatch(name):
                return tuple(Speech(one, block.line + offset, "slides-credit", 0.6) for one in people(name))
    return ()
