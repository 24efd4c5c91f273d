"""Whether there is anything to do: what a build is given comes in, and what an earlier build of the very same left goes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .caching import keys
from .caching.keys import described
from .caching.record import Record, Records, taken
from .caching.store import key_of
from .inputs import Inputs, due
from .model import Options, Problem, Report

__all__ = ["Record", "Rest", "described", "key_of"]


class Rest:
    """Looks for the last build's record, and leaves one. Without a cache there is always something to do."""

    def __init__(
        self,
        options: Options,
        folders: Sequence[Path],
        extensions: Sequence[str],
        configs: Mapping[str, Any],
        engine: bytes,
        cache: Path,
        tell: Callable[[str], None],
    ) -> None:
        """As for `Site`; `engine` is the digest of all that the engine adds, empty where that is not known."""
        markdown = keys.of_markdown(extensions, configs)
        self._records = Records(cache, tell) if engine and markdown else None
        code = keys.of_code(Path(__file__).parent)
        self._basis = key_of(code, repr(options).encode(), markdown or b"", keys.of_files(folders), engine)

    def record(self, inputs: Inputs, root: Path) -> Record | None:
        """The build of the same inputs that has left the folder as it is."""
        record = self._records.load(root) if self._records else None
        return record if record and record.holds(root, self._key(inputs), inputs.now) else None

    def leave(self, inputs: Inputs, reports: Iterable[Report], problems: tuple[Problem, ...], root: Path, paths: Iterable[str]) -> None:
        """Have the next build know what this one was given, what it found out, and what of its own it left in the folder."""
        if self._records:
            until = due(reports, inputs.now)
            self._records.save(root, taken(root, self._key(inputs), inputs.now, until, sorted(paths), problems))

    def _key(self, inputs: Inputs) -> bytes:
        return key_of(self._basis, *inputs.parts())
