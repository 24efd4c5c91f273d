"""A talk's text in; the addresses of its slides and of its recordings out."""

from __future__ import annotations

import re

_START = r"^(?:https?:)?//(?:www\.|[a-z]{2}\.|player\.|m\.|docs\.|drive\.)?"
SLIDES = re.compile(
    _START + r"(?:speakerdeck\.com/(?!player/?$)[^/]+/.|slideshare\.net/[^/]+/.|docswell\.com/(?:s|slide)/.|slides\.com/[^/]+/."
    r"|google\.com/presentation/"
    r"|gitpitch\.com/.|prezi\.com/.|slideship\.com/.|noti\.st/.|slidr\.io/.|scrapbox\.io/slide/|swipe\.to/.|deckset\.com/."
    r"|figma\.com/(?:slides|deck)/.|canva\.com/design/.|slid\.es/.|talks\.golang\.org/.|go-talks\.appspot\.com/."
    r"|[^/]+/[^?#]*(?:slides?|presentations?)[^/?#]*\.(?:html?|pdf|pptx?|key)|[^/]+/[^?#]*\.(?:pptx?|key|odp)(?:$|[?#]))",
    re.IGNORECASE,
)
VIDEOS = re.compile(
    _START
    + (
        r"(?:youtube(?:-nocookie)?\.com/(?:watch|embed/|live/|shorts/|v/)|youtu\.be/.|vimeo\.com/(?:video/)?\d|nicovideo\.jp/watch/"
        r"|nico\.ms/.|twitch\.tv/videos/|ustream\.tv/recorded/|bilibili\.com/video/|crash\.academy/video/)"
    ),
    re.IGNORECASE,
)
SESSION = re.compile(
    r"^https?://(?:fortee\.jp/[^/]+/proposal/|[\w-]+\.sched\.com/event/|sessionize\.com/s/|pretalx\.com/[^/]+/talk/"
    r"|[\w.-]+/details/(?:[\w.-]+/){1,2}\d+/"
    r"|[\w.-]+/(?:[\w-]+/)*(?:proposals?|sessions?|talks?|timetable|presentations?|speakers?)/[\w%.#-]+"
    r"|[\w.-]+/[^?#\s]*\?[^#\s]*\b(?:proposal|session|talk)(?:s|_?id)?[/=][\w%/-]+)",
    re.IGNORECASE,
)
EMBED_CARD = re.compile(r"^(?:https?:)?//hatenablog-parts\.com/embed\?url=([^&\"]+)", re.IGNORECASE)
ACCOUNT = re.compile(r"//(?:www\.)?(?:speakerdeck\.com|slideshare\.net|docswell\.com/user|slides\.com)/([\w.-]+)", re.IGNORECASE)
PLAYER = re.compile(
    r"^(?:https?:)?//(?:(?:www\.)?youtube(?:-nocookie)?\.com/embed/(?!videoseries)([\w-]+)(?![^#]*[?&](?:start|list)=)"
    r"|player\.vimeo\.com/video/(\d+))[^#]*$",
    re.IGNORECASE,
)
"""A player that begins elsewhere or plays a list keeps its address."""
GENERIC_ACCOUNTS = frozenset(("player", "slideshow", "embed_code", "s", "slide", "decks"))


def is_slides(url: str) -> bool:
    return bool(SLIDES.match(url))


def is_video(url: str) -> bool:
    return bool(VIDEOS.match(url))


def is_session(url: str) -> bool:
    """Whether a conference's site tells of one talk there."""
    return bool(SESSION.match(url)) and not is_slides(url)


def tidy(url: str) -> str:
    """An embed's address as one that a reader can open: a player's is that of the page with the recording."""
    if player := PLAYER.match(url):
        return f"https://www.youtube.com/watch?v={player[1]}" if player[1] else f"https://vimeo.com/{player[2]}"
    return f"https:{url}" if url.startswith("//") else url


def account(url: str) -> str | None:
    """The account that a slide deck lies in; not necessarily the speaker's."""
    match = ACCOUNT.search(url)
    return None if match is None or match[1].lower() in GENERIC_ACCOUNTS else match[1]
