"""Planned pages come in; those that differ from what stands in the output folder are rendered and written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import is_dataclass

from ..caching.digests import Digests, of_bytes
from ..caching.standing import Standing
from ..pages import parts
from ..pages.spec import PageSpec, Planned
from .writer import Writer

SHARED = frozenset(one for one in vars(parts).values() if isinstance(one, type) and is_dataclass(one))
"""The parts that many pages have in common."""


class Pages:
    """Brings pages into the output folder."""

    def __init__(self, draw: Callable[[PageSpec], str], frame: Callable[[PageSpec], bytes | None], basis: bytes) -> None:
        """`draw` gives a page's HTML.

        What it depends on besides the specification is told by `frame`, which answers None for a page that must be drawn each time,
        and by `basis`.
        """
        self._draw, self._frame, self._basis = draw, frame, basis
        self._digests = Digests(SHARED)

    def bring(self, pages: Iterable[tuple[str, Planned]], before: Mapping[str, Standing], writer: Writer) -> list[Standing]:
        """Have each file hold its page. `before` says which pages stood there."""
        return [self._brought(path, page.make(), before.get(path), writer) for path, page in pages]

    def _brought(self, path: str, spec: PageSpec, old: Standing | None, writer: Writer) -> Standing:
        frame = self._frame(spec)
        made_from = of_bytes(self._basis + frame + self._digests.of(spec)).hex() if frame is not None else ""
        if old and made_from and old.made_from == made_from and old.is_there(writer.root):
            writer.keep(path)
            return old
        data = self._draw(spec).encode("utf-8")
        size, time = writer.write(path, data)
        return Standing(
            path, made_from, of_bytes(data).hex(), size, time, spec.address, spec.language, spec.alternates, spec.modified, spec.listed
        )
