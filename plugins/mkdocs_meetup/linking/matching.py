"""The vocabulary's spellings in, a matcher out that finds them in running text in one pass, the longest first.

Text is read as units: a Latin word or a single Japanese character. So `Pod Security Policy`, `pod-security-policy` and
`PodSecurityPolicy` are one spelling, `Go` is not found in `Google`, and 監視 is found inside a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .folding import to_katakana
from .vocabulary import Term

_KANA_OR_KANJI = "\u3005-\u3007\u30a1-\u30fa\u30fd-\u30ff\u3400-\u9fff"
_WORD = r"(?:(?<![a-z0-9])\.(?=[a-z]))?[a-z0-9]+(?:\+\+|#)?"
_UNIT = re.compile(rf"{_WORD}|[{_KANA_OR_KANJI}]")
_SEPARATOR = re.compile(r"(?:ー|・| - |\. |[ \-_/.'’])?")
_KATAKANA_ONLY = re.compile(r"[\u30a1-\u30fa・ー]+")
_NOT_THE_LANGUAGE = re.compile(r"(?:[&'’/.@#\-]|['’]s |\b(?:to|and) )$")
_NOT_ALONE = re.compile(r"[&'’@]| [a-z]")
_SHORT = 2
"""Latin spellings up to this length are everyday letters too: their case counts, and what stands around them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found in a text."""

    term: str
    """Its slug."""
    start: int
    """Where it begins in the text in NFKC, counted in characters."""


@dataclass(slots=True)
class _Node:
    """A step of the way through the spellings."""

    next: dict[str, _Node] = field(default_factory=dict)
    ends: list[tuple[str, str]] = field(default_factory=list)
    """The terms whose spelling ends here, each with the exact form where that counts."""


class Matcher:
    """Finds terms in texts. It is built once and never changes."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._root = _Node()
        for term in terms:
            for spelling in term.spellings if not term.hide else ():
                self._add(term, spelling)
        starts = "".join(sorted(start for start in self._root.next if not start.isascii()))
        self._start = re.compile(rf"{_WORD}|[{starts}]" if starts else _WORD)

    def _add(self, term: Term, spelling: str) -> None:
        plain, folded = _both(spelling)
        spans = [match.span() for match in _UNIT.finditer(folded)]
        joined = "".join(plain[slice(*span)] for span in spans)
        if not spans or (len(joined) == 1 and joined.isascii()):
            return  # a single letter is no evidence of anything
        exact = joined if joined.isascii() and (term.exact or len(joined) <= _SHORT) else ""
        ways = [[folded[slice(*span)] for span in spans]]
        if joined.isascii() and len(spans) > 1:
            ways.append(["".join(ways[0])])
        for way in ways:
            node = self._root
            for step in way:
                node = node.next.setdefault(step, _Node())
            if (term.slug, exact) not in node.ends:
                node.ends.append((term.slug, exact))

    def hits(self, text: str) -> Iterator[Hit]:
        """Every term in a text, without overlaps, in order."""
        plain, folded = _both(text)
        after = 0
        for match in self._start.finditer(folded):
            if match.start() >= after:
                terms, end = self._longest(plain, folded, match, after)
                after = end if terms else after
                for term in terms:
                    yield Hit(term, match.start())

    def _longest(self, plain: str, folded: str, start: re.Match[str], after: int) -> tuple[list[str], int]:
        best: tuple[list[str], int] = ([], start.end())
        node, unit, written = _step(self._root, start[0]), start, ""
        while node:
            written += plain[unit.start() : unit.end()]
            terms = [term for term, exact in node.ends if _fits(plain, start.start(), unit.end(), after, written, exact)]
            if terms:
                best = (terms, unit.end())
            gap = _SEPARATOR.match(folded, unit.end())
            following = _UNIT.match(folded, gap.end() if gap else unit.end())
            if not following:
                break
            node, unit = _step(node, following[0]), following
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


def _fits(plain: str, start: int, end: int, after: int, written: str, exact: str) -> bool:
    """Whether the case of a spelling, and what stands around it, let it be the term; `after` is where the last term ended."""
    if exact:
        return written == exact and (len(exact) > _SHORT or _stands_alone(plain, start, end))
    if _KATAKANA_ONLY.fullmatch(plain, start, end):
        return (start == after or _begins_a_word(plain, start)) and (len(written) > 3 or _ends_a_word(plain, end))
    return True


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
