"""The frame around a page: rendered once by the engine with marks in it, cut at the marks, and filled for each page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SLOTS = ("title", "heading", "head", "switcher", "toc", "content")
"""What differs between two pages of the same frame. Each value is HTML, already escaped."""

# Noncharacters may not stand in a text that is exchanged, so no title or configuration value can be taken for a mark.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{_OPEN}([a-z]+){_CLOSE}")
_SPACE = re.compile(r"(<(script|style|pre|textarea)\b.*?</\2>)|\s*\n\s*", re.S | re.I)


@dataclass(frozen=True, slots=True)
class FrameKey:
    """What a frame depends on besides the configuration. Pages with equal keys share one frame."""

    language: str
    depth: int
    """How many folders the page lies below the site's root; every relative link in the frame depends on it."""
    tab: str
    """The name of the tab that is marked as current; empty for none."""


@dataclass(frozen=True, slots=True)
class Shell:
    """A frame cut at its marks."""

    pieces: tuple[str, ...]
    """Literal HTML and slot names in turn, starting and ending with HTML."""

    def fill(self, slots: Mapping[str, str]) -> str:
        """The whole page.

        Raises KeyError where a slot has no value.
        """
        return "".join(slots[piece] if odd % 2 else piece for odd, piece in enumerate(self.pieces))


def marks() -> dict[str, str]:
    """What the engine renders in place of each slot's value."""
    return {name: f"{_OPEN}{name}{_CLOSE}" for name in SLOTS}


def cut(html: str) -> Shell:
    """Cut a frame that was rendered with `marks()`.

    Templates leave blank lines and indentation behind; they would stand in every page.
    """
    lean = _SPACE.sub(lambda found: found[1] or "\n", html)
    return Shell(tuple(_MARK.split(lean)))


def depth(address: str) -> int:
    """How many folders an address lies below the root: 0 for the home page, 2 for `speakers/making/`."""
    return address.count("/")
