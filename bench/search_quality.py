"""Scores the search of a judged collection in Chromium, in the Japanese and in the English tree.

python bench/search_quality.py SHARED

SHARED holds search/collection (reports), search/people.yml, search/queries.json, search/units.json and eval/score_search.py.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CONFIG = (
    "site_name: 勉強会\nsite_url: https://example.org/\ndocs_dir: content\ntheme: {name: material}\nplugins: [material/search, meetup]\n"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--misses", action="store_true", help="name the queries that miss something")
    arguments = parser.parse_args()
    collection = arguments.shared / "search"
    if not collection.is_dir():
        sys.exit(f"No judged collection at {arguments.shared}; `pytest tests/search/test_search_judged.py` needs none.")
    with tempfile.TemporaryDirectory() as folder:
        site = built(collection, Path(folder))
        for tree in ("", "en/"):
            print(f"\n/{tree}search/")
            judged = ["--queries", str(collection / "queries.json"), "--units", str(collection / "units.json")]
            more = ["--misses"] if arguments.misses else []
            program = [sys.executable, str(arguments.shared / "eval" / "score_search.py")]
            subprocess.run([*program, "--site", str(site), "--prefix", tree, *judged, *more], check=True)


def built(collection: Path, folder: Path) -> Path:
    """The collection as a site."""
    shutil.copytree(collection / "collection", folder / "content" / "reports")
    shutil.copy(collection / "people.yml", folder / "content")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True)
    return folder / "site"


if __name__ == "__main__":
    main()
