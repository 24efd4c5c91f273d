"""Old addresses lead to the new ones: former slugs, a report's aliases, and those of a whole import."""

from __future__ import annotations

from pathlib import Path

import pytest
from sites import EXAMPLE_URL, Site, made

from mkdocs_meetup.linking.redirects import parse_redirects

SITE = """\
-- content/people.yml --
- name: 花子
  handles: {x: hanako}
  old_slugs: [花, hana-chan]
- name: 太郎
  handles: {x: taro}
  old_slugs: [hanako]
- name: 隠れた人
  handles: {x: hidden_one}
  old_slugs: [hidden-before]
  hide: true
-- content/organizations.yml --
- {name: 株式会社ゆらぎ, slug: yuragi, old_slugs: [yuragi-old]}
-- content/tags.yml --
- {label: {ja: 潮汐, en: Tides}, slug: tides, old_slugs: [shio]}
-- content/redirects.yml --
/archive/first.html: reports/2023/one.md
/archive/people/: speakers/hanako/#mm-content
archive/picture.html: reports/2023/picture.svg
/about-us: about.md
/en/old-talks/: en/talks/
-- content/about.md --
# このサイト
-- content/reports/2023/picture.svg --
<svg/>
-- content/reports/2023/one.md --
---
title: "ゆらぎ勉強会 #1"
date: 2023-04-20
tags: [潮汐]
aliases:
  - /2023/04/first/
  - old-first.html
  - https://example.github.io/meetups/blog/<"first">
  - /blog/最初の勉強会&amp/
---
## 監視の話

by 花子 (@hanako) (株式会社ゆらぎ)

## 潮汐の話

by 太郎 (@taro)

by 隠れた人 (@hidden_one)
-- content/reports/2023/one.en.md --
---
title: "Yuragi Meetup #1"
aliases: [/2023/04/first/, /en/2023/04/the-first/]
---
## Monitoring

by Hanako (@hanako)
-- content/reports/2023/two.md --
---
title: "ゆらぎ勉強会 #2"
date: 2023-05-20
redirect_from: /2023/05/second
---
## ログの話

by 花子 (@hanako)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return made(SITE, tmp_path_factory.mktemp("site"))


WAYS = {
    "speakers/hana-chan/": "speakers/hanako/",
    "speakers/花/": "speakers/hanako/",
    "en/speakers/花/": "en/speakers/hanako/",
    "organizations/yuragi-old/": "organizations/yuragi/",
    "en/organizations/yuragi-old/": "en/organizations/yuragi/",
    "tags/shio/": "tags/tides/",
    "en/tags/shio/": "en/tags/tides/",
    "2023/04/first/": "reports/2023/one/",
    "en/2023/04/first/": "en/reports/2023/one/",
    "en/2023/04/the-first/": "en/reports/2023/one/",
    "reports/2023/old-first.html": "reports/2023/one/",
    "en/reports/2023/old-first.html": "en/reports/2023/one/",
    "blog/最初の勉強会&amp/": "reports/2023/one/",
    "2023/05/second/": "reports/2023/two/",
    "archive/first.html": "reports/2023/one/",
    "en/archive/first.html": "en/reports/2023/one/",
    "archive/people/": "speakers/hanako/",
    "archive/picture.html": "reports/2023/picture.svg",
    "about-us/": "about/",
    "en/about-us/": "about/",
    "en/old-talks/": "en/talks/",
}


@pytest.mark.parametrize(("old", "new"), WAYS.items())
def test_an_old_address_leads_to_the_new_one(site: Site, old: str, new: str) -> None:
    page = site.page(old)
    refresh = page.one("meta[http-equiv=refresh]").attributes["content"] or ""
    link = page.one("a").attributes["href"] or ""
    assert refresh == f"0; url={link}"
    assert site.target(page, link) == (new + "index.html" * new.endswith("/"), "mm-content" if "people" in old else "")
    canonical = page.one("link[rel=canonical]").attributes["href"] or ""
    assert canonical.startswith(EXAMPLE_URL)
    assert site.target(page, canonical)[0] == site.target(page, link)[0]


def test_what_leads_elsewhere_is_in_no_map_index_or_menu(site: Site) -> None:
    assert len(site.files["en/archive/first.html"]) < 700
    for path in ("sitemap.xml", "data/talks.json", "index.html"):
        assert b"old-first" not in site.files[path]
        assert b"2023/04" not in site.files[path]
    assert "redirects.yml" not in site.files


def test_who_is_hidden_has_no_old_address(site: Site) -> None:
    assert not [path for path in site.files if "hidden" in path]


def test_an_address_that_is_somebody_s_own_stays_theirs(site: Site) -> None:
    assert site.page("speakers/hanako/").text("h1") == "花子"
    message = "content/people.yml:4: the old address `/speakers/hanako/` is taken by another page or file of the site; take one of them out"
    assert message in site.log


def test_an_unfit_address_is_told_with_its_line(site: Site) -> None:
    assert 'content/reports/2023/one.md:8: nothing can stand at `https://example.github.io/meetups/blog/<"first">`' in site.log
    assert site.log.count("old address") == 1


REPORT = """\
-- content/reports/one.md --
---
title: "ゆらぎ勉強会 #1"
date: 2023-04-20
---
## 監視の話

