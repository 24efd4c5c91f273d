"""Gives every heading, and everything that stands for a talk, an id that a person can read and that changes as little as possible."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import unquote

from pymdownx.slugs import slugify

from .placing import TALK_MARK, numbers
from .tree import Element, level

FALLBACK = "section"

_slugify: Callable[[str, str], str] = slugify(case="fold", normalize="NFKC")
_SPACE = re.compile(r"\s+")
_FRAME = re.compile("__(?!(?:tabbed|codelineno|span)[-_])")
"""The frame around the page has ids that begin like this; those of code lines and content tabs do so, too."""
_OF_THE_FRAME = frozenset({"mm-content", "mm-menu"})
"""The menu, and where the link past it leads."""
_REFERENCES = ("href", "for", "aria-describedby", "aria-labelledby")


class _Names:
    """The ids of one page."""

    def __init__(self) -> None:
        self.taken: set[str] = set(_OF_THE_FRAME)
        self._last: Counter[str] = Counter()

    def give(self, element: Element, *wanted: str) -> None:
        """Name an element that has no id by the first of the names that is free, else by the last and a number."""
        if "id" in element.attributes:
            return
        name = next((name for name in wanted if name not in self.taken), None) or self._numbered(wanted[-1])
        self.taken.add(name)
        element.attributes["id"] = name

    def _numbered(self, name: str) -> str:
        number = max(2, self._last[name] + 1)
        while f"{name}-{number}" in self.taken:
            number += 1
        self._last[name] = number
        return f"{name}-{number}"


def assign(root: Element, titles: Sequence[str]) -> None:
    """Let each id stand once, and name what has none."""
    names = _written_ids(root)
    for element in root.elements():
        if TALK_MARK in element.attributes:
            names.give(element, slug(element.plain() if level(element) else titles[numbers(element, TALK_MARK)[0]]))
    headings = [(heading, talk, above) for heading, talk, above in _headings(root) if "id" not in heading.attributes]
    count = Counter(slug(heading.plain()) for heading, _, _ in headings)
    for heading, talk, above in sorted(headings, key=lambda entry: entry[1] is not None):
        names.give(heading, *_readings(heading, talk, above, count, names.taken))
    _follow_plain(root, names.taken)


def slug(text: str) -> str:
    """A heading's text as an id."""
    return _slugify(text, "-").strip("-").lstrip("_") or FALLBACK


def _written_ids(root: Element) -> _Names:
    """Make the ids that authors and extensions wrote unique. Footnotes come first, for there are links to them."""
    names = _Names()
    renamed: dict[str, str] = {}
    elements = [
        element for element in root.elements() if "id" in element.attributes or (element.tag == "a" and "name" in element.attributes)
    ]
    for element in sorted(elements, key=lambda element: not element.attributes.get("id", "").startswith("fn")):
        name = element.attributes.pop("name", "") if element.tag == "a" else ""
        written = element.attributes.get("id") or name
        element.attributes.pop("id", None)
        wanted = _SPACE.sub("-", written.strip())
        wanted = wanted.lstrip("_") if _FRAME.match(wanted) else wanted
        if wanted:
            names.give(element, wanted)
            renamed.setdefault(written, element.attributes["id"])
    for element in root.elements():
        if _FRAME.match(element.attributes.get("for", "")) and element.attributes["for"] not in renamed:
            del element.attributes["for"]
    _follow(root, {old: new for old, new in renamed.items() if old != new})
    return names


def _follow(root: Element, renamed: dict[str, str]) -> None:
    for element in root.elements() if renamed else ():
        for name in _REFERENCES:
            value = element.attributes.get(name, "")
            if value.removeprefix("#") in renamed:
                element.attributes[name] = ("#" if value.startswith("#") else "") + renamed[value.removeprefix("#")]


def _follow_plain(root: Element, taken: set[str]) -> None:
    """Let a link to a heading that repeats lead to the one in the same talk, else to the first."""
    first: dict[tuple[str, str], str] = {}
    talks: dict[str, str] = {}
    for heading, talk, _ in _headings(root):
        own = heading if TALK_MARK in heading.attributes else talk
        talks[heading.attributes["id"]] = own.attributes["id"] if own else ""
        for place in (talks[heading.attributes["id"]], ""):
            first.setdefault((place, slug(heading.plain())), heading.attributes["id"])
    here = ""
    for element in root.elements():
        here = talks[element.attributes["id"]] if level(element) else here
        wanted = unquote(element.attributes.get("href", ""))
        if element.tag == "a" and wanted.startswith("#") and wanted[1:] not in taken:
            found = first.get((here, wanted[1:])) or first.get(("", wanted[1:]))
            element.attributes["href"] = f"#{found}" if found else element.attributes["href"]


def _headings(root: Element) -> Iterator[tuple[Element, Element | None, Element | None]]:
    """Each heading with the heading of the talk that it belongs to and the one that it stands under."""
    above: list[Element] = []
    for element in root.elements():
        if not level(element):
            continue
        while above and level(above[-1]) >= level(element):
            above.pop()
        talk = next((heading for heading in reversed(above) if TALK_MARK in heading.attributes), None)
        yield element, talk, above[-1] if above else None
        above.append(element)


def _readings(heading: Element, talk: Element | None, above: Element | None, count: Counter[str], taken: set[str]) -> tuple[str, ...]:
    """What the heading may be called, the shortest first. One that repeats is qualified by its talk wherever it stands."""
    plain = slug(heading.plain())
    if talk is None:
        return (plain,) if above is None else (plain, f"{above.attributes.get('id', FALLBACK)}-{plain}")
    qualified = f"{talk.attributes['id']}-{plain}"
    names = (qualified,) if above is None or above is talk else (qualified, f"{above.attributes.get('id', FALLBACK)}-{plain}")
    return names if count[plain] > 1 or plain in taken else (plain, *names)
