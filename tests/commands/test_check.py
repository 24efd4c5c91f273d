"""`mkdocs-meetup check`: what it finds, how it prints it, and when it fails."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_meetup.commands import main
from mkdocs_meetup.model import Severity

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"\"([a-z]+(?:-[a-z]+)*)\", Severity\.(\w+),|^ +\"([a-z]+(?:-[a-z]+)*)\",\n +Severity\.(\w+),", re.MULTILINE)
DOCUMENTED = re.compile(r"^\| `([a-z-]+)` \| (\w+) \| (\S.*) \| (\S.*) \|$", re.MULTILINE)
LOST_NUMBER = "---\ntitle: みなと勉強会 #7 参加レポート\ndate: 2024-05-02\n---\nみなと勉強会に参加しました。\n\n## 錨の話 @ikari\n"
BROKEN = '---\ntitle: "みなと勉強会\n---\n本文\n'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Minato\ndocs_dir: content\nsite_url: !ENV [URL, '']\nplugins: [meetup: {reports: posts}]\n", encoding="utf-8"
    )
    posts = tmp_path / "content" / "posts"
    posts.mkdir(parents=True)
    (posts / "7.md").write_text(LOST_NUMBER, encoding="utf-8")
    (posts / "8.md").write_text(BROKEN, encoding="utf-8")
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def test_a_line_names_place_code_fault_and_remedy(site: Path) -> None:
    lines = run(site).output.splitlines()
    assert re.search(r"content/posts/8\.md:\d: front-matter-syntax: .+; .+", lines[0])
    assert re.search(r"content/posts/7\.md:2: title-comment: YAML takes `#7 参加レポート` .+; put the title into quotes$", lines[1])


def test_the_status_follows_the_gravest_problem(site: Path) -> None:
    assert run(site).exit_code == 1
    assert run(site, "--fail-on", "never").exit_code == 0
    mild = site / "content" / "posts" / "7.md"
    assert run(mild).exit_code == 0
    assert run(mild, "--fail-on", "warning").exit_code == 1


def test_a_path_limits_what_is_told(site: Path) -> None:
    assert [line.split(": ")[1] for line in run(site / "content" / "posts" / "7.md").output.splitlines()] == ["title-comment"]


def test_json_is_one_list(site: Path) -> None:
    found = json.loads(run(site, "--format", "json").output)
    assert [(one["code"], one["severity"], one["line"]) for one in found] == [
        ("front-matter-syntax", "error", 2),
        ("title-comment", "warning", 2),
    ]
    assert all(one.keys() == {"path", "line", "code", "severity", "message", "remedy"} for one in found)


def test_annotations_cannot_be_forged(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a,b%0A.md").write_text("---\ntitle: みなと勉強会 #1 ::error::%0A\n---\n", encoding="utf-8")
    output = run(tmp_path, "--format", "github").output
    assert output.count("\n") == 1
    assert re.match(r"::warning file=[^,]*/a%2Cb%250A\.md,line=2,title=title-comment::YAML takes `#1 ::error::%250A` ", output)


def test_a_terminal_obeys_no_report(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("---\ntitle: 勉強会 #1 \x9b31mred\n---\n", encoding="utf-8")
    assert "\x9b" not in run(tmp_path).output
    assert "\x9b" not in CliRunner().invoke(main, ["extract", "--explain", str(tmp_path)]).output


def test_an_unreadable_configuration_is_one_message(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins: [", encoding="utf-8")
    result = run(tmp_path)
    assert result.exit_code == 1
    assert result.output.startswith("Error: mkdocs.yml cannot be read")


def test_our_own_sites_have_nothing_grave() -> None:
    for folder in ("content", "examples/showcase/content"):
        assert run(ROOT / folder, "--fail-on", "warning").exit_code == 0


def codes_in_use() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in (ROOT / "plugins" / "mkdocs_meetup").rglob("*.py"):
        for match in CODE.finditer(path.read_text(encoding="utf-8")):
            found[match[1] or match[3]] = Severity[match[2] or match[4]].value
    return found


def test_every_code_is_documented_with_its_severity_and_an_example() -> None:
    documented = DOCUMENTED.findall((ROOT / "docs" / "checking.md").read_text(encoding="utf-8"))
    assert {code: severity for code, severity, _, _ in documented} == codes_in_use()
