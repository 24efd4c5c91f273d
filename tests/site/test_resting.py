"""A build that has nothing to do sees that at once: it reads no report and plans no page; and whatever could make a difference wakes it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sites import CONFIG, Site, build, run, unpack

from mkdocs_meetup import understanding
from mkdocs_meetup.caching.digests import of_bytes
from mkdocs_meetup.outputs.pages import Maker
from mkdocs_meetup.site import Site as Core

CASES = Path(__file__).parent / "cases"
TO_COME = "---\ntitle: 先の会\ndate: 2030-05-02\n---\n## 先の発表\n\nby @saki\n\n本文です。\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    text = (CASES / "community.txt").read_text(encoding="utf-8")
    own = CONFIG.replace("material}", "material, custom_dir: overrides}")
    return unpack(f"-- mkdocs.yml --\n{own}{text[text.index('-- ') :]}-- overrides/x.html --\nx\n", tmp_path / "source")


@pytest.fixture
def understood(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """An entry for each build that had something to do."""
    found: list[int] = []
    understand = Core.understand

    def spy(site: Core, *inputs: object) -> None:
        found.append(1)
        understand(site, *inputs)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(Core, "understand", spy)
    return found


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def appended(path: Path, text: str) -> None:
    put(path, path.read_text(encoding="utf-8") + text)


def test_a_second_build_does_nothing_and_leaves_everything(source: Path, understood: list[int]) -> None:
    first = build(source)
    again = build(source)
    assert len(understood) == 1
    assert again.files == first.files


def test_it_tells_the_same_problems(source: Path, understood: list[int]) -> None:
    appended(source / "content/reports/2023/yuragi-2.md", "\n[何処](nowhere.md)\n")
    first, again = build(source), build(source)
    assert len(understood) == 1
    assert "nowhere.md" in first.log
    assert [line for line in again.log.splitlines() if "nowhere.md" in line] == [
        line for line in first.log.splitlines() if "nowhere.md" in line
    ]


WAKING: dict[str, Callable[[Path], object]] = {
    "a report": lambda source: appended(source / "content/reports/2023/yuragi-2.md", "\n一行。\n"),
    "a registry": lambda source: put(source / "content/people.yml", "- {name: 山田 花子, handles: {x: hanako}, slug: hanako}\n"),
    "a page by hand": lambda source: put(source / "content/guide.md", "# 案内\n"),
    "an image": lambda source: put(source / "content/new.svg", "<svg/>"),
    "a template": lambda source: put(source / "overrides/partials/footer.html", "<p>別の</p>"),
    "the configuration": lambda source: put(source / "mkdocs.yml", (source / "mkdocs.yml").read_text(encoding="utf-8") + "copyright: x\n"),
    "a file that is gone": lambda source: (source / "site/index.html").unlink(),
    "a file that somebody touched": lambda source: put(source / "site/events/index.html", "touched"),
    "the whole site gone": lambda source: (source / "site").rename(source / "elsewhere"),
}


@pytest.mark.parametrize("change", WAKING)
def test_any_change_wakes_it(source: Path, understood: list[int], change: str) -> None:
    build(source)
    WAKING[change](source)
    build(source)
    assert len(understood) == 2


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of the pages that are worked out, whether they are another or not."""
    found: list[str] = []
    brought = Maker._brought

    def spy(maker: Maker, path: str, *others: Any) -> object:
        found.append(path)
        return brought(maker, path, *others)

    monkeypatch.setattr(Maker, "_brought", spy)
    return found


def test_words_in_one_report_leave_the_other_pages_alone(source: Path, looked_at: list[str]) -> None:
    first = build(source)
    looked_at.clear()
    appended(source / "content/reports/2023/yuragi-2.md", "\n一行足しました。\n")
    again = build(source)
    assert looked_at
    assert all("reports/2023/yuragi-2" in path or "talks/" in path for path in looked_at)
    assert len(looked_at) < len(first.pages) / 4
    shutil.rmtree(source / ".cache")
    assert build(source).files == again.files


