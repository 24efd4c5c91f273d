"""Whatever is edited, a build that goes on from an earlier one gives the bytes of a build from nothing, and makes only what changed."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from sites import CONFIG, Site, build, unpack

from mkdocs_meetup import understanding, workers
from mkdocs_meetup.adapter.plugin import MeetupPlugin
from mkdocs_meetup.caching import texts
from mkdocs_meetup.outputs import pages
from mkdocs_meetup.outputs.pages import Maker
from mkdocs_meetup.outputs.search_postings import Index
from mkdocs_meetup.outputs.writer import Writer

CASES = Path(__file__).parent / "cases"
REPORT = "---\ntitle: 風の会 {number}\ndate: 2024-05-{day:02d}\n---\n## 発表{number}\n\nby @speaker_{number}\n\n本文です。\n"


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    put(path, text.replace(old, new))


def reports(source: Path) -> list[Path]:
    return sorted((source / "content" / "reports").rglob("*.md"))


EDITS: dict[str, Callable[[Path, random.Random], object]] = {
    "words": lambda source, chance: put(path := chance.choice(reports(source)), path.read_text(encoding="utf-8") + "\n一行足しました。\n"),
    "a talk": lambda source, chance: put(
        path := chance.choice(reports(source)), path.read_text(encoding="utf-8") + "\n## もう一つ\n\nby @hanako\n\n監視です。\n"
    ),
    "a line shift": lambda source, chance: put(
        path := chance.choice(reports(source)), path.read_text(encoding="utf-8").replace("## ", "\n## ", 1)
    ),
    "a new report": lambda source, chance: put(
        source / f"content/reports/2024/new-{(number := chance.randrange(9))}.md", REPORT.format(number=number, day=number + 1)
    ),
    "a report less": lambda source, chance: chance.choice(reports(source)).unlink() if len(reports(source)) > 2 else None,
    "another name": lambda source, chance: (path := chance.choice(reports(source))).rename(path.with_name(f"renamed-{path.name}")),
    "a registry": lambda source, chance: put(
        source / "content/people.yml", f"- {{name: 山田 {chance.choice('花春夏')}子, handles: {{x: hanako}}, slug: hanako}}\n"
    ),
    "someone to hide": lambda source, _: put(source / "content/people.yml", "- {name: 山田 花子, handles: {x: hanako}, hide: true}\n"),
    "a template": lambda source, chance: put(
        source / "overrides/pages/_toc.html", f"{{% if toc %}}<p>{chance.randrange(9)}</p>{{% endif %}}\n"
    ),
    "the frame": lambda source, chance: put(source / "overrides/partials/footer.html", f"<p>{chance.randrange(9)}</p>\n"),
    "a page by hand": lambda source, chance: put(source / "content/guide.md", f"# 案内 {chance.randrange(9)}\n\n[x](speakers/index.md)\n"),
    "a file that somebody touched": lambda source, _: put(source / "site/events/index.html", "touched"),
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    text = (CASES / "community.txt").read_text(encoding="utf-8")
    own = CONFIG.replace("material}", "material, custom_dir: overrides}")
    footer = "-- overrides/partials/footer.html --\n<p>footer</p>\n"
    return unpack(f"-- mkdocs.yml --\n{own}{text[text.index('-- ') :]}{footer}", tmp_path / "source")


def clean(source: Path) -> Site:
    """The same sources, built from nothing in another place."""
    other = source.with_name("clean")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(source, other, ignore=shutil.ignore_patterns("site", ".cache"))
    return build(other)


def same(found: dict[str, bytes], expected: dict[str, bytes]) -> None:
    assert found.keys() == expected.keys()
    assert not [path for path in expected if found[path] != expected[path]]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the pages that are rendered, as they are."""
    rendered: list[str] = []
    init = Maker.__init__

    def spy(self: Maker, draw: Callable[..., str], *others: object) -> None:
        init(self, lambda spec: (rendered.append(f"{spec.language}/{spec.address}"), draw(spec))[1], *others)

    monkeypatch.setattr(Maker, "__init__", spy)
    return rendered


@pytest.mark.parametrize("edit", EDITS)
def test_a_build_after_an_edit_equals_one_from_nothing(source: Path, edit: str) -> None:
    build(source)
    EDITS[edit](source, random.Random(1))
    same(build(source).files, clean(source).files)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_so_does_one_after_any_row_of_edits(source: Path, seed: int) -> None:
    chance = random.Random(seed)
    build(source)
    for _ in range(6):
        EDITS[chance.choice(sorted(EDITS))](source, chance)
        found = build(source).files
    same(found, clean(source).files)


