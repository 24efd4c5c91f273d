"""Runs a command as a process of its own, several times, and sets its figures beside another's."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


class BrokenDownError(Exception):
    """A command that ended with another code than 0: what it was, and the last that it printed."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The medians of some runs."""

    name: str
    wall: float
    """Seconds."""
    cpu: float
    """Seconds on all cores, in user and in system mode."""
    memory: float
    """The peak of the largest process, in MB."""
    pages: int


def measured(
    name: str, command: Sequence[str], site: Path, runs: int, *, before: Callable[[], None] | None = None, at: Path | None = None
) -> Measure:
    """Run a command so many times, each after `before`, and count the pages that it has written.

    Raises BrokenDownError.
    """
    found = []
    for _ in range(runs):
        if before:
            before()
        found.append(_run(name, command, at))
    wall, cpu, memory = (statistics.median(values) for values in zip(*found, strict=True))
    return Measure(name, wall, cpu, memory, weight(site)[0])


def _run(name: str, command: Sequence[str], at: Path | None) -> tuple[float, float, float]:
    with tempfile.TemporaryFile() as printed:
        start = time.perf_counter()
        actions = [(os.POSIX_SPAWN_DUP2, printed.fileno(), 1), (os.POSIX_SPAWN_DUP2, printed.fileno(), 2)]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        if at:
            command = ["env", "--chdir", str(at), *command]
        process = os.posix_spawnp(command[0], command, environment, file_actions=actions)
        _, status, used = os.wait4(process, 0)
        wall = time.perf_counter() - start
        if status:
            printed.seek(0)
            said = printed.read().decode("utf-8", "replace")[-2000:]
            raise BrokenDownError(f"{name} ended with {os.waitstatus_to_exitcode(status)}:\n{said}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit


def weight(site: Path) -> tuple[int, int]:
    """The pages below a folder, and the bytes of all its files."""
    pages = size = 0
    for folder, _, names in os.walk(site):
        pages += sum(name.endswith(".html") for name in names)
        size += sum(os.lstat(os.path.join(folder, name)).st_size for name in names)  # noqa: PTH118 - half a million of them
    return pages, size


def table(rows: Sequence[Measure], base: str) -> str:
    """The figures, one line each, with ratios to one of the rows where it is there."""
    other = next((row for row in rows if row.name == base), None)
    lines = [
        f"{'build':<36}{'wall s':>9}{'CPU s':>9}{'MB':>7}{'pages':>8}{'ms a page':>11}" + (f"{'wall ×':>9}{'CPU ×':>9}" if other else "")
    ]
    for row in rows:
        ratios = f"{row.wall / other.wall:>9.3f}{row.cpu / other.cpu:>9.3f}" if other else ""
        each = row.cpu / max(row.pages, 1) * 1000
        lines.append(f"{row.name:<36}{row.wall:>9.2f}{row.cpu:>9.2f}{row.memory:>7.0f}{row.pages:>8}{each:>11.3f}{ratios}")
    return "\n".join(lines)
