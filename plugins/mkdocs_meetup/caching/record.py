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
from .folder import prepared

_FORMAT = 4


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
    linked: str = ""
    """The checksum of what linking found out, which is kept beside; empty where it is not."""
    index: bytes = b""
    """What the search index is found by."""
    edits: int = 0
    """How many builds ago that was."""

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
            return _record(json.loads(self._read(path)), root)
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
        parts = [
            _FORMAT,
            str(root),
            record.key,
            dict(record.texts),
            record.made.isoformat(),
            until,
            files,
            told,
            record.linked,
            record.index.hex(),
            record.edits,
        ]
        self._write(path, json.dumps(parts, separators=(",", ":")).encode())

    def linked(self, root: Path, record: Record) -> bytes | None:
        """What linking found out for the last build into the folder, if that is what lies there."""
        path = self._path(root, "linked")
        try:
            data = self._read(path)
            return data if of_bytes(data).hex() == record.linked else None
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            self._tell(f"the cache file {path} cannot be used and is made anew: {error}")
            return None

    def save_linked(self, root: Path, data: bytes) -> str:
        """Leave to the next process what linking found out; the answer is its checksum."""
        self._write(self._path(root, "linked"), data)
        return of_bytes(data).hex()

    def _read(self, path: Path) -> bytes:
        check, _, data = path.read_bytes().partition(b"\n")
        if check != of_bytes(data).hex().encode():
            raise ValueError("it is damaged")
        return data

    def _write(self, path: Path, data: bytes) -> None:
        part = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            prepared(path.parent)
            part.write_bytes(of_bytes(data).hex().encode() + b"\n" + data)
            part.replace(path)
        except OSError as error:
            self._tell(f"the cache file {path} cannot be written: {error}")

    def _path(self, root: Path, name: str = "record") -> Path:
        return self._cache / f"{name}-{of_bytes(str(root).encode('utf-8', 'surrogateescape')).hex()[:8]}.json"


def _record(parts: list[object], root: Path) -> Record | None:
    if parts[:1] != [_FORMAT]:
        raise ValueError("it is of another version")
    _, folder, key, texts, made, until, files, problems, linked, index, edits = parts
    if not (
        isinstance(files, list)
        and isinstance(texts, dict)
        and isinstance(made, str)
        and isinstance(problems, str)
        and isinstance(index, str)
        and isinstance(edits, int)
    ):
        raise TypeError("a record of another shape")
    if folder != str(root):
        return None
    told = decode(problems.encode("utf-8", "surrogatepass"))
    if not all(isinstance(problem, Problem) for problem in told):
        raise TypeError("a record of another shape")
    left = {str(path): (int(size), int(time)) for path, size, time in files}
    known = {str(path): str(digest) for path, digest in texts.items()}
    due = datetime.fromisoformat(until) if isinstance(until, str) else None
    return Record(str(key), known, datetime.fromisoformat(made), due, left, tuple(told), str(linked), bytes.fromhex(index), edits)
