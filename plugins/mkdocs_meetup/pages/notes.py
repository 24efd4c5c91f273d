"""The second pass over a report's HTML: names in by-lines become links to their pages, each talk gets a link to its own page.

The converter marked the places by `data-talk`, `data-title`, `data-byline` and `data-talk-link` with the talk's number; no mark is left.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape

CLASS = "mm-talk-link"

_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[^\s=<>"/]+="[^"]*")*)\s*>|([^<]+)')
_MARK = re.compile(r'\s+data-(talk-link|talk|title|byline)="([0-9 ]*)"')
_MARKED = re.compile(r'<[a-z][a-z0-9]*(?:\s+[^\s=<>"/]+="[^"]*")*?\s+data-(?:talk-link|talk|title|byline)="[0-9 ]*"')
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"})
_CLOSED = frozenset({"a", "code", "pre"})
"""No link is put into these."""
_LATIN = re.compile(r"[A-Za-z0-9_]")


@dataclass(frozen=True, slots=True)
class Name:
    """A way in which a by-line names somebody, and the link to their page."""

    text: str
    """As it is written: the name, or `@` and the handle."""
    href: str
    is_organization: bool = False
    """A talk's title may well hold the name of one; there it is not linked."""


@dataclass(frozen=True, slots=True)
class TalkLinks:
    """What a talk's title and by-line lead to."""

    href: str
    """The link to the talk's own page; empty for none."""
    title: str
    names: tuple[Name, ...] = ()


@dataclass(slots=True)
class _Open:
    """An element that is open, with what holds for the text within."""

    tag: str
    names: tuple[Name, ...]
    dropped: bool = False


def annotate(html: str, talks: Mapping[int, TalkLinks], label: str) -> str:
    """The HTML with its links; `label` is the accessible name of a link to a talk's page, in which `{title}` stands for the title."""
    return "".join(_annotated(html, talks, label))


def _annotated(html: str, talks: Mapping[int, TalkLinks], label: str) -> Iterator[str]:
    # Most of a report lies outside of marked elements and is passed on as it is.
    position = 0
    while marked := _MARKED.search(html, position):
        yield html[position : marked.start()]
        position = yield from _element(html, marked.start(), talks, label)
    yield html[position:]


def _element(html: str, start: int, talks: Mapping[int, TalkLinks], label: str) -> Generator[str, None, int]:
    """The marked element that begins at a position, with its links; where it ends. One that names nobody ends with its tag."""
    stack: list[_Open] = []
    for token in _TOKEN.finditer(html, start):
        closing, tag, attributes, text = token.groups()
        if text:
            yield _with_links(text, stack[-1].names)
        elif closing:
            if not stack.pop().dropped:
                yield f"</{tag}>"
        else:
            marks = dict(_MARK.findall(attributes))
            rest = _MARK.sub("", attributes)
            yield from _talk_links(marks.get("talk-link", ""), talks, label)
            names = () if tag in _CLOSED else _names(marks, talks) or (stack[-1].names if stack else ())
            opened = _Open(tag, names, dropped=tag == "span" and bool(marks) and not rest)
            if tag not in _VOID and (stack or names or opened.dropped):
                stack.append(opened)
            if not opened.dropped:
                yield f"<{tag}{rest}>"
        if not stack:
            return token.end()
    return len(html)


def _talk_links(numbers: str, talks: Mapping[int, TalkLinks], label: str) -> Iterator[str]:
    for number in map(int, numbers.split()):
        talk = talks.get(number)
        if talk and talk.href:
            name = escape(label.replace("{title}", talk.title))
            yield f' <a class="{CLASS}" href="{escape(talk.href)}" title="{name}" aria-label="{name}"><span aria-hidden="true">→</span></a>'


def _names(marks: Mapping[str, str], talks: Mapping[int, TalkLinks]) -> tuple[Name, ...]:
    own = {name for name in _names_of(marks.get("title", ""), talks) if not name.is_organization}
    found = own.union(_names_of(marks.get("byline", ""), talks))
    return tuple(sorted(found, key=lambda name: (-len(name.text), name.text, name.href)))


def _names_of(numbers: str, talks: Mapping[int, TalkLinks]) -> Iterator[Name]:
    return (name for number in map(int, numbers.split()) if number in talks for name in talks[number].names if name.text.strip())


def _with_links(html: str, names: Sequence[Name]) -> str:
    """The text with a link on each name; where two begin at one place, the longer one counts."""
    if not names:
        return html
    text = unescape(html)
    pieces = []
    position = 0
    while found := _first(text, names, position):
        start, name = found
        pieces += [_escaped(text[position:start]), f'<a href="{escape(name.href)}">{_escaped(name.text)}</a>']
        position = start + len(name.text)
    return "".join([*pieces, _escaped(text[position:])])


def _first(text: str, names: Sequence[Name], position: int) -> tuple[int, Name] | None:
    """The first place from a position on at which one of the names stands, and the first of those that stand there."""
    places = ((_find(text, name.text, position), order) for order, name in enumerate(names))
    place, order = min(((place, order) for place, order in places if place >= 0), default=(-1, 0))
    return (place, names[order]) if place >= 0 else None


def _find(text: str, name: str, position: int) -> int:
    """Where a name stands, but not within a longer Latin word; -1 for nowhere."""
    place = text.find(name, position)
    while place >= 0 and not _is_whole(text, name, place):
        place = text.find(name, place + 1)
    return place


def _is_whole(text: str, name: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + len(name) : place + len(name) + 1]
    begins = not (_LATIN.match(name) and (before == "@" or _LATIN.match(before)))
    return begins and not (_LATIN.match(name[-1]) and _LATIN.match(after))


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace("\xa0", "&nbsp;")
