"""Pages while an author writes: one that is asked for is made at once, the others are brought up to date while nobody waits.

A page that was not made since the last edit is never handed out, so a reader cannot tell this from a server that made them all first.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from ..site import Site, Writer

QUIET = 1.0
"""Seconds without an edit after which the rest is done."""
STEPS = 20
"""So many pages are made before a reader who came meanwhile is served."""


class Preview:
    """The pages that wait, and the thread that sees to them."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._site: Site | None = None
        self._writer: Writer | None = None

    def show(self, site: Site, writer: Writer, after: Callable[[], None]) -> None:
        """Let the site's pages wait. `after` is called when all is done."""
        with self._lock:
            site.pages.wait(writer)
            self._site, self._writer = site, writer
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._rest, args=(self._stop, after), daemon=True)
        self._thread.start()

    def halt(self) -> None:
        """Leave the rest: something has changed."""
        self._stop.set()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()
        # Not while a page is being made for a reader.
        with self._lock:
            self._site = self._thread = None

    def around(self, server: LiveReloadServer) -> None:
        """Have the server ask for each page before it reads the file."""
        inner = server.get_app()

        def app(environ: dict[str, Any], answer: Any) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if not path.startswith("/livereload/"):
                with server._epoch_cond:  # no other way to know that no build is going on
                    server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)
                self.bring(path.removeprefix(server.mount_path))
            return inner(environ, answer)  # type: ignore[no-any-return]

        server.set_app(app)

    def bring(self, address: str) -> None:
        """Have the page at an address stand as it should."""
        with self._lock:
            if self._site and self._writer:
                for path in (address, f"{address}index.html", f"{address}/index.html"):
                    self._site.pages.bring(path, self._writer)

    def _rest(self, stop: threading.Event, after: Callable[[], None]) -> None:
        if stop.wait(QUIET) or self._site is None or self._writer is None:
            return
        with self._lock:
            steps = self._site.settle(self._writer)
        while not stop.is_set():
            with self._lock:
                if not any(True for _ in _some(steps)):
                    break
        else:
            return
        after()


def _some(steps: Iterator[None]) -> Iterator[None]:
    return islice(steps, STEPS)
