"""Measures an author's loop: from a saved edit to the changed page, as `mkdocs serve` answers it.

python bench/serve.py [--reports N] [--edits N] [--pause SECONDS]

First with an empty cache, then again; last what a registry, a template and many files at once cost. The rest of a page's changes is made in
the background, where `--pause` leaves time for it.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import archive

PATIENCE = 900
REST = 12.0
"""Seconds from the moment when all is made to that when it is left to the next server."""


@contextmanager
def served(folder: Path, port: int) -> Iterator[str]:
    """A running `mkdocs serve`, by the address of its home page."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    home = f"http://127.0.0.1:{port}/meetups/"
    try:
        until(lambda: get(home) != "")
        yield home
    finally:
        process.terminate()
        process.wait()


def get(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def until(holds: Callable[[], bool]) -> float:
    """Seconds until something holds."""
    start = time.perf_counter()
    while not holds():
        if time.perf_counter() - start > PATIENCE:
            sys.exit("waited in vain")
        time.sleep(0.005)
    return time.perf_counter() - start


def edited(path: Path, home: str, old: str, new: str, shown: str, page: str, pause: float) -> float:
    """Seconds from a save until the page shows it."""
    time.sleep(pause)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return until(lambda: shown in get(home + page).replace("<wbr>", ""))


def prepare(folder: Path) -> None:
    """Have a registry and templates of the site's own, to be edited."""
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("{name: material}", "{name: material, custom_dir: overrides}"))
    (folder / "content" / "people.yml").write_text("- {name: 架空 人物}\n", encoding="utf-8")
    (folder / "overrides" / "partials").mkdir(parents=True)
    (folder / "overrides" / "partials" / "footer.html").write_text("<p>none</p>", encoding="utf-8")


def measure(folder: Path, edits: int, pause: float) -> Iterator[tuple[str, list[float]]]:
    """Each kind of edit with its seconds."""
    every = [path for path in sorted((folder / "content" / "reports").rglob("*.md")) if "日時: " in path.read_text(encoding="utf-8")]
    reports = every[:: max(1, len(every) // edits)][:edits]
    pages = [report.relative_to(folder / "content").with_suffix("").as_posix() + "/" for report in reports]
    # An author's server has the same address each time, and pages name it.
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    for name, rest in (("first page, cold", REST), ("first page, again", 0.0)):
        start = time.perf_counter()
        with served(folder, port) as home:
            yield name, [time.perf_counter() - start]
            if rest:
                # What is still to be made when the server ends, the next one has to make.
                yield "all the rest", [until(lambda: get(home + "data/talks.json") != "")]
                time.sleep(rest)
            yield from () if rest else edited_in_turn(folder, home, list(zip(reports, pages, strict=True)), edits, pause)


def edited_in_turn(folder: Path, home: str, reports: list[tuple[Path, str]], edits: int, pause: float) -> Iterator[tuple[str, list[float]]]:
    """Each kind of edit while the server runs."""

    def times(old: str, new: str, shown: str, most: int) -> list[float]:
        return [
            edited(path, home, *(one.format(at) for one in (old, new, shown)), page, pause)
            for at, (path, page) in enumerate(reports[:most])
        ]

    yield "a line more", times("日時:", "一行{}足しました。\n\n日時:", "一行{}足しました", edits)
    yield "words in a line", times("一行{}足しました。", "別の語{}です。", "別の語{}です", edits)
    yield "a talk's title", times("## LT ", "## LT 新題{}", "新題{}", 5)
    time.sleep(pause)
    yield "a registry", [registry(folder, home)]
    time.sleep(pause)
    template = folder / "overrides" / "partials" / "footer.html"
    template.write_text("<p>first</p>", encoding="utf-8")
    yield "a template", [until(lambda: "<p>first</p>" in get(home + reports[0][1]))]
    time.sleep(pause)
    for path, _ in reports:
        path.write_text(path.read_text(encoding="utf-8").replace("別の語", "又別の語"), encoding="utf-8")
    yield f"{len(reports)} files at once", [until(lambda: all("又別の語" in get(home + page) for _, page in reports))]


def registry(folder: Path, home: str) -> float:
    """Seconds until the person with the most talks bears another name."""
    until(lambda: get(f"{home}data/talks.json") != "")
    people = json.loads(get(f"{home}data/talks.json"))
    counts = Counter((speaker["name"], speaker["url"]) for talk in people for speaker in talk["speakers"])
    (name, address), _ = counts.most_common(1)[0]
    (folder / "content" / "people.yml").write_text(
        f"- {{name: {json.dumps(name, ensure_ascii=False)}, name_en: Renamed Person}}\n", encoding="utf-8"
    )
    return until(lambda: "Renamed Person" in get(f"{home}en/{address}"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--pause", type=float, default=0.5, help="seconds between two edits")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "archive"
        archive.write(folder, chosen.reports)
        prepare(folder)
        print(f"{chosen.reports} reports")
        for kind, seconds in measure(folder, chosen.edits, chosen.pause):
            print(f"{kind:<20} median {statistics.median(seconds):6.2f} s, worst {max(seconds):6.2f} s, of {len(seconds)}", flush=True)


if __name__ == "__main__":
    main()
