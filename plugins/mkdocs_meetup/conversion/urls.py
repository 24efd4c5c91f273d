"""Makes links of addresses that stand bare in the text.

An address ends before Japanese text, and before punctuation that closes the sentence.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

PATTERN = r"(?<![A-Za-z0-9])https?://(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]|\x02klzzwxh:[0-9]+\x03)+"
_PLACEHOLDER = re.compile("\x02klzzwxh:([0-9]+)\x03")
_ESCAPED = re.compile("\x02([0-9]{1,3})\x03")
_INLINE = "\x02klzzwxh:"
_STASHED = re.compile("\x02wzxhzdk:([0-9]+)\x03")
_TRAILING = ".,:;!?'*_~"
_PAIRS = {")": "(", "]": "["}
_OPENING = {opening: closing for closing, opening in _PAIRS.items()}
_LOOK_BACK = 20
"""How many tags of hand-written HTML are looked through for an open link."""


def trimmed(url: str) -> str:
    """The address without the punctuation of the sentence around it; brackets that it opened itself stay."""
    surplus = {closing: url.count(closing) - url.count(opening) for closing, opening in _PAIRS.items()}
    end = len(url)
    while end:
        char = url[end - 1]
        if surplus.get(char, 0) > 0:
            surplus[char] -= 1
        elif char in _OPENING:
            surplus[_OPENING[char]] += 1
        elif char not in _TRAILING:
            break
        end -= 1
    return url[:end]


class BareUrls(InlineProcessor):
    """Runs behind the patterns for written links and HTML tags, before emphasis."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown) -> None:
        super().__init__(PATTERN, md)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name; its type knows no match that is declined
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element | None, int | None, int | None]:
        written = trimmed(self._up_to_markup(m[0]))
        url = _PLACEHOLDER.sub(lambda match: self._escaped(match[1]), written).replace("&amp;", "&")
        if url.endswith("://") or self._within_link(data, m.start()):
            return None, None, None
        link = ElementTree.Element("a", {"href": url})
        link.text = AtomicString(url)
        return link, m.start(), m.start() + len(written)

    def _up_to_markup(self, text: str) -> str:
        """The text up to the first placeholder of something other than an escaped character."""
        return next((text[: match.start()] for match in _PLACEHOLDER.finditer(text) if not self._escaped(match[1])), text)

    def _escaped(self, number: str) -> str:
        node = self._stashed(number)
        match = _ESCAPED.fullmatch(node) if isinstance(node, str) else None
        return chr(int(match[1])) if match else ""

    def _stashed(self, number: str) -> object:
        return self.md.treeprocessors["inline"].stashed_nodes.get(number, "")  # type: ignore[attr-defined]  # the registry types all its processors alike

    def _within_link(self, data: str, end: int) -> bool:
        """Whether a link that is written as HTML is open here."""
        for _ in range(_LOOK_BACK):
            end = data.rfind(_INLINE, 0, end)
            if end < 0:
                return False
            tag = self._tag(data[end + len(_INLINE) : data.find("\x03", end)])
            if tag.startswith(("<a ", "</a>")):
                return tag.startswith("<a ")
        return False

    def _tag(self, number: str) -> str:
        """The inline HTML behind a placeholder, for which another placeholder is stashed."""
        node = self._stashed(number)
        match = _STASHED.fullmatch(node) if isinstance(node, str) else None
        raw = self.md.htmlStash.rawHtmlBlocks[int(match[1])] if match else ""
        return raw.lower() if isinstance(raw, str) else ""
