"""What an author's file and a generated page both want to stand at."""

from __future__ import annotations

from pathlib import Path

import pytest
from sites import made

REPORT = """\
-- content/reports/one.md --
---
title: "ゆらぎ勉強会 #1"
date: 2023-04-20
---
## 監視の話

by 花子 (@hanako)
"""


@pytest.mark.parametrize(
    "path", ["talks.md", "stats.md", "events/index.md", "speakers/hanako.md", "search.en.md", "talks/index.html", "data/talks.json"]
)
def test_a_file_whose_place_is_taken_is_told(tmp_path: Path, path: str) -> None:
    site = made(f"{REPORT}-- content/{path} --\n# Mine\n", tmp_path)
    assert f"content/{path}:1: its place in the site is taken by a" in site.log


def test_two_sources_of_one_page_are_told(tmp_path: Path) -> None:
    site = made(f"{REPORT}-- content/about.en.md --\n# A\n-- content/en/about.md --\n# B\n", tmp_path)
    assert "content/en/about.md:1: its place in the site is taken by about.en.md" in site.log


def test_ordinary_files_are_not_complained_about(tmp_path: Path) -> None:
    site = made(f"{REPORT}-- content/about.md --\n# A\n-- content/about.en.md --\n# B\n-- content/reports/one.svg --\n<svg/>\n", tmp_path)
    assert "is taken by" not in site.log


def test_an_author_s_own_robots_file_wins(tmp_path: Path) -> None:
    site = made(f"{REPORT}-- content/robots.txt --\nUser-agent: *\nDisallow: /\n", tmp_path)
    assert site.files["robots.txt"] == b"User-agent: *\nDisallow: /\n"
