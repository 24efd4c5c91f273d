"""What earlier builds parsed and converted, whatever process made it: a source or a report comes in, its report or its body goes out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ..model import Body, Report
from .codec import decode, encode
from .digests import of_bytes
from .store import Store, key_of

_Kept = TypeVar("_Kept", Report, Body)


class Kept:
    """Reports and bodies by the bytes that they were made from, and notes about reports."""

    def __init__(self, store: Store, reading: bytes, conversion: bytes | None, tell: Callable[[str], None]) -> None:
        """The two keys name all that reading and conversion depend on besides the source; a conversion without one is never kept."""
        self._store, self._reading, self._conversion, self._tell = store, reading, conversion, tell

    def report(self, path: str, text: bytes) -> Report | None:
        """The report as it was read from these bytes."""
        return self.former(path, of_bytes(text))

    def former(self, path: str, digest: bytes) -> Report | None:
        """The same by the digest of the bytes."""
        return self._get(Report, self._report_key(path, digest))

    def keep_report(self, text: bytes, report: Report) -> None:
        self._store.put(self._report_key(report.path, of_bytes(text)), encode(report))

    def body(self, report: Report, more: str = "") -> Body | None:
        """The body as it was made from this report, and from whatever more other plugins put in its text's place."""
        return self._get(Body, self._body_key(report, more)) if self._conversion else None

    def keep_body(self, report: Report, body: Body, more: str = "") -> None:
        if self._conversion:
            self._store.put(self._body_key(report, more), encode(body))

    def noted(self, path: str, text: bytes, about: str) -> bytes | None:
        """What was noted about the report as it was read from these bytes."""
        return self._store.get(self._note_key(path, text, about))

    def note(self, path: str, text: bytes, about: str, data: bytes) -> None:
        self._store.put(self._note_key(path, text, about), data)

    def save(self, *, whole: bool) -> None:
        """Leave everything to the next build."""
        self._store.save(whole=whole)

    def _get(self, kind: type[_Kept], key: bytes) -> _Kept | None:
        data = self._store.get(key)
        if data is None:
            return None
        try:
            value = decode(data)
        except ValueError as error:
            self._tell(f"an entry of the cache cannot be used and is made anew: {error}")
            return None
        return value if isinstance(value, kind) else None

    def _report_key(self, path: str, digest: bytes) -> bytes:
        return key_of(b"report", self._reading, path.encode("utf-8", "surrogatepass"), digest)

    def _note_key(self, path: str, text: bytes, about: str) -> bytes:
        return key_of(b"note", self._reading, path.encode("utf-8", "surrogatepass"), of_bytes(text), about.encode())

    def _body_key(self, report: Report, more: str) -> bytes:
        # Not by the source's bytes: linking aligns translations, and takes out the names of people who asked for it.
        return key_of(b"body", self._conversion or b"", self._reading, encode(report), more.encode("utf-8", "surrogatepass"))
