"""A weekday that is not the day's is told, where it stands."""

from __future__ import annotations

import pytest

from mkdocs_meetup.model import Problem
from mkdocs_meetup.reading.options import ReadingOptions
from mkdocs_meetup.reading.report import parse
from mkdocs_meetup.reading.source import Source


def problems(intro: str, title: str = "なぎさ勉強会 第3回に参加してきた") -> tuple[Problem, ...]:
    text = f"---\ntitle: {title}\ndate: 2024-05-20\n---\n\n{intro}\n\n## 海の話 by 山田凪さん\n\n波。\n"
    return parse(Source("reports/x.md", text.encode()), ReadingOptions()).problems


@pytest.mark.parametrize(
    "line",
    ["2024年5月18日(金)に開催されました。", "- 日時: 2024/05/18 (金) 19:00", "It was held on Friday... no, on May 18, 2024 (Fri)."],
)
def test_a_wrong_weekday_is_told_on_its_line(line: str) -> None:
    (problem,) = problems(f"いってきました。\n\n{line}")
    assert (problem.code, problem.place.line) == ("date-weekday", 8)
    assert "Saturday" in problem.message


@pytest.mark.parametrize(
    "line", ["2024年5月18日(土)に開催されました。", "2024年5月18日に開催されました。", "次回は2024年5月25日(金)です。"]
)
def test_a_right_weekday_and_another_day_s_are_not(line: str) -> None:
    assert problems(line) == ()


def test_a_missing_year_is_asked_for() -> None:
    (problem,) = problems("5月18日(金)に開催されました。")
    assert problem.remedy.endswith("or write the year")


def test_the_title_s_day_is_looked_at() -> None:
    (problem,) = problems("いってきました。", "なぎさ勉強会 第3回 2024/05/18(金) に参加してきた")
    assert (problem.code, problem.place.line) == ("date-weekday", 2)
