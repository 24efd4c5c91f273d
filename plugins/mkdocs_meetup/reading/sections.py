"""Blocks in; the tree of sections that their headings make, emphasised and marked lines counting as the lowest headings, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from .blocks import Block, Form
from .byline import of_line
from .honorifics import HANDLE, is_polite
from .inline import plain
from .naming import looks_like_a_name
from .titles import SUFFIX_CODE

PSEUDO_LEVEL = 7
BOLD = re.compile(r"\s*(?:\d{1,2}[.)]\s*)?(?:\*\*|__)(?P<text>[^*\n]{2,200}?)(?:\*\*|__)(?P<rest>[^*\n]{0,120})$")
BOLD_HTML = re.compile(r"\s*<(?:strong|b)>(?P<text>[^<>\n]{2,200})</(?:strong|b)>(?P<rest>\s*(?:<br\s*/?>)?)$", re.IGNORECASE)
MARKERS = "■□◆◇▼▽●○◯◎★☆►▶▷🎤"
SAID = re.compile(r"[。！]|です|ます|ました|でした|[はがを].{6}|(?:\S+ ){5}[^。]*(?<!Inc)(?<!Ltd)(?<!Co)[.!?:]$")
"""Behind its emphasised beginning, a line goes on as a sentence."""
FACT = re.compile(r"[^:：]{1,12}[:：]\s*\S")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what stands directly below it, and the sections inside it."""

    heading: Block | None
    own: tuple[Block, ...]
    children: tuple[Section, ...]
    end: int
    """The first line of the file behind it."""
    title: str = ""
    """The heading's plain text."""

    @property
    def line(self) -> int:
        return self.heading.line if self.heading else 1

    @property
    def level(self) -> int:
        return self.heading.level if self.heading else 0

    def walk(self) -> Iterator[Section]:
        left = [self]
        while left:
            section = left.pop()
            yield section
            left += section.children[::-1]


@dataclass(slots=True)
class _Open:
    heading: Block | None
    level: int
    own: list[Block] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)

    def close(self, end: int) -> Section:
        title = plain(self.heading.text) if self.heading else ""
        return Section(self.heading, tuple(self.own), tuple(self.children), end, title)


def sections(blocks: Sequence[Block], end: int) -> Section:
    """The root section; `end` is the line behind the body."""
    stack = [_Open(None, 0)]
    for number, block in enumerate(blocks):
        heading = block if block.form is Form.HEADING else _pseudo_heading(blocks, number)
        if heading is None:
            stack[-1].own.append(block)
            continue
        while stack[-1].level >= heading.level:
            closed = stack.pop().close(heading.line)
            stack[-1].children.append(closed)
        stack.append(_Open(heading, heading.level))
    while len(stack) > 1:
        closed = stack.pop().close(end)
        stack[-1].children.append(closed)
    return stack[0].close(end)


def _pseudo_heading(blocks: Sequence[Block], number: int) -> Block | None:
    """A paragraph of one emphasised line, or a line behind ■ and its like that does not stand in a list, taken for a heading."""
    block = blocks[number]
    if block.form is Form.PARAGRAPH and "\n" not in block.text:
        marked = "**" in block.text or "__" in block.text or "<" in block.text
        match = BOLD.match(block.text) or BOLD_HTML.match(block.text) if marked else None
        if match is None or len(block.text) > 300 or SAID.search(match["rest"]):
            return None
        text = f"{match['text']}{match['rest']}".strip()
    elif block.form is Form.ITEM and block.marker in MARKERS and not block.level and _stands_alone(blocks, number):
        text = block.text.split("\n")[0]
    else:
        return None
    if not text.strip() or of_line(block.text) or (FACT.match(text) and not _is_titled(text) and not SUFFIX_CODE.search(text)):
        return None
    return replace(block, form=Form.HEADING, level=PSEUDO_LEVEL, text=text, end=block.line + 1)


def _is_titled(text: str) -> bool:
    """Whether it is a speaker whose title stands behind the colon, not a fact."""
    label = re.split(r"[:：]", text, maxsplit=1)[0].strip()
    return bool(looks_like_a_name(label) or is_polite(label) or HANDLE.fullmatch(label))


def _stands_alone(blocks: Sequence[Block], number: int) -> bool:
    neighbours = [blocks[other] for other in (number - 1, number + 1) if 0 <= other < len(blocks)]
    return (
        not any(block.form is Form.ITEM and block.marker == blocks[number].marker for block in neighbours)
        and "\n" not in blocks[number].text
    )
