"""Takes lines that only lead to a talk's slides and videos out of its own part: its page shows these as cards above the notes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

from ..model import TalkNote
from .embeds import CLASS as EMBED
from .embeds import page_of, urlsplit_safely
from .tree import Element, Node, is_blank

_LINES = frozenset({"p", "li", "dd", "figure", "div"})
_OTHER = frozenset({"img", "table", "pre", "code", "video", "audio", "blockquote", "ul", "ol", "dl"})
_SAYS_NO_MORE = re.compile(
    r"(?:発表|登壇|当日の?|講演)?(?:資料|スライド)|動画|録画|録音|アーカイブ|映像|配信|リンク|こちら|ここ|これ|公開されて(?:い)?ます|見る|です|[はのをで]"
    r"|\b(?:slides?|slide deck|deck|videos?|recording|link|here|the|is|are|on|at|see|watch|view|pdf|youtube|speaker ?deck|slideshare"
    r"|docswell)\b",
    re.IGNORECASE,
)


def drop_shown(part: Element, talk: TalkNote) -> None:
    """Remove paragraphs, items and facts that say only where a deck or recording of the talk is; the report's own page keeps them."""
    shown = {_address(fact.value) for fact in (*talk.slides, *talk.videos)}
    if not shown:
        return
    for element in part.elements():
        if not any(isinstance(child, Element) and child.tag in _LINES for child in element.children):
            continue
        kept: list[Node] = []
        for child in element.children:
            if isinstance(child, Element) and child.tag in _LINES and _only_leads_to(child, shown, talk.title.value):
                drop_label(child, kept)
                if kept and is_blank(kept[-1]):
                    kept.pop()
            else:
                kept.append(child)
        element.children = kept
    drop_empty(part)


def drop_label(element: Element, before: list[Node]) -> None:
    """A fact goes with its label."""
    while element.tag == "dd" and before:
        last = before.pop()
        if isinstance(last, Element) and last.tag == "dt":
            return


def drop_empty(element: Element) -> None:
    """Items and lists of which nothing is left, the innermost first."""
    for child in element.children:
        if isinstance(child, Element):
            drop_empty(child)
    element.children = [child for child in element.children if not _is_empty(child)]


def _is_empty(node: Node) -> bool:
    return isinstance(node, Element) and node.tag in ("ul", "ol", "li", "dl", "blockquote") and all(map(is_blank, node.children))


def _only_leads_to(line: Element, shown: Collection[str], title: str) -> bool:
    within = list(line.elements())
    links = [element for element in within if element.tag == "a" and "href" in element.attributes]
    if not links or any(element.tag in _OTHER or "id" in element.attributes for element in within):
        return False
    if any(_address(link.attributes["href"]) not in shown for link in links):
        return False
    return not _telling("".join(_words(line, title)))


def _words(element: Element, title: str) -> Iterator[str]:
    """The text outside of links, and that of links whose words are neither the address nor the talk's title."""
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.tag != "a":
            yield from _words(child, title)
        elif not child.has_class(EMBED):
            text = child.plain().strip()
            host = urlsplit_safely(child.attributes.get("href", "")).netloc.removeprefix("www.")
            if text.startswith(("http://", "https://")) or text.casefold() == host or _folded(text) in _folded(title):
                continue
            yield f" {text} "


def _telling(text: str) -> bool:
    return any(unicodedata.category(char)[0] in "LN" for char in _SAYS_NO_MORE.sub(" ", text))


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _address(url: str) -> str:
    """An address without what makes no difference to where it leads."""
    return page_of(url).partition("#")[0].rstrip("/").partition("://")[2]
