"""The vocabulary's spellings in, a matcher out that finds them in running text in one pass, the longest first.

Text is read as units: a Latin word or a single Japanese character. So `Pod Security Policy`, `pod-security-policy` and
`PodSecurityPolicy` are one spelling, `Go` is not found in `Google`, and 監視 is found inside a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from .folding import to_katakana
from .vocabulary import Term

_KANA_OR_KANJI = "\u3005-\u3007\u30a1-\u30fa\u30fd-\u30ff\u3400-\u9fff"
_WORD = r"(?:(?<![a-z0-9])\.(?=[a-z]))?[a-z0-9]+(?:\+\+|#)?"
_UNIT = re.compile(rf"{_WORD}|[{_KANA_OR_KANJI}]")
_NEXT = re.compile(rf"(?:ー|・| - |\. |[ \-_/.'’])?({_UNIT.pattern})")
_BETWEEN = frozenset("ー・ -_/.'’")
_INITIALS = re.compile("[a-z]&[a-z]")
_HIRAGANA = re.compile("[ぁ-ん]")
_KATAKANA = re.compile("[ァ-ヺ]")
_KATAKANA_ONLY = re.compile(r"[\u30a1-\u30fa・ー]+")
_NOT_THE_LANGUAGE = re.compile(r"(?:[&'’/.@#\-]|['’]s |\b(?:to|and) )$")
_NOT_ALONE = re.compile(r"[&'’@]| [a-z]")
_REMEMBERED = 300_000
"""So many texts are remembered: the lines of about 3,000 reports."""
_SHORT = 2
"""Latin spellings up to this length are everyday letters too: their case counts, and what stands around them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found in a text."""

    term: str
    """Its slug."""
    start: int
    """Where it begins in the text in NFKC, counted in characters."""


@dataclass(frozen=True, slots=True)
class _End:
    """A spelling's term, and what a text must hold to mean it."""

    term: str
    exact: str
    """The form where upper and lower case count."""
    mixed: bool
    """Whether hiragana and katakana stand in it."""


@dataclass(slots=True)
class _Node:
    """A step of the way through the spellings."""

    next: dict[str, _Node] = field(default_factory=dict)
    ends: list[_End] = field(default_factory=list)
    """The spellings that end here."""
    heads: set[str] = field(default_factory=set)
    """The characters with which a step further can begin."""


class Matcher:
    """Finds terms in texts. It remembers what it found, since an archive is linked again after each edit of one report."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._root = _Node()
        self._found: dict[str, tuple[Hit, ...]] = {}
        for term in terms:
            for spelling in term.evidence if not term.hide else ():
                self._add(term, spelling)
        starts = "".join(sorted(start for start in self._root.next if not start.isascii()))
        self._start = re.compile(rf"{_WORD}|[{starts}]" if starts else _WORD)

    def _add(self, term: Term, spelling: str) -> None:
        plain, folded = _both(spelling)
        spans = [match.span() for match in _UNIT.finditer(folded)]
        joined = "".join(plain[slice(*span)] for span in spans)
        if not spans or (len(joined) == 1 and joined.isascii()) or _INITIALS.fullmatch(folded):
            return  # a single letter is no evidence of anything, and `D&I` would be found in DI
        exact = joined if joined.isascii() and (term.exact or len(joined) <= _SHORT) else ""
        ways = [[folded[slice(*span)] for span in spans]]
        if joined.isascii() and len(spans) > 1:
            ways.append(["".join(ways[0])])
        for way in ways:
            node = self._root
            for step in way:
                node.heads.add(step[0])
                node = node.next.setdefault(step, _Node())
            end = _End(term.slug, exact, _is_mixed(plain))
            if end not in node.ends:
                node.ends.append(end)

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Every term in a text, without overlaps, in order."""
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[text] = tuple(self._search(text))
        return found

    def _search(self, text: str) -> Iterator[Hit]:
        plain, folded = _both(text)
        after = 0
        for match in self._start.finditer(folded):
            start, end = match.span()
            node = _step(self._root, match[0]) if start >= after else None
            if node and (node.ends or (head := folded[end : end + 1]) in node.heads or head in _BETWEEN):
                terms, end = _longest(plain, folded, (start, end), node, after)
                after = end if terms else after
                for term in terms:
                    yield Hit(term, start)


@lru_cache(maxsize=2)
def matcher_of(vocabulary: tuple[Term, ...]) -> Matcher:
    """The matcher of a vocabulary, the same one as long as the vocabulary is the same."""
    return Matcher(vocabulary)


def _longest(plain: str, folded: str, span: tuple[int, int], node: _Node | None, after: int) -> tuple[list[str], int]:
    """The terms of the longest spelling that begins with a unit, and where it ends; `after` is where the last term ended."""
    start, end = span
    best: tuple[list[str], int] = ([], end)
    written = plain[start:end]
    while node:
        terms = list(dict.fromkeys(one.term for one in node.ends if _fits(plain, start, end, after, written, one)))
        if terms:
            best = (terms, end)
        following = _NEXT.match(folded, end) if node.next else None
        if not following:
            break
        node, end = _step(node, following[1]), following.end()
        written += plain[following.start(1) : end]
    return best


def _step(node: _Node, unit: str) -> _Node | None:
    found = node.next.get(unit)
    if found is None and len(unit) > 4 and unit.endswith("s") and unit.isascii():
        return node.next.get(unit[:-1])
    return found


def _both(text: str) -> tuple[str, str]:
    """The text in NFKC, and the same without case and in katakana, character for character."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    folded = to_katakana(plain.lower())
    return plain, folded if len(folded) == len(plain) else "".join(to_katakana(char.lower())[:1] for char in plain)


def _fits(plain: str, start: int, end: int, after: int, written: str, spelling: _End) -> bool:
    """Whether the case of a spelling, and what stands around it, let it be the term; `after` is where the last term ended."""
    if exact := spelling.exact:
        return written == exact and (len(exact) > _SHORT or _stands_alone(plain, start, end))
    if not spelling.mixed and _is_mixed(written):  # ノーコード is not in このコード
        return False
    if _KATAKANA_ONLY.fullmatch(plain, start, end):
        return (start == after or _begins_a_word(plain, start)) and (len(written) > 3 or _ends_a_word(plain, end))
    return True


def _is_mixed(text: str) -> bool:
    return not text.isascii() and bool(_HIRAGANA.search(text)) and bool(_KATAKANA.search(text))


def _begins_a_word(text: str, start: int) -> bool:
    """コンテスト holds no テスト."""
    return start == 0 or not _is_katakana(text[start - 1])


def _ends_a_word(text: str, end: int) -> bool:
    rest = text[end : end + 2].lstrip("ー")
    return not rest or not _is_katakana(rest[0])


def _is_katakana(char: str) -> bool:
    return "ァ" <= char <= "ヺ" or char == "ー"


def _stands_alone(text: str, start: int, end: int) -> bool:
    """`Go` in `Goで作る` and `Go 1.12`, not in `Go to production`, `Let's Go` or `R&D`."""
    return not _NOT_THE_LANGUAGE.search(text, max(0, start - 4), start) and not _NOT_ALONE.match(text, end)
