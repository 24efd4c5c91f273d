"""What one build of a process leaves to the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from .standing import Table
from .texts import Texts


@dataclass
class Memory:
    """What one build leaves to the next, so that it does only what changed. Without it the result is the same."""

    cache: Path | None
    """Where it is left to other processes."""
    texts: Texts
    table: Table
    key: str = ""
    """What the texts depend on besides the content."""
    outputs: set[str] = field(default_factory=set)
    """The files of the site that are no pages."""
