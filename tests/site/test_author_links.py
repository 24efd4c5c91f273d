"""Links that authors write by hand to pages that nobody wrote: they work in both trees, and a wrong one is told with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sites import Site, made

CASES = Path(__file__).parent / "cases"
COMMUNITY = (CASES / "community.txt").read_text(encoding="utf-8")
LINKS = {
    "speaker:hanako": "speakers/hanako/",
    "speakers/hanako/": "speakers/hanako/",
    "speakers/hanako.md": "speakers/hanako/",
    "tag:monitoring": "tags/monitoring/",
    "talk:ゆらぎ勉強会-1/監視をはじめよう": "talks/ゆらぎ勉強会-1/監視をはじめよう/",
    "organizations/yuragi/": "organizations/yuragi/",
    "events/": "events/",
    "events/index.md": "events/",
    "reports/2023/yuragi-2.md": "reports/2023/yuragi-2/",
    "speaker:nobody": None,
    "tags/nothing/": None,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    lines = "\n".join(f"- [link {number}]({target})" for number, target in enumerate(LINKS))
    pages = f"-- content/links.md --\n# Links\n\n{lines}\n-- content/links.en.md --\n# Links\n\n{lines}\n"
    return made(COMMUNITY + pages, tmp_path_factory.mktemp("links"))


@pytest.mark.parametrize("tree", ["", "en/"])
@pytest.mark.parametrize(("number", "target"), [(number, target) for number, target in enumerate(LINKS.values()) if target])
def test_a_link_leads_into_the_reader_s_tree(site: Site, number: int, target: str, tree: str) -> None:
    page = site.page(f"{tree}links/")
    (node,) = [node for node in page.all("article a") if node.text() == f"link {number}"]
    assert site.target(page, node.attributes["href"] or "") == (f"{tree}{target}index.html", "")


def test_wrong_links_and_only_these_are_told_with_their_lines(site: Site) -> None:
    told = sorted(re.findall(r"(links(?:\.en)?\.md):(\d+)", site.log))
    wrong = [str(number + 3) for number, target in enumerate(LINKS.values()) if target is None]
    assert told == sorted((name, line) for name in ("links.md", "links.en.md") for line in wrong)


def test_a_wrong_link_in_a_report_is_told_with_its_line(tmp_path: Path) -> None:
    report = "-- content/reports/2025/x.md --\n---\ntitle: 風の会 2025\ndate: 2025-01-01\n---\n## 発表\n\nby @x\n\n[誰か](speaker:nobody)\n"
    site = made(COMMUNITY + report, tmp_path)
    assert [line for line in site.log.splitlines() if "reports/2025/x.md:9" in line and "speaker:nobody" in line]


def test_a_site_without_mistakes_builds_without_a_word(tmp_path: Path, example: Site) -> None:
    for site in (example, made(COMMUNITY, tmp_path)):
        assert not [line for line in site.log.splitlines() if not line.startswith("INFO")]