by 花子 (@hanako)
-- content/picture.html --
<p>Mine</p>
-- content/redirects.yml --
"""


UNFIT = {
    "/../outside/: reports/one.md": "nothing can stand at `/../outside/`",
    "/%2e%2e/outside2/: reports/one.md": "nothing can stand at `/%2e%2e/outside2/`",
    "..\\outside: reports/one.md": "nothing can stand at",
    "//evil.example/x: reports/one.md": "nothing can stand at `//evil.example/x`: it is on another site",
    "https://evil.example/x: reports/one.md": "nothing can stand at `https://evil.example/x`: it is on another site",
    "/?p=12: reports/one.md": "nothing can stand at `/?p=12`: what follows a `?`",
    "/.git/config: reports/one.md": "nothing can stand at `/.git/config`",
    "/a//b: reports/one.md": "nothing can stand at `/a//b`",
    f"/{'あ' * 80}/: reports/one.md": "nothing can stand at",
    "/: reports/one.md": "the old address `/` is taken by another page",
    "/talks/: reports/one.md": "the old address `/talks/` is taken by another page",
    "/404.html: reports/one.md": "the old address `/404.html` is taken by another page",
    "/picture.html: reports/one.md": "the old address `/picture.html` is taken by another page",
    "/picture.html/x: reports/one.md": "the old address `/picture.html/x` is taken by another page",
    "/assets/meetup/meetup.css: reports/one.md": "the old address `/assets/meetup/meetup.css` is taken by another page",
    "/y/: reports/oen.md": "there is no page `reports/oen.md`; `reports/one.md`",
    "/z/: [a, b]": "`/z/` needs one new address",
}


def test_an_address_at_which_nothing_can_stand_is_told(tmp_path: Path) -> None:
    site = made(REPORT + "\n".join(UNFIT) + "\n", tmp_path)
    told = sorted(entry.partition("redirects.yml:")[2] for entry in site.log.splitlines() if "redirects.yml" in entry)
    told.sort(key=lambda entry: int(entry.partition(":")[0]))
    assert len(told) == len(UNFIT)
    for number, (entry, message) in enumerate(zip(told, UNFIT.values(), strict=True), start=1):
        assert entry.startswith(f"{number}: {message}")
    assert not [*tmp_path.rglob("*outside*"), *site.folder.rglob("config")]
    assert site.files["picture.html"] == b"<p>Mine</p>\n"


def test_a_list_is_no_map() -> None:
    redirects, [problem] = parse_redirects(b"- /x/\n")
    assert redirects == ()
    assert str(problem).startswith("redirects.yml:1: the file must map old addresses to new ones")


def test_two_claims_on_one_old_address_are_told(tmp_path: Path) -> None:
    lines = "/x/: reports/one.md\n/x/index.html: talks/\n/x.html: talks/\n/x.html/y/: talks/\n"
    site = made(REPORT + lines, tmp_path)
    assert "redirects.yml:2: the old address `/x/index.html` is that of redirects.yml:1, too; take one of them out" in site.log
    assert "redirects.yml:4: the old address `/x.html/y/` is taken by" in site.log
    assert "reports/one/" in site.page("x/").html


def test_a_changed_alias_moves_its_page(tmp_path: Path) -> None:
    first = made(f"{REPORT}/x/: reports/one.md\n", tmp_path)
    assert "x/index.html" in first.files
    second = made(f"{REPORT}/y/: reports/one.md\n", tmp_path)
    assert "x/index.html" not in second.files
    assert "y/index.html" in second.files
