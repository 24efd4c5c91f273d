"""What each report of the showcase means, as its author would put it, beside what is read from it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_meetup.commands.extract import extract
from mkdocs_meetup.linking.folding import fold_handle, fold_name, fold_organization, fold_title
from mkdocs_meetup.reading.options import ReadingOptions

CONTENT = Path(__file__).parents[2] / "examples" / "showcase" / "content"
CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
SPEAKER = re.compile(r"(?P<name>[^@(]*)(?:@(?P<handle>[\w-]+))?\s*(?:\((?P<organization>.+)\))?")


def load(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


def cases() -> list[Any]:
    return [pytest.param(load(path), id=path.stem) for path in CASES]


def person(name: str | None, handle: str | None, organization: str | None) -> tuple[str, str, str]:
    return fold_name(name or ""), fold_handle(handle or ""), fold_organization(organization or "")


def written(speaker: str) -> tuple[str, str, str]:
    match = SPEAKER.fullmatch(speaker)
    assert match, speaker
    return person(match["name"], match["handle"], match["organization"])


def meant(talk: dict[str, Any]) -> tuple[Any, ...]:
    return (
        fold_title(talk["title"]),
        talk["kind"],
        [written(speaker) for speaker in talk["speakers"]],
        talk.get("slides", []),
        talk.get("videos", []),
    )


def understood(talk: dict[str, Any]) -> tuple[Any, ...]:
    speakers = [person(one["name"], one["handle"], one["organization"]) for one in talk["speakers"]]
    return fold_title(talk["title"]), talk["kind"], speakers, talk["slides"], talk["videos"]


@pytest.mark.parametrize("case", cases())
def test_a_report_is_read_as_it_was_meant(case: dict[str, Any]) -> None:
    found = extract(CONTENT / case["report"], ReadingOptions(languages=("ja", "en")))
    assert [understood(talk) for talk in found["talks"]] == [meant(talk) for talk in case.get("talks", [])]
    assert found["language"] == case["language"]
    assert [fold_name(author["name"] or author["handle"]) for author in found["authors"]] == [fold_name(case["author"])]
    assert found["is_report"] is ("event" in case)
    if "event" in case:
        assert event(found["event"], case["event"]) == case["event"]


def event(found: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """The facts that are wanted, dates as exactly as wanted; and any date, number or address that nobody stated."""
    never_invented = ("date", "number", "url")
    facts = {key: found[key] for key in found if key in wanted or (key in never_invented and found[key] is not None)}
    if facts.get("date") and "date" in wanted:
        facts["date"] = facts["date"][: len(wanted["date"])]
    return facts


def test_each_report_has_a_case() -> None:
    texts = {path.relative_to(CONTENT).as_posix() for path in CONTENT.glob("reports/**/*.md")}
    assert {load(path)["report"] for path in CASES} == texts


def test_there_are_twenty_four_reports_over_four_years() -> None:
    originals = {load(path)["report"] for path in CASES if "event" in load(path) and not re.search(r"-(?:en|ja)$", path.stem)}
    assert len(originals) == 24
    assert {name.split("/")[1] for name in originals} == {"2022", "2023", "2024", "2025"}
