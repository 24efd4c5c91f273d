"""What a build was given and what it left behind, so that the next one can see that there is nothing to do."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..model import Problem
from .codec import decode, encode
from .digests import of_bytes

_FORMAT = 2


@dataclass(frozen=True, slots=True)
class Record:
    """One finished build."""

    key: str
    """The digest of all that it was given, but for the texts."""
    texts: Mapping[str, str]
    """The digest of each text that may be a report, by its path."""
    made: datetime
    until: datetime | None
    """When the next text with a date to come is due; None where there is none."""
    files: Mapping[str, tuple[int, int]]
    """Each of its own files with size and time of its last change in nanoseconds."""
    problems: tuple[Problem, ...]
    """What it told its authors."""

    def holds(self, root: Path, key: bytes, now: datetime) -> bool:
        """Whether a build into this folder, of what has this key and the same texts, would leave just what stands there."""
        due = now < self.made or (self.until is not None and self.until <= now)
        return self.key == key.hex() and not due and states(root, self.files) == self.files


def states(root: Path, paths: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Size and time of the last change of the files below a folder, as far as they are there.

    Of half a million of them, so with nothing but strings.
    """
    return dict(_states(f"{root}/", paths))


def _states(base: str, paths: Iterable[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    for path in paths:
        try:
            state = os.lstat(base + path)
        except OSError:
            continue
        yield path, (state.st_size, state.st_mtime_ns)


class Records:
    """The records of one cache folder, one for each output folder."""

    def __init__(self, cache: Path, tell: Callable[[str], None]) -> None:
        self._cache, self._tell = cache, tell

    def load(self, root: Path) -> Record | None:
        """What the last build left in the folder, as far as that is known."""
        path = self._path(root)
        try:
            check, _, data = path.read_bytes().partition(b"\n")
            if check != of_bytes(data).hex().encode():
                raise ValueError("it is damaged")
            return _record(json.loads(data), root)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            self._tell(f"the cache file {path} cannot be used and is made anew: {error}")
            return None

    def save(self, root: Path, record: Record) -> None:
        """Leave a record to the next process."""
        path, until = self._path(root), record.until and record.until.isoformat()
        files = [[path, *state] for path, state in record.files.items()]
        told = encode(record.problems).decode("utf-8", "surrogatepass")
        parts = [_FORMAT, str(root), record.key, dict(record.texts), record.made.isoformat(), until, files, told]
        data = json.dumps(parts, separators=(",", ":")).encode()
        part = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(of_bytes(data).hex().encode() + b"\n" + data)
            part.replace(path)
        except OSError as error:
            self._tell(f"the cache file {path} cannot be written: {error}")

    def _path(self, root: Path) -> Path:
        return self._cache / f"record-{of_bytes(str(root).encode('utf-8', 'surrogateescape')).hex()[:8]}.json"


def _record(parts: list[object], root: Path) -> Record | None:
    form, folder, key, texts, made, until, files, problems = parts
    if (form, folder) != (_FORMAT, str(root)):
        return None
    if not (isinstance(files, list) and isinstance(texts, dict) and isinstance(made, str) and isinstance(problems, str)):
        raise TypeError("a record of another shape")
    told = decode(problems.encode("utf-8", "surrogatepass"))
    if not all(isinstance(problem, Problem) for problem in told):
        raise TypeError("a record of another shape")
    left = {str(path): (int(size), int(time)) for path, size, time in files}
    known = {str(path): str(digest) for path, digest in texts.items()}
    due = datetime.fromisoformat(until) if isinstance(until, str) else None
    return Record(str(key), known, datetime.fromisoformat(made), due, left, tuple(told))
