"""Puts marks into a report's Markdown, so that the lines of its talks can be found again in the HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..model import Report
from .characters import BYLINE, CLOSE, LINE_END, RESERVED, TALK, TITLE

_LEAD = re.compile(
    "[ \t]*(?:>[ \t]?)*[ \t]*"
    "(?:(?:[*+-]|[0-9]{1,9}[.)])[ \t\u3000]+(?:\\[[ xX]\\][ \t]+)?|(?P<heading>#{1,6})[ \t\u3000]*|(?P<row>\\|)[ \t]*|:[ \t]+)?"
)
_TAGS = re.compile(r"(?:<[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?>[ \t]*)+")
_SYNTAX = ("!!!", "???", "===", "```", "~~~", ":::", "[^", "*[", "<!--", "[TOC]")
"""What must stay at the start of its line to be understood."""


def marked(report: Report) -> str:
    """The report's Markdown with a mark before each talk's title and each by-line."""
    lines = RESERVED.sub("", report.body).split("\n")
    for number, mark in _marks(report).items():
        index = number - report.body_line
        if 0 <= index < len(lines):
            lines[index] = _with_mark(lines[index], mark)
    return "\n".join(lines)


def _marks(report: Report) -> Mapping[int, str]:
    marks: dict[int, str] = {}
    for line, mark in _each(report):
        if mark not in marks.get(line, ""):
            marks[line] = marks.get(line, "") + mark
    return marks


def _each(report: Report) -> Iterator[tuple[int, str]]:
    if report.title.place.path == report.path:
        yield report.title.place.line, f"{TITLE}{CLOSE}"
    for index, talk in enumerate(report.talks):
        if talk.title.place.path != report.path:
            continue  # a talk that this translation leaves out is told by the original's note
        yield talk.line, f"{TALK}{index}{CLOSE}"
        for line in talk.byline:
            if line != talk.line:
                yield line, f"{BYLINE}{index}{CLOSE}"


def _with_mark(line: str, mark: str) -> str:
    if not line.strip() or line.lstrip("> \t").startswith(_SYNTAX):
        return line
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    tags = _TAGS.match(line, start)
    if tags:
        return line[: tags.end()] + mark + line[tags.end() :]
    text = line[start:].rstrip(" \t")
    tail = line[start + len(text) :]
    is_line_of_text = lead is None or not (lead["heading"] or lead["row"])
    # An end mark would part a list of attributes, a table's last cell or a hard break from the line's end.
    if is_line_of_text and "|" not in text and not text.endswith(("}", "\\")):
        text += LINE_END
    return line[:start] + mark + text + tail
