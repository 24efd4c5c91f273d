"""Records go in; sorted terms with the records that they lead to come out, in shards of bytes that the client reads as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from zlib import crc32

from . import analysis, search_compounds, search_sound
from .search_memory import Marks, Memory
from .search_records import Field, Record

_SMALLEST = 10_000
_LARGEST = 28_000
_BOUNDARY = 16
"""One term in so many may begin a shard. It is the term that decides, not its place, so that an edit moves no other boundary."""

_LONGEST_WORD = 32
_COUNT_BITS = 5
_MOST = 7
_LONG_GAP = 0x80


@dataclass(slots=True)
class Postings:
    """Which records a term leads to, in ascending order, and where in each it stands."""

    gaps: bytearray = field(default_factory=bytearray)
    """From each number to the next."""
    marks: bytearray = field(default_factory=bytearray)
    """One byte each: five bits for the fields, three for how often the text has it."""
    last: int = 0

    def add(self, number: int, mark: int) -> None:
        """A record more, with a higher number than any before."""
        gap = number - self.last
        if gap < _LONG_GAP:
            self.gaps.append(gap)
        else:
            self.gaps += _varint(gap)
        self.marks.append(mark)
        self.last = number

    def encoded(self) -> bytes:
        """The count, the gaps between the numbers, then the marks."""
        return _varint(len(self.marks)) + self.gaps + self.marks


@dataclass(frozen=True, slots=True)
class Shard:
    """A range of the sorted terms."""

    first: str
    """The beginning of its first term that comes behind all terms before it; empty for the first shard."""
    data: bytes


@dataclass(slots=True)
class Index:
    """All terms of a site."""

    postings: dict[str, Postings] = field(default_factory=dict)
    katakana: dict[str, str] = field(default_factory=dict)
    """The katakana words of the texts, folded, and how each is written."""
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The terms of each Latin word, worked out once."""
    lean: bool = False
    """Whether pairs of hiragana in texts are left out."""
    words: dict[str, None] = field(default_factory=dict)
    """The katakana words of the record that is being read."""
    memory: Memory = field(default_factory=Memory)
    """What an earlier build found out already."""

    def add(self, record: Record) -> None:
        """Take a record in; its number is higher than any before."""
        key = (self.lean, record.fields, record.facets, record.parts)
        found = self.memory.marks.get(key, lambda: self._marks(record))
        for word in found.katakana:
            self._note(word)
        for term, mark in zip(found.terms.split("\n"), found.marks, strict=True) if found.marks else ():
            postings = self.postings.get(term)
            if postings is None:
                postings = self.postings[term] = Postings()
            postings.add(record.number, mark)

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
        katakana = tuple(word for word in self.words if len(word) <= _LONGEST_WORD)
        return Marks("\n".join(marks), bytes(marks.values()), katakana)

    def _terms(self, text: str, *, lean: bool = False) -> Iterator[str]:
        for token in analysis.tokens(text):
            if analysis.is_japanese(token[0]):
                self.words.update(dict.fromkeys(analysis.katakana_words(token)))
                yield from analysis.content_terms(token) if lean else analysis.terms_of(token)
            else:
                if token not in self.known:
                    self.known[token] = analysis.terms_of(token)
                yield from self.known[token]

    def _note(self, word: str) -> None:
        folded = analysis.fold_kana(word)
        if self.katakana.get(folded, word) >= word:
            self.katakana[folded] = word


def collect(records: Iterable[Record], *, lean: bool = False, memory: Memory | None = None) -> Index:
    """The postings of all terms, and the words by their sound. Records come in ascending order of their numbers."""
    index = Index(lean=lean, memory=memory or Memory())
    for record in records:
        index.add(record)
    index.postings.update({bridge: Postings() for bridge in _bridges(index)})
    return index


def _bridges(index: Index) -> Iterator[str]:
    """Terms that lead from a sound to its words, such as `~k:skrt:セキュリテイ:セキュリティ`; no record stands behind them."""
    for term in index.postings:
        yield from index.memory.bridges.get(term, lambda word=term: _latin_bridge(word))  # type: ignore[misc]
    words = dict(index.katakana)
    for compound in index.katakana.values():
        words.update((analysis.fold_kana(part), part) for part in search_compounds.parts(compound, index.katakana))
    for folded, word in words.items():
        if sound := search_sound.of_katakana(folded):
            yield f"~k:{sound}:{folded}:{word}"


def _latin_bridge(word: str) -> tuple[str, ...]:
    sound = search_sound.of_latin(word)
    return (f"~l:{sound}:{word}:{word}",) if sound else ()


def shards(index: dict[str, Postings]) -> Iterator[Shard]:
    """The terms in the order of JavaScript's strings, in ranges of some 20 kB."""
    first, before, last, data = "", b"", b"", bytearray()
    for key, term in sorted((term.encode("utf-16-be", "surrogatepass"), term) for term in index):
        if len(data) > _LARGEST or (len(data) > _SMALLEST and crc32(key) % _BOUNDARY == 0):
            yield Shard(first, bytes(data))
            first, last, data = _shortest(term, before), b"", bytearray()
        name, postings = term.encode("utf-8", "replace"), index[term].encoded()
        shared = _shared(last, name)
        data += _varint(shared) + _varint(len(name) - shared) + name[shared:] + _varint(len(postings)) + postings
        before, last = key, name
    if data:
        yield Shard(first, bytes(data))


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
