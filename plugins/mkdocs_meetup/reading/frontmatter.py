"""A report's text in; its front matter in any of four notations, with the line of each key, and where the body starts, out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from .notations import Line, Mapped, NotationError, read_json, read_pelican, read_toml, read_yaml

KEY_LINE = re.compile(r"[\w\"'][^:=\n]{0,80}[:=](?:\s|$)")
PELICAN_KEYS = frozenset(
    [
        "title",
        "date",
        "modified",
        "author",
        "authors",
        "tags",
        "category",
        "categories",
        "slug",
        "lang",
        "language",
        "summary",
        "description",
        "status",
        "translation",
        "template",
        "thumbnail",
        "image",
        "keywords",
        "series",
        "cover",
        "id",
        "url",
        "save_as",
        "event",
        "speakers",
    ]
)
PELICAN_LINE = re.compile(r"([A-Za-z][\w -]{0,40}):(?:[ \t]|$)")
CUT_TITLE = re.compile(r"^title:[ \t]+(?P<kept>[^\s\"'|>\[{&*!#][^\n#]*)[ \t]#(?P<lost>\d[^\n]*)$", re.IGNORECASE | re.MULTILINE)
REMEDY = {
    "YAML": "put a value that holds `: ` or ` #`, or starts with one of `[{@*&!|>%`, into quotes, and indent with spaces",
    "TOML": "write `key = value` and put every text into double quotes",
    "JSON": "put keys and texts into double quotes and leave no comma behind the last one",
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above a report's body."""

    values: Mapping[str, object] = field(default_factory=dict)
    """By key in lower case."""
    lines: Mapping[Line, int] = field(default_factory=dict)
    """The file's line for each path of keys and indexes, such as `("talks", 1, "title")`."""
    body: str = ""
    body_line: int = 1
    lost: str = ""
    """What a number sign without quotes took off the title: `10 report` of `title: Meetup #10 report`; put back in `values`."""
    repeated: tuple[tuple[str, int], ...] = ()
    """Keys that stand twice, with the line of the one that counts."""
    fault: Fault | None = None
    """Set where the block cannot be read; there are no values then."""

    def line(self, *path: str | int) -> int:
        """The line of the innermost part of `path` that is known."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a front matter cannot be read."""

    line: int
    message: str
    remedy: str


def split(text: str) -> FrontMatter:
    r"""Front matter and body of a text with `\n` line ends; never raises."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return FrontMatter(body=text)
    opening = lines[first].rstrip()
    if opening == "---":
        return _fenced(lines, first, "YAML", ("---", "..."), read_yaml)
    if opening == "+++":
        return _fenced(lines, first, "TOML", ("+++",), read_toml)
    if opening == "<!--" and first + 1 < len(lines) and _is_pelican(lines[first + 1].strip()):
        return _fenced(lines, first, "YAML", ("-->",), read_yaml)
    if re.match(r"\{\s*(?:\"|$)", opening):
        return _json(text, lines, first)
    if _is_pelican(opening):
        return _pelican(lines, first)
    return FrontMatter(body=text)


def _fenced(lines: list[str], first: int, notation: str, closings: tuple[str, ...], read: Callable[[str], Mapped | None]) -> FrontMatter:
    close = next((number for number in range(first + 1, len(lines)) if lines[number].rstrip() in closings), None)
    if close is None:
        return _unterminated(lines, first, closings[0])
    block = "\n".join(lines[first + 1 : close])
    body, body_line = "\n".join(lines[close + 1 :]), close + 2
    try:
        found = read(block)
    except NotationError as error:
        return FrontMatter(body=body, body_line=body_line, fault=_fault(error, notation, first + 2))
    if found is None:  # two rules with prose between them
        return FrontMatter(body="\n".join(lines))
    return _with_whole_title(_matter(found, first + 2, body, body_line), block if notation == "YAML" else "")


def _with_whole_title(matter: FrontMatter, block: str) -> FrontMatter:
    """The title with the number that YAML takes for a comment."""
    match = CUT_TITLE.search(block)
    title = matter.values.get("title")
    if match is None or not isinstance(title, str) or title != match["kept"].strip():
        return matter
    return replace(matter, values={**matter.values, "title": f"{title} #{match['lost'].strip()}"}, lost=match["lost"].strip())


def _unterminated(lines: list[str], first: int, fence: str) -> FrontMatter:
    following = next((line for line in lines[first + 1 :] if line.strip()), "")
    if fence == "---" and not KEY_LINE.match(following):  # a rule, not a front matter
        return FrontMatter(body="\n".join(lines))
    fault = Fault(first + 1, f"the front matter that `{fence}` opens is never closed", f"write `{fence}` on a line of its own behind it")
    return FrontMatter(body="\n".join(lines[first + 1 :]), body_line=first + 2, fault=fault)


def _json(text: str, lines: list[str], first: int) -> FrontMatter:
    start = sum(len(line) + 1 for line in lines[:first])
    try:
        found, end = read_json(text, start)
    except NotationError as error:
        return FrontMatter(body=text, fault=_fault(error, "JSON", first + 1))
    rest = text[end:]
    body_line = text.count("\n", 0, end) + 1
    if rest[:1] == "\n":
        rest, body_line = rest[1:], body_line + 1
    return _matter(found, first + 1, rest, body_line)


def _is_pelican(line: str) -> bool:
    match = PELICAN_LINE.match(line)
    return bool(match and match[1].lower() in PELICAN_KEYS)


def _pelican(lines: list[str], first: int) -> FrontMatter:
    end = first
    while end < len(lines) and (PELICAN_LINE.match(lines[end]) or (end > first and lines[end][:1] in " \t" and lines[end].strip())):
        end += 1
    found = read_pelican(lines[first:end])
    return _matter(found, first + 1, "\n".join(lines[end:]), end + 1)


def _matter(found: Mapped, offset: int, body: str, body_line: int) -> FrontMatter:
    values = {key.lower(): value for key, value in found.values.items()}
    placed = {(_lower(path[0]), *path[1:]): line + offset for path, line in found.lines.items()}
    return FrontMatter(values, placed, body, body_line, repeated=tuple((key, line + offset) for key, line in found.repeated))


def _lower(key: str | int) -> str | int:
    return key.lower() if isinstance(key, str) else key


def _fault(error: NotationError, notation: str, offset: int) -> Fault:
    return Fault(error.line + offset, f"the front matter is not valid {notation} ({error.reason})", REMEDY[notation])
