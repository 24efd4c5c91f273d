"""Measures builds of an invented archive: from nothing, again without a change, and after one edit.

python bench/build.py [--reports N] [--seed S]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import archive


@dataclass(frozen=True, slots=True)
class Measure:
    name: str
    wall: float
    cpu: float
    memory: float
    """The peak, in MB."""


def build(name: str, folder: Path) -> Measure:
    """Run `mkdocs build` in a process of its own and see what it took."""
    start = time.perf_counter()
    process = os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")],
        {**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    _, status, used = os.wait4(process, 0)
    if status:
        sys.exit(f"{name}: mkdocs build ended with {os.waitstatus_to_exitcode(status)}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Measure(name, time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "archive"
        archive.write(folder, chosen.reports, chosen.seed)
        measures = [build("from nothing", folder), build("unchanged", folder)]
        path = min((folder / "content").rglob("*.md"))
        path.write_text(path.read_text(encoding="utf-8") + "\n一行足しました。\n", encoding="utf-8")
        measures.append(build("one edit", folder))
        files = [entry for entry in (folder / "site").rglob("*") if entry.is_file()]
        size = sum(entry.stat().st_size for entry in files) / 1e6
    pages = sum(entry.suffix == ".html" for entry in files)
    print(f"{chosen.reports} reports, {pages} pages, {len(files)} files, {size:.1f} MB")
    print(f"{'build':<14}{'wall s':>9}{'CPU s':>9}{'MB':>7}{'ms a page':>11}")
    for measure in measures:
        print(f"{measure.name:<14}{measure.wall:>9.2f}{measure.cpu:>9.2f}{measure.memory:>7.0f}{measure.cpu / pages * 1000:>11.3f}")


if __name__ == "__main__":
    main()
