"""The reports of one event in, its programme out: its talks with what each is called, before people and firms are looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model import Mention, Report, Talk, Text
from .events import EventGroup
from .talks import Firm, TalkGroup, Who, group_talks, merged_talk, talk_slugs, title_of


@dataclass(frozen=True, slots=True, eq=False)
class Programme:
    """The talks of one event, in order."""

    talks: tuple[TalkGroup, ...]
    titles: tuple[Text, ...]
    slugs: tuple[str, ...]
    """The last parts of their addresses."""


def programme_of(group: EventGroup, translations: Mapping[str, tuple[Report, ...]], who: Who) -> Programme:
    """Find the talks of an event."""
    talks = group_talks(group, who)
    return Programme(talks, tuple(title_of(talk, translations) for talk in talks), talk_slugs(group.key, talks))


def talks_of(programme: Programme, event: str, who: Who, firm: Firm) -> tuple[Talk, ...]:
    """The talks of the event with an id; their tags are not in it yet."""
    named = zip(programme.slugs, programme.titles, programme.talks, strict=True)
    return tuple(merged_talk(f"{event}/{slug}", title, event, order, talk, who, firm) for order, (slug, title, talk) in enumerate(named))


def speakers_of(group: EventGroup) -> Iterator[Mention]:
    """Everyone whom an event's reports name as a speaker."""
    return (mention for report in group.reports for note in report.talks for mention in note.speakers)
