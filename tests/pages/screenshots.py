"""Pictures of every kind of page in the showcase, each language, scheme and width; the folder to write to is the only argument."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from kinds import KINDS, VIEWS, address_of
from playwright.sync_api import Browser, sync_playwright
from serving import served
from sites import EXAMPLE_URL, REPOSITORY, build

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main(target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    folder = REPOSITORY / "examples" / "showcase"
    with (
        tempfile.TemporaryDirectory() as output,
        served(build(folder, Path(output) / "site", site_url=EXAMPLE_URL)) as home,
        sync_playwright() as playwright,
    ):
        program = os.environ.get("CHROME") or next(filter(None, map(shutil.which, PROGRAMS)), None)
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for view in VIEWS:
            look(browser, home, view, target)
        browser.close()
    print(f"{len(KINDS) * len(VIEWS)} pictures in {target}")


def look(browser: Browser, home: str, view: tuple[str, str, int], target: Path) -> None:
    """All kinds in one language, scheme and width."""
    tree, scheme, width = view
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    for kind in KINDS:
        page.goto(home + address_of(kind, tree))
        page.screenshot(path=target / f"{kind.replace(' ', '-')}.{'en' if tree else 'ja'}.{scheme}.{width}.png", full_page=True)
    page.close()


if __name__ == "__main__":
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    main(Path(sys.argv[1]))
