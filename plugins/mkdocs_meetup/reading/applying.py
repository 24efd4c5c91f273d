"""What was read and what the author states in; the one laid over the other, field by field, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar
from zoneinfo import ZoneInfo

from ..model import EventNote, Fact, Kind, Mention, Place, TalkNote
from .dates import parse_moment
from .eventname import parse_name
from .folding import alike, fold
from .frontmatter import FrontMatter
from .overrides import EventOverride, SpeakerOverride, TalkOverride
from .people import people

Value = TypeVar("Value")
RULE = "front-matter"


def apply_event(note: EventNote, stated: EventOverride | None, matter: FrontMatter, path: str, tz: ZoneInfo) -> EventNote:
    """The event with every field that the front matter gives."""
    if stated is None:
        return note

    def fact(key: str, value: Value | None, found: Fact[Value] | None) -> Fact[Value] | None:
        return found if value is None else Fact(value, Place(path, matter.line("event", key)), RULE)

    named = parse_name(stated.name) if stated.name else None
    return replace(
        note,
        name=fact("name", stated.name, note.name),
        series=fact("series" if stated.series else "name", stated.series or (named.series if named else None), note.series),
        number=fact(
            "number" if stated.number is not None else "name",
            stated.number if stated.number is not None else named.number if named else None,
            note.number,
        ),
        start=fact("date", parse_moment(stated.date, tz), note.start),
        end=fact("end", parse_moment(stated.end, tz), None if stated.date else note.end),
        venue=fact("venue", stated.venue, note.venue),
        address=fact("address", stated.address, note.address),
        url=fact("url", stated.url, note.url),
        hashtag=fact("hashtag", stated.hashtag.lstrip("#") if stated.hashtag else None, note.hashtag),
        state=stated.state or note.state,
        id=stated.id,
    )


def apply_talks(found: tuple[TalkNote, ...], stated: Sequence[TalkOverride] | None, matter: FrontMatter, path: str) -> tuple[TalkNote, ...]:
    """The talks that the front matter lists, each with what the text tells of it; without such a list, those of the text."""
    if stated is None:
        return found
    left = list(found)
    laid = []
    for index, one in enumerate(stated):
        match = _match(one, left)
        if match:
            left.remove(match)
        laid.append(_lay(one, match, matter, path, index))
    return tuple(laid)


def _match(stated: TalkOverride, left: Sequence[TalkNote]) -> TalkNote | None:
    title = fold(stated.title)
    return next((one for one in left if fold(one.title.value) == title), None) or next(
        (one for one in left if alike(fold(one.title.value), title)), None
    )


def _lay(stated: TalkOverride, note: TalkNote | None, matter: FrontMatter, path: str, index: int) -> TalkNote:
    def place(key: str) -> Place:
        return Place(path, matter.line("talks", index, key))

    title = Fact(stated.title, note.title.place if note else place("title"), RULE)
    base = note or TalkNote(title, Kind.TALK, (), "front-matter", title.place.line + 1)
    return replace(
        base,
        title=title,
        kind=stated.kind or base.kind,
        speakers=base.speakers
        if stated.speakers is None
        else tuple(mention for one in stated.speakers for mention in _mentions(one, place("speakers"))),
        slides=base.slides if stated.slides is None else tuple(Fact(url, place("slides"), RULE) for url in stated.slides),
        videos=base.videos if stated.video is None else tuple(Fact(url, place("video"), RULE) for url in stated.video),
        tags=base.tags if stated.tags is None else tuple(Fact(tag, place("tags"), RULE) for tag in stated.tags),
        id=stated.id,
    )


def _mentions(stated: str | SpeakerOverride, place: Place) -> tuple[Mention, ...]:
    if isinstance(stated, SpeakerOverride):
        return (Mention(stated.name, stated.handle.lstrip("@") if stated.handle else None, stated.organization, place, RULE),)
    found = people(stated)
    if not found:
        return (Mention(stated, None, None, place, RULE),)
    return tuple(Mention(one.name, one.handle, one.organization, place, RULE, one.host) for one in found)
