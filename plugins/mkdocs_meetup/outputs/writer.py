"""The one place that writes the site: takes paths and bytes, touches only files whose bytes change, and never leaves its folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath


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
        self._folders: set[Path] = set()

    def write(self, path: str, data: bytes) -> tuple[int, int]:
        """Make the file hold these bytes, and say its size and the time of its last change in nanoseconds.

        The path is relative to the root, with `/`.
        Raises UnsafePathError where it is absolute, climbs, or runs through a link that leads outside.
        """
        target = self._target(path)
        self.kept.add(path)
        found = _holds(target, data)
        if found is None:
            target.write_bytes(data)
            self.changed.append(path)
            found = target.stat()
        return found.st_size, found.st_mtime_ns

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
                self._folders.discard(folder)

    def _target(self, path: str) -> Path:
        parts = PurePosixPath(path).parts
        if not parts or path.startswith("/") or ".." in parts or "\\" in path or "\0" in path:
            raise UnsafePathError(f"{path!r} does not name a file below the output folder")
        folder = self.root
        for part in parts[:-1]:
            folder = folder / part
            self._enter(folder)
        target = folder / parts[-1]
        if target.is_symlink():
            target.unlink()
        elif target.is_dir():
            shutil.rmtree(target)
        return target

    def _enter(self, folder: Path) -> None:
        """Have a folder there, which is entered from its parent."""
        if folder in self._folders:
            return
        if folder.is_file() or (folder.is_symlink() and not folder.is_dir()):
            folder.unlink()
        folder.mkdir(exist_ok=True)
        if folder.is_symlink() and not folder.resolve().is_relative_to(self.root):
            raise UnsafePathError(f"{folder} leads out of the output folder")
        self._folders.add(folder)


def _holds(target: Path, data: bytes) -> os.stat_result | None:
    """The file's state if it has these bytes."""
    try:
        found = target.stat()
        return found if found.st_size == len(data) and target.read_bytes() == data else None
    except OSError:
        return None
