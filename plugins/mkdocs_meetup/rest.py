"""Whether there is anything to do: what a build is given comes in, and what an earlier build of the very same left goes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from .caching import keys
from .caching.digests import of_bytes
from .caching.folder import prepared
from .caching.keys import described
from .caching.record import Record, Records, states
from .caching.store import key_of
from .inputs import Inputs, Last
from .model import Options, Problem

__all__ = ["Rest", "described", "key_of", "prepared"]

MOST_EDITS = 100
"""After so many builds that took in a few changed texts each, one looks at everything, and what is of no use any more is forgotten."""


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
        self._record: Record | None = None
        code = keys.of_code(Path(__file__).parent)
        self._basis = key_of(code, repr(options).encode(), markdown or b"", keys.of_files(folders), engine)

    def last(self, inputs: Inputs, root: Path) -> Last | None:
        """The last build into the folder, if it was of the same but for some texts, and each of its files is as it was left."""
        record = self._records.load(root) if self._records else None
        texts = _texts(inputs)
        if record is None or record.texts.keys() != texts.keys() or not record.holds(root, self._key(inputs), inputs.now):
            return None
        changed = {path: bytes.fromhex(digest) for path, digest in record.texts.items() if texts[path] != digest}
        self._record = record
        return Last(tuple(record.files), record.problems, changed, record.until, record.index, partial(self._linked, root, record))

    def leave(
        self,
        inputs: Inputs,
        root: Path,
        paths: Iterable[str],
        problems: tuple[Problem, ...],
        until: datetime | None,
        index: bytes,
        linked: Callable[[], bytes] | None,
    ) -> None:
        """Have the next build know what this one was given, what it found out, and what of its own it left in the folder.

        `index` is what the search index is found by. `linked` gives what linking found out; None where that is what the last build left.
        """
        records, last = self._records, self._record
        if records is None:
            return
        if linked is None:
            stamp, edits = (last.linked, last.edits + 1) if last else ("", 0)
        else:
            stamp, edits = records.save_linked(root, linked()), 0
        key, left = self._key(inputs).hex(), states(root, sorted(paths))
        self._record = Record(key, _texts(inputs), inputs.now, until, left, problems, stamp, index, edits)
        records.save(root, self._record)

    def _linked(self, root: Path, record: Record) -> bytes | None:
        if self._records is None or not record.linked or record.edits >= MOST_EDITS:
            return None
        return self._records.linked(root, record)

    def _key(self, inputs: Inputs) -> bytes:
        return key_of(self._basis, *inputs.parts())


def _texts(inputs: Inputs) -> dict[str, str]:
    return {source.path: of_bytes(source.text).hex() for source in inputs.candidates}
