"""What is fetched ahead must be all that is needed: a module that is found only when another asks for it costs a round trip."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2] / "theme"
SEARCH = ROOT / "assets" / "meetup" / "search"
IMPORT = re.compile(r'^(?:import|export) [^;]*?from "\./([a-z-]+)\.js";', re.MULTILINE)


def needed(name: str) -> set[str]:
    """A module and all that it imports, directly or not."""
    found, waiting = set(), [name]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting += IMPORT.findall((SEARCH / f"{module}.js").read_text("utf-8"))
    return found


def test_the_page_names_all_its_modules() -> None:
    template = (ROOT / "pages" / "search.html").read_text("utf-8")
    listed = re.search(r'{% for name in "([a-z -]+)".split\(\) %}\n<link rel="modulepreload"', template)
    assert listed
    assert listed[1].split() == sorted(needed("page"))


def test_the_worker_names_all_its_modules() -> None:
    listed = re.search(r'MODULES =\s+"([a-z -]+)"', (SEARCH / "worker.js").read_text("utf-8"))
    assert listed
    assert listed[1].split() == sorted(needed("client"))
