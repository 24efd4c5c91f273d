"""Weighs a site: by kind of page, how much HTML there is, and how much of it stands around what authors wrote.

python bench/weight.py FOLDER
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import median

BODY = re.compile(
    r'<div class="mm-body"[^>]*>\n(.*?)\n</div>\n(?=<p class="mm-source"|<section|<nav|<p class="mm-edit"|\s*</article>)', re.S
)
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Weight:
    """One page, in bytes."""

    whole: int
    text: int
    """What authors wrote, without markup."""
    body: int
    """The same with it."""


def weight(path: Path) -> Weight:
    html = path.read_text(encoding="utf-8")
    bodies = BODY.findall(html)
    return Weight(*(len(part.encode()) for part in (html, TAG.sub("", "".join(bodies)), "".join(bodies))))


def kind(path: Path, site: Path) -> str:
    """`talks/…/` for the page of a talk, `talks/` for the index."""
    parts = [part for part in path.relative_to(site).parent.parts if part != "en"]
    return "home" if not parts else f"{parts[0]}/" if len(parts) == 1 else f"{parts[0]}/…/"


def row(name: str, found: list[Weight]) -> str:
    columns = [[one.whole for one in found], [one.whole - one.text for one in found], [one.whole - one.body for one in found]]
    figures = "".join(f"{median(column):>10,.0f}{max(column):>9,}" for column in columns)
    return f"{name:<18}{len(found):>7,}{sum(columns[0]) / 1e6:>9.2f}{figures}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    site = parser.parse_args().folder
    weights: defaultdict[str, list[Weight]] = defaultdict(list)
    for path in site.rglob("*.html"):
        weights[kind(path, site)].append(weight(path))
    rest = [path.stat().st_size for path in site.rglob("*") if path.is_file() and path.suffix != ".html"]
    print(f"{'':<34}{'bytes of HTML':>19}{'without text':>19}{'without body':>19}")
    print(f"{'pages':<18}{'number':>7}{'MB':>9}" + f"{'median':>10}{'most':>9}" * 3)
    for name, found in sorted(weights.items(), key=lambda item: -sum(one.whole for one in item[1])):
        print(row(name, found))
    print(f"{'other files':<18}{len(rest):>7,}{sum(rest) / 1e6:>9.2f}")
    whole = sum(rest) + sum(one.whole for found in weights.values() for one in found)
    print(f"{'all':<25}{whole / 1e6:>9.2f}")


if __name__ == "__main__":
    main()
