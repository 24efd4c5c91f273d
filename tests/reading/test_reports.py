"""Golden cases: a whole report and what is read from it, side by side in one file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_meetup.model import EventNote, Fact, Mention, Report, TalkNote
from mkdocs_meetup.reading.folding import fold
from mkdocs_meetup.reading.options import ReadingOptions
from mkdocs_meetup.reading.report import parse
from mkdocs_meetup.reading.source import Source

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


def load(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


def read(case: dict[str, Any]) -> Report:
    return parse(Source(case["path"], case["text"].encode()), ReadingOptions())


def speaker(mention: Mention) -> str:
    parts = (mention.name, f"@{mention.handle}" if mention.handle else None, f"({mention.organization})" if mention.organization else None)
    return " ".join(part for part in parts if part)


def talk(note: TalkNote) -> str:
    return f"{note.kind.value} · {note.title.value} · {', '.join(map(speaker, note.speakers))}".strip()


def shown(fact: Fact[Any] | None) -> object:
    if fact is None:
        return None
    return (
        fact.value.isoformat(timespec="minutes")
        if isinstance(fact.value, datetime)
        else fact.value.isoformat()
        if hasattr(fact.value, "isoformat")
        else fact.value
    )


def event(note: EventNote | None, keys: list[str]) -> dict[str, object]:
    assert note is not None
    return {key: note.state.value if key == "state" else shown(getattr(note, {"date": "start"}.get(key, key))) for key in keys}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_report_is_read(path: Path) -> None:
    case = load(path)
    report = read(case)
    assert [talk(note) for note in report.talks] == case["talks"]
    assert report.is_report is case["report"]
    if "event" in case:
        wanted = {key: str(value) if key in ("date", "end") else value for key, value in case["event"].items()}
        assert event(report.event, list(wanted)) == wanted
    for key in ("slides", "videos"):
        if key in case:
            assert [[fact.value for fact in getattr(note, key)] for note in report.talks] == case[key]
    for key in ("language", "description"):
        if key in case:
            value = getattr(report, key)
            assert (value.value if isinstance(value, Fact) else value) == case[key]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_fact_stands_on_its_line(path: Path) -> None:
    case = load(path)
    lines = case["text"].split("\n")
    for note in read(case).talks:
        assert 1 <= note.line < note.end <= len(lines) + 1
        told = note.title.value if note.title.rule != "speaker-chapter" else note.speakers[0].name or ""
        assert fold(told.split()[0])[:2] in fold(lines[note.line - 1] + "".join(lines[note.line : note.line + 3]))
        for mention in note.speakers:
            assert (mention.handle or mention.name or "").split()[0] in "\n".join(
                lines[mention.place.line - 1 : mention.place.line + 3]
            ).replace("\\", "").replace("＿", "_")
