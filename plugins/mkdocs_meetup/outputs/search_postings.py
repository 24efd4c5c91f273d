"""Records go in; sorted terms with the records that they lead to come out, in shards of bytes that the client reads as they are."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from zlib import crc32

from . import analysis, search_compounds, search_sound
from .search_records import Field, Record

_SMALLEST = 10_000
_LARGEST = 28_000
_BOUNDARY = 16
"""One term in so many may begin a shard. It is the term that decides, not its place, so that an edit moves no other boundary."""

_LONGEST_WORD = 32
_COUNT_BITS = 5
_MOST = 7


@dataclass(slots=True)
class Postings:
    """Which records a term leads to, in ascending order, and where in each it stands."""

    numbers: array[int] = field(default_factory=lambda: array("I"))
    marks: bytearray = field(default_factory=bytearray)
    """One byte each: five bits for the fields, three for how often the text has it."""

    def encoded(self) -> bytes:
        """The count, the gaps between the numbers, then the marks."""
        data = bytearray(_varint(len(self.numbers)))
        last = 0
        for number in self.numbers:
            data += _varint(number - last)
            last = number
        return bytes(data + self.marks)


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

    def add(self, record: Record) -> None:
        """Take a record in; its number is higher than any before."""
        for term, mark in self._marks(record).items():
            postings = self.postings.get(term)
            if postings is None:
                postings = self.postings[term] = Postings()
            postings.numbers.append(record.number)
            postings.marks.append(mark)

    def _marks(self, record: Record) -> dict[str, int]:
        marks: dict[str, int] = {}
        for where, text in (*record.fields, *((Field.HEADING, part.passage.heading) for part in record.parts)):
            bit = int(where)  # an enumeration's own `|` is slow
            for term in self._terms(text):
                marks[term] = marks.get(term, 0) | bit
        counts = Counter(term for part in record.parts for term in self._terms(part.passage.text, lean=self.lean))
        for term, count in counts.items():
            marks[term] = marks.get(term, 0) | min((count - 1).bit_length() + 1, _MOST) << _COUNT_BITS
        return marks | {term: int(where) for term, where in record.facets}

    def _terms(self, text: str, *, lean: bool = False) -> Iterator[str]:
        for token in analysis.tokens(text):
            if analysis.is_japanese(token[0]):
                for word in analysis.katakana_words(token):
                    self._note(word)
                yield from analysis.content_terms(token) if lean else analysis.terms_of(token)
            else:
                if token not in self.known:
                    self.known[token] = analysis.terms_of(token)
                yield from self.known[token]

    def _note(self, word: str) -> None:
        if len(word) > _LONGEST_WORD:
            return
        folded = analysis.fold_kana(word)
        if self.katakana.get(folded, word) >= word:
            self.katakana[folded] = word


def collect(records: Iterable[Record], *, lean: bool = False) -> Index:
    """The postings of all terms, and the words by their sound. Records come in ascending order of their numbers."""
    index = Index(lean=lean)
    for record in records:
        index.add(record)
    index.postings.update({bridge: Postings() for bridge in _bridges(index)})
    return index


def _bridges(index: Index) -> Iterator[str]:
    """Terms that lead from a sound to its words, such as `~k:skrt:セキュリテイ:セキュリティ`; no record stands behind them."""
    for term in index.postings:
        if sound := search_sound.of_latin(term):
            yield f"~l:{sound}:{term}:{term}"
    words = dict(index.katakana)
    for compound in index.katakana.values():
        words.update((analysis.fold_kana(part), part) for part in search_compounds.parts(compound, index.katakana))
    for folded, word in words.items():
        if sound := search_sound.of_katakana(folded):
            yield f"~k:{sound}:{folded}:{word}"


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
