"""Measures an author's loop: from a saved edit to the changed page, as `mkdocs serve` answers it.

python bench/serve.py [--reports N] [--edits N]
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import archive

PATIENCE = 300


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A running `mkdocs serve`, by the address of its home page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
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


def measure(folder: Path, edits: int, pause: float) -> Iterator[tuple[str, list[float]]]:
    """Each kind of edit with its seconds."""
    every = [path for path in sorted((folder / "content" / "reports").rglob("*.md")) if "日時: " in path.read_text(encoding="utf-8")]
    reports = every[:: max(1, len(every) // edits)][:edits]
    pages = [report.relative_to(folder / "content").with_suffix("").as_posix() + "/" for report in reports]
    start = time.perf_counter()
    with served(folder) as home:
        yield "first page", [time.perf_counter() - start]

        def times(old: str, new: str, shown: str, most: int) -> list[float]:
            pairs = list(zip(reports, pages, strict=True))[:most]
            values = (
                edited(path, home, *(one.format(at) for one in (old, new, shown)), page, pause) for at, (path, page) in enumerate(pairs)
            )
            return list(values)

        yield "a line more", times("日時:", "一行{}足しました。\n\n日時:", "一行{}足しました", edits)
        yield "words in a line", times("一行{}足しました。", "別の語{}です。", "別の語{}です", edits)
        yield "a talk's title", times("## LT ", "## LT 新題{}", "新題{}", 5)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--pause", type=float, default=0.5, help="seconds between two edits")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "archive"
        archive.write(folder, chosen.reports)
        print(f"{chosen.reports} reports")
        for kind, seconds in measure(folder, chosen.edits, chosen.pause):
            print(f"{kind:<18} median {statistics.median(seconds):6.2f} s, worst {max(seconds):6.2f} s, of {len(seconds)}", flush=True)


if __name__ == "__main__":
    main()