def test_the_same_instant_in_another_time_zone_is_another_day(source: Path) -> None:
    report = source / "content/reports/2024/zone.md"
    put(report, REPORT.format(number=5, day=5).replace("2024-05-05", "2024-05-05T08:00:00+09:00"))
    build(source)
    replaced(report, "2024-05-05T08:00:00+09:00", "2024-05-04T23:00:00Z")
    same(build(source).files, clean(source).files)


def test_nothing_is_made_where_nothing_changed(source: Path, made: list[str]) -> None:
    build(source)
    assert made
    made.clear()
    build(source)
    assert made == []


def test_an_edit_of_a_text_makes_the_pages_that_show_it(source: Path, made: list[str]) -> None:
    build(source)
    made.clear()
    replaced(source / "content/reports/2023/yuragi-2.md", "トレースをKubernetesで集めます", "トレースを丁寧に集めます")
    build(source)
    assert {page for page in made if "reports/" in page} == {"ja/reports/2023/yuragi-2/", "en/reports/2023/yuragi-2/"}
    assert len(made) <= 6


def test_an_edit_of_the_frame_makes_every_page(source: Path, made: list[str]) -> None:
    build(source)
    first = len(made)
    made.clear()
    put(source / "overrides/partials/footer.html", "<p>other</p>")
    build(source)
    assert len(made) == first


