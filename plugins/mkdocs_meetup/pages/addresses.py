"""Where each page stands. An address is relative to the site's root, not percent-encoded, and ends in `/` (the home page's is empty)."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from ..model import Options

_SAFE = "/~!$&'()*+,;=@"
"""What RFC 3986 allows in a path unencoded, but for the colon: it would make a scheme of a first segment."""

_OUTSIDE_LINKS = re.compile(
    r"[^A-Za-z0-9_.~/!$&'()*+,;=@\u00a1-\u00ac\u00ae-\u167f\u1681-\u1fff\u2070-\u2fff\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufdff\uff01-\uffef-]+"
)
"""What HTML allows in a link as it is includes the letters of every script: a third of the bytes, and a reader sees where it leads."""


def report(id: str) -> str:
    """A report's address is its path: `reports/2018/kubernetes-meetup-tokyo-10/`."""
    return f"{id}/"


def event(id: str) -> str:
    return f"events/{id}/"


def series(id: str) -> str:
    return f"series/{id}/"


def talk(id: str) -> str:
    return f"talks/{id}/"


def speaker(id: str) -> str:
    return f"speakers/{id}/"


def organization(id: str) -> str:
    return f"organizations/{id}/"


def tag(id: str) -> str:
    return f"tags/{id}/"


def year(number: int, part: int = 1) -> str:
    """A year's page, or a later part of it: `years/2018/2/`."""
    return f"years/{number:04d}/" + (f"{part}/" if part > 1 else "")


def initial(name: str) -> str:
    """The speakers under one initial, where one page cannot hold them all. No speaker has an address of this depth."""
    return f"speakers/index/{name}/"


def localized(address: str, language: str, options: Options) -> str:
    """The same page in another tree: the default language stands at the root, the others under their code."""
    return address if language == options.default_language else f"{language}/{address}"


def absolute(address: str, options: Options) -> str:
    """The percent-encoded address that the whole world knows a page by."""
    return options.site_url + quote(address, safe=_SAFE)


@lru_cache(maxsize=65536)
def relative(target: str, page: str) -> str:
    """The percent-encoded link from the page at one address to another address (or file), both relative to the root.

    A fragment or query goes on behind it; it must be encoded already.
    """
    folder = page if page.endswith("/") or not page else posixpath.dirname(page) + "/"
    steps = posixpath.relpath("/" + target, "/" + folder)
    if not target or target.endswith("/"):
        steps = "./" if steps == "." else steps + "/"
    return quote(steps, safe=_SAFE)


def root_of(page: str) -> str:
    """The way from a page up to the site's root: `../../`; empty at the root itself."""
    return "../" * page.count("/")


def absolute_root(options: Options) -> str:
    """The root as the error page must name it, which is served for addresses at any depth: `/meetups/`."""
    return urlsplit(options.site_url).path or "/"


def through(root: str, target: str) -> str:
    """The link to an address by way of the root, so that every page at the same depth has the same one."""
    return root + readable(target) or "./"


def readable(path: str) -> str:
    """A path or fragment as it stands in a link: what would not be taken as it is encoded."""
    return _OUTSIDE_LINKS.sub(lambda found: quote(found[0], safe=""), path)
