"""A report file in, its bytes out: the only place that opens one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it lies on the disk."""

    path: str
    """Relative to the content folder, with `/`."""
    text: bytes


def read_source(root: Path, path: str) -> Source:
    """The file at `path` below `root`."""
    return Source(path, (root / path).read_bytes())
