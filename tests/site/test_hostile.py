"""Text that looks like markup, script or template: wherever it stands in reports, registries or the configuration, it stays text."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from sites import CONFIG, Site, made

ATTACKS = {
    "markup": """<Pod> & "x" '""",
    "script": """</script><script>alert(1)</script>""",
    "template": """{{ config }} {% raw %}""",
    "attribute": """" onmouseover="alert(1)" x=\"""",
    "comment": """<!-- --> ]]> \\""",
}
SITE = """\
-- mkdocs.yml --
{config}
-- content/people.yml --
- {{name: {name}, handles: {{x: hanako}}, aliases: [{alias}], slug: hanako}}
-- content/organizations.yml --
- {{name: {organization}, slug: yuragi}}
-- content/tags.yml --
- {{label: {{ja: {tag}, en: {tag}}}, slug: tag, aliases: [watching]}}
-- content/reports/2023/one.md --
---
title: {title}
date: 2023-04-20
author: {author}
tags: [watching, {other}]
description: {description}
---
## 概要

ゆらぎ勉強会 #1
日時: 2023年4月18日19時から

## {heading}

by @hanako (yuragi)

{text}

## Second talk

by Second Person (@second)

Watching and watching.
"""


def site(folder: Path, attack: str) -> Site:
    """A site with the same text in every place that a person fills in."""
    quoted = json.dumps(attack, ensure_ascii=False)
    entities = re.sub(r"[^\w ]", lambda found: f"&#{ord(found[0])};", attack)
    names = ("name", "alias", "organization", "tag", "author", "other", "description")
    values = {name: json.dumps(f"{name} {attack}", ensure_ascii=False) for name in names}
    values["author"] = values["author"].replace("&", "+")  # which would name two people
    config = CONFIG.replace("Kubernetes Meetup Tokyo", quoted)
    title = json.dumps(f"ゆらぎ勉強会 #1 {attack}", ensure_ascii=False)
    return made(SITE.format(config=config, title=title, heading=f"First {entities}", text=f"Text {entities}", **values), folder)


@pytest.fixture(scope="module", params=ATTACKS)
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Site]:
    attack = ATTACKS[request.param]
    return attack, site(tmp_path_factory.mktemp("attacked"), attack)


def test_no_page_changes_its_structure(attacked: tuple[str, Site], tmp_path: Path) -> None:
    """The same site with the words of the attack alone has the same pages at the same addresses, element by element."""
    attack, found = attacked
    plain = site(tmp_path, " ".join(re.findall(r"\w+", attack)))
    assert found.pages.keys() == plain.pages.keys()
    assert not [address for address, page in found.pages.items() if page.skeleton != plain.pages[address].skeleton]


def test_the_text_is_shown_as_it_is(attacked: tuple[str, Site]) -> None:
    attack, found = attacked
    page = found.page("reports/2023/one/")
    assert attack.strip() in page.text("title")
    assert " ".join(attack.split()) in page.text("article")
    assert attack.strip() in (page.one("meta[name=description]").attributes["content"] or "")


def test_no_template_is_evaluated(attacked: tuple[str, Site]) -> None:
    assert not [path for path, page in attacked[1].pages.items() if "config_file_path" in page.html]


def test_data_inside_pages_and_files_parses(attacked: tuple[str, Site]) -> None:
    found = attacked[1]
    for page in found.pages.values():
        for node in page.all("script[type*=json]"):
            json.loads(node.text())
    for path, data in found.files.items():
        if path.endswith(".json"):
            json.loads(data)


def test_nothing_is_written_outside_of_the_site(tmp_path: Path) -> None:
    """Slugs, ids and file names from the sources become one harmless step of an address each."""
    source = tmp_path / "source"
    source.mkdir()
    made(
        """\
-- content/people.yml --
- {name: Climber, handles: {x: climber}, slug: ../../../escaped}
-- content/tags.yml --
- {label: {ja: 監視, en: Monitoring}, slug: /escaped, aliases: [watching]}
-- content/reports/one.md --
---
title: ../../escaped
date: 2023-04-20
slug: ../../../../escaped
tags: [watching, ../../escaped, "..", "."]
---
## ../../../escaped

by @climber

## ..

by ../../escaped (@..)
""",
        source,
    )
    assert {path.name for path in tmp_path.iterdir()} == {"source"}
    assert {path.name for path in source.iterdir()} <= {"mkdocs.yml", "content", "site", ".cache"}


REPORT = """\
-- content/reports/one.md --
---
title: ゆらぎ勉強会
date: {date}
---
日時: 2023年4月18日19時から

## 監視のはなし

by @hanako

{text}
"""


@pytest.mark.parametrize("date", ["0001-01-01", "9998-12-31", "0000-00-00", "99999-01-01"])
def test_no_date_stops_a_build(date: str, tmp_path: Path) -> None:
    assert "" in made(REPORT.format(date=date, text=""), tmp_path).pages


def test_a_link_that_no_browser_may_open_is_told_with_its_line(tmp_path: Path) -> None:
    found = made(REPORT.format(date="2023-04-20", text="[a](foo:bar) and [b](javascript:alert(1))"), tmp_path)
    assert not [path for path, page in found.pages.items() if "foo:bar" in page.html or "javascript:" in page.html]
    told = [line for line in found.log.splitlines() if "is left out" in line]
    assert [line.split(" the link ")[0] for line in told] == ["WARNING: meetup: content/reports/one.md:11:"] * 2


def test_a_report_takes_no_part_of_the_frame(tmp_path: Path) -> None:
    """Neither its looks, nor the ids that the frame's links lead to, nor its switches."""
    text = '<div class="md-overlay" id="mm-content">a</div><label for="__drawer">b</label>'
    page = made(REPORT.format(date="2023-04-20", text=text), tmp_path).page("reports/one/")
    assert len(page.ids) == len(set(page.ids))
    assert not page.all("article [class*=md-overlay]")
    assert not page.all("article [for]")
