"""A front matter's values in; title, dates, authors, tags and the rest, under whatever names generators use, out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from ..model import Fact, Mention, Moment, Place
from .dates import parse_moment
from .folding import fold
from .frontmatter import FrontMatter
from .people import person
from .profiles import profile

DATES = (
    "date",
    "publishdate",
    "pubdate",
    "published_at",
    "publishedat",
    "published",
    "created_at",
    "createdat",
    "created",
    "datetime",
    "posted",
)
UPDATES = ("updated", "lastmod", "modified", "last_modified_at", "updated_at", "updatedat", "update")
AUTHORS = ("author", "authors", "writer")
TAGS = ("tags", "tag", "categories", "category", "topics", "topic", "event_tags")
SPACED = frozenset(("tags", "tag", "categories", "event_tags"))
AUTHORS_APART = re.compile(r"(?<!\s)(?:\s*[,、;&]\s*|\s+and\s+)")
LANGUAGES = ("lang", "language", "locale")
ALIASES = ("aliases", "redirect_from")
FILE_DATE = re.compile(r"(?:^|/)((?:19|20)\d\d)[-_/]?(\d{2})[-_/]?(\d{2})(?=[-_./]|$)")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head of a report and its path say about it."""

    title: Fact[str] | None
    date: Fact[Moment] | None
    updated: Fact[Moment] | None
    authors: tuple[Mention, ...]
    tags: tuple[Fact[str], ...]
    description: Fact[str] | None
    language: str | None
    draft: bool
    slug: str | None
    aliases: tuple[Fact[str], ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A front matter together with the file that it stands in."""

    matter: FrontMatter
    path: str

    def place(self, *keys: str | int) -> Place:
        return Place(self.path, self.matter.line(*keys))

    def text(self, *names: str) -> Fact[str] | None:
        """The first of the keys that holds a text or a number."""
        for name in names:
            value = self.matter.values.get(name)
            if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
                return Fact(" ".join(str(value).split()), self.place(name), "front-matter")
        return None


def _unescaped(title: Fact[str] | None) -> Fact[str] | None:
    """A title whose signs an export from another system wrote as HTML: `Ruby &#038; Rails`."""
    return replace(title, value=html.unescape(title.value)) if title and "&" in title.value else title


def metadata(matter: FrontMatter, path: str, tz: ZoneInfo) -> Metadata:
    """Everything that a reader of front matter can tell."""
    head = Head(matter, path)
    return Metadata(
        title=_unescaped(head.text("title")),
        date=_moment(head, DATES, tz) or _file_date(path, tz),
        updated=_moment(head, UPDATES, tz),
        authors=tuple(_authors(head)),
        tags=_tags(head),
        description=head.text("description", "summary", "excerpt"),
        language=next((str(matter.values[name]).strip() for name in LANGUAGES if isinstance(matter.values.get(name), str)), None),
        draft=_is_draft(head),
        slug=slug.value if (slug := head.text("slug")) else None,
        aliases=tuple(_aliases(head)),
    )


def _moment(head: Head, names: Sequence[str], tz: ZoneInfo) -> Fact[Moment] | None:
    for name in names:
        moment = parse_moment(head.matter.values.get(name), tz) if head.matter.values.get(name) else None
        if moment:
            return Fact(moment, head.place(name), "front-matter")
    return None


def unread_dates(matter: FrontMatter, tz: ZoneInfo) -> Iterator[tuple[str, str]]:
    """Each key of a date whose value is no day of any calendar, with that value."""
    for name in (*DATES, *UPDATES):
        value = matter.values.get(name)
        stated = isinstance(value, str | int | float) and not isinstance(value, bool) and (name == "date" or re.search(r"\d", str(value)))
        if stated and str(value).strip() and parse_moment(value, tz) is None:
            yield name, " ".join(str(value).split())[:40]


def _file_date(path: str, tz: ZoneInfo) -> Fact[Moment] | None:
    match = FILE_DATE.search(path)
    moment = parse_moment("-".join(match.groups()), tz) if match else None
    return Fact(moment, Place(path, 1), "file-name", 0.9) if moment else None


def _is_draft(head: Head) -> bool:
    values = head.matter.values
    status = str(values.get("status") or "").strip().lower()
    return (
        _says(values.get("draft"), "true")
        or _says(values.get("published"), "false")
        or status in ("draft", "hidden")
        or "_drafts/" in head.path
    )


def _says(value: object, word: str) -> bool:
    words = {"true": ("true", "yes", "on", "1"), "false": ("false", "no", "off", "0")}[word]
    return str(value).strip().lower() in words if isinstance(value, bool | str | int) else False


def _authors(head: Head) -> Iterator[Mention]:
    for name in AUTHORS:
        for text, keys in _people(head.matter.values.get(name)):
            mention = _author(text, head.place(name, *keys))
            if mention:
                yield mention


def _people(value: object) -> Iterator[tuple[str | dict[str, object], tuple[int, ...]]]:
    if isinstance(value, dict):
        yield value, ()
    elif isinstance(value, list):
        for index, one in enumerate(value):
            if isinstance(one, dict):
                yield one, (index,)
            elif isinstance(one, str | int):
                yield str(one), (index,)
    elif isinstance(value, str | int) and not isinstance(value, bool):
        for one in AUTHORS_APART.split(str(value)):
            yield one, ()


def _author(value: str | dict[str, object], place: Place) -> Mention | None:
    if isinstance(value, dict):
        return _described(value, place)
    found = person(value.strip())
    if found:
        return Mention(found.name, found.handle, found.organization, place, "front-matter", found.host)
    return Mention(value.strip(), None, None, place, "front-matter") if re.search(r"\w", value) else None


def _described(value: dict[str, object], place: Place) -> Mention | None:
    texts = {str(key).lower(): str(one).strip() for key, one in value.items() if isinstance(one, str)}
    host, handle = next(((name, texts[name]) for name in ("x", "twitter", "github", "handle") if texts.get(name)), ("", ""))
    account = profile(texts.get("url") or texts.get("link") or handle)
    if account:
        host, handle = account.host, account.handle
    host = {"twitter": "x", "handle": ""}.get(host, host)
    name = texts.get("name") or texts.get("title") or None
    organization = texts.get("organization") or texts.get("company") or None
    return Mention(name, handle.lstrip("@") or None, organization, place, "front-matter", host or None) if name or handle else None


def _tags(head: Head) -> tuple[Fact[str], ...]:
    """The union of all keys that hold tags, each tag once; keywords, which some generators compute, only where there is nothing else."""
    found: dict[str, Fact[str]] = {}
    for names in (TAGS, ("keywords",)):
        for name in names:
            for text, keys in _texts(head.matter.values.get(name), spaced=name in SPACED):
                found.setdefault(fold(text) or text, Fact(text, head.place(name, *keys), "front-matter"))
        if found:
            break
    return tuple(found.values())


def _aliases(head: Head) -> Iterator[Fact[str]]:
    """Old addresses, under Hugo's name and under that of Jekyll's plugin."""
    for name in ALIASES:
        for text, keys in _texts(head.matter.values.get(name)):
            yield Fact(text, head.place(name, *keys), "front-matter")


def _texts(value: object, *, spaced: bool = False) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The words of a list, or of one string with commas, semicolons or spaces."""
    if isinstance(value, list):
        for index, one in enumerate(value):
            if isinstance(one, str | int | float) and not isinstance(one, bool) and str(one).strip():
                yield " ".join(str(one).split()), (index,)
        return
    if not isinstance(value, str):
        return
    pattern = r"[,;、]" if re.search(r"[,;、]", value) else r"\s+" if spaced else r"\n"
    for one in re.split(pattern, value.strip().strip("[]")):
        if word := one.strip(" \"'"):
            yield " ".join(word.split()), ()
