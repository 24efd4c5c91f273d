"""Says where a build's time goes: a stage comes in, a line of the log goes out, with `-v` for each, else for those that take long."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

LONG = 2.0
"""Seconds after which a stage is worth a line to everybody."""


@contextmanager
def stage(name: str, log: logging.LoggerAdapter[logging.Logger] | logging.Logger) -> Iterator[None]:
    """Log how long the work within took."""
    start = time.perf_counter()
    yield
    seconds = time.perf_counter() - start
    log.log(logging.INFO if seconds > LONG else logging.DEBUG, f"{name}: {seconds:.1f} s")
