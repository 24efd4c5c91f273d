"""Report files in; what was understood of each, as one JSON object a line, out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from ..model import EventNote, Fact, Mention, Moment, Report, TalkNote
from ..reading.decoding import decode
from ..reading.options import ReadingOptions
from ..reading.report import parse
from ..reading.source import Source, read_source
from .explain import explained

SUFFIXES = (".md", ".markdown")


@click.command(name="extract")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--explain", is_flag=True, help="Print each report with what was understood below its lines.")
@click.option("--timezone", default="Asia/Tokyo", show_default=True, help="The zone of times that name none.")
def command(paths: tuple[Path, ...], timezone: str, *, explain: bool) -> None:
    """Print what is read from each report at PATHS (files, or folders with their Markdown files), one JSON object a line."""
    options = ReadingOptions(timezone=timezone)
    for path in _files(paths):
        described = extract(path, options)
        if explain:
            text = decode(read_source(path.parent, path.name).text).text
            click.echo("\n".join(explained(text, described)))
        else:
            click.echo(json.dumps(described, ensure_ascii=False))


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(found for found in path.rglob("*") if found.suffix in SUFFIXES and found.is_file())
        else:
            yield path


def extract(path: Path, options: ReadingOptions) -> dict[str, Any]:
    """What a file tells, in the form that the command prints."""
    source = read_source(path.parent, path.name)
    return describe(parse(Source(path.as_posix(), source.text), options))


def describe(report: Report) -> dict[str, Any]:
    """A report as plain JSON values."""
    return {
        "file": report.path,
        "is_report": report.is_report,
        "title": report.title.value,
        "language": report.language,
        "post_date": _moment(report.date),
        "authors": [_mention(author) for author in report.authors],
        "tags": [tag.value for tag in report.tags],
        "description": report.description.value if report.description else None,
        "event": _event(report.event) if report.event else None,
        "talks": [_talk(talk) for talk in report.talks],
        "problems": [str(problem) for problem in report.problems],
        "places": list(_places(report)),
    }


def _event(event: EventNote) -> dict[str, Any]:
    values = {name: fact.value if fact else None for name, fact in _event_facts(event)}
    return {
        "name": values["name"],
        "series": values["series"],
        "number": values["number"],
        "date": _moment(event.start),
        "end": _moment(event.end),
        "url": values["url"],
        "venue": values["venue"],
        "address": values["address"],
        "hashtag": values["hashtag"],
        "state": event.state.value,
    }


def _event_facts(event: EventNote) -> Iterator[tuple[str, Fact[Any] | None]]:
    for name in ("name", "series", "number", "start", "end", "url", "venue", "address", "hashtag"):
        yield name, getattr(event, name)


def _talk(talk: TalkNote) -> dict[str, Any]:
    return {
        "title": talk.title.value,
        "kind": talk.kind.value,
        "speakers": [_mention(speaker) for speaker in talk.speakers],
        "slides": [fact.value for fact in talk.slides],
        "videos": [fact.value for fact in talk.videos],
        "tags": [fact.value for fact in talk.tags],
        "line": talk.line,
        "end": talk.end,
        "form": talk.form,
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {"name": mention.name, "handle": mention.handle, "organization": mention.organization, "host": mention.host}


def _moment(fact: Fact[Moment] | None) -> str | None:
    if fact is None:
        return None
    return fact.value.isoformat(timespec="minutes") if isinstance(fact.value, datetime) else fact.value.isoformat()


def _places(report: Report) -> Iterator[dict[str, Any]]:
    """Every fact with where it stands, by which rule it was read, and how sure that is."""
    yield _place("title", report.title)
    yield from (
        _place(name, fact)
        for name, fact in (("date", report.date), ("updated", report.updated), ("description", report.description))
        if fact
    )
    yield from (_place("author", author) for author in report.authors)
    yield from (_place("tag", tag) for tag in report.tags)
    if report.event:
        yield from (_place(f"event.{name}", fact) for name, fact in _event_facts(report.event) if fact)
    for index, talk in enumerate(report.talks):
        yield _place(f"talks[{index}].title", talk.title)
        yield from (_place(f"talks[{index}].speaker", speaker) for speaker in talk.speakers)
        yield from (_place(f"talks[{index}].slides", fact) for fact in talk.slides)
        yield from (_place(f"talks[{index}].video", fact) for fact in talk.videos)


def _place(name: str, fact: Fact[Any] | Mention) -> dict[str, Any]:
    value = (fact.name or fact.handle) if isinstance(fact, Mention) else fact.value
    shown = value if isinstance(value, str | int) else value.isoformat() if value is not None else None
    return {
        "fact": name,
        "value": shown,
        **({"handle": fact.handle, "organization": fact.organization} if isinstance(fact, Mention) else {}),
        "path": fact.place.path,
        "line": fact.place.line,
        "rule": fact.rule,
        "confidence": fact.confidence,
    }
