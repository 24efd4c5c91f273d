"""The second pass over links: what an author wrote, relative to a file or to any page, becomes the link from the page that shows it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import quote, unquote

from ..model import REFUSED, Place, Problem, Report, Severity
from . import addresses
from .targets import Links, Target, link_targets

__all__ = ["BrokenLink", "IdsOf", "Links", "link_targets", "problem_of", "resolve"]

IdsOf = Callable[[str], frozenset[str] | None]
"""The ids on the page at an address (without prefix); None where they are not known."""

_TAG = re.compile(r'<[a-z][a-z0-9]*(?:\s+[^\s=<>"/]+(?:="[^"]*")?)+\s*/?>')
_ATTRIBUTE = re.compile(r'(\s)(href|src|poster|srcset)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_PARTS = re.compile(r"([^?#]*)(\?[^#]*)?(?:#(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that leads nowhere."""

    href: str
    """As the author wrote it."""
    suggestions: tuple[str, ...] = ()
    fragment: str = ""
    """Set where the page exists, but nothing on it has this id."""
    refused: bool = False
    """True for an address that no browser may open."""


@dataclass(frozen=True, slots=True)
class _Page:
    """Where the links stand that are being resolved."""

    address: str
    source: str
    language: str
    links: Links
    own_ids: frozenset[str]
    elsewhere: str
    ids_of: IdsOf

    @property
    def place(self) -> str:
        """The page's address in its tree."""
        return addresses.localized(self.address, self.language, self.links.options)


def _unknown(address: str) -> frozenset[str] | None:  # noqa: ARG001 - the signature of IdsOf
    return None


def resolve(
    html: str, *, page: str, source: str, language: str, lookup: Links, elsewhere: str = "", ids_of: IdsOf = _unknown
) -> tuple[str, tuple[BrokenLink, ...]]:
    """The HTML with its links as they must be on a page, and those that lead nowhere.

    `page` is the page's address without prefix and `language` its tree; `source` is the path of the file that the HTML was written in.
    A fragment that stands nowhere in `html` leads to the page at `elsewhere`, if there is one: a talk's page shows only a part of its
    report. A name that nobody has (`speaker:nobody`) is no link on the page; another wrong link stays, for a file that is not known here
    may still be there.
    """
    tags = "".join(_TAG.findall(html))
    if not _ATTRIBUTE.search(tags):
        return html, ()
    here = _Page(page, source, language, lookup, frozenset(map(unescape, _ID.findall(tags))), elsewhere, ids_of)
    broken: dict[BrokenLink, None] = {}

    def attribute(match: re.Match[str]) -> str:
        value = unescape(match[3])
        if match[2] == "srcset":
            resolved = ", ".join(_candidate(part.split(), here, broken) for part in value.split(",") if part.strip())
        else:
            resolved = _resolved(value, here, broken)
        if value and not resolved:
            return ""
        return f'{match[1]}{match[2]}="{escape(resolved)}"' if resolved != value else match[0]

    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(attribute, tag[0]), html), tuple(broken)


def _candidate(parts: list[str], here: _Page, broken: dict[BrokenLink, None]) -> str:
    return " ".join([_resolved(parts[0], here, broken), *parts[1:]])


def _resolved(href: str, here: _Page, broken: dict[BrokenLink, None]) -> str:
    path, query, fragment = _split(href)
    if not path:
        return _within(href, unquote(fragment), here, broken) if fragment and not query else href
    if path.startswith("//"):
        return href
    kind, _, name = path.partition(":")
    if kind == REFUSED:
        broken[BrokenLink(href.strip().partition(":")[2], refused=True)] = None
        return ""
    if _SCHEME.match(path) and kind.casefold() not in here.links.kinds:
        return href
    if _SCHEME.match(path):
        target = here.links.named(kind.casefold(), unquote(name), here.language)
    else:
        target = next(_targets(unquote(path), here), None)
    if target is None:
        broken[BrokenLink(href, here.links.near(path))] = None
        return "" if _SCHEME.match(path) else href
    if fragment and _lacks(here.ids_of(target.address), unquote(fragment)):
        broken[BrokenLink(href, fragment=fragment)] = None
    link = addresses.relative(_in_tree(target, here), here.place)
    return link + query + (f"#{_encoded(fragment)}" if fragment else "")


