"""Planned pages come in; those that differ from what stands in the output folder are rendered and written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from ..caching.digests import Digests, of_bytes
from ..caching.standing import Standing, Table
from ..model import Problem
from ..pages import parts
from ..pages.spec import PageSpec, Planned
from ..workers import Progress, in_parts, unseen
from .writer import Writer

SHARED = frozenset({parts.EventCard, parts.Link, parts.Person, parts.ReportRow, parts.TalkRow})
"""The parts that many pages have in common. Others are made for one page, and to hold them would only take room."""
MANY = 200
"""So many pages are made before another process has started."""


At = tuple[str, Planned]
"""A page and the file that holds it."""


class Maker:
    """Brings pages into the output folder."""

    def __init__(self, draw: Callable[[PageSpec], str], frame: Callable[[PageSpec], bytes | None], basis: bytes) -> None:
        """`draw` gives a page's HTML.

        What it depends on besides the specification is told by `frame`, which answers None for a page that must be drawn each time,
        and by `basis`.
        """
        self._draw, self._frame, self._basis = draw, frame, basis
        self._digests = Digests(SHARED)

    def bring(self, pages: Iterable[At], before: Mapping[str, Standing], writer: Writer) -> list[Standing]:
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


class Pages:
    """All pages of one plan on their way into the output folder."""

    def __init__(
        self, planned: Iterable[At], maker: Callable[[], Maker], table: Table, problems: Callable[[], Iterable[Problem]], *, partial: bool
    ) -> None:
        """`problems` are those that were found in making pages, in the process that asks.

        A `partial` plan holds some pages of the site; all others stand as they should.
        """
        self.waiting = dict(planned)
        """The pages that nobody has asked for yet."""
        self._last = {path: page for path, page in self.waiting.items() if page.tells_of_others}
        self.paths = frozenset(self.waiting)
        """The files of all of them."""
        self._make, self._maker, self._table, self._problems, self._is_partial = maker, maker(), table, problems, partial

    @property
    def standing(self) -> Iterable[Standing]:
        """The pages as they stand in the folder."""
        return self._table.pages.values()

    def write(self, writer: Writer, workers: int, progress: Progress = unseen) -> set[Problem]:
        """Make them all, and say what is wrong on them."""
        before = self._table.enter(writer.root)
        answers = in_parts(
            partial(self._part, before, writer), list(self.waiting.items()), workers, least=MANY, portable=False, progress=progress
        )
        made = {page.path: page for pages, _ in answers for page in pages}
        self._table.pages = {**before, **made} if self._is_partial else {path: made[path] for path in self.waiting}
        self.waiting = {}
        for path in self._table.pages:
            writer.keep(path)
        return {problem for _, problems in answers for problem in problems}

    def wait(self, writer: Writer) -> None:
        """Take away the pages that are no more; each of the others waits for `bring`."""
        before = self._table.enter(writer.root)
        if not self._is_partial:
            writer.take_away(sorted(before.keys() - self.paths))
            self._table.pages = {path: page for path, page in before.items() if path in self.paths}

    def join(self, earlier: Pages) -> None:
        """Have the pages that still wait in an earlier plan wait here, too."""
        self.waiting = {**earlier.waiting, **self.waiting}

    def bring(self, path: str, writer: Writer) -> None:
        """Have a file hold its page, if it is one that waits."""
        page = self.waiting.pop(path, None)
        if page is not None:
            [self._table.pages[path]] = self._maker.bring([(path, page)], self._table.pages, writer)

    def close(self, writer: Writer) -> None:
        """Make anew the pages that tell of the others, now that all of those are made."""
        for path, page in self._last.items():
            [self._table.pages[path]] = self._maker.bring([(path, page)], self._table.pages, writer)

    def _part(self, before: Mapping[str, Standing], writer: Writer, part: Sequence[At]) -> tuple[list[Standing], tuple[Problem, ...]]:
        # A process of its own holds no parts of the others' pages.
        return self._make().bring(part, before, writer), tuple(self._problems())
