"""What stands in an output folder and what it was made from, as one build leaves it to the next."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .digests import of_bytes
from .folder import prepared

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """A page in the output folder, and as much of its specification as is asked for when the page itself is not."""

    path: str
    made_from: str
    """The digest of all that decides what the page says."""
    data: str
    """The digest of its bytes."""
    size: int
    time: int
    """When the file was written, in nanoseconds: with its size it says that nobody else has touched the file."""
    address: str
    language: str
    alternates: tuple[str, ...]
    modified: date | None
    listed: bool

    def is_there(self, root: Path) -> bool:
        """Whether the file has the bytes that it was written with."""
        path = root / self.path
        try:
            found = os.lstat(path)
            if (found.st_size, found.st_mtime_ns) == (self.size, self.time):
                return True
            # A copy, or a folder restored from an archive that keeps whole seconds.
            return found.st_size == self.size and not path.is_symlink() and of_bytes(path.read_bytes()).hex() == self.data
        except OSError:
            return False


class Table:
    """The pages that stand in an output folder, by file. A table of another folder or in another shape is taken for an empty one."""

    def __init__(self, cache: Path | None, tell: Callable[[str], None]) -> None:
        self._cache, self._tell = cache, tell
        self._root: Path | None = None
        self.pages: dict[str, Standing] = {}

    def enter(self, root: Path) -> dict[str, Standing]:
        """The pages that the last build left in the folder."""
        if root != self._root:
            self._root, self.pages = root, dict(self._load(root))
        return self.pages

    def save(self) -> None:
        """Leave the table to the next process."""
        if self._cache is None or self._root is None:
            return
        path, rows = self._path(self._cache, self._root), [_row(page) for page in self.pages.values()]
        data = json.dumps({"format": _FORMAT, "root": str(self._root), "pages": rows}, ensure_ascii=False, separators=(",", ":"))
        part = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            prepared(path.parent)
            part.write_bytes(data.encode("utf-8", "surrogatepass"))
            part.replace(path)
        except OSError as error:
            self._tell(f"the cache file {path} cannot be written: {error}")

    def _load(self, root: Path) -> Iterator[tuple[str, Standing]]:
        if self._cache is None:
            return
        path = self._path(self._cache, root)
        try:
            table = json.loads(path.read_bytes())
            known = table["format"] == _FORMAT and table["root"] == str(root)
            yield from [(row[0], _standing(row)) for row in table["pages"]] if known else ()
        except FileNotFoundError:
            return
        except (OSError, ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
            self._tell(f"the cache file {path} cannot be used and is made anew: {error}")

    def _path(self, cache: Path, root: Path) -> Path:
        return cache / f"pages-{of_bytes(str(root).encode('utf-8', 'surrogateescape')).hex()[:8]}.json"


def _row(page: Standing) -> list[object]:
    modified = page.modified.isoformat() if page.modified else None
    return [
        page.path, page.made_from, page.data, page.size, page.time, page.address, page.language, page.alternates, modified, page.listed
    ]  # fmt: skip


def _standing(row: list[object]) -> Standing:
    path, made_from, data, size, time, address, language, alternates, modified, listed = row
    if not (isinstance(path, str) and isinstance(made_from, str) and isinstance(data, str) and isinstance(size, int)):
        raise TypeError("a row of another shape")
    if not (isinstance(time, int) and isinstance(address, str) and isinstance(language, str) and isinstance(alternates, list)):
        raise TypeError("a row of another shape")
    day = date.fromisoformat(modified) if isinstance(modified, str) else None
    return Standing(path, made_from, data, size, time, address, language, tuple(map(str, alternates)), day, bool(listed))
