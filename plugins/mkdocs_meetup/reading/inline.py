"""A piece of inline Markdown in; its plain text, or the links that it holds, out."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 4000
"""Longer pieces are no titles, names or facts."""

INNER_BRACKETS = re.compile(r"(?<!\])\[([^\[\]\n]*)\](?![(\[:])")
IMAGE = re.compile(r"!\[([^\[\]\n]*)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:[ \t]+\"[^\"\n]*\")?[ \t]*\)|\[[^\[\]\n]*\])")
LINK = re.compile(r"\[([^\[\]\n]*)\]\([ \t]*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)?)>?(?:[ \t]+[\"'][^\"'\n]*[\"'])?[ \t]*\)")
ANCHOR = re.compile(r"<a\b[^<>]*?\bhref=[\"']?([^\"'\s<>]*)[^<>]*>(.*?)</a>", re.IGNORECASE | re.DOTALL)
SOURCE = re.compile(r"<(?:iframe|embed|script|img|video|source)\b[^<>]*?\b(?:data-)?src=[\"']?([^\"'\s<>]+)[^<>]*", re.IGNORECASE)
NAMED = re.compile(r"\btitle=[\"']([^\"'<>]{1,200})[\"']", re.IGNORECASE)
DECK = re.compile(
    r"<script\b[^<>]*?\bdata-id=[\"']?(\w{8,64})[^<>]*speakerdeck|<script\b[^<>]*speakerdeck[^<>]*?\bdata-id=[\"']?(\w{8,64})",
    re.IGNORECASE,
)
AUTOLINK = re.compile(r"<(https?://[^\s<>]+|mailto:[^\s<>]+)>")
BARE_URL = re.compile(r"https?://[A-Za-z0-9\-._~:/?#@!$&*+,;=%()\[\]']+")
COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
TAG = re.compile(r"</?[A-Za-z](?![A-Za-z]* [A-Z][a-z]+>)[^<>]*>")
"""`<Cognitive Complexity>` is no markup, but words."""
CODE = re.compile(r"(?<!`)(`++)([^`]+)\1(?!`)")
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
PLANE = 0x100000
"""The private plane to which signs are moved that are no markup."""
KEPT = re.compile("[\U00100021-\U0010007e]")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
STRONG = re.compile(r"(\*{1,3}|~~|={2})(?=\S)([^*~=\n]+?)(?<=\S)\1")
UNDERLINED = re.compile(r"(?<![\w@])(_{1,3})(?=\S)([^_\n]+?)(?<=\S)\1(?![\w])")
FOOTNOTE = re.compile(r"\[\^[^\[\]\n]{1,60}\]")
ATTRIBUTES = re.compile(r"\s*\{[:#.][^{}\n]{0,200}\}\s*$")
MARKUP = re.compile(r"[\[<`*~=_\\{&\ue0f0\ue0f1]")
"""Most pieces hold nothing that a reader does not see."""
TRAILING = ".,;:!?'*_~"
HIDDEN = re.compile("[\ue000-\ue0ff]")


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its text; a bare address is its own text."""

    text: str
    url: str


@lru_cache(maxsize=512)  # many rules look at one line
def plain(text: str) -> str:
    """What a reader sees, white space folded."""
    if not MARKUP.search(text):
        return " ".join(text[:LONGEST].split())
    text = _prepare(text)
    return clean(LINK.sub(r"\1", text) if "](" in text else text)


def _prepare(text: str) -> str:
    text = _protected(text[:LONGEST])
    if "<" in text:
        text = COMMENT.sub("", text)
    if "[" in text:
        text = IMAGE.sub("", FOOTNOTE.sub("", text))
        text = INNER_BRACKETS.sub("\ue0f0\\1\ue0f1", text)
    return text


def clean(text: str) -> str:
    """The plain text of what holds no links any more."""
    if not MARKUP.search(text):
        return " ".join(_restored(text).split())
    text = _protected(text)
    if "<" in text:
        text = TAG.sub("", AUTOLINK.sub(r"\1", text))
    text = _unemphasised(text)
    if "{" in text:
        text = ATTRIBUTES.sub("", text)
    if "&" in text:
        text = html.unescape(text)
    return " ".join(_restored(text.replace("\ue0f0", "[").replace("\ue0f1", "]")).split())


def _protected(text: str) -> str:
    """The text with what is code or escaped out of reach of the rules for markup."""
    if "`" in text:
        text = CODE.sub(lambda match: PUNCTUATION.sub(_kept, match[2].strip()), text)
    return ESCAPE.sub(_kept, text) if "\\" in text else text


def _restored(text: str) -> str:
    return KEPT.sub(lambda match: chr(ord(match[0]) - PLANE), text)


def _kept(match: re.Match[str]) -> str:
    return chr(ord(match[0][-1]) + PLANE)


def _unemphasised(text: str) -> str:
    if "*" in text or "~~" in text or "==" in text:
        text = STRONG.sub(r"\2", STRONG.sub(r"\2", text))
    if "_" in text:
        text = UNDERLINED.sub(r"\2", text)
    return text


def marked(text: str) -> tuple[str, tuple[Link, ...]]:
    """The plain text with a private-use character behind the text of each link, and those links in that order."""
    found: list[Link] = []

    def mark(label: str, url: str) -> str:
        found.append(Link(clean(label), _restored(url)))
        return f"{label}{chr(0xE000 + min(len(found), 0xE0) - 1)}"

    text = HIDDEN.sub("", text[:LONGEST])
    if not MARKUP.search(text):
        return " ".join(text.split()), ()
    text = _prepare(text)
    if "<" in text:
        text = ANCHOR.sub(lambda match: mark(match[2], match[1]), text)
    if "](" in text:
        text = LINK.sub(lambda match: mark(match[1], match[2]), text)
    return clean(text), tuple(found)


def may_link(text: str) -> bool:
    """Whether a closer look for links is worth while."""
    return "http" in text or "](" in text or "//" in text


@lru_cache(maxsize=256)  # a talk's, its evidence's and the event's rules look at one paragraph
def links(text: str) -> tuple[Link, ...]:
    """Every link, embed and bare address in the order of the text."""
    found: list[tuple[int, Link]] = []
    text = text if len(text) <= LONGEST * 5 else text[: LONGEST * 5]
    if not may_link(text):
        return ()
    for pattern, label, address in ((LINK, 1, 2), (ANCHOR, 2, 1)):
        found += [(match.start(), Link(clean(match[label]), html.unescape(match[address]))) for match in pattern.finditer(text)]
    for match in SOURCE.finditer(text):
        name = NAMED.search(match[0])
        found.append((match.start(), Link(html.unescape(name[1] if name else match[1]), html.unescape(match[1]))))
    for match in DECK.finditer(text):
        url = f"https://speakerdeck.com/player/{match[1] or match[2]}"
        found.append((match.start(), Link(url, url)))
    known = {link.url for _, link in found}
    for match in BARE_URL.finditer(text):
        url = _trimmed(match[0])
        if not any(other.startswith(url) for other in known):
            found.append((match.start(), Link(url, url)))
    return tuple(link for _, link in sorted(found, key=lambda item: item[0]))


def _trimmed(url: str) -> str:
    url = url.rstrip(TRAILING)
    for opening, closing in ("()", "[]"):
        while url.endswith(closing) and url.count(closing) > url.count(opening):
            url = url[:-1].rstrip(TRAILING)
    return url
