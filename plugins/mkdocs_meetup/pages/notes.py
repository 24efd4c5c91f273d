"""The second pass over a report's HTML: names in by-lines become links to their pages, each talk gets a link to its own page.

The converter marked the places by `data-talk`, `data-title`, `data-byline` and `data-talk-link` with the talk's number; no mark is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape

CLASS = "mm-talk-link"

_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[^\s=<>"/]+="[^"]*")*)\s*>|([^<]+)')
_MARK = re.compile(r'\s+data-(talk-link|talk|title|byline)="([0-9 ]*)"')
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
    stack: list[_Open] = []
    for closing, tag, attributes, text in _TOKEN.findall(html):
        if text:
            yield _with_links(text, stack[-1].names if stack else ())
        elif closing:
            if stack and not stack.pop().dropped:
                yield f"</{tag}>"
        else:
            marks = dict(_MARK.findall(attributes))
            rest = _MARK.sub("", attributes)
            yield from _talk_links(marks.get("talk-link", ""), talks, label)
            names = () if tag in _CLOSED else _names(marks, talks) or (stack[-1].names if stack else ())
            opened = _Open(tag, names, dropped=tag == "span" and bool(marks) and not rest)
            if tag not in _VOID:
                stack.append(opened)
            if not opened.dropped:
                yield f"<{tag}{rest}>"


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
    pattern = re.compile("|".join(_whole(name.text) for name in names))
    hrefs = {name.text: name.href for name in reversed(names)}
    pieces = []
    position = 0
    for match in pattern.finditer(text):
        pieces += [_escaped(text[position : match.start()]), f'<a href="{escape(hrefs[match[0]])}">{_escaped(match[0])}</a>']
        position = match.end()
    return "".join([*pieces, _escaped(text[position:])])


def _whole(name: str) -> str:
    """A pattern that finds a name, but not within a longer Latin word."""
    before = r"(?<![A-Za-z0-9_@])" if _LATIN.match(name) else ""
    after = r"(?![A-Za-z0-9_])" if _LATIN.match(name[-1]) else ""
    return before + re.escape(name) + after


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace("\xa0", "&nbsp;")
