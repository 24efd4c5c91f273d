"""Measures the reading of reports: milliseconds of CPU for each 8 KB, and how time grows with a report's length.

python bench/reading.py [FOLDER…] [--rounds N]

Without a folder, an invented archive is read. Each report is read as if it were the first: what earlier ones held is forgotten.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

import archive
from mkdocs_meetup.reading.options import ReadingOptions
from mkdocs_meetup.reading.report import parse
from mkdocs_meetup.reading.source import Source

EXAMPLE = Path(__file__).parents[1] / "content" / "reports" / "2018" / "kubernetes-meetup-tokyo-10.md"
UNIT = 8 * 1024
GROWTH = [UNIT * 4**power for power in range(6)]
"""From 8 KB to 8 MB."""


def forget() -> None:
    """Empty the caches of all reading rules."""
    for name, module in list(sys.modules.items()):
        if name.startswith("mkdocs_meetup.reading"):
            for value in vars(module).values():
                getattr(value, "cache_clear", int)()


def seconds(source: Source) -> float:
    """The CPU time of one reading."""
    forget()
    begin = time.process_time()
    parse(source, ReadingOptions())
    return time.process_time() - begin


def sources(folders: list[Path]) -> list[Source]:
    return [Source(path.as_posix(), path.read_bytes()) for folder in folders for path in sorted(folder.rglob("*.md"))]


def longer(text: str, size: int) -> bytes:
    """A report made as long as `size`, its chapters repeated under other titles."""
    head, body = text[: text.index("\n## ")], text[text.index("\n## ") :]
    times = max(1, (size - len(head.encode())) // len(body.encode()))
    return (head + "".join(body.replace("\n## ", f"\n## {number} ") for number in range(times))).encode()


def measured(read: list[Source], rounds: int) -> None:
    best = [min(seconds(source) for _ in range(rounds)) for source in read]
    size = sum(len(source.text) for source in read)
    print(f"{len(read)} reports of {size / len(read) / 1024:.1f} KB: {sum(best) / size * UNIT * 1000:.2f} ms of CPU for each 8 KB")
    slow = sorted(zip(best, read, strict=True), key=lambda pair: pair[0] / max(len(pair[1].text), UNIT / 4), reverse=True)
    for took, source in slow[:3]:
        print(f"  {took * 1000:6.2f} ms  {len(source.text) / 1024:5.1f} KB  {source.path}")


def grown() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    points = []
    for size in GROWTH:
        data = longer(text, size)
        took = min(seconds(Source("reports/long.md", data)) for _ in range(3 if size < 1_000_000 else 1))
        points.append((len(data), took))
        print(f"{len(data) / 1024:9.0f} KB {took * 1000:10.1f} ms {took / len(data) * UNIT * 1000:8.2f} ms for each 8 KB")
    steps = [math.log(b[1] / a[1]) / math.log(b[0] / a[0]) for a, b in pairwise(points)]
    print(f"time grows as length to the power of {steps[0]:.2f} … {steps[-1]:.2f}, at most {max(steps):.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if not chosen.folders:
            archive.write(Path(name), 60)
        measured(sources(chosen.folders or [Path(name)]), chosen.rounds)
    grown()


if __name__ == "__main__":
    main()