def test_words_in_one_report_need_no_linking(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    appended(source / "content/reports/2023/yuragi-2.md", "\n[何処](nowhere.md)\n")
    build(source)
    monkeypatch.setattr(understanding, "link", pytest.fail)
    report = source / "content/reports/2023/yuragi-2.md"
    for number in range(3):
        put(report, report.read_text(encoding="utf-8").replace("## ", f"文{number}です。\n\n## ", 1))
        again = build(source)
    monkeypatch.undo()
    shutil.rmtree(source / ".cache")
    whole = build(source)
    assert whole.files == again.files
    assert told(again) == told(whole)
    assert any("nowhere.md" in line for line in told(again))


def told(site: Site) -> list[str]:
    """The messages with a place in the content."""
    return [line for line in site.log.splitlines() if "content/" in line]


def test_a_text_that_names_somebody_else_is_linked(source: Path, understood: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    build(source)
    linked: list[int] = []
    link = understanding.link
    monkeypatch.setattr(understanding, "link", lambda *given: (linked.append(1), link(*given))[1])
    report = source / "content/reports/2023/yuragi-2.md"
    put(report, report.read_text(encoding="utf-8").replace("by ", "by @newcomer, ", 1))
    assert "speakers/newcomer/index.html" in build(source).files
    assert linked == [1]


def test_what_linking_found_may_be_lost_or_damaged(source: Path) -> None:
    build(source)
    for change in (lambda path: path.unlink(), lambda path: path.write_bytes(b"x"), lambda path: path.write_bytes(path.read_bytes()[:-9])):
        [path] = (source / ".cache/meetup").glob("linked-*")
        change(path)
        appended(source / "content/reports/2023/yuragi-2.md", "\n一行。\n")
        found = build(source)
    shutil.rmtree(source / ".cache")
    assert build(source).files == found.files


def test_what_is_wrong_in_the_others_is_told_all_the_same(source: Path) -> None:
    appended(source / "content/reports/2023/yuragi-2.md", "\n[何処](nowhere.md)\n")
    build(source)
    other = next(path for path in sorted((source / "content/reports").rglob("*.md")) if path.name != "yuragi-2.md")
    appended(other, "\n[彼処](elsewhere.md)\n")
    again = build(source)
    assert "nowhere.md" in again.log
    assert "elsewhere.md" in again.log
    appended(source / "content/reports/2023/yuragi-2.md", "\n一行。\n")
    assert "elsewhere.md" in build(source).log


def test_a_heading_less_wakes_the_reports_that_link_to_it(source: Path) -> None:
    report = source / "content/reports/2023/yuragi-2.md"
    appended(report, "\n### ここ\n\n文です。\n")
    other = next(path for path in sorted((source / "content/reports").rglob("*.md")) if path.name != "yuragi-2.md")
    appended(other, "\n[そこ](/reports/2023/yuragi-2/#ここ)\n")
    assert "#ここ" not in build(source).log
    put(report, report.read_text(encoding="utf-8").replace("### ここ", "ここ"))
    assert "#ここ" in build(source).log


def test_an_image_that_changes_is_copied_though_nothing_else_does(source: Path, understood: list[int]) -> None:
    put(source / "content/photo.svg", "<svg/>")
    build(source)
    put(source / "content/photo.svg", "<svg> </svg>")
    assert build(source).files["photo.svg"] == b"<svg> </svg>"
    assert len(understood) == 1


def test_what_is_not_the_sites_is_taken_away(source: Path) -> None:
    build(source)
    put(source / "site/old/index.html", "x")
    assert "old/index.html" not in build(source).files


def test_a_text_with_a_date_to_come_wakes_it_when_it_is_due(source: Path, understood: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    put(source / "content/reports/2030/saki.md", TO_COME)

    def at(epoch: int) -> Site:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(epoch))
        return build(source)

    assert "reports/2030/saki/index.html" not in at(1_900_000_000).files
    at(1_900_000_001)
    assert len(understood) == 1
    assert "reports/2030/saki/index.html" in at(1_910_000_000).files
    assert "reports/2030/saki/index.html" not in at(1_900_000_000).files


def test_what_mkdocs_warns_of_is_said_each_time(source: Path) -> None:
    """Or `--strict` would fail once and pass the next time."""
    put(source / "content/guide.md", "# 案内\n\n[何処](missing.md)\n")
    for _ in range(2):
        assert "missing.md" in build(source).log


@pytest.mark.parametrize("hook", ["hooks: [hook.py]\n", ""])
def test_what_a_hook_may_do_is_not_known(source: Path, understood: list[int], hook: str) -> None:
    put(source / "hook.py", "def on_post_build(config, **kwargs):\n    pass\n")
    appended(source / "mkdocs.yml", hook)
    build(source)
    build(source)
    assert len(understood) == (2 if hook else 1)


@pytest.mark.parametrize("damage", [b"", b"x", b"\xff\n[]", b'[1, "x"]', b"[" * 100_000])
def test_a_damaged_record_is_told_and_not_believed(source: Path, understood: list[int], damage: bytes) -> None:
    first = build(source)
    [record] = (source / ".cache/meetup").glob("record-*.json")
    record.write_bytes(of_bytes(damage).hex().encode() + b"\n" + damage)
    again = build(source)
    assert len(understood) == 2
    assert again.files == first.files
    assert "made anew" in again.log


def test_a_record_of_another_folder_is_not_believed(source: Path, understood: list[int]) -> None:
    build(source)
    [record] = (source / ".cache/meetup").glob("record-*.json")
    data = json.loads(record.read_bytes().partition(b"\n")[2])
    data[1] = "/elsewhere"
    text = json.dumps(data).encode()
    record.write_bytes(of_bytes(text).hex().encode() + b"\n" + text)
    build(source)
    assert len(understood) == 2


def test_strict_builds_in_processes_of_their_own_agree(source: Path) -> None:
    first = run(source, arguments=("--strict",))
    assert run(source, arguments=("--strict",)).files == first.files
