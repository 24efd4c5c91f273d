"""Front matter that was written for another generator: it neither breaks the build nor changes what the site says."""

from __future__ import annotations

from pathlib import Path

import pytest
from sites import Site, made

BODY = """\
## 概要

ゆらぎ勉強会 #1
日時: 2023年4月18日19時から

## 監視をはじめよう

by @hanako

監視はなぜ必要なのでしょうか。
"""
PLAIN = f'---\ntitle: "ゆらぎ勉強会 #1"\ndate: 2023-04-20\n---\n{BODY}'
FOREIGN = {
    "another template": "template: post.html",
    "an icon": "icon: rocket",
    "search as a truth value": "search: true",
    "search as a word": 'search: "no"',
    "search as a list": "search: [exclude]",
    "hide as a truth value": "hide: true",
    "hide as a list": "hide: [navigation, toc]",
    "a number as an id": "id: 578",
    "a layout": "layout: post",
    "an empty value": "image:",
    "empty lists of terms": "tags:\ncategories: []",
    "nothing where a mapping is wanted": "event: ~\ntalks: ~",
    "an event in a shape of its own": "event: {slug: 1, 12: x}",
    "speakers in a shape of their own": "speakers: {hanako: [1, 2]}",
    "a mapping as a status": "status: {a: b}",
    "a number as a subtitle": "subtitle: 3",
    "a boost that is no number": "search: {boost: high}",
    "comments": "comments: true\nsocial: false",
    "an encoding of the past": "render_macros: true\n_build: {list: never}",
    "a key that is no text": "1: one\ntrue: two\nnull: three",
    "a nested menu": "menu: {main: {weight: 3}}",
    "blog metadata": "pin: true\nreadtime: 15\nlinks: [a, b]",
    "a path that is a page elsewhere": "permalink: /2023/:title/\nurl: /x/\nsave_as: x.html",
    "a weight": "weight: -10\norder: first",
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return made(f"-- content/reports/one.md --\n{PLAIN}", tmp_path_factory.mktemp("plain"))


def same(site: Site, plain: Site) -> None:
    assert site.files.keys() == plain.files.keys()
    assert not [path for path in plain.files if site.files[path] != plain.files[path]]


@pytest.mark.parametrize("foreign", FOREIGN.values(), ids=FOREIGN.keys())
def test_a_key_of_another_generator_changes_no_byte(foreign: str, plain: Site, tmp_path: Path) -> None:
    same(made(f"-- content/reports/one.md --\n{PLAIN.replace('---', f'---{chr(10)}{foreign}', 1)}", tmp_path), plain)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(f'+++\ntitle = "ゆらぎ勉強会 #1"\ndate = 2023-04-20\n+++\n{BODY}', id="TOML"),
        pytest.param(f'{{\n  "title": "ゆらぎ勉強会 #1",\n  "date": "2023-04-20"\n}}\n\n{BODY}', id="JSON"),
        pytest.param(f"Title: ゆらぎ勉強会 #1\nDate: 2023-04-20\n\n{BODY}", id="key and value"),
        pytest.param("\ufeff" + PLAIN, id="byte order mark"),
        pytest.param(PLAIN.replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param(f'---\ntitle: "ゆらぎ勉強会 #1"\ndate: 2023-04-20\n...\n{BODY}', id="document end"),
    ],
)
def test_another_notation_changes_no_word(written: str, plain: Site, tmp_path: Path) -> None:
    site = made(f"-- content/reports/one.md --\n{written}", tmp_path)
    for address in plain.pages:
        assert site.page(address).text("body") == plain.page(address).text("body")


@pytest.mark.parametrize(
    "foreign", ["template: post.html", "icon: rocket", "search: true", 'search: "no"', "hide: true", "tags: 5", "status: [x]"]
)
def test_a_page_written_by_hand_survives_it_as_well(foreign: str, tmp_path: Path) -> None:
    site = made(
        f"-- content/about.md --\n---\ntitle: 案内\n{foreign}\n---\n# 案内\n\n駅から三分です。\n-- content/reports/one.md --\n{PLAIN}",
        tmp_path,
    )
    assert "駅から三分です" in site.page("about/").text()


def test_a_broken_block_costs_its_report_alone_and_is_told_with_its_line(tmp_path: Path) -> None:
    site = made(
        f"-- content/reports/one.md --\n{PLAIN}-- content/reports/two.md --\n---\ntitle: [open\n---\n## x\n\nby @second\n", tmp_path
    )
    assert "speakers/hanako/" in site.pages
    told = [line for line in site.log.splitlines() if "reports/two.md:" in line]
    assert len(told) == 1
    assert "reports/two.md:2" in told[0] or "reports/two.md:3" in told[0]
