"""Says where a build's time goes: a stage comes in, a line of the log goes out, with `-v` for each, else for those that take long.

While a long one lasts, a terminal has a bar, and anything else a line now and then.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

LONG = 2.0
"""Seconds after which a stage is worth a bar, and a line to everybody."""
EACH = 10.0
"""Seconds from one line to the next where there is no terminal."""


class Stages:
    """The stages of a build, one after the other."""

    def __init__(self, log: logging.LoggerAdapter[logging.Logger] | logging.Logger) -> None:
        self._log, self._process = log, os.getpid()
        self._name, self._start, self._told = "", 0.0, 0.0
        self._bar: Any = None

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Log how long the work within took."""
        self._name, self._start, self._told = name, time.perf_counter(), 0.0
        try:
            yield
        finally:
            self._end()
        seconds = time.perf_counter() - self._start
        self._log.log(logging.INFO if seconds > LONG else logging.DEBUG, f"{name}: {seconds:.1f} s")

    def progress(self, done: float) -> None:
        """Take in how much of a piece of work is done, from 0 to 1."""
        seconds = time.perf_counter() - self._start
        # A copy of this process would draw over the bar; who asked for quiet shall have it.
        if not self._name or seconds < LONG or os.getpid() != self._process or not self._log.isEnabledFor(logging.INFO):
            return
        if sys.stderr.isatty():
            self._draw(done)
        elif seconds - self._told > EACH:
            self._told = seconds
            self._log.info(f"{self._name}: {done:.0%}")

    def _draw(self, done: float) -> None:
        if self._bar is not None and done < self._bar.pos / self._bar.length:
            # Another piece of work has begun.
            self._clear()
        if self._bar is None:
            self._bar = click.progressbar(length=1000, label=self._name, file=sys.stderr, show_eta=False)
            self._bar.__enter__()
        self._bar.update(round(done * 1000) - self._bar.pos)

    def _end(self) -> None:
        self._clear()
        self._name = ""

    def _clear(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None
