"""A save that comes while a page is made for a reader waits until the page is there."""

from __future__ import annotations

import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs_meetup.adapter.preview import Preview
from mkdocs_meetup.site import Writer


def test_a_save_does_not_take_the_site_away_from_a_reader(tmp_path: Path) -> None:
    preview, brought, saves = Preview(), list[str](), list[threading.Thread]()

    def bring(path: str, writer: Writer) -> None:
        brought.append(path)
        if not saves:
            saves.append(threading.Thread(target=preview.halt))
            saves[0].start()
            saves[0].join(0.2)

    site: Any = SimpleNamespace(pages=SimpleNamespace(wait=lambda _: None, bring=bring))
    preview.show(site, Writer(tmp_path), after=lambda: None)
    preview.bring("events/")
    saves[0].join()
    assert brought == ["events/", "events/index.html", "events//index.html"]
    preview.bring("talks/")
    assert len(brought) == 3
