"""Texts and addresses on other sites as they are shown: what a report holds comes in, what may stand on a page goes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from .parts import External


def externals(urls: Iterable[str]) -> Iterator[External]:
    """The addresses that may be linked: whatever else a report holds (`javascript:`, `data:`) is left out."""
    return (External(url, host) for url in urls if (host := host_of(url)))


def host_of(url: str) -> str:
    """The host as a reader knows it; empty if the address is none of the web's."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if parts.scheme in {"http", "https"} else ""


def shorten(text: str, limit: int = 240) -> str:
    """A text cut to what a search engine shows: at most `limit` half-width columns."""
    width = 0
    for position, character in enumerate(text):
        width += 1 if character.isascii() else 2
        if width > limit:
            return text[:position].rstrip() + "…"
    return text
