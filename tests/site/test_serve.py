"""`mkdocs serve` as an author has it open: what a saved edit shows, what a broken report says, and what a draft looks like."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from sites import CONFIG, unpack

pytestmark = pytest.mark.slow

CASES = Path(__file__).parent / "cases"
PATIENCE = 20.0
MORE = """\
-- overrides/partials/footer.html --
<footer class="md-footer">first footer</footer>
-- content/reports/2024/draft.md --
---
title: 風の会 2025
date: 2024-03-01
draft: true
---
## まだ書いている発表

by @neko_note
"""


class Server:
    """A running `mkdocs serve`, with what it printed."""

    def __init__(self, source: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.home = f"http://127.0.0.1:{port}/meetups/"
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=source,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.until(lambda: any("Serving on" in line for line in self.lines), "the server to start")

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    @property
    def output(self) -> str:
        return "\n".join(self.lines)

    def get(self, address: str) -> str:
        try:
            with urllib.request.urlopen(self.home + quote(address), timeout=PATIENCE) as answer:
                return str(answer.read().decode()).replace("<wbr>", "")
        except urllib.error.HTTPError as error:
            with error:
                return f"{error.code}"

    def shows(self, address: str, text: str) -> None:
        self.until(lambda: text in self.get(address), f"{text!r} at {address!r}")

    def until(self, wanted: object, name: str) -> None:
        assert callable(wanted)
        end = time.monotonic() + PATIENCE
        while not wanted():
            assert self.process.poll() is None, f"mkdocs serve ended:\n{self.output}"
            assert time.monotonic() < end, f"waited in vain for {name}:\n{self.output}"
            time.sleep(0.05)

    def close(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        finally:
            self.process.kill()
            self.process.wait()
            self._reader.join()
            assert self.process.stdout
            self.process.stdout.close()


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = (CASES / "community.txt").read_text(encoding="utf-8")
    own = CONFIG.replace("material}", "material, custom_dir: overrides}")
    return unpack(f"-- mkdocs.yml --\n{own}{text[text.index('-- ') :]}{MORE}", tmp_path_factory.mktemp("serve"))


@pytest.fixture(scope="module")
def server(source: Path) -> Iterator[Server]:
    server = Server(source)
    yield server
    server.close()


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edited_report_shows(server: Server, source: Path) -> None:
    rewrite(source / "content/reports/2023/yuragi-2.md", "トレースをKubernetesで集めます", "トレースを丁寧に集めます")
    server.shows("reports/2023/yuragi-2/", "トレースを丁寧に集めます")
    server.shows("en/reports/2023/yuragi-2/", "トレースを丁寧に集めます")


def test_an_edited_title_shows_wherever_it_stands(server: Server, source: Path) -> None:
    rewrite(source / "content/reports/2023/yuragi-2.md", "## Podとは何か", "## Podのすべて")
    server.shows("events/ゆらぎ勉強会-2/", "Podのすべて")
    server.shows("en/speakers/hanako/", "Podのすべて")


def test_an_edited_registry_shows(server: Server, source: Path) -> None:
    rewrite(source / "content/people.yml", "name_en: Hanako Yamada", "name_en: Hanako Y. Yamada")
    server.shows("en/speakers/hanako/", "Hanako Y. Yamada")


def test_an_edited_template_shows(server: Server, source: Path) -> None:
    rewrite(source / "overrides/partials/footer.html", "first footer", "second footer")
    server.shows("", "second footer")
    server.shows("events/ゆらぎ勉強会-2/", "second footer")


def test_an_edited_page_written_by_hand_shows(server: Server, source: Path) -> None:
    rewrite(source / "content/guide.md", "飲み物を持ってきてください", "お菓子を持ってきてください")
    server.shows("guide/", "お菓子を持ってきてください")


def test_a_new_report_shows_and_a_deleted_one_goes(server: Server, source: Path) -> None:
    path = source / "content/reports/2024/new.md"
    path.write_text("---\ntitle: 風の会 2026\ndate: 2024-04-01\n---\n## 新しい発表\n\nby @newcomer\n", encoding="utf-8")
    server.shows("speakers/newcomer/", "新しい発表")
    path.unlink()
    server.shows("speakers/newcomer/", "404")


def test_a_broken_report_is_told_once_and_costs_only_itself(server: Server, source: Path) -> None:
    path = source / "content/reports/2024/kaze.md"
    whole = path.read_text(encoding="utf-8")
    start = len(server.lines)
    path.write_text(whole.replace("author: neko_note", "author: [neko_note"), encoding="utf-8")
    server.until(lambda: any("reports/2024/kaze.md:" in line for line in server.lines[start:]), "the message")
    told = [line for line in server.lines[start:] if "reports/2024/kaze.md:" in line]
    assert len(told) == 1
    assert re.search(r"reports/2024/kaze\.md:[45]: .+; .+", told[0])
    server.shows("reports/2023/yuragi-2/", "ゆらぎ勉強会 #2")

    mended = len(server.lines)
    path.write_text(whole.replace("風車の値を集めました", "風車の値をまた集めました"), encoding="utf-8")
    server.shows("reports/2024/kaze/", "風車の値をまた集めました")
    assert not [line for line in server.lines[mended:] if "kaze.md:" in line]


def test_the_author_s_page_lists_links_that_lead_nowhere(server: Server, source: Path) -> None:
    path = source / "content/reports/2024/kaze.md"
    whole = path.read_text(encoding="utf-8")
    path.write_text(f"{whole}\n[誰か](speaker:somebody-else)\n", encoding="utf-8")
    for address in ("problems/", "en/problems/"):
        server.shows(address, "speaker:somebody-else")
    path.write_text(whole, encoding="utf-8")
    server.until(lambda: "speaker:somebody-else" not in server.get("problems/"), "the mended link to go")


def test_a_draft_is_shown_with_a_badge(server: Server) -> None:
    assert "まだ書いている発表" in server.get("reports/2024/draft/")
    assert "下書き" in re.sub(r"<title>.*?</title>|<h1.*?</h1>", "", server.get("reports/2024/draft/"), flags=re.DOTALL)
    assert "Draft" in server.get("en/reports/2024/draft/")


def test_nothing_rebuilds_by_itself(server: Server) -> None:
    """The builder reads the very files that are watched; that alone must not wake it."""
    server.get("")
    time.sleep(0.5)
    before = len(server.lines)
    time.sleep(1.5)
    assert server.lines[before:] == []


def test_git_passes_over_the_cache(source: Path, server: Server) -> None:
    server.get("")
    assert (source / ".cache/meetup/.gitignore").read_text(encoding="utf-8") == "*\n"


def test_a_mistake_in_the_front_matter_stops_nothing(server: Server, source: Path) -> None:
    path = source / "content/reports/2024/comment.md"
    path.write_text("---\ntitle: 架空の集い #3\ndate: 2024-03-01\n---\n\n## 監視の話 by @hanako\n\n聞きました。\n", encoding="utf-8")
    server.shows("problems/", "reports/2024/comment.md:2")
    server.shows("reports/2024/comment/", "聞きました。")
    path.unlink()
    server.until(lambda: server.get("reports/2024/comment/") == "404", "the report to go")


def test_two_servers_of_one_site_do_not_disturb_each_other(server: Server, source: Path) -> None:
    other = Server(source)
    try:
        path = source / "content/reports/2023/yuragi-2.md"
        for number in range(3):
            path.write_text(path.read_text(encoding="utf-8") + f"\n追記その{number}。\n", encoding="utf-8")
            for one in (other, server):
                one.shows("reports/2023/yuragi-2/", f"追記その{number}。")
                assert "追記その" not in one.get("en/")
    finally:
        other.close()
    server.shows("reports/2023/yuragi-2/", "追記その2。")
