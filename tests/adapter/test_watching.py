from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from mkdocs_meetup.adapter.serve import take_over

WAIT = 5


class Rebuilds:
    """Collects what a rebuild is told."""

    def __init__(self) -> None:
        self.seen: list[frozenset[Path]] = []
        self.happened = threading.Event()

    def __call__(self, changed: frozenset[Path]) -> None:
        for path in changed:
            path.read_bytes()  # a build reads what it is about; that must not wake the watcher again
        self.seen.append(changed)
        self.happened.set()

    def wait(self) -> frozenset[Path]:
        assert self.happened.wait(WAIT), "no rebuild"
        self.happened.clear()
        return self.seen[-1]


@pytest.fixture
def watched(tmp_path: Path):
    folder = tmp_path / "content"
    folder.mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x")
    rebuilds = Rebuilds()
    server = LiveReloadServer(lambda: pytest.fail("MkDocs' own builder ran"), "127.0.0.1", 0, str(tmp_path / "site"))
    server.watch(str(folder))
    server.watch(str(tmp_path / "mkdocs.yml"))
    take_over(server, rebuilds, [])
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    time.sleep(0.2)
    yield tmp_path, rebuilds
    server.shutdown()
    thread.join(WAIT)


def test_a_saved_file_is_named_once_and_reading_it_wakes_nobody(watched: tuple[Path, Rebuilds]) -> None:
    folder, rebuilds = watched
    (folder / "content/x.md").write_text("one")
    assert rebuilds.wait() == {folder / "content/x.md"}
    time.sleep(0.3)
    assert len(rebuilds.seen) == 1


def test_a_burst_of_saves_is_one_rebuild(watched: tuple[Path, Rebuilds]) -> None:
    folder, rebuilds = watched
    for number in range(100):
        (folder / f"content/{number}.md").write_text("x")
    rebuilds.wait()
    time.sleep(0.3)
    assert frozenset().union(*rebuilds.seen) == {folder / f"content/{number}.md" for number in range(100)}
    assert len(rebuilds.seen) <= 2


def test_a_configuration_that_an_editor_replaces_goes_on_being_watched(watched: tuple[Path, Rebuilds]) -> None:
    folder, rebuilds = watched
    for text in ("site_name: y", "site_name: z"):
        (folder / "mkdocs.yml~").write_text(text)
        (folder / "mkdocs.yml~").replace(folder / "mkdocs.yml")
        rebuilds.happened.wait(WAIT)
        rebuilds.happened.clear()
        assert folder / "mkdocs.yml" in rebuilds.seen[-1]


def test_a_neighbour_of_the_configuration_is_nobodys_business(watched: tuple[Path, Rebuilds]) -> None:
    folder, rebuilds = watched
    (folder / "notes.txt").write_text("x")
    assert not rebuilds.happened.wait(0.4)
