from __future__ import annotations

import logging

import pytest

from mkdocs_meetup.adapter.telling import SCREEN, tell
from mkdocs_meetup.model import Place, Problem, Severity

log = logging.getLogger("mkdocs.plugins.meetup.test")


def problem(line: int, severity: Severity) -> Problem:
    return Problem(Place("reports/x.md", line), "some-rule", severity, "the date is no date", "write it as 2018-03-08")


def told(problems: list[Problem], caplog: pytest.LogCaptureFixture) -> list[tuple[str, str]]:
    with caplog.at_level(logging.INFO):
        tell(problems, "content/", log)
    return [(record.levelname, record.getMessage()) for record in caplog.records]


def test_says_where_what_and_how_the_gravest_first(caplog: pytest.LogCaptureFixture) -> None:
    assert told([problem(1, Severity.SUGGESTION), problem(2, Severity.NOTE), problem(3, Severity.ERROR)], caplog) == [
        ("WARNING", "content/reports/x.md:3: the date is no date; write it as 2018-03-08"),
        ("INFO", "content/reports/x.md:1: the date is no date; write it as 2018-03-08"),
    ]


def test_fits_on_one_screen_and_counts_the_rest(caplog: pytest.LogCaptureFixture) -> None:
    lines = told([problem(line, Severity.WARNING) for line in range(1, SCREEN + 6)], caplog)
    assert len(lines) == SCREEN + 1
    assert lines[-1] == ("WARNING", "… and 5 more; `mkdocs-meetup check` lists them all")
