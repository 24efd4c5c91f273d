"""What stands in an output folder and what it was made from, as one build leaves it to the next."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .digests import of_bytes

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


def load(path: Path, root: Path, tell: Callable[[str], None]) -> dict[str, Standing]:
    """The pages that the last build left in the output folder."""
    try:
        table = json.loads(path.read_bytes())
        if table["format"] != _FORMAT or table["root"] != str(root):
            return {}
        return {row[0]: _standing(row) for row in table["pages"]}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        tell(f"the cache file {path} cannot be used and is made anew: {error}")
        return {}


def save(path: Path, root: Path, pages: Iterable[Standing], tell: Callable[[str], None]) -> None:
    """Leave the table to the next build."""
    rows = [_row(page) for page in pages]
    data = json.dumps({"format": _FORMAT, "root": str(root), "pages": rows}, ensure_ascii=False, separators=(",", ":"))
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data.encode("utf-8", "surrogatepass"))
        part.replace(path)
    except OSError as error:
        tell(f"the cache file {path} cannot be written: {error}")


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


def gone(before: Mapping[str, Standing], now: Mapping[str, Standing]) -> list[str]:
    """The pages that are no more."""
    return sorted(before.keys() - now.keys())
