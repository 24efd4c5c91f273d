"""What tests of several folders share: the example site built once, and a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from sites import Site

REPOSITORY = Path(__file__).parents[1]
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

# A law holds or not, however busy the machine is; what is said about time is measured by tests of its own. In continuous integration
# the same examples are tried each time, so that a change is judged by what it changed.
settings.register_profile("suite", deadline=None, derandomize=bool(os.environ.get("CI")), print_blob=True)
settings.load_profile("suite")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OFFLINE = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The example site, from a copy of its sources."""
    from sites import build

    source = tmp_path_factory.mktemp("example")
    shutil.copyfile(REPOSITORY / "mkdocs.yml", source / "mkdocs.yml")
    shutil.copytree(REPOSITORY / "content", source / "content")
    return build(source)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium. Where there is none, its tests are skipped; under continuous integration that is a failure."""
    program = os.environ.get("CHROME") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        message = f"no browser found among {', '.join(BROWSERS)}: install chromium, or name one in CHROME"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(OFFLINE))
        yield chromium
        chromium.close()
