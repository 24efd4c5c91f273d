"""The garbage collector, left alone for a while."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEVER = 1 << 30


@contextmanager
def uncollected() -> Iterator[None]:
    """While much is made that stays: the collector would look at all of it again and again, and find no cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def growing() -> Iterator[None]:
    """While much is made that stays, beside more that does not: the collector looks at what is new, never again at all there is."""
    youngest, middle, oldest = gc.get_threshold()
    gc.set_threshold(youngest, middle, _NEVER)
    try:
        yield
    finally:
        gc.set_threshold(youngest, middle, oldest)
