"""The HTML of a page that the engine made goes in, its text under each heading comes out."""

from __future__ import annotations

from ..model import Passage
from .convert import cleaned
from .passages import passages
from .tree import parse


def passages_by_hand(html: str, title: str) -> tuple[Passage, ...]:
    """What search knows of the page besides its title, which many repeat as their first heading."""
    found = passages(parse(cleaned(html)).children, {})
    plain = [Passage(each.fragment, each.heading.rstrip("\u00b6 "), each.text) for each in found]
    return tuple(Passage("", "", each.text) if each.heading == title else each for each in plain if each.text or each.heading != title)
