"""What a built site's folder holds and what it does not, and that its bytes follow from the sources alone."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pytest
from sites import EXAMPLE_URL, REPOSITORY, Site, build, made, run, unpack

CASES = Path(__file__).parent / "cases"
SEED = "reports/2018/kubernetes-meetup-tokyo-10"
DRAFTS = """\
-- content/reports/shown.md --
---
title: "ゆらぎ勉強会 #1"
date: 2023-04-20
---
## 見える発表

by @shown
-- content/reports/draft.md --
---
title: ひみつの下書き
date: 2023-04-20
draft: true
---
## ひみつの発表

by @secret
-- content/reports/unpublished.md --
---
title: ひみつの未公開
date: 2023-04-20
published: false
---
## ひみつの発表

by @secret
-- content/reports/_drafts/folder.md --
---
title: ひみつのフォルダー
date: 2023-04-20
---
## ひみつの発表

by @secret
-- content/_drafts/top.md --
---
title: ひみつのフォルダー2
date: 2023-04-20
---
## ひみつの発表

by @secret
-- content/reports/future.md --
---
title: ひみつの未来
date: 2999-04-20
---
## ひみつの発表

by @secret
"""


def test_static_hosting_finds_what_it_needs(example: Site) -> None:
    assert {".nojekyll", "404.html", "robots.txt", "sitemap.xml", "index.html", "en/index.html", "data/talks.json"} <= example.files.keys()
    assert "sitemap.xml.gz" not in example.files
    assert f"Sitemap: {EXAMPLE_URL}sitemap.xml" in example.files["robots.txt"].decode()


def test_registries_and_sources_stay_at_home(example: Site) -> None:
    assert not [path for path in example.files if path.endswith((".yml", ".yaml", ".md"))]


@pytest.mark.parametrize(
    "address",
    [
        "",
        f"{SEED}/",
        "events/kubernetes-meetup-tokyo-10/",
        "series/kubernetes-meetup-tokyo/",
        "speakers/making/",
        "tags/rbac/",
        "organizations/pivotal/",
        "years/2018/",
        "search/",
        "reports/",
        "events/",
        "series/",
        "talks/",
        "speakers/",
        "tags/",
        "organizations/",
        "years/",
        "about/",
    ],
)
def test_each_kind_of_page_stands_in_both_trees(example: Site, address: str) -> None:
    for prefix in ("", "en/"):
        assert example.page(prefix + address).text("h1")


def test_the_example_has_a_page_for_each_talk(example: Site) -> None:
    titles = {page.text("h1") for address, page in example.pages.items() if address.startswith("talks/kubernetes-meetup-tokyo-10/")}
    assert len(titles) == 8
    assert any("猫でもわかる Pod Preemption" in title for title in titles)


def test_the_example_s_report_is_as_its_author_wrote_it() -> None:
    data = (REPOSITORY / "content" / f"{SEED}.md").read_bytes()
    assert hashlib.sha256(data).hexdigest() == "0e148ce1b6a46facc714a543a88f0651e56ccbc01ae045909e054c51549d0efb"


def test_the_example_s_talks_are_told_in_english_on_the_english_pages(example: Site) -> None:
    titles = [page.text("h1") for address, page in example.pages.items() if address.startswith("en/talks/kubernetes-meetup-tokyo-10/")]
    assert len(titles) == 8
    assert "Kubernetes Security Best Practices" in titles
    assert not [
        page.path for address, page in example.pages.items() if address.startswith("en/talks/kube") and page.all("article [lang=ja] p")
    ]


def test_drafts_are_absent(tmp_path: Path) -> None:
    site = made(DRAFTS, tmp_path)
    assert "見える".encode() in site.files["talks/index.html"]
    told = [
        path for path, data in site.files.items() if "ひみつ".encode() in data or (b"secret" in data and not path.startswith("assets/"))
    ]
    assert not told


def test_a_second_build_leaves_what_has_gone(tmp_path: Path) -> None:
    source = unpack(DRAFTS, tmp_path)
    first = build(source)
    assert "speakers/shown/" in first.pages
    (source / "content" / "reports" / "shown.md").unlink()
    (source / "content" / "reports" / "draft.md").write_text(
        '---\ntitle: "ゆらぎ勉強会 #2"\ndate: 2023-05-01\n---\n## 別の発表\n\nby @other\n', encoding="utf-8"
    )
    second = build(source)
    assert "speakers/shown/" not in second.pages
    assert "speakers/other/" in second.pages


@pytest.mark.slow
def test_the_bytes_do_not_depend_on_the_machine(tmp_path: Path) -> None:
    """Neither on the order of files, nor on where they stand, the hash seed, the time zone, or the locale."""
    text = (CASES / "community.txt").read_text(encoding="utf-8")
    one = run(unpack(text, tmp_path / "one"), PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    source = tmp_path / "another" / "place"
    for path in sorted((tmp_path / "one").rglob("*"), reverse=True):
        if path.is_file() and "site" not in path.relative_to(tmp_path / "one").parts and ".cache" not in path.parts:
            target = source / path.relative_to(tmp_path / "one")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, (1e9, 1e9))
    other = run(source, PYTHONHASHSEED="2", TZ="America/Los_Angeles", LC_ALL="C", PYTHONUTF8="1")
    assert other.files.keys() == one.files.keys()
    assert not [path for path in one.files if one.files[path] != other.files[path]]


def test_a_rebuild_over_an_old_one_gives_the_same_bytes_and_rewrites_nothing(tmp_path: Path) -> None:
    source = unpack((CASES / "community.txt").read_text(encoding="utf-8"), tmp_path)
    first = build(source)
    times = {path: (first.folder / path).stat().st_mtime_ns for path in first.files}
    second = build(source)
    assert second.files == first.files
    assert not [path for path in times if (second.folder / path).stat().st_mtime_ns != times[path]]


def test_reports_are_found_in_the_whole_content_folder_where_an_archive_has_no_folder_for_them(tmp_path: Path) -> None:
    text = (
        (CASES / "community.txt")
        .read_text(encoding="utf-8")
        .replace("content/reports/2023/", "content/posts/")
        .replace("reports/2023/", "posts/")
    )
    site = made(text.replace("content/reports/2024/", "content/2024/"), tmp_path)
    assert site.page("speakers/hanako/").text("h1")
    assert "guide/" in site.pages


def test_a_post_that_is_no_report_is_a_page_written_by_hand(tmp_path: Path) -> None:
    site = made("-- content/notes.md --\n# 覚え書き\n\n牛乳を買う。\n", tmp_path)
    assert "牛乳を買う" in site.page("notes/").text()


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("languages: japanese", "expected a list of language codes"),
        ("languages: [ja, xx]", "not 'xx'"),
        ("default_language: fr", "expected one of the site's languages"),
        ("timezone: Tokyo", "expected a time zone's name such as Asia/Tokyo"),
        ("reports: ../elsewhere", "expected a folder inside the content folder"),
        ("report: reports", "report"),
    ],
)
def test_a_wrong_option_is_an_error_that_says_what_was_expected(tmp_path: Path, option: str, expected: str) -> None:
    settings = f"docs_dir: content\ntheme: {{name: material}}\nplugins:\n- meetup:\n    {option}\n"
    source = unpack(f"-- mkdocs.yml --\nsite_name: x\n{settings}-- content/index.md --\n", tmp_path)
    with pytest.raises(AssertionError, match="meetup") as failure:
        run(source, arguments=("--strict",))
    assert expected in str(failure.value)
