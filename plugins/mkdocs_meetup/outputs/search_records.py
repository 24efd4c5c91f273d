"""The catalog and the converted reports go in, one record for each talk and each event comes out: what is matched, what is shown."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntFlag
from hashlib import blake2b

from ..model import Body, Catalog, Event, Moment, Passage, Talk, TalkSource, Text
from ..pages import addresses
from .search_files import as_json
from .search_pages import ByHand

BodyOf = Callable[[str, str], Body | None]
"""Finds a report's body by its id and the language of the text."""

BLOCK = 16
"""Each event starts at a multiple of this number, so that a talk more in one event leaves the numbers of all others alone."""


class Field(IntFlag):
    """Where in a record a term stands; the bits below the count of the text."""

    TITLE = 1
    SPEAKER = 2
    TAG = 4
    HEADING = 8
    CONTEXT = 16


@dataclass(frozen=True, slots=True)
class Part:
    """A passage of one version of one report's text."""

    source: int
    """Which of the record's reports, counted from 0."""
    language: str
    passage: Passage

    def as_json(self, seamed: Callable[[str], str]) -> tuple[int, str, str, str, str]:
        """Source, language, fragment, heading, text."""
        return (self.source, self.language, self.passage.fragment, seamed(self.passage.heading), seamed(self.passage.text))


@dataclass(frozen=True, slots=True)
class Record:
    """A talk, an event or a page written by hand, as search knows it."""

    number: int
    """The same in the postings and in the texts."""
    kind: str
    """`event`, `page`, or the talk's kind."""
    address: str
    title: Text
    event: Event | None
    speakers: tuple[str, ...]
    organizations: tuple[str, ...]
    tags: tuple[str, ...]
    parts: tuple[Part, ...]
    fields: tuple[tuple[Field, str], ...]
    """What is found besides the parts."""
    facets: tuple[tuple[str, Field], ...]
    """Terms such as `:speaker:making` with the weight that they carry when a name leads to them."""

    def digest(self) -> bytes:
        """Of all that it is found by and that is shown, but its number."""
        shown = {**self.as_json(str), "n": 0}
        return blake2b(json.dumps((shown, self.fields, self.facets)).encode("ascii"), digest_size=16).digest()

    @property
    def size(self) -> int:
        """The characters of its texts."""
        return sum(len(part.passage.text) for part in self.parts)

    def values(self) -> dict[str, list[str]]:
        """The values of each facet."""
        found: dict[str, list[str]] = {}
        for term, field in self.facets:
            _, name, value = term.split(":", 2)
            if name != "event" and (name != "tag" or field is Field.TAG):
                found.setdefault(name, []).append(value)
        return found

    def as_json(self, seamed: Callable[[str], str]) -> dict[str, object]:
        """What the client shows, with short keys, for there are many; `seamed` makes texts ready for it."""
        moment = self.event.start if self.event else None
        return {
            "n": self.number,
            "k": self.kind,
            "u": self.address,
            "t": [(language, seamed(title)) for language, title in self.title.versions],
            "e": [self.event.id, self.event.name.versions] if self.event else None,
            "d": _day(moment) if moment else "",
            "y": self.event.year if self.event else None,
            "s": self.speakers,
            "o": self.organizations,
            "g": self.tags,
            "p": [part.as_json(seamed) for part in self.parts],
        }


PartsOf = Callable[[Sequence[TalkSource]], tuple[Part, ...]]


