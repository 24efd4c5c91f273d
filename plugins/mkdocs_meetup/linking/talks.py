"""The reports of one event in, its talks out: one for each talk, however many reports tell of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model import Appearance, Kind, Mention, Report, Talk, TalkNote, TalkSource, Text
from .events import EventGroup
from .folding import fold_title
from .similarity import Traits, matched
from .slugs import Wish, settle, slug
from .texts import text_of

Who = Callable[[Mention], str | None]
"""The speaker's id of a mention; None for somebody who is not shown."""
Firm = Callable[[str], str | None]
"""The organization's id of an affiliation as written."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's note of a talk."""

    source: TalkSource
    note: TalkNote
    language: str


@dataclass(frozen=True, slots=True)
class TalkGroup:
    """One talk and everything that tells of it, the fullest report first."""

    tellings: tuple[Telling, ...]

    @property
    def notes(self) -> tuple[TalkNote, ...]:
        """What the reports say, the fullest report first."""
        return tuple(telling.note for telling in self.tellings)


def group_talks(event: EventGroup, who: Who) -> tuple[TalkGroup, ...]:
    """The event's talks in the order of its programme, as the report that has most of them gives it."""
    fullest = sorted(event.reports, key=lambda report: (-len(report.talks), -sum(bool(note.text) for note in report.talks), report.id))
    programme: list[list[Telling]] = []
    for report in fullest:
        _add(programme, [Telling(TalkSource(report.id, index), note, report.language) for index, note in enumerate(report.talks)], who)
    return tuple(TalkGroup(tuple(tellings)) for tellings in programme)


def _add(programme: list[list[Telling]], told: Sequence[Telling], who: Who) -> None:
    """Put a report's talks where they belong: to the same talk, else behind the one that it tells of just before."""
    pairs = matched([_traits([telling], who) for telling in told], [_traits(known, who) for known in programme])
    known = list(programme)
    place = _before_first(pairs, len(programme))
    for index, telling in enumerate(told):
        if index in pairs:
            known[pairs[index]].append(telling)
            place = max(place, 1 + next(at for at, tellings in enumerate(programme) if tellings is known[pairs[index]]))
        else:
            programme.insert(place, [telling])
            place += 1


def _before_first(pairs: Mapping[int, int], end: int) -> int:
    """Where talks belong that a report tells of before the first one that is known."""
    return pairs[min(pairs)] if pairs else end


def _traits(tellings: Sequence[Telling], who: Who) -> Traits:
    notes = [telling.note for telling in tellings]
    return Traits(
        id=next((note.id for note in notes if note.id), None),
        titles=frozenset(fold_title(note.title.value) for note in notes),
        speakers=frozenset(id for note in notes for mention in note.speakers if (id := who(mention))),
        links=frozenset(link.value for note in notes for link in (*note.slides, *note.videos)),
    )


def title_of(group: TalkGroup, translations: Mapping[str, tuple[Report, ...]]) -> Text:
    """The title in each language that a report or one of its translations gives it."""
    first = group.tellings[0]
    versions = [(one.language, one.note.title.value) for one in group.tellings if one is first or one.language != first.language]
    for telling in group.tellings:
        for report in translations.get(telling.source.report, ()):
            note = report.talks[telling.source.index]
            if note.title.place != telling.note.title.place:
                versions.append((report.language, note.title.value))
    return text_of(versions)


def talk_slugs(event_key: str, groups: Sequence[TalkGroup]) -> tuple[str, ...]:
    """A slug for each talk of an event: the author's id, else the title."""
    wishes: list[Wish] = []
    keys: set[str] = set()
    for group in groups:
        first = group.notes[0]
        explicit = next((slug(note.id) for note in group.notes if note.id), "")
        key = _unused("\n".join((event_key, first.title.value, *(f"{who.name}@{who.handle}" for who in first.speakers))), keys)
        keys.add(key)
        wishes.append(Wish(key, explicit or slug(first.title.value), explicit=bool(explicit)))
    given = settle(wishes)
    return tuple(given[wish.key] for wish in wishes)


def _unused(key: str, keys: set[str]) -> str:
    """Talks that nothing but their order tells apart, such as two untitled ones, are told apart by it."""
    number = 2
    fresh = key
    while fresh in keys:
        fresh = f"{key}\n{number}"
        number += 1
    return fresh


def merged_talk(id: str, title: Text, event: str, order: int, group: TalkGroup, who: Who, firm: Firm) -> Talk:
    """What all reports say of a talk; its tags are not in it yet."""
    kinds = [note.kind for note in group.notes]
    return Talk(
        id=id,
        title=title,
        kind=next((kind for kind in kinds if kind is not Kind.TALK), kinds[0]),
        event=event,
        order=order,
        appearances=_appearances(group.notes, who, firm),
        slides=_unique(link.value for note in group.notes for link in note.slides),
        videos=_unique(link.value for note in group.notes for link in note.videos),
        sources=tuple(telling.source for telling in group.tellings),
    )


def _appearances(notes: Iterable[TalkNote], who: Who, firm: Firm) -> tuple[Appearance, ...]:
    """Everyone whom a report names as a speaker, once, with the first affiliation that is stated."""
    mentions: dict[str, list[Mention]] = {}
    for note in notes:
        for mention in note.speakers:
            speaker = who(mention)
            if speaker:
                mentions.setdefault(speaker, []).append(mention)
    return tuple(Appearance(speaker, _affiliation(told, firm), told[0]) for speaker, told in mentions.items())


def _affiliation(told: Iterable[Mention], firm: Firm) -> str | None:
    firms = (firm(mention.organization) for mention in told if mention.organization)
    return next((id for id in firms if id), None)


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
