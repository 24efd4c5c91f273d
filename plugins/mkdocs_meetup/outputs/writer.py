"""The one place that writes the site: takes paths and bytes, touches only files whose bytes change, and never leaves its folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from stat import S_ISDIR, S_ISREG


class UnsafePathError(ValueError):
    """A path that would leave the output folder, or that no file system could hold."""


class Writer:
    """Writes files below one folder and remembers which, so that what nobody wrote can be taken away afterwards."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.root.mkdir(parents=True, exist_ok=True)
        self.kept: set[str] = set()
        """Every path that belongs to the site, whether it had to be written or not."""
        self.changed: list[str] = []
        """The paths that were really written, in order."""
        self._folders = {"": str(self.root)}
        """The folders that have been entered, and where they stand."""

    def write(self, path: str, data: bytes) -> tuple[int, int]:
        """Make the file hold these bytes, and say its size and the time of its last change in nanoseconds.

        The path is relative to the root, with `/`.
        Raises UnsafePathError where it is absolute, climbs, or runs through a link that leads outside.
        """
        target, there = self._target(path)
        self.kept.add(path)
        if there is None or there.st_size != len(data) or not _holds(target, data):
            there = _put(target, data)
            self.changed.append(path)
        return there.st_size, there.st_mtime_ns

    def copy(self, source: Path, path: str) -> None:
        """Make the file equal to another one."""
        self.write(path, source.read_bytes())

    def copy_tree(self, folder: Path) -> None:
        """Take over every file of a folder that nobody wrote yet."""
        for source in sorted(folder.rglob("*")):
            path = source.relative_to(folder).as_posix()
            if source.is_file() and path not in self.kept:
                self.copy(source, path)

    def keep(self, path: str) -> None:
        """Say that a file stands as it should."""
        self.kept.add(path)

    def prune(self) -> list[str]:
        """Delete what does not belong to the site any more, and say what that was.

        Files and folders with a leading dot at the root (`.git`) are not ours.
        """
        gone: list[str] = []
        self._clear(str(self.root), "", gone)
        return gone

    def _clear(self, folder: str, prefix: str, gone: list[str]) -> bool:
        """Delete below a folder; True where it is left empty."""
        left = False
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            path = prefix + entry.name
            if not prefix and entry.name.startswith("."):
                left = True
            elif entry.is_dir(follow_symlinks=False):
                if self._clear(entry.path, f"{path}/", gone):
                    Path(entry.path).rmdir()
                else:
                    left = True
            elif path in self.kept:
                left = True
            else:
                Path(entry.path).unlink()
                gone.append(path)
        return not left

    def take_away(self, paths: Iterable[str]) -> None:
        """Delete files that were the site's, and the folders that they leave empty."""
        for path in paths:
            target = self.root / path
            target.unlink(missing_ok=True)
            for folder in target.parents:
                if folder == self.root or any(folder.iterdir()):
                    break
                folder.rmdir()
                self._folders.pop(folder.relative_to(self.root).as_posix(), None)

    def _target(self, path: str) -> tuple[str, os.stat_result | None]:
        """Where a file belongs, and the state of the one that stands there."""
        folder, slash, name = path.rpartition("/")
        if not _is_name(name) or (slash and not folder):
            raise UnsafePathError(f"{path!r} does not name a file below the output folder")
        if folder not in self._folders:
            self._enter(folder)
        target = f"{self._folders[folder]}/{name}"
        try:
            there = os.lstat(target)
        except FileNotFoundError:
            return target, None
        if S_ISREG(there.st_mode):
            return target, there
        if S_ISDIR(there.st_mode):
            shutil.rmtree(target)
        else:
            # Not even what a link leads to is ours.
            Path(target).unlink()
        return target, None

    def _enter(self, path: str) -> None:
        """Have a folder there, which is entered from its parent."""
        above, slash, name = path.rpartition("/")
        if not _is_name(name) or (slash and not above):
            raise UnsafePathError(f"{path!r} does not name a folder below the output folder")
        if above not in self._folders:
            self._enter(above)
        folder = f"{self._folders[above]}/{name}"
        try:
            # Of a folder that was not there nothing need be asked; a site has one for each page.
            os.mkdir(folder)  # noqa: PTH102 - see above
        except FileExistsError:
            self._reuse(Path(folder))
        self._folders[path] = folder

    def _reuse(self, folder: Path) -> None:
        """Have a folder where something of its name stands."""
        if folder.is_file() or (folder.is_symlink() and not folder.is_dir()):
            folder.unlink()
        folder.mkdir(exist_ok=True)
        if folder.is_symlink() and not folder.resolve().is_relative_to(self.root):
            raise UnsafePathError(f"{folder} leads out of the output folder")


def _is_name(part: str) -> bool:
    return part not in {"", ".", ".."} and "\\" not in part and "\0" not in part


def _holds(target: str, data: bytes) -> bool:
    try:
        return Path(target).read_bytes() == data
    except OSError:
        return False


def _put(target: str, data: bytes) -> os.stat_result:
    """The file's state with these bytes."""
    with open(target, "wb", buffering=0) as file:  # noqa: PTH123 - a path is one more object for each page
        file.write(data)
    return os.stat(target)  # noqa: PTH116 - see above
