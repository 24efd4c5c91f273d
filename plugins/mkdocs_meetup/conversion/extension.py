"""The Markdown extension `meetup`: what people write in reports comes out as they meant it. Hand-written pages get the same."""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SubstituteTagInlineProcessor

from .blocks import LoosenBlocks, StashedBlocks
from .facts import Facts
from .lists import Lists
from .plaintexts import BREAK, Hold, Release
from .softbreaks import SoftBreaks
from .urls import BareUrls


class MeetupExtension(Extension):
    """Lists, facts, bare addresses and soft line breaks."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        # Behind superfences (25), so that no line of code is touched, and before blocks of HTML (20).
        md.preprocessors.register(LoosenBlocks(md), "meetup-blocks", 22)
        md.parser.blockprocessors.register(StashedBlocks(md.parser), "meetup-stashed", 95)
        # Our lists unindent what an item holds, so nothing is left for `indent`.
        # 65 is before setext headings: a lone `-` is an empty item.
        md.parser.blockprocessors.register(Lists(md.parser), "meetup-lists", 65)
        md.parser.blockprocessors.deregister("indent", strict=False)
        md.inlinePatterns.register(SubstituteTagInlineProcessor(BREAK, "br"), "meetup-breaks", 99)
        md.inlinePatterns.register(BareUrls(md), "meetup-urls", 85)
        md.treeprocessors.register(Hold(md), "meetup-hold", 20.01)
        md.treeprocessors.register(Release(md), "meetup-release", 19.99)
        # Behind the inline patterns (20), before attribute lists (8) and heading ids (5).
        md.treeprocessors.register(Facts(md), "meetup-facts", 19.5)
        md.treeprocessors.register(SoftBreaks(md), "meetup-softbreaks", 19.2)


def makeExtension(**options: object) -> MeetupExtension:  # noqa: N802 - Python-Markdown's name
    """For `markdown_extensions` that name the module."""
    return MeetupExtension(**options)
