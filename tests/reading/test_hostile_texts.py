"""No text makes a pattern try for ever: what takes time in proportion to a text's length ends long before the limit."""

from __future__ import annotations

import pytest
from hostile import FORMS, PIECES, processor_seconds

from mkdocs_meetup.model import Report
from mkdocs_meetup.reading.options import ReadingOptions
from mkdocs_meetup.reading.report import parse
from mkdocs_meetup.reading.source import Source

pytestmark = pytest.mark.slow


def read(text: str) -> Report:
    return parse(Source("reports/x.md", text.encode()), ReadingOptions())


@pytest.mark.parametrize("form", FORMS)
def test_every_text_is_read(form: str) -> None:
    for piece in PIECES:
        with processor_seconds(5):
            assert read(FORMS[form](piece, 30_000)).path, piece


@pytest.mark.nightly
@pytest.mark.parametrize("form", FORMS)
def test_megabytes_are_read(form: str) -> None:
    for piece in PIECES:
        with processor_seconds(200):
            assert read(FORMS[form](piece, 5_000_000)).path, piece


@pytest.mark.parametrize("line", ["# a", "## T / a さん", "|a|b|", "- a", "> a", "    - a", "x\n==="])
def test_a_hundred_thousand_lines_are_read(line: str) -> None:
    with processor_seconds(60):
        assert read(f"{line}\n" * 100_000).path
