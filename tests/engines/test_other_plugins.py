"""Other people's plugins work on reports as on any page: one that rewrites Markdown, and one that rewrites HTML and whole pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from sites import CONFIG, Site, made

CASES = Path(__file__).parents[1] / "site" / "cases"
REPORT = """\
-- content/reports/2023/one.md --
---
title: "ゆらぎ勉強会 #1"
date: 2023-04-20
---
## 監視をはじめよう

by @hanako

監視はなぜ必要なのでしょうか。

<<include-markdown "../../shared/note.txt">>

![配置図](plan.png)
-- content/reports/2023/plan.png --
no real picture
-- content/shared/note.txt --
この文は **別のファイル** にあります。
"""
# The usual marks of this plugin are those of Liquid, which older generators left in reports and which are dropped as they are read.
PLUGINS = """\
plugins:
- material/search
- include-markdown: {opening_tag: "<<", closing_tag: ">>"}
- meetup
- glightbox"""


def config(plugins: str) -> str:
    return f"-- mkdocs.yml --\n{CONFIG.replace('plugins: [material/search, meetup]', plugins)}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return made(config(PLUGINS) + REPORT, tmp_path_factory.mktemp("plugins"))


@pytest.mark.parametrize("address", ["reports/2023/one/", "en/reports/2023/one/"])
def test_markdown_events_fire_for_reports(site: Site, address: str) -> None:
    assert "この文は 別のファイル にあります。" in site.page(address).text("article")
    assert "include-markdown" not in site.page(address).text("article")


def test_html_and_page_events_fire_for_reports(site: Site) -> None:
    page = site.page("reports/2023/one/")
    assert page.all("article a.glightbox img[src='../plan.png'], article a.glightbox img[src='../../2023/plan.png']")
    assert page.all("head link[href*='glightbox']")


def test_what_another_plugin_adds_to_a_report_is_part_of_its_talk(site: Site) -> None:
    talk = next(page for address, page in site.pages.items() if address.startswith("talks/") and address.count("/") == 3)
    assert "この文は 別のファイル にあります。" in talk.text("article")


def test_the_log_names_the_plugins_that_are_paid_for(site: Site) -> None:
    told = [line for line in site.log.splitlines() if "glightbox" in line and "include-markdown" in line]
    assert len(told) == 1


def test_a_plugin_that_changes_nothing_changes_no_byte(tmp_path: Path) -> None:
    text = (CASES / "community.txt").read_text(encoding="utf-8")
    alone = made(text, tmp_path / "alone")
    beside = made(config("plugins: [material/search, meetup, include-markdown]") + text[text.index("-- ") :], tmp_path / "beside")
    assert beside.files.keys() == alone.files.keys()
    assert not [path for path in alone.files if beside.files[path] != alone.files[path]]
