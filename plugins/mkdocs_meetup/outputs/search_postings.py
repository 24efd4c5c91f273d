"""Records go in; sorted terms with the records that they lead to come out, in shards of bytes that the client reads as they are."""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from zlib import crc32

from ..caching.derived import Derived
from . import analysis, search_compounds, search_sound
from .search_records import Field, Record

_SMALLEST = 2_600
_LARGEST = 7_000
_BOUNDARY = 8
"""One term in so many may begin a shard. It is the term that decides, not its place, so that an edit moves no other boundary."""

_LONGEST_WORD = 32
_PLURAL = re.compile("[^aisu]s$")
_COUNT_BITS = 5
_MOST = 7
_LONG_GAP = 0x80
_MARK = 0xFF
_MARK_BITS = 8


Postings = array
"""Of a term, in ascending order: the number of each record that it leads to, and in the lowest byte where in it the term stands.

Five bits are for the fields, three for how often the text has it.
"""


def postings_of(pairs: Iterable[tuple[int, int]] = ()) -> Postings[int]:
    """The postings of a term, from numbers and marks."""
    return array("L", (number << _MARK_BITS | mark for number, mark in pairs))


def encoded(postings: Postings[int]) -> bytes:
    """The count, the gaps between the numbers, then the marks."""
    gaps, last = bytearray(), 0
    for posting in postings:
        number = posting >> _MARK_BITS
        gap, last = number - last, number
        if gap < _LONG_GAP:
            gaps.append(gap)
        else:
            gaps += _varint(gap)
    return _varint(len(postings)) + gaps + bytes([posting & _MARK for posting in postings])


@dataclass(frozen=True, slots=True)
class Shard:
    """A range of the sorted terms."""

    first: str
    """The beginning of its first term that comes behind all terms before it; empty for the first shard."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Marks:
    """The terms of a record with where in it each stands, and its katakana words."""

    terms: list[str]
    marks: bytes
    katakana: list[str]

    def as_bytes(self) -> bytes:
        """No term and no word has a line break in it."""
        return "\0".join(("\n".join(self.terms), "\n".join(self.katakana), "")).encode("utf-8", "surrogatepass") + self.marks

    @classmethod
    def from_bytes(cls, data: bytes) -> Marks:
        """What `as_bytes` made."""
        terms, katakana, marks = data.split(b"\0", 2)
        return cls(_lines(terms), marks, _lines(katakana))


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "surrogatepass").split("\n") if data else []


@dataclass(slots=True)
class Index:
    """All terms of a site."""

    postings: defaultdict[str, Postings[int]] = field(default_factory=lambda: defaultdict(postings_of))
    written: Counter[str] = field(default_factory=Counter)
    """In how many records each katakana word stands."""
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The terms of each Latin word, worked out once."""
    lean: bool = False
    """Whether pairs of hiragana in texts are left out."""
    words: dict[str, None] = field(default_factory=dict)
    """The katakana words of the record that is being read."""
    memory: Derived = field(default_factory=Derived)
    """What an earlier build found out already."""

    def add(self, record: Record, digest: bytes) -> None:
        """Take a record in; its number is higher than any before."""
        found = self.marks_of(record, digest)
        self.written.update(found.katakana)
        base, postings = record.number << _MARK_BITS, self.postings
        for term, mark in zip(found.terms, found.marks, strict=True):
            postings[term].append(base | mark)

    def marks_of(self, record: Record, digest: bytes) -> Marks:
        """The terms of a record, worked out if nobody remembers them."""
        return Marks.from_bytes(self.memory.get(key_of_marks(digest, lean=self.lean), lambda: self._marks(record).as_bytes()))

    def _marks(self, record: Record) -> Marks:
        marks: dict[str, int] = {}
        self.words.clear()
        for where, text in (*record.fields, *((Field.HEADING, part.passage.heading) for part in record.parts)):
            bit = int(where)  # an enumeration's own `|` is slow
            for term in self._terms(text):
                marks[term] = marks.get(term, 0) | bit
        counts = Counter(term for part in record.parts for term in self._terms(part.passage.text, lean=self.lean))
        for term, count in counts.items():
            marks[term] = marks.get(term, 0) | min((count - 1).bit_length() + 1, _MOST) << _COUNT_BITS
        marks.update((term, int(where)) for term, where in record.facets)
        return Marks(list(marks), bytes(marks.values()), [word for word in self.words if len(word) <= _LONGEST_WORD])

    def _terms(self, text: str, *, lean: bool = False) -> Iterator[str]:
        for token in analysis.tokens(text):
            if analysis.is_japanese(token[0]):
                self.words.update(dict.fromkeys(analysis.katakana_words(token)))
                yield from analysis.content_terms(token) if lean else analysis.terms_of(token)
            else:
                if token not in self.known:
                    self.known[token] = analysis.terms_of(token)
                yield from self.known[token]


