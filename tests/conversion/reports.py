"""Reports made by hand, so that the converter is tested without the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mkdocs_meetup.model import Fact, Kind, Mention, Place, Report, TalkNote

PATH = "reports/2020/example-meetup-1.md"
BODY_LINE = 5


def report(body: str, talks: Sequence[Mapping[str, Any]] = (), *, title: str = "Example Meetup #1", title_line: int = 2) -> Report:
    """A report with this body; the lines of talks are those of the body, counted from 1."""
    return Report(
        id=PATH.removesuffix(".md"),
        path=PATH,
        language="ja",
        title=_fact(title, title_line),
        is_report=True,
        talks=tuple(map(_talk, talks)),
        body=body,
        body_line=BODY_LINE,
    )


def _talk(talk: Mapping[str, Any]) -> TalkNote:
    title = _fact(talk["title"], talk.get("line", -BODY_LINE) + BODY_LINE - 1)
    return TalkNote(
        title=title,
        kind=Kind.TALK,
        speakers=tuple(_mention(speaker, title.place) for speaker in talk.get("speakers", ())),
        form=talk.get("form", "heading"),
        end=title.place.line + 1,
        byline=tuple(line + BODY_LINE - 1 for line in talk.get("byline", ())),
        slides=tuple(_fact(url, title.place.line) for url in talk.get("slides", ())),
        videos=tuple(_fact(url, title.place.line) for url in talk.get("videos", ())),
    )


def _mention(speaker: Mapping[str, str], place: Place) -> Mention:
    return Mention(speaker.get("name"), speaker.get("handle"), speaker.get("organization"), place, "test")


def _fact(value: str, line: int) -> Fact[str]:
    return Fact(value, Place(PATH, max(line, 1)), "test")
