"""Texts in which no sign of Markdown's stands are passed over by the inline patterns, each of which would search every one of them.

What comes out is the same. An extension with a pattern of which nothing is known here turns this off.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markdown import Markdown, inlinepatterns
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from .urls import PATTERN

BREAK = r"\\\n"
"""A backslash at a line's end, as other Markdown has it."""
_SIGN = re.compile(r"[`\\\[!<&*_~\x02]|  \n|https?://")
"""Whatever one of the known patterns matches has one of these in it; behind `\\x02` stands what was taken out before."""
_KNOWN = frozenset(
    {
        inlinepatterns.BACKTICK_RE,
        inlinepatterns.ESCAPE_RE,
        inlinepatterns.LINK_RE,
        inlinepatterns.IMAGE_LINK_RE,
        inlinepatterns.AUTOLINK_RE,
        inlinepatterns.AUTOMAIL_RE,
        inlinepatterns.LINE_BREAK_RE,
        inlinepatterns.HTML_RE,
        inlinepatterns.ENTITY_RE,
        r"\[\^([^\]]*)\]",
        r"\*|_",
        r"\~",
        BREAK,
        PATTERN,
    }
)
"""The patterns of the extensions that a site has by default."""


class _PlainText(AtomicString):
    """Python-Markdown leaves such a text alone."""


class Hold(Treeprocessor):
    """Runs right before the inline patterns."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._patterns = md.inlinePatterns

    def run(self, root: ElementTree.Element) -> None:
        if _KNOWN.issuperset(pattern.getCompiledRegExp().pattern for pattern in self._patterns):
            for element in root.iter():
                text = element.text
                if text and type(text) is str and not _SIGN.search(text):
                    element.text = _PlainText(text)


class Release(Treeprocessor):
    """Runs right behind them: for whoever comes next these are texts as any other."""

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            if type(element.text) is _PlainText:
                element.text = str(element.text)
