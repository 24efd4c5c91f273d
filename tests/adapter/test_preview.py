"""A save that comes while a page is made for a reader waits until the page is there."""

from __future__ import annotations

import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from mkdocs_meetup.adapter import preview
from mkdocs_meetup.adapter.preview import Preview
from mkdocs_meetup.site import Writer


def test_a_save_does_not_take_the_site_away_from_a_reader(tmp_path: Path) -> None:
    shown, brought, saves = Preview(), list[str](), list[threading.Thread]()

    def bring(path: str, writer: Writer) -> None:
        brought.append(path)
        if not saves:
            saves.append(threading.Thread(target=shown.halt))
            saves[0].start()
            saves[0].join(0.2)

    site: Any = SimpleNamespace(pages=SimpleNamespace(bring=bring))
    shown.show(site, Writer(tmp_path), done=lambda: None, leave=lambda: None)
    shown.bring("events/")
    saves[0].join()
    assert brought == ["events/", "events/index.html", "events//index.html"]
    shown.bring("talks/")
    assert len(brought) == 3


def test_a_reader_is_served_before_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "QUIET", 0.0)
    order, asked, served = list[str](), threading.Event(), threading.Event()

    def bring(path: str, writer: Writer) -> None:
        order.append(path)
        served.set()

    def settle(writer: Writer, pause: Any) -> Any:
        asked.set()
        while not served.is_set():
            pause()
        order.append("the rest")
        yield

    done = threading.Event()
    shown = Preview()
    site: Any = SimpleNamespace(pages=SimpleNamespace(bring=bring), settle=settle)
    shown.show(site, Writer(tmp_path), done.set, lambda: None)
    assert asked.wait(5)
    shown.bring("events/")
    assert done.wait(5)
    shown.halt()
    assert order[0] == "events/"
    assert order[-1] == "the rest"


def test_a_save_gives_up_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "QUIET", 0.0)
    begun, done = threading.Event(), list[str]()

    def settle(writer: Writer, pause: Any) -> Any:
        begun.set()
        while True:
            pause()
        yield

    shown = Preview()
    shown.show(SimpleNamespace(settle=settle), Writer(tmp_path), lambda: done.append("done"), lambda: done.append("left"))  # type: ignore[arg-type]  # as much of a site as it asks for
    assert begun.wait(5)
    shown.halt()
    assert done == []
