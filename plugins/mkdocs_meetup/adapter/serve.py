"""`mkdocs serve` without its half second of waiting: file events instead of polling, and a rebuild that is told what changed."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchdog.events import FileClosedNoWriteEvent, FileOpenedEvent, FileSystemEventHandler
from watchdog.observers import Observer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs.livereload import LiveReloadServer
    from watchdog.events import FileSystemEvent

SETTLE = 0.02
"""Seconds without an event after which a burst of saves counts as over."""


class Changes:
    """The files that changed since someone last asked."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._paths: set[Path] = set()

    def add(self, paths: Iterable[Path]) -> None:
        """Remember changed files."""
        with self._lock:
            self._paths.update(paths)

    def take(self) -> frozenset[Path]:
        """What changed, and forget it."""
        with self._lock:
            taken, self._paths = frozenset(self._paths), set()
        return taken


class _Handler(FileSystemEventHandler):
    """Passes on what changes a file.

    The build opens and closes the very files that are watched: to react to that would be to build for ever.
    """

    def __init__(self, changes: Changes, wake: Callable[[FileSystemEvent], None], only: Path | None) -> None:
        self._changes, self._wake, self._only = changes, wake, only

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = {Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path}
        if event.is_directory or isinstance(event, FileOpenedEvent | FileClosedNoWriteEvent):
            return
        if self._only is None or self._only in paths:
            self._changes.add(paths if self._only is None else {self._only})
            self._wake(event)


class _Watcher(Observer):  # type: ignore[misc, valid-type]  # the class is chosen by platform
    """An observer that LiveReloadServer.watch can schedule its own handlers on, and that filters what they hear."""

    def __init__(self, changes: Changes) -> None:
        super().__init__()
        self._changes = changes

    def schedule(self, event_handler: FileSystemEventHandler, path: str, **options: Any) -> Any:
        # An editor that saves by renaming replaces a file, and a watch on the old one would hear no more: watch its folder instead.
        only = Path(path) if Path(path).is_file() else None
        if only is not None:
            path, options = str(only.parent), {**options, "recursive": False}
        return super().schedule(_Handler(self._changes, event_handler.on_any_event, only), path, **options)


def take_over(server: LiveReloadServer, rebuild: Callable[[frozenset[Path]], None], folders: Iterable[str]) -> None:
    """Have the server watch by file events, and build by `rebuild`, which is given the files that changed.

    MkDocs has scheduled its folders on the polling observer already when a plugin is asked, so each is watched anew.
    """
    changes = Changes()
    watched = list(server._watched_paths)  # the server offers no other list of them
    for path in watched:
        while path in server._watched_paths:
            server.unwatch(path)
    server.observer = _Watcher(changes)
    server.build_delay = SETTLE
    server.builder = lambda: rebuild(changes.take())
    for path in dict.fromkeys([*watched, *folders]):
        server.watch(path)