def test_the_search_index_is_made_of_what_changed(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    indexed: list[str] = []
    marks = Index._marks
    monkeypatch.setattr(Index, "_marks", lambda self, record: (indexed.append(record.address), marks(self, record))[1])
    replaced(source / "mkdocs.yml", "meetup]", "meetup: {workers: 1}]")
    build(source)
    assert len(indexed) > 3
    indexed.clear()
    replaced(source / "content/reports/2023/yuragi-2.md", "トレースをKubernetesで集めます", "トレースを丁寧に集めます")
    found = build(source).files
    assert len(indexed) == 1
    monkeypatch.setattr(Index, "add", pytest.fail)
    same(build(source).files, found)


def test_the_terms_in_a_report_are_looked_for_once(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    scanned = understanding.scanned
    monkeypatch.setattr(understanding, "scanned", lambda report, known: (looked.append(report.id), scanned(report, known))[1])
    build(source)
    assert len(looked) == len(set(looked)) > 2
    looked.clear()
    put(source / "content/reports/2024/new.md", REPORT.format(number=7, day=7))
    found = build(source).files
    assert looked == ["reports/2024/new"]
    same(found, clean(source).files)
    looked.clear()
    put(source / "content/tags.yml", "- {label: 本文, slug: text}\n")
    found = build(source).files
    assert len(looked) > 2, "another vocabulary finds other terms"
    same(found, clean(source).files)


def test_a_cache_may_be_damaged_deleted_or_restored(source: Path, tmp_path: Path) -> None:
    expected = build(source).files
    cache = source / ".cache" / "meetup"
    files = [path for path in cache.rglob("*") if path.is_file()]
    assert {path.parent for path in files} == {cache, cache / "search"}
    for path in files:
        path.write_bytes(path.read_bytes()[:-7] + b"damaged")
    same(build(source).files, expected)
    shutil.rmtree(source / "site")
    same(build(source).files, expected)
    shutil.rmtree(cache)
    same(build(source).files, expected)


def test_workers_change_no_byte(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few texts and pages are not worth a process; here every one is."""
    started: list[bool] = []
    start = workers._Part.__init__

    def counted(part: workers._Part, *arguments: object) -> None:
        start(part, *arguments)
        started.append(part._process is not None)

    monkeypatch.setattr(workers._Part, "__init__", counted)
    monkeypatch.setattr(texts, "FEW", 1)
    monkeypatch.setattr(pages, "MANY", 1)
    one = source.with_name("one")
    shutil.copytree(source, one)
    replaced(one / "mkdocs.yml", "meetup]", "meetup: {workers: 1}]")
    replaced(source / "mkdocs.yml", "meetup]", "meetup: {workers: 3}]")
    alone = build(one).files
    assert not started
    same(alone, build(source).files)
    assert any(started), "no other process had a part in it"


SERVED = {
    "words that name nothing": ("reports/2023/yuragi-2.md", "で集めます", "で、日々こつこつと集めます"),
    "words": ("reports/2023/yuragi-2.md", "トレースをKubernetesで集めます", "トレースを丁寧に集めます"),
    "words and lines": ("reports/2023/yuragi-2.md", "トレースをKubernetesで集めます", "はじめに。\n\nトレースを丁寧に\n集めます"),
    "a tag's word": ("reports/2023/yuragi-2.md", "トレースをKubernetesで集めます", "Helm と Helm を\n\nHelm と\n\nHelm で"),
    "a speaker": ("reports/2023/yuragi-2.md", "by ", "by @newcomer, "),
    "a link that leads nowhere": ("reports/2023/yuragi-2.md", "トレースをKubernetesで集めます", "[x](nowhere.md)"),
    "a talk's title": ("reports/2023/yuragi-2.md", "## ", "## 新しい"),
    "what a page by hand links to": ("tags.yml", "monitoring", "watching"),
}


@pytest.mark.parametrize("first", [True, False], ids=["a page is asked for first", "nobody asks"])
@pytest.mark.parametrize("edit", SERVED.values(), ids=SERVED)
def test_a_preview_after_an_edit_equals_a_preview_from_nothing(source: Path, edit: tuple[str, str, str], first: bool) -> None:
    path, old, new = edit
    fresh = source.with_name("fresh")
    shutil.copytree(source, fresh)
    replaced(fresh / "content" / path, old, new)
    # MkDocs keeps one plugin for a whole process, so one preview ends where another begins.
    expected = preview(fresh)
    there = expected.stage.target
    plugin = preview(source)
    build, here = plugin.build, plugin.stage.target
    assert build
    assert expected.build
    replaced(source / "content" / path, old, new)
    assert build.again({source / "content" / path}) == (edit != SERVED["what a page by hand links to"])
    if edit == SERVED["what a page by hand links to"]:
        return
    writer = Writer(here)
    build.site.wait(writer)
    assert (build.site.retold is not None) == (edit == SERVED["words that name nothing"])
    page = "reports/2023/yuragi-2/index.html"
    if first:
        build.site.pages.bring(page, writer)
        assert (here / page).read_bytes() == (there / page).read_bytes()
    settle(plugin, writer)
    same(Site(source, here).files, Site(fresh, there).files)
    assert build.site.problems == expected.build.site.problems


RELINKED: dict[str, Callable[[Path, random.Random], object]] = {
    "a title": lambda source, chance: put(
        path := chance.choice(reports(source)),
        re.sub(r"(?m)^## ", f"## 第{chance.randrange(9)}版 ", path.read_text(encoding="utf-8"), count=1),
    ),
    "a report's title": lambda source, chance: put(
        path := chance.choice(reports(source)), path.read_text(encoding="utf-8").replace("title: ", f"title: 又{chance.randrange(9)} ", 1)
    ),
    "a by-line": lambda source, chance: put(
        path := chance.choice(reports(source)),
        re.sub(r"(?m)^by .*", f"by @guest_{chance.randrange(3)}", path.read_text(encoding="utf-8"), count=1),
    ),
    "nobody": lambda source, chance: put(
        path := chance.choice(reports(source)), re.sub(r"(?m)^by .*", "", path.read_text(encoding="utf-8"), count=1)
    ),
    "an affiliation": lambda source, chance: put(
        path := chance.choice(reports(source)),
        re.sub(r"(?m)^by .*", "by 山田 花子 (株式会社ゆらぎ)", path.read_text(encoding="utf-8"), count=1),
    ),
    **{name: EDITS[name] for name in ("words", "a talk", "a line shift", "a registry", "someone to hide")},
    "tags": lambda source, chance: put(
        source / "content/tags.yml", f"- {{label: 監視 {chance.randrange(3)}, aliases: [監視, トレース]}}\n"
    ),
    "companies": lambda source, _: put(source / "content/organizations.yml", "- {name: 山田 花子}\n"),
}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_previews_after_any_row_of_edits_equal_one_from_nothing(source: Path, seed: int) -> None:
    """Without pages by hand, whose links may have to be made anew, nothing but the plugin has to see to them."""
    for path in [*(source / "content").glob("*.md")]:
        path.unlink()
    for name in ("people", "organizations", "tags"):
        put(source / f"content/{name}.yml", "[]\n")
    chance = random.Random(seed)
    plugin = preview(source)
    build, here = plugin.build, plugin.stage.target
    assert build
    for _ in range(8):
        name = chance.choice(sorted(RELINKED))
        before = {path: path.read_bytes() for path in (source / "content").rglob("*.*")}
        RELINKED[name](source, chance)
        changed = {path for path in (source / "content").rglob("*.*") if before.get(path) != path.read_bytes()}
        assert build.again(changed), name
        build.site.wait(writer := Writer(here))
        for _ in islice(build.site.settle(writer), chance.choice([0, 3, None])):
            pass
    settle(plugin, writer)
    found, problems = Site(source, here).files, build.site.problems
    fresh = source.with_name("fresh")
    shutil.copytree(source, fresh, ignore=shutil.ignore_patterns(".cache", "site"))
    expected = preview(fresh)
    same(found, Site(fresh, expected.stage.target).files)
    assert expected.build
    assert problems == expected.build.site.problems


def test_saves_in_a_row_leave_nothing_behind(source: Path) -> None:
    """Whether the rest was done between two of them, was begun, or was not."""
    plugin = preview(source)
    build, here = plugin.build, plugin.stage.target
    assert build
    report = source / "content/reports/2023/yuragi-2.md"
    rows = [("Kubernetesで集め", "丁寧に集め", 0), ("丁寧に", "丁寧に、こつこつと", 9), ("こつこつと", "日々", 0), ("日々", "毎日", None)]
    for old, new, steps in rows:
        replaced(report, old, new)
        assert build.again({report})
        writer = Writer(here)
        build.site.wait(writer)
        for _ in islice(build.site.settle(writer), steps):
            pass
    fresh = source.with_name("fresh")
    shutil.copytree(source, fresh, ignore=shutil.ignore_patterns(".cache", "site"))
    expected = preview(fresh)
    same(Site(source, here).files, Site(fresh, expected.stage.target).files)


def test_the_rest_may_be_given_up_at_any_moment(source: Path) -> None:
    class EnoughError(Exception):
        pass

    plugin = preview(source)
    build, here = plugin.build, plugin.stage.target
    assert build
    report = source / "content/reports/2023/yuragi-2.md"
    replaced(report, "Kubernetesで集め", "丁寧に集め")
    assert build.again({report})
    writer = Writer(here)
    build.site.wait(writer)
    for most in (1, 5, 20):
        moments = iter(range(most))

        def pause(moments: Iterator[int] = moments) -> None:
            if next(moments, None) is None:
                raise EnoughError

        with pytest.raises(EnoughError):
            list(build.site.settle(writer, pause))
    settle(plugin, writer)
    fresh = source.with_name("fresh")
    shutil.copytree(source, fresh, ignore=shutil.ignore_patterns(".cache", "site"))
    expected = preview(fresh)
    same(Site(source, here).files, Site(fresh, expected.stage.target).files)


def test_a_preview_goes_on_from_the_last_one(source: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    first = preview(source)
    first._leave()
    assert made
    made.clear()
    monkeypatch.setattr(understanding, "link", pytest.fail)
    replaced(source / "content/reports/2023/yuragi-2.md", "で集めます", "で、日々こつこつと集めます")
    found = Site(source, preview(source).stage.target).files
    assert {page for page in made if "reports/" in page} == {"ja/reports/2023/yuragi-2/", "en/reports/2023/yuragi-2/"}
    monkeypatch.undo()
    fresh = source.with_name("fresh")
    shutil.copytree(source, fresh, ignore=shutil.ignore_patterns(".cache", "site"))
    same(found, Site(fresh, preview(fresh).stage.target).files)


def settle(plugin: MeetupPlugin, writer: Writer) -> None:
    """Have the rest done."""
    assert plugin.build
    for _ in plugin.build.site.settle(writer):
        pass


def preview(source: Path) -> MeetupPlugin:
    """The plugin behind a first build for `serve`."""
    config = load_config(config_file=str(source / "mkdocs.yml"), site_dir=str(source / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    build_with_mkdocs(config)
    plugin = config.plugins["meetup"]
    assert isinstance(plugin, MeetupPlugin)
    settle(plugin, plugin.stage.writer)
    return plugin
