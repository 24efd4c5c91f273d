"""Where the cache lies: in the author's own folder, but in nobody's repository."""

from __future__ import annotations

from pathlib import Path

_IGNORE = ".gitignore"


def prepared(folder: Path) -> Path:
    """Have a folder of the cache there, which git passes over whichever part of the cache came first.

    Raises OSError where it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / _IGNORE).exists():
        (folder / _IGNORE).write_text("*\n")
    return folder
