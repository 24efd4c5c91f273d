"""An index, and the events of which some texts have changed, go in; the index of the new texts comes out: the same as if made anew.

Where more is touched than the terms and texts of these events' records, nothing comes out, and the index is to be made anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ..caching.derived import Derived
from ..caching.store import key_of
from . import search_files as files
from .output import Output
from .search_compounds import seamer
from .search_names import Synonyms, needed
from .search_postings import Index, Marks, key_of_marks, latin_bridges, spelled
from .search_records import BLOCK, Record, texts_of
from .search_shards import Dictionary, Reader, UnreadableTermError
from .search_state import State

Marked = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Changed:
    """A record whose texts have changed."""

    record: Record
    digest: bytes
    old: Marks
    new: Marks


class _TooMuchError(Exception):
    """More has changed than can be told from the index alone."""


def updated(
    key: bytes, found: Sequence[tuple[Record, bytes]], basis: str, groups: Synonyms, memory: Derived, bundle_up_to: int, lean_from: int
) -> tuple[State, list[Output], dict[str, int]] | None:
    """The index with the key, its state and its words, after some records have changed; these come with all others of their blocks."""
    try:
        data, known = memory.found(key), State.load(key, memory)
        if data is None or known is None or known[0].basis != basis:
            return None
        return _updated(files.unfolded(data), *known, found, groups, memory, bundle_up_to, lean_from)
    except (_TooMuchError, UnreadableTermError, ValueError, LookupError, TypeError, OSError, EOFError):
        return None


def _updated(
    outputs: list[Output],
    state: State,
    words: dict[str, int],
    found: Sequence[tuple[Record, bytes]],
    groups: Synonyms,
    memory: Derived,
    bundle_up_to: int,
    lean_from: int,
) -> tuple[State, list[Output], dict[str, int]]:
    pieces = files.Pieces.of(outputs)
    lean = sum(state.sizes) > lean_from
    changed = list(_changed(state, found, memory, lean=lean))
    after = _with(state, changed)
    if (sum(after.sizes) > lean_from) != lean:
        raise _TooMuchError
    counted = _counted(words, changed)
    katakana = spelled(counted)
    if katakana != spelled(words):
        raise _TooMuchError
    terms = pieces.terms
    dictionary = Dictionary([Reader(first, partial(files.unzipped, data)) for first, data in zip(pieces.ranges, terms, strict=True)])
    changes = _changes(changed, dictionary)
    _check(changes, dictionary, groups, memory)
    shards = [
        (pieces.ranges[one], terms[one]) if isinstance(one, int) else (one.first, files.zipped(one.data))
        for one in dictionary.resharded(changes)
    ]
    texts = {block: files.zipped(texts_of(members, seamer(katakana))) for block, members in _blocks(changed, found)}
    made = pieces.renewed(shards, texts)
    if sum(len(output.data) for output in made[1:]) <= bundle_up_to:
        raise _TooMuchError
    return after, made, counted


def _changed(state: State, found: Sequence[tuple[Record, bytes]], memory: Derived, *, lean: bool) -> Iterator[Changed]:
    places = {number: place for place, number in enumerate(state.numbers)}
    index = Index(lean=lean, memory=memory)
    for record, digest in found:
        before = bytes.fromhex(state.digests[places[record.number]])
        if digest != before:
            old = memory.found(key_of_marks(before, lean=lean))
            if old is None:
                raise _TooMuchError
            yield Changed(record, digest, Marks.from_bytes(old), index.marks_of(record, digest))


def _with(state: State, changed: Sequence[Changed]) -> State:
    places = {number: place for place, number in enumerate(state.numbers)}
    digests, sizes = list(state.digests), list(state.sizes)
    for one in changed:
        place = places[one.record.number]
        digests[place], sizes[place] = one.digest.hex(), one.record.size
    return replace(state, digests=digests, sizes=sizes)


def _counted(words: Mapping[str, int], changed: Sequence[Changed]) -> dict[str, int]:
    """In how many records each katakana word stands now."""
    counts = dict(words)
    for one in changed:
        for word in one.old.katakana:
            counts[word] -= 1
        for word in one.new.katakana:
            counts[word] = counts.get(word, 0) + 1
    return {word: count for word, count in counts.items() if count}


def _changes(changed: Sequence[Changed], dictionary: Dictionary) -> dict[str, dict[int, int] | None]:
    """The new postings of each term that has others."""
    marks: dict[str, dict[int, int]] = {}
    for one in changed:
        old, new = _marked(one.old), _marked(one.new)
        if _facets(old) != _facets(new):
            raise _TooMuchError
        for term in old.keys() | new.keys():
            if old.get(term, 0) != new.get(term, 0):
                marks.setdefault(term, {})[one.record.number] = new.get(term, 0)
    changes: dict[str, dict[int, int] | None] = {}
    for term in sorted(marks):
        before = dictionary.postings(term)
        after = {number: mark for number, mark in {**(before or {}), **marks[term]}.items() if mark}
        changes[term] = after or None
        if (before is None) != (not after):
            changes.update(dict.fromkeys(latin_bridges(term), {} if after else None))
    return changes


def _marked(marks: Marks) -> dict[str, int]:
    return dict(zip(marks.terms, marks.marks, strict=True))


def _facets(marks: Marked) -> list[tuple[str, int]]:
    return [(term, mark) for term, mark in marks.items() if term.startswith(":")]


def _check(changes: Mapping[str, dict[int, int] | None], dictionary: Dictionary, groups: Synonyms, memory: Derived) -> None:
    """Words that come or go may make other words lead to them."""
    new = {term for term, marks in changes.items() if (dictionary.postings(term) is None) != (marks is None)}
    if new and not new.isdisjoint(_needed(groups, memory)):
        raise _TooMuchError


def _needed(groups: Synonyms, memory: Derived) -> list[str]:
    """Every term without which no text has some word of the groups. To find them takes a tenth of a second, most builds have the same."""

    def found() -> bytes:
        return files.as_json(sorted({term for group in groups for spelling in group for term in needed(spelling)}))

    terms: list[str] = json.loads(memory.get(key_of(b"needed", files.as_json(groups)), found))
    return terms


def _blocks(changed: Sequence[Changed], found: Sequence[tuple[Record, bytes]]) -> Iterator[tuple[int, list[Record]]]:
    for block in sorted({one.record.number // BLOCK for one in changed}):
        yield block, [record for record, _ in found if record.number // BLOCK == block]
