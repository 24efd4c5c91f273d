"""What holds for every input: no bytes raise, lines are true, the same input gives the same report."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdocs_meetup.model import Report
from mkdocs_meetup.reading.options import ReadingOptions
from mkdocs_meetup.reading.outline import outline
from mkdocs_meetup.reading.report import parse
from mkdocs_meetup.reading.source import Source

PIECES = st.sampled_from(
    [
        "# ",
        "## 話\n",
        "by @a\n",
        "\n",
        "- ",
        "| a | b |\n",
        "|---|---|\n",
        "```\n",
        "「",
        "」",
        "[",
        "](",
        ")",
        "@",
        "さん",
        "---\n",
        "+++\n",
        "title: x\n",
        "Title: y\n",
        "{",
        "}",
        "{{< youtube a >}}",
        "2018年3月8日",
        "第3回",
        "#10",
        "<h2>",
        "</h2>",
        "<!--",
        "-->",
        "\t",
        "　",
        "**",
        "a",
        "Ab Cd",
        "(株)",
        "、",
        "/",
        "\r\n",
        "\0",
        "\ue000",
        "〜",
        "&amp;",
        "LT",
    ]
)
LAWFUL = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(data: bytes) -> Report:
    return parse(Source("reports/x.md", data), ReadingOptions())


@LAWFUL
@given(st.binary(max_size=300))
def test_any_bytes_give_a_report(data: bytes) -> None:
    assert isinstance(read(data), Report)


@LAWFUL
@given(st.lists(PIECES, max_size=60).map("".join))
def test_every_line_lies_in_the_file_and_talks_do_not_overlap(text: str) -> None:
    report = read(text.encode())
    count = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for note in report.talks:
        assert 1 <= note.line < note.end <= count + 1
        assert all(1 <= mention.place.line <= count for mention in note.speakers)
        assert note.title.value.strip()
    for one, other in pairwise(report.talks):
        assert one.line <= other.line
        assert one.end <= max(other.line, one.line + 1)
    assert read(text.encode()) == report


@LAWFUL
@given(st.lists(PIECES, max_size=60).map("".join))
def test_blocks_follow_each_other(text: str) -> None:
    blocks = outline(text, 1)
    for one, other in pairwise(blocks):
        assert one.line < one.end <= other.line
