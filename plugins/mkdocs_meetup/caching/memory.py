"""What one build of a process leaves to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from .derived import Derived
from .standing import Table
from .texts import Texts


@dataclass
class Memory:
    """What one build leaves to the next, so that it does only what changed. Without it the result is the same."""

    cache: Path | None
    """Where it is left to other processes."""
    texts: Texts
    table: Table
    search: Derived
    """What the search index is made of, and the index."""
    key: str = ""
    """What the texts depend on besides the content."""
    outputs: set[str] = field(default_factory=set)
    """The files of the site that are no pages."""

    @classmethod
    def of(cls, cache: Path | None, texts: Texts, code: bytes, tell: Callable[[str], None], key: str) -> Memory:
        """What earlier processes left below a folder; `code` names the code by which it was made."""
        return cls(cache, texts, Table(cache, tell), Derived(cache and cache / "search", tell, code), key)

    def go_on(self, earlier: Memory) -> bool:
        """Take over from an earlier build of this process what was made in the same way. True where that is all of it."""
        if earlier.cache != self.cache:
            return False
        self.table, self.outputs, self.search = earlier.table, earlier.outputs, earlier.search
        if earlier.key == self.key:
            self.texts = earlier.texts
        return earlier.key == self.key
