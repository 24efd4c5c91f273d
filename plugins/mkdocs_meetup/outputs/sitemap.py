"""What crawlers are told: page specifications come in, `sitemap.xml` with the languages' counterparts and `robots.txt` go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol
from xml.sax.saxutils import escape, quoteattr

from ..model import Options
from ..pages import addresses
from .output import Output

MOST = 50_000
"""How many addresses one file may hold, by the protocol."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_PAGES = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
_FILES = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


class Listed(Protocol):
    """As much of a page specification as matters here."""

    @property
    def address(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def alternates(self) -> tuple[str, ...]: ...
    @property
    def modified(self) -> date | None: ...
    @property
    def listed(self) -> bool: ...


def build(pages: Iterable[Listed], options: Options) -> Iterator[Output]:
    """The site map, in several files where one may not hold it, and robots.txt.

    Without the site's address there is no map, since its entries must be absolute.
    """
    if not options.site_url:
        yield Output("robots.txt", b"User-agent: *\nAllow: /\n")
        return
    yield from _maps([_entry(page, options) for page in sorted(pages, key=_place) if page.listed], options)
    yield Output("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {options.site_url}sitemap.xml\n".encode())


def _place(page: Listed) -> tuple[str, str]:
    return page.address, page.language


def _maps(entries: list[str], options: Options) -> Iterator[Output]:
    if len(entries) <= MOST:
        yield Output("sitemap.xml", _urlset(entries))
        return
    files = [Output(f"sitemap-{number}.xml", _urlset(part)) for number, part in enumerate(_parts(entries), start=1)]
    yield from files
    names = "".join(f"<sitemap><loc>{escape(options.site_url + file.path)}</loc></sitemap>\n" for file in files)
    yield Output("sitemap.xml", f"{_HEAD}{_FILES}{names}</sitemapindex>\n".encode())


def _parts(entries: list[str]) -> Iterator[list[str]]:
    return (entries[start : start + MOST] for start in range(0, len(entries), MOST))


def _urlset(entries: Iterable[str]) -> bytes:
    return f"{_HEAD}{_PAGES}{''.join(entries)}</urlset>\n".encode()


def _entry(page: Listed, options: Options) -> str:
    changed = f"<lastmod>{page.modified.isoformat()}</lastmod>" if page.modified else ""
    return (
        f"<url><loc>{escape(_absolute(page.address, page.language, options))}</loc>{changed}{''.join(_alternates(page, options))}</url>\n"
    )


def _alternates(page: Listed, options: Options) -> Iterator[str]:
    """The page's counterparts, itself included; none where it exists in one language only."""
    if len(page.alternates) < 2 or page.language not in page.alternates:
        return
    for language in page.alternates:
        yield _alternate(language, _absolute(page.address, language, options))
    if options.default_language in page.alternates:
        yield _alternate("x-default", _absolute(page.address, options.default_language, options))


def _alternate(language: str, address: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(address)}/>'


def _absolute(address: str, language: str, options: Options) -> str:
    return addresses.absolute(addresses.localized(address, language, options), options)