def spelled(words: Iterable[str]) -> dict[str, str]:
    """Katakana words, folded, and how each is written."""
    found: dict[str, str] = {}
    for word in words:
        folded = analysis.fold_japanese(word)
        found[folded] = min(word, found.get(folded, word))
    return found


def key_of_marks(digest: bytes, *, lean: bool) -> bytes:
    """What the terms of a record are remembered by."""
    return digest + b"lean" * lean


def collect(records: Iterable[tuple[Record, bytes]], *, lean: bool = False, memory: Derived | None = None) -> Index:
    """The postings of all terms, and the words by their sound. Records come with their digests, in ascending order of their numbers."""
    index = Index(lean=lean, memory=memory or Derived())
    for record, digest in records:
        index.add(record, digest)
    index.postings.update({bridge: postings_of() for bridge in list(_bridges(index))})
    return index


def _bridges(index: Index) -> Iterator[str]:
    """Terms that lead from a sound to its words, such as `~k:skrt:セキュリテイ:セキュリティ`; no record stands behind them."""
    for term in index.postings:
        yield from latin_bridges(term)
    katakana = spelled(index.written)
    words = dict(katakana)
    for compound in sorted(katakana.values()):
        words.update((analysis.fold_japanese(part), part) for part in search_compounds.parts(compound, katakana))
    for folded, word in words.items():
        if sound := search_sound.of_katakana(folded):
            yield f"~k:{sound}:{folded}:{word}"


@lru_cache(maxsize=1 << 17)
def latin_bridges(word: str) -> tuple[str, ...]:
    """Terms that lead to a Latin word from its sound."""
    forms = (word, word[:-1]) if _PLURAL.search(word) else (word,)
    return tuple(f"~l:{sound}:{form}:{word}" for form in forms if (sound := search_sound.of_latin(form)))


class Shards:
    """Terms in the order of JavaScript's strings on their way into ranges of some 5 kB."""

    def __init__(self, first: str = "") -> None:
        """`first` is the beginning of the first term, as `Shard` has it."""
        self.first = first
        self._before, self._last, self._data = b"", b"", bytearray()

    def add(self, term: str, key: bytes, postings: bytes) -> Shard | None:
        """Take in a term with its key and its encoded postings; the answer is the shard that ends before it."""
        done = self._cut(term, key)
        name, data = term.encode("utf-8", "replace"), self._data
        shared = _shared(self._last, name)
        data += _varint(shared) + _varint(len(name) - shared) + name[shared:] + _varint(len(postings)) + postings
        self._before, self._last = key, name
        return done

    def end_before(self, term: str) -> Shard | None:
        """The shard that ends before the term, if one does."""
        return self._cut(term, key_of_term(term))

    def end(self) -> Shard | None:
        """The last shard, if there is anything in it."""
        return Shard(self.first, bytes(self._data)) if self._data else None

    def _cut(self, term: str, key: bytes) -> Shard | None:
        size = len(self._data)
        if size <= _LARGEST and (size <= _SMALLEST or crc32(key) % _BOUNDARY):
            return None
        done = Shard(self.first, bytes(self._data))
        self.first, self._last, self._data = _shortest(term, self._before), b"", bytearray()
        return done


def shards(index: Mapping[str, Postings[int]]) -> Iterator[Shard]:
    """All terms in shards."""
    made = Shards()
    for key, term in sorted((key_of_term(term), term) for term in index):
        if done := made.add(term, key, encoded(index[term])):
            yield done
    if last := made.end():
        yield last


def key_of_term(term: str) -> bytes:
    """Orders terms as JavaScript orders strings."""
    return term.encode("utf-16-be", "surrogatepass")


def _shortest(term: str, before: bytes) -> str:
    """As much of a term as tells it from the one before it."""
    beginnings = (term[:length] for length in range(1, len(term)))
    return next((each for each in beginnings if each.encode("utf-16-be", "surrogatepass") > before), term)


def _shared(one: bytes, other: bytes) -> int:
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return place
    return min(len(one), len(other))


def _varint(number: int) -> bytes:
    data = bytearray()
    while number > 0x7F:
        data.append(number & 0x7F | 0x80)
        number >>= 7
    data.append(number)
    return bytes(data)