def _split(href: str) -> tuple[str, str, str]:
    match = _PARTS.fullmatch(href.strip())
    return (match[1], match[2] or "", match[3] or "") if match else (href, "", "")


def _encoded(fragment: str) -> str:
    return quote(unquote(fragment), safe="/~!$&'()*+,;=:@?")


def _lacks(ids: frozenset[str] | None, fragment: str) -> bool:
    return ids is not None and fragment not in ids


def _in_tree(target: Target, here: _Page) -> str:
    return target.address if target.is_file else addresses.localized(target.address, target.language or here.language, here.links.options)


def _within(href: str, fragment: str, here: _Page, broken: dict[BrokenLink, None]) -> str:
    """A link within the text: it stays, or leads to the page that has the rest of the text."""
    if fragment in here.own_ids or fragment.startswith("__"):
        return href
    rest = here.ids_of(here.elsewhere) if here.elsewhere else None
    if not here.elsewhere or _lacks(rest, fragment):
        known = sorted(here.own_ids | (rest or frozenset()))
        broken[BrokenLink(href, tuple(f"#{name}" for name in here.links.closest(fragment, known)), fragment)] = None
        return href
    place = addresses.localized(here.elsewhere, here.language, here.links.options)
    return f"{addresses.relative(place, here.place)}#{_encoded(fragment)}"


def _targets(path: str, here: _Page) -> Iterator[Target]:
    """What a path may mean, the likeliest first."""
    folder = posixpath.dirname(here.source)
    starts = ["", here.place, here.address, folder] if path.startswith("/") else [here.place, here.address, folder, ""]
    if posixpath.splitext(path)[1] and not path.startswith("/"):
        # A file's name is meant from the file that it is written in, a page's address from the page.
        starts = [folder, here.place, here.address, ""]
    for start in starts:
        joined = _joined(start, path)
        target = here.links.at(joined, here.language) if joined is not None else None
        if target:
            yield target
    bare = re.sub(r"^(?:\.{1,2}/|/)+", "", path)
    target = here.links.at(bare, here.language)
    if target:
        yield target


def _joined(start: str, path: str) -> str | None:
    """The path from the root; None where it leads out of the site."""
    base = start if start.endswith("/") or not start else start + "/"
    joined = posixpath.normpath("/" + ("" if path.startswith("/") else base) + path.lstrip("/"))
    depth = 0
    for step in [*base.split("/"), *path.split("/")] if not path.startswith("/") else path.split("/"):
        depth += -1 if step == ".." else int(step not in ("", "."))
        if depth < 0:
            return None
    below = joined.lstrip("/")
    return below + "/" if below and (path.endswith(("/", "/.", "/..")) or path in (".", "..")) else below


def problem_of(broken: BrokenLink, report: Report) -> Problem:
    """What to tell the author, with the line on which the link stands."""
    line = next(
        (number for number, text in enumerate(report.body.split("\n"), report.body_line) if _holds(text, broken.href)), report.body_line
    )
    if broken.refused:
        scheme = broken.href.partition(":")[0]
        return Problem(
            Place(report.path, line),
            "refused-link",
            Severity.WARNING,
            f"the link `{broken.href}` is left out: `{scheme}:` is not a scheme that links may have here",
            "link to an `https:` address, or write `./` before the path of a file whose name holds a colon",
        )
    nowhere = f"nothing there has the id `{unquote(broken.fragment)}`" if broken.fragment else "there is no such page or file"
    near = ", ".join(f"`{suggestion}`" for suggestion in broken.suggestions)
    remedy = (
        f"did you mean {near}" if near else "write the path of a source file, the address of a page, or a name such as `speaker:making`"
    )
    return Problem(Place(report.path, line), "unknown-link", Severity.WARNING, f"the link `{broken.href}` leads nowhere: {nowhere}", remedy)


def _holds(text: str, href: str) -> bool:
    return any(form in text for form in (href, unquote(href), escape(href)))