def records(catalog: Catalog, body_of: BodyOf, pages: Sequence[ByHand] = (), events: Container[str] | None = None) -> Iterator[Record]:
    """The pages written by hand, then all events, oldest first, each followed by its talks; or those of some events alone."""
    parts_of = _reader(catalog, body_of)
    if events is None:
        yield from (_page_record(place, page) for place, page in enumerate(pages))
    number = -(-len(pages) // BLOCK) * BLOCK
    for event in sorted(catalog.events.values(), key=_filed):
        if events is None or event.id in events:
            yield _event_record(number, event, catalog, parts_of)
            for offset, talk in enumerate(event.talks, start=1):
                yield _talk_record(number + offset, catalog.talks[talk], event, catalog, parts_of)
        number += (len(event.talks) // BLOCK + 1) * BLOCK


def texts_of(members: Iterable[Record], seamed: Callable[[str], str]) -> bytes:
    """What the client shows of the records of one block."""
    return as_json([record.as_json(seamed) for record in members])


def _filed(event: Event) -> tuple[str, str]:
    moment = event.start or event.posted
    return (_day(moment) if moment else "", event.id)


def _day(moment: Moment) -> str:
    return (moment.date() if isinstance(moment, datetime) else moment).isoformat()


def _page_record(number: int, page: ByHand) -> Record:
    parts = tuple(Part(0, language, passage) for language, passage in page.passages)
    languages = dict.fromkeys(language for language, _ in page.title.versions)
    return Record(
        number=number,
        kind="page",
        address=page.address,
        title=page.title,
        event=None,
        speakers=(),
        organizations=(),
        tags=(),
        parts=parts,
        fields=tuple(_texts(Field.TITLE, page.title)),
        facets=((":kind:page", Field(0)), *((f":language:{language}", Field(0)) for language in languages)),
    )


def _event_record(number: int, event: Event, catalog: Catalog, parts_of: PartsOf) -> Record:
    parts = parts_of([TalkSource(report, -1) for report in event.reports])
    context = [event.venue, event.address, event.hashtag, *(catalog.reports[report].title.value for report in event.reports)]
    return Record(
        number=number,
        kind="event",
        address=addresses.event(event.id),
        title=event.name,
        event=event,
        speakers=(),
        organizations=(),
        tags=event.tags,
        parts=parts,
        fields=(
            *_texts(Field.TITLE, event.name),
            *((Field.CONTEXT, each) for each in context if each),
            *_series(event, catalog),
            *(pair for tag in event.tags for pair in _texts(Field.TAG, catalog.tags[tag].label)),
        ),
        facets=(*_facets("tag", event.tags, Field.TAG), *_other_facets(event, "event", parts)),
    )


def _talk_record(number: int, talk: Talk, event: Event, catalog: Catalog, parts_of: PartsOf) -> Record:
    parts = parts_of(talk.sources)
    speakers = [catalog.speakers[each.speaker] for each in talk.appearances if not catalog.speakers[each.speaker].hidden]
    shown = {speaker.id for speaker in speakers}
    organizations = tuple(dict.fromkeys(each.organization for each in talk.appearances if each.organization and each.speaker in shown))
    tags = tuple(dict.fromkeys(each.tag for each in talk.tags))
    return Record(
        number=number,
        kind=talk.kind.value,
        address=addresses.talk(talk.id),
        title=talk.title,
        event=event,
        speakers=tuple(speaker.id for speaker in speakers),
        organizations=organizations,
        tags=tags,
        parts=parts,
        fields=(
            *_texts(Field.TITLE, talk.title),
            *(pair for speaker in speakers for pair in _texts(Field.SPEAKER, speaker.name)),
            *((Field.SPEAKER, f"@{handle}") for speaker in speakers for _, handle in speaker.handles),
            *(pair for each in organizations for pair in _texts(Field.SPEAKER, catalog.organizations[each].name)),
            *(pair for tag in tags for pair in _texts(Field.TAG, catalog.tags[tag].label)),
            *_texts(Field.CONTEXT, event.name),
            *_series(event, catalog),
        ),
        facets=(
            *_facets("tag", tags, Field.TAG),
            *_facets("speaker", [speaker.id for speaker in speakers], Field.SPEAKER),
            *_facets("organization", organizations, Field.SPEAKER),
            *_other_facets(event, talk.kind.value, parts),
        ),
    )


def _reader(catalog: Catalog, body_of: BodyOf) -> PartsOf:
    """How the parts of a record are read: of each report the original's passages, then those of each translation."""
    translated: dict[str, list[str]] = {}
    for report, language in sorted(catalog.translations):
        translated.setdefault(report, []).append(language)

    def parts_of(sources: Sequence[TalkSource]) -> tuple[Part, ...]:
        return tuple(
            Part(place, language, passage)
            for place, source in enumerate(sources)
            for language in (catalog.reports[source.report].language, *translated.get(source.report, ()))
            for passage in _passages(body_of(source.report, language), source.index)
        )

    return parts_of


def _passages(body: Body | None, index: int) -> tuple[Passage, ...]:
    if body is None or index >= len(body.talks):
        return ()
    return body.passages if index < 0 else body.talks[index].passages


def _series(event: Event, catalog: Catalog) -> Iterator[tuple[Field, str]]:
    if event.series:
        yield from _texts(Field.CONTEXT, catalog.series[event.series].name)


def _other_facets(event: Event, kind: str, parts: Sequence[Part]) -> Iterator[tuple[str, Field]]:
    yield from ((f":language:{language}", Field(0)) for language in sorted({part.language for part in parts}))
    yield f":kind:{kind}", Field(0)
    yield f":event:{event.id}", Field.CONTEXT
    if event.year:
        yield f":year:{event.year}", Field(0)
    if event.series:
        yield f":series:{event.series}", Field.CONTEXT


def _facets(name: str, values: Sequence[str], field: Field) -> Iterator[tuple[str, Field]]:
    return ((f":{name}:{value}", field) for value in values)


def _texts(field: Field, text: Text) -> Iterator[tuple[Field, str]]:
    return ((field, version) for _, version in text.versions)
