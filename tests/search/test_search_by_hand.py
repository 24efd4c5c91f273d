"""Pages that somebody wrote beside the reports are found as well, in the tree in which they stand."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from archives import ask
from sites import build, unpack

SOURCE = """\
-- content/guide.md --
# 参加のしかた

受付は十九時に始まります。

## 持ち物

名札とノートパソコン。
-- content/guide.en.md --
# How to take part

Doors open at seven.

## What to bring

A name tag and a laptop.
-- content/rules.md --
---
title: 行動規範
---
互いを尊重します。
-- content/secret.md --
---
search: {exclude: true}
---
# ひみつの合言葉

やまびこ
-- content/reports/kumo-1.md --
---
title: 架空クラウド勉強会 #1
date: 2023-04-10
---
## 名札の作り方

by @katalogu

紙で作る。
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return unpack(SOURCE, tmp_path_factory.mktemp("by-hand"))


@pytest.fixture(scope="module")
def site(source):
    return build(source).folder


def found(site, query, tree="ja"):
    [answer] = ask(site, [{"q": query, "tree": tree}])["answers"]
    return [(result["kind"], result["title"]["text"], result["address"]) for result in answer["results"]]


def test_a_page_is_found_by_its_text_and_leads_to_the_section(site):
    assert found(site, "ノートパソコン") == [("page", "参加のしかた", f"guide/#{quote('持ち物')}")]


def test_its_translation_is_found_in_the_other_tree(site):
    assert found(site, "laptop", "en") == [("page", "How to take part", "en/guide/#what-to-bring")]


def test_what_has_no_translation_is_opened_where_it_stands(site):
    assert found(site, "尊重", "en") == [("page", "行動規範", "rules/")]


def test_a_page_and_a_talk_are_found_together(site):
    assert {kind for kind, _, _ in found(site, "名札")} == {"page", "talk"}


def test_pages_alone_are_asked_for_by_their_kind(site):
    assert {title for _, title, _ in found(site, "kind:page")} == {"参加のしかた", "行動規範"}


def test_what_asks_to_be_left_out_is_left_out(site):
    assert found(site, "やまびこ") == []


def test_an_edit_is_seen(source, site):
    path = source / "content" / "rules.md"
    path.write_text(path.read_text("utf-8").replace("尊重", "信頼"), encoding="utf-8")
    assert found(build(source).folder, "信頼") == [("page", "行動規範", "rules/")]
