"""Pages while an author writes: one that is asked for is made at once, the others are brought up to date while nobody waits.

A page that was not made since the last edit is never handed out, so a reader cannot tell this from a server that made them all first.
"""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from ..site import Site, Writer

QUIET = 1.0
"""Seconds without an edit after which the rest is done."""
LATER = 4.0
"""Seconds without an edit after that, until what was done is left to the next process."""
STEP = 0.02
"""So many seconds the rest takes before a reader who came meanwhile is served."""


NEVER = 1 << 30
"""Collections of the middle generation after which Python would look through all that there is."""


class _AbandonedError(Exception):
    """The rest is given up: something has changed."""


class Preview:
    """The pages that wait, and the thread that sees to them."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._guests: list[str] = []
        """The addresses for which somebody waits."""
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._site: Site | None = None
        self._writer: Writer | None = None

    def show(self, site: Site, writer: Writer, done: Callable[[], None], leave: Callable[[], None]) -> None:
        """Make the site's pages as they are asked for. `done` is called when all others are made, too, `leave` some time after."""
        with self._lock:
            self._site, self._writer = site, writer
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._rest, args=(self._stop, site, writer, done, leave), daemon=True)
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
        # To look through all that is known of a large archive takes most of a second in which nobody is answered.
        gc.set_threshold(*gc.get_threshold()[:2], NEVER)
        inner = server.get_app()

        def app(environ: dict[str, Any], answer: Any) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if not path.startswith("/livereload/"):
                with server._epoch_cond:  # no other way to know that no build is going on
                    server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)
                self.bring(path.removeprefix(server.mount_path))
            return inner(environ, answer)  # type: ignore[no-any-return]  # MkDocs' server has no types

        server.set_app(app)

    def bring(self, address: str) -> None:
        """Have the page at an address stand as it should."""
        with self._guest(address):
            if self._site and self._writer:
                for path in (address, f"{address}index.html", f"{address}/index.html"):
                    self._site.pages.bring(path, self._writer)

    @contextmanager
    def _guest(self, address: str) -> Iterator[None]:
        """A lock changes hands only where its holder knows that somebody waits."""
        self._guests.append(address)
        try:
            with self._lock:
                yield
        finally:
            self._guests.remove(address)

    def _rest(self, stop: threading.Event, site: Site, writer: Writer, done: Callable[[], None], leave: Callable[[], None]) -> None:
        if stop.wait(QUIET):
            return
        try:
            steps = site.settle(writer, partial(self._give_way, stop))
            while self._go_on(steps, stop):
                pass
        except _AbandonedError:
            return
        done()
        if not stop.wait(LATER):
            with self._lock:
                leave()
            gc.collect()

    def _go_on(self, steps: Iterator[None], stop: threading.Event) -> bool:
        """Some steps; False where they are all done."""
        with self._lock:
            self._give_way(stop)
            end = time.perf_counter() + STEP
            return any(time.perf_counter() > end for _ in steps)

    def _give_way(self, stop: threading.Event) -> None:
        """Let in who waits. The caller holds the lock once."""
        if stop.is_set():
            raise _AbandonedError
        if self._guests:
            self._lock.release()
            while self._guests:
                time.sleep(0.001)
            self._lock.acquire()
