"""Whether there is anything to do: what a build is given comes in, and what an earlier build of the very same left goes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .caching import keys
from .caching.digests import of_bytes
from .caching.keys import described
from .caching.record import Record, Records, states
from .caching.store import key_of
from .inputs import Inputs, Last, due
from .model import Options, Problem, Report

__all__ = ["Rest", "described", "key_of"]


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

    def last(self, inputs: Inputs, root: Path) -> Last | None:
        """The last build into the folder, if it was of the same but for some texts, and each of its files is as it was left."""
        record = self._records.load(root) if self._records else None
        texts = _texts(inputs)
        if record is None or record.texts.keys() != texts.keys() or not record.holds(root, self._key(inputs), inputs.now):
            return None
        changed = {path: bytes.fromhex(digest) for path, digest in record.texts.items() if texts[path] != digest}
        return Last(tuple(record.files), record.problems, changed)

    def leave(self, inputs: Inputs, reports: Iterable[Report], problems: tuple[Problem, ...], root: Path, paths: Iterable[str]) -> None:
        """Have the next build know what this one was given, what it found out, and what of its own it left in the folder."""
        if self._records:
            left = states(root, sorted(paths))
            key = self._key(inputs).hex()
            self._records.save(root, Record(key, _texts(inputs), inputs.now, due(reports, inputs.now), left, problems))

    def _key(self, inputs: Inputs) -> bytes:
        return key_of(self._basis, *inputs.parts())


def _texts(inputs: Inputs) -> dict[str, str]:
    return {source.path: of_bytes(source.text).hex() for source in inputs.candidates}
