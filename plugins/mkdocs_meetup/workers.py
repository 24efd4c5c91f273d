"""Work on all cores: a function and a list come in, the function's answers for the list's parts come out, in order.

Whatever goes wrong with the other processes, the answers are the same: their parts are then done here.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Failed:
    """What a part's work raised in another process."""

    error: Exception


def cores() -> int:
    """How many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


Progress = Callable[[float], None]
"""Takes in how much of some work is done, from 0 to 1."""


def unseen(done: float) -> None:
    """Nobody looks."""


class _Seen(list[Item]):
    """A part of some items that tells how far whoever goes through it is."""

    def __init__(self, items: Sequence[Item], progress: Progress) -> None:
        super().__init__(items)
        self._progress = progress

    def __iter__(self) -> Iterator[Item]:
        for place, item in enumerate(super().__iter__()):
            self._progress(place / len(self))
            yield item


def in_parts(
    work: Callable[[Sequence[Item]], Answer],
    items: Sequence[Item],
    workers: int,
    *,
    least: int = 1,
    portable: bool = True,
    progress: Progress = unseen,
) -> list[Answer]:
    """The work's answers for the items in as many parts as there are workers, none of which gets less than the least number of items.

    `progress` is told how far the part is that is done here, which is about as far as the others are.
    Work that is not portable knows too much to be sent anywhere: it is done by copies of this process, or here.
    """
    parts = _parts(items, max(1, min(workers, len(items) // least)))
    if len(parts) == 1:
        return [work(_Seen(parts[0], progress))]
    method = _method(portable=portable)
    others = [_Part(work, part, method) for part in parts[1:]] if method else []
    first = work(_Seen(parts[0], progress))
    return [first, *(other.answer() for other in others)] if others else [first, *map(work, parts[1:])]


def meanwhile(work: Callable[[], Answer], workers: int) -> Callable[[], Answer]:
    """Begin with some work in a copy of this process, where there can be one; what comes out waits for the answer."""
    method = _method(portable=False) if workers > 1 else ""
    return _Part(lambda _: work(), (), method).answer if method else work


def _parts(items: Sequence[Item], count: int) -> list[Sequence[Item]]:
    """Neighbours stay together: what they have in common is then worked out in one process."""
    edges = [len(items) * number // count for number in range(count + 1)]
    return [items[start:end] for start, end in pairwise(edges)]


def _method(*, portable: bool) -> str:
    """How to start a process. A copy of this one costs nothing, but is unsafe where other threads may hold a lock."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return "fork"
    return "spawn" if portable else ""


class _Part(Generic[Item, Answer]):
    """A part that another process works on."""

    def __init__(self, work: Callable[[Sequence[Item]], Answer], items: Sequence[Item], method: str) -> None:
        self._work, self._items = work, items
        context: Any = multiprocessing.get_context(method)
        try:
            self._answers, answers = context.Pipe(duplex=False)
            self._process = context.Process(target=_run, args=(work, items, answers), daemon=True)
            self._process.start()
            answers.close()
        except (OSError, ValueError, RuntimeError, AttributeError, TypeError, pickle.PicklingError):
            self._process = None

    def answer(self) -> Answer:
        """Wait for it."""
        if self._process is None:
            return self._work(self._items)
        try:
            found = self._answers.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            found = None
        self._answers.close()
        self._process.join()
        if isinstance(found, Failed):
            raise found.error
        answer: Answer = self._work(self._items) if found is None else found[0]
        return answer


def _run(work: Callable[[Sequence[Item]], Answer], items: Sequence[Item], answers: Connection) -> None:
    try:
        answers.send((work(items),))
    except Exception as error:  # noqa: BLE001 - it is raised where somebody waits for the answer
        answers.send(Failed(error))
    finally:
        answers.close()
