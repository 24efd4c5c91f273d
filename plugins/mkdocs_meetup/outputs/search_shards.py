"""The shards of an index and new postings for some terms go in, the shards that the whole index would have come out.

Only the shards that hold these terms are read, their neighbours, and those behind them until a boundary stands where it stood.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from .search_postings import Shard, Shards, encoded, key_of_term, postings_of

_MARKER = b"?"


class UnreadableTermError(ValueError):
    """A term that stands in a shard in another form than in the index: it holds what UTF-8 cannot."""


class Reader:
    """A shard of the index as it was, read where somebody asks."""

    def __init__(self, first: str, read: Callable[[], bytes]) -> None:
        self.first, self._read = first, read

    @cached_property
    def data(self) -> bytes:
        return self._read()

    @cached_property
    def terms(self) -> dict[str, bytes]:
        """The encoded postings of each term, in order.

        Raises UnreadableTermError.
        """
        return dict(_terms(self.data))

    @property
    def start(self) -> str:
        """The first term."""
        return next(_terms(self.data))[0]


class Dictionary:
    """All terms of an index as it was."""

    def __init__(self, shards: Sequence[Reader]) -> None:
        self.shards = shards
        self._firsts = [key_of_term(shard.first) for shard in shards]

    def place(self, term: str) -> int:
        """The place of the shard in which the term stands, if it stands anywhere."""
        return max(0, bisect_right(self._firsts, key_of_term(term)) - 1)

    def postings(self, term: str) -> dict[int, int] | None:
        """The mark of each record that the term leads to, by the record's number; None where the index does not have the term."""
        found = self.shards[self.place(term)].terms.get(term)
        return None if found is None else dict(_pairs(found))

    def resharded(self, changes: Mapping[str, Mapping[int, int] | None]) -> Iterator[Shard | int]:
        """The new shards in order, an old one that stays as it is by its place. A change gives a term's new marks; None takes it away."""
        of_shard: dict[int, dict[str, Mapping[int, int] | None]] = {}
        for term, marks in changes.items():
            of_shard.setdefault(self.place(term), {})[term] = marks
        # A shard begins where the size of the one before it says, so that one must be made anew, too.
        dirty = {*of_shard, *(place - 1 for place in of_shard if place)}
        open_: Shards | None = None
        first = ""
        for place, shard in enumerate(self.shards):
            if open_ is None and place not in dirty:
                yield Shard(first, shard.data) if first and first != shard.first else place
                first = ""
                continue
            open_ = open_ or Shards(shard.first)
            for term, postings in _merged(shard.terms, of_shard.get(place, {})):
                if done := open_.add(term, key_of_term(term), postings):
                    yield done
            if place + 1 < len(self.shards) and place + 1 not in dirty and (done := open_.end_before(self.shards[place + 1].start)):
                yield done
                first, open_ = open_.first, None
        if open_ and (last := open_.end()):
            yield last


def _merged(terms: Mapping[str, bytes], changes: Mapping[str, Mapping[int, int] | None]) -> Iterator[tuple[str, bytes]]:
    """The terms of a shard with their new postings, in order."""
    if not changes:
        yield from terms.items()
        return
    new = {term: encoded(postings_of(sorted(marks.items()))) for term, marks in changes.items() if marks is not None}
    merged = {term: postings for term, postings in terms.items() if term not in changes} | new
    yield from sorted(merged.items(), key=lambda one: key_of_term(one[0]))


def _terms(data: bytes) -> Iterator[tuple[str, bytes]]:
    at, last = 0, b""
    while at < len(data):
        shared, at = _number(data, at)
        more, at = _number(data, at)
        last, at = last[:shared] + data[at : at + more], at + more
        size, at = _number(data, at)
        if _MARKER in last:
            raise UnreadableTermError
        yield last.decode(), data[at : at + size]
        at += size


def _pairs(postings: bytes) -> Iterator[tuple[int, int]]:
    """The numbers and marks behind a term."""
    count, at = _number(postings, 0)
    number = 0
    for mark in postings[len(postings) - count :]:
        gap, at = _number(postings, at)
        number += gap
        yield number, mark


def _number(data: bytes, at: int) -> tuple[int, int]:
    value, byte = 0, data[at]
    shift = 0
    while byte > 0x7F:
        value |= (byte & 0x7F) << shift
        shift += 7
        at += 1
        byte = data[at]
    return value | byte << shift, at + 1
