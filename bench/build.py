"""Measures builds of an invented archive beside other generators' builds of the same: medians, and ratios to Hugo's build from nothing.

python bench/build.py [--reports N …] [--runs N] [--seed S] [--folder DIR] [--peers DIR]

DIR of `--folder` is where everything is written, a tmpfs if there is one; of `--peers`, a virtual environment with Hugo and Zensical.
"""

from __future__ import annotations

import argparse
import math
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import archive
import peers
from measuring import BrokenDownError, Measure, measured, table, weight

MEMORY_DISK = Path("/dev/shm")
MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def ours(folder: Path, runs: int) -> Iterator[Measure]:
    """From nothing, again without a change, after a line in one report, and with one report more."""
    site, number = folder / "site", 0

    def nothing() -> None:
        shutil.rmtree(site, ignore_errors=True)
        shutil.rmtree(folder / ".cache", ignore_errors=True)

    def edit() -> None:
        nonlocal number
        number += 1
        path = sorted((folder / "content").rglob("*.md"))[number]
        path.write_bytes(path.read_bytes() + f"\n一行足しました ({number})。\n".encode())

    def add() -> None:
        nonlocal number
        number += 1
        path = sorted((folder / "content").rglob("*.md"))[number]
        path.with_name(f"new-{number}.md").write_bytes(path.read_bytes().replace(b" #", f" #9{number}".encode()))

    for name, change in (("from nothing", nothing), ("unchanged", _none), ("a line in a report", edit), ("one report more", add)):
        yield measured(f"mkdocs-meetup, {name}", [*MKDOCS, "--config-file", str(folder / "mkdocs.yml")], site, runs, before=change)


def hugo(folder: Path, command: Path, runs: int) -> Iterator[Measure]:
    """From nothing, and again: Hugo renders each page each time, and leaves alone the files that it finds right."""
    public = folder / "public"
    build = [str(command), "--quiet", "--source", str(folder), "--destination", str(public), "--cacheDir", str(folder / "cache")]
    yield measured("Hugo, from nothing", build, public, runs, before=lambda: shutil.rmtree(public, ignore_errors=True))
    yield measured("Hugo, unchanged", build, public, runs)


def others(folder: Path, made: list[archive.Report], environment: Path) -> Iterator[Measure]:
    """Generators that have no pages by speaker or series, each from nothing and once: a report's pages are what can be compared."""
    zensical = environment / "bin" / "zensical"
    if zensical.exists():
        peers.zensical(folder / "zensical", made)
        try:
            yield measured("Zensical, from nothing", [str(zensical), "build"], folder / "zensical" / "site", 1, at=folder / "zensical")
        except BrokenDownError as error:
            # What a peer cannot do must not cost the others their figures.
            print(error, file=sys.stderr)
    peers.material(folder / "material", made)
    yield measured("Material, one language", MKDOCS, folder / "material" / "site", 1, at=folder / "material")


def _none() -> None:
    """Nothing is changed."""


def measure(reports: int, folder: Path, chosen: argparse.Namespace) -> list[Measure]:
    """All builds of an archive of one size."""
    made = archive.write(folder / "ours", reports, chosen.seed)
    found = list(ours(folder / "ours", chosen.runs))
    command = chosen.peers / "bin" / "hugo"
    if command.exists():
        page = next(path for path in sorted((folder / "ours" / "site" / "talks").glob("*/*/index.html")))
        peers.hugo(folder / "hugo", made, page.read_text(encoding="utf-8"))
        found += hugo(folder / "hugo", command, chosen.runs)
    if not chosen.alone:
        found += others(folder, made, chosen.peers)
    return found


def growth(sizes: list[int], rows: list[list[Measure]], of: Callable[[Measure], float]) -> float:
    """The exponent of the growth from the smallest to the largest archive: 1 is linear."""
    return math.log(of(rows[-1][0]) / of(rows[0][0])) / math.log(sizes[-1] / sizes[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[100])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=MEMORY_DISK if MEMORY_DISK.is_dir() else None)
    parser.add_argument("--peers", type=Path, default=Path(".cache/peers"))
    parser.add_argument("--alone", action="store_true", help="leave out Zensical and Material")
    chosen = parser.parse_args()
    chosen.peers = chosen.peers.resolve()
    rows = []
    for reports in chosen.reports:
        with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
            rows.append(measure(reports, Path(name), chosen))
            pages, size = weight(Path(name) / "ours" / "site")
        print(f"\n{reports} reports: {pages} pages, {size / 1e6:.0f} MB, medians of {chosen.runs} in {chosen.folder}", flush=True)
        print(table(rows[-1], base="Hugo, from nothing"), flush=True)
    if len(rows) > 1:
        memory = growth(chosen.reports, rows, lambda row: row.memory)
        print(f"\nFrom nothing, growth: CPU ~ N^{growth(chosen.reports, rows, lambda row: row.cpu):.2f}, memory ~ N^{memory:.2f}")


if __name__ == "__main__":
    main()
