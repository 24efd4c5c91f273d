"""Short descriptions of reports in, the values that `link` takes out; and a catalog in, what a case expects of it out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from mkdocs_meetup.linking.catalog import link
from mkdocs_meetup.linking.registries import parse_registries
from mkdocs_meetup.model import Catalog, EventNote, EventState, Fact, Kind, Mention, Options, Place, Report, TalkNote

OPTIONS = Options(site_name="試しの会")
BY = re.compile(r"(?P<name>[^@(]*?)\s*(?:@(?:(?P<host>[a-z]+):)?(?P<handle>[\w.-]+))?\s*(?:\((?P<organization>[^)]*)\))?")


def mention(written: str, path: str, line: int, rule: str = "by-line") -> Mention:
    """`山田 花子 @x:hanako (ゆらぎ)`: each part may be missing."""
    parts = BY.fullmatch(written)
    assert parts, written
    place = Place(path, line)
    return Mention(parts["name"] or None, parts["handle"], parts["organization"], place, rule, host=parts["host"])


def report(path: str, *, event: Mapping[str, Any] | None = None, talks: list[Any] | None = None, **said: Any) -> Report:
    """A report as reading would return it; each talk has a heading, a by-line and its text."""
    id, _, language = path.removesuffix(".md").partition(".")
    body, notes = _talks(path, talks or [])
    return Report(
        id=id,
        path=path,
        language=said.get("language") or language or "ja",
        title=_fact(said.get("title") or id, path, 1),
        is_report=said.get("is_report", True),
        date=_fact(moment(said["date"]), path, 1) if "date" in said else None,
        authors=tuple(mention(author, path, 1) for author in said.get("authors", ())),
        tags=tuple(_fact(tag, path, 1) for tag in said.get("tags", ())),
        event=_event(event or {}, path),
        talks=tuple(notes),
        body="\n".join(body),
        body_line=2,
    )


def moment(value: Any) -> date | datetime:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def _talks(path: str, talks: list[Any]) -> tuple[list[str], list[TalkNote]]:
    body: list[str] = []
    notes = []
    for talk in talks:
        given = {"title": talk} if isinstance(talk, str) else talk
        line = len(body) + 2
        text = str(given.get("text", "")).rstrip("\n")
        body += [f"## {given['title']}", *(["by " + ", ".join(given["by"])] if "by" in given else []), *text.split("\n"), ""]
        notes.append(_talk(given, path, line, len(body) + 2, text))
    return body, notes


def _talk(given: Mapping[str, Any], path: str, line: int, end: int, text: str) -> TalkNote:
    return TalkNote(
        title=_fact(str(given["title"]), path, line),
        kind=Kind(given.get("kind", "talk")),
        speakers=(
            *(mention(written, path, line + 1) for written in given.get("by", ())),
            *(mention(written, path, line + 2, "sentence-session") for written in given.get("told", ())),
        ),
        form="heading",
        end=end,
        text=text,
        slides=tuple(_fact(url, path, line) for url in given.get("slides", ())),
        tags=tuple(_fact(tag, path, line) for tag in given.get("tags", ())),
        id=given.get("id"),
    )


def _event(given: Mapping[str, Any], path: str) -> EventNote:
    facts: dict[str, Any] = {key: _fact(given[key], path, 1) for key in ("name", "series", "number", "venue", "url") if key in given}
    if "start" in given:
        facts["start"] = _fact(moment(given["start"]), path, 1)
    return EventNote(**facts, id=given.get("id"), state=EventState(given.get("state", "held")))


def _fact(value: Any, path: str, line: int) -> Fact[Any]:
    return Fact(value, Place(path, line), "case")


def linked(case: Mapping[str, Any]) -> Catalog:
    """The catalog of a case's reports and registries."""
    files = {f"{name}.yml": case[name].encode() for name in ("people", "organizations", "tags") if name in case}
    registries, problems = parse_registries(files)
    assert not problems, problems
    return link([report(path, **said) for path, said in case["reports"].items()], registries, OPTIONS)


def shown(catalog: Catalog) -> dict[str, Any]:
    """A catalog in the words of the cases."""
    return {
        "reports": list(catalog.reports),
        "events": {
            event.id: " · ".join(
                filter(None, (*_texts(event.name.versions), event.series, str(event.start or ""), ", ".join(event.reports)))
            )
            for event in catalog.events.values()
        },
        "series": {series.id: list(series.events) for series in catalog.series.values()},
        "talks": {
            talk.id: " · ".join((*_texts(talk.title.versions), ", ".join(_appearance(a) for a in talk.appearances))).strip(" ·")
            for talk in catalog.talks.values()
        },
        "speakers": {speaker.id: _speaker(speaker) for speaker in catalog.speakers.values()},
        "organizations": {one.id: " · ".join((*_texts(one.name.versions), *one.aliases)) for one in catalog.organizations.values()},
        "tags": {tag.id: " · ".join(_texts(tag.label.versions)) for tag in catalog.tags.values()},
        "tags_of": {talk.id: [f"{tag.tag} {tag.rule} {tag.place.line}" for tag in talk.tags] for talk in catalog.talks.values()},
        "related": {id: [f"{one.talk} {one.reason} {one.subject}" for one in several] for id, several in catalog.related.items()},
        "translated": {
            f"{id}.{language}": [note.title.value for note in report.talks] for (id, language), report in catalog.translations.items()
        },
        "problems": [f"{problem.place} {problem.code}" for problem in catalog.problems],
        "remedies": [problem.remedy for problem in catalog.problems],
        "withheld": list(catalog.withheld),
    }


def _texts(versions: tuple[tuple[str, str], ...]) -> list[str]:
    return [f"{language}:{text}" if language else text for language, text in versions]


def _appearance(appearance: Any) -> str:
    return f"{appearance.speaker} ({appearance.organization})" if appearance.organization else appearance.speaker


def _speaker(speaker: Any) -> str:
    handles = [f"@{host}:{handle}" if host else f"@{handle}" for host, handle in speaker.handles]
    return " · ".join((*_texts(speaker.name.versions), *handles, *(f"alias {alias}" for alias in speaker.aliases)))
