"""Posts that are no reports: built by MkDocs, but no more trusted than reports are."""

from __future__ import annotations

from pathlib import Path

from sites import made

SITE = """\
-- content/reports/post.md --
---
title: 日記
report: false
---
<script>alert(1)</script>

<img src="https://evil.example/x.png" onerror="alert(2)">

<iframe src="https://evil.example/frame"></iframe>

[目次](../about.md) と `コード` と **太字**。[次](javascript:alert(3))

## 小見出し
-- content/about.md --
# About

<details><summary>自分で書いたもの</summary>信用できる</details>
"""


def test_nothing_in_a_post_runs_or_asks_anybody(tmp_path: Path) -> None:
    page = made(SITE, tmp_path).page("reports/post/")
    article = page.one("article")
    assert not article.css("script, iframe, img, [onerror]")
    assert not [link.target for link in page.links if link.target.startswith("javascript")]


def test_what_a_post_says_and_links_to_stays(tmp_path: Path) -> None:
    page = made(SITE, tmp_path).page("reports/post/")
    assert "コード" in page.text("article code")
    assert "小見出し" in page.text("article h2")
    assert "../../about/" in [link.target for link in page.links]
