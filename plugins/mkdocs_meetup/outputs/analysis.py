"""A text goes in, the terms that the search index knows it by come out; `search/analysis.js` does the same in the reader's browser.

Both are held together by one table of examples, `tests/search/vectors.json`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_JAPANESE = "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = rf"[^\W_{_JAPANESE}]"
_COMPOUND = rf"{_WORD}+(?:[-_./]{_WORD}+)*"

_TOKEN = re.compile(
    rf"(?<!{_WORD})@(?:{_WORD}|_)(?:{_WORD}|[_-])*"
    rf"|(?<!{_WORD})(?<!-)--?{_COMPOUND}"
    rf"|#[0-9]+"
    rf"|{_COMPOUND}(?:\+\+|#(?!{_WORD}))?"
    rf"|[{_JAPANESE}]+"
)
_SEPARATOR = re.compile(r"[-_./]+")
_CAMEL = re.compile(r"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+")
_VERSION = re.compile(r"([a-z]*)(([0-9]+\.[0-9]+)[0-9.]*)")
_KATAKANA = re.compile(r"[\u30a1-\u30fa][\u30a1-\u30fa\u30fc]+")
_HIRAGANA = re.compile(r"[\u3041-\u3096]+")

_LONGEST = 64
"""A longer word is a digest or an address: nobody types it."""
_LONGEST_JOINED = 24

_OLDER_KANJI = (
    "邊邉齋齊斎髙﨑嵜澤濱濵嶋嶌廣國櫻惠眞龍榮瀨關瀧遙實淺藏條壽德晉彌鐵學圓萬與來會"
    "氣靜緖郞增曾薗冨舘埜檜檢凜峯賴淵繩豐邨禮亞應黑黃綠淸顯將奧滿總聰靑桒槇𠮷圖變體"
)
_KANJI = (
    "辺辺斉斉斉高崎崎沢浜浜島島広国桜恵真竜栄瀬関滝遥実浅蔵条寿徳晋弥鉄学円万与来会"
    "気静緒郎増曽園富館野桧検凛峰頼渕縄豊村礼亜応黒黄緑清顕将奥満総聡青桑槙吉図変体"
)
"""Old and variant forms of kanji, most of them from names, and the common ones in the same order: who writes 渡辺 may mean 渡邊."""

_SAME_SOUND = dict(zip("ァィゥェォヵヶヂヅヴヰヱ", "アイウエオカケジズブイエ", strict=True)) | {"ー": ""}
_KATAKANA_OF = {chr(code): chr(code + 0x60) for code in range(0x3041, 0x3097)} | {"ゝ": "ヽ", "ゞ": "ヾ"}
_FOLD = str.maketrans(_KATAKANA_OF | dict(zip(_OLDER_KANJI, _KANJI, strict=True)))
_UNIFY = str.maketrans(_SAME_SOUND)


def tokens(text: str) -> Iterator[str]:
    """The words of a text in order, letter case kept: runs of Japanese, Latin words with what joins them, `@handle`, `--flag`, `#20`."""
    return (match[0] for match in _TOKEN.finditer(unicodedata.normalize("NFKC", text)))


def terms(text: str) -> list[str]:
    """All terms of a text, in order; a term that stands there twice comes twice."""
    return [term for token in tokens(text) for term in terms_of(token)]


def terms_of(token: str) -> tuple[str, ...]:
    """The terms of one token."""
    first = token[0]
    if first == "@":
        return _unique([token.lower(), *_latin(token[1:])])
    if first == "-":
        return _unique([token.lower(), *_latin(token.lstrip("-"))])
    if first == "#":
        return (token, token[1:])
    return _japanese(token) if is_japanese(first) else _unique(_latin(token))


def is_japanese(character: str) -> bool:
    """Whether this is kana or kanji."""
    return bool(re.match(f"[{_JAPANESE}]", character))


def fold_japanese(text: str) -> str:
    """Hiragana as katakana, long vowel marks dropped, spellings of one sound and forms of one kanji unified."""
    return text.translate(_FOLD).translate(_UNIFY)


def fold(text: str) -> str:
    """A text in the form in which two spellings of it are equal."""
    return fold_japanese(unicodedata.normalize("NFKC", text).lower())


def content_terms(run: str) -> list[str]:
    """The terms of a run of Japanese without those that are hiragana alone: they are grammar."""
    spoken = run.replace("ー", "")
    folded = fold_japanese(spoken)
    return [folded[at : at + 2] for at in range(len(folded)) if not _HIRAGANA.fullmatch(spoken, at, at + 2)]


def katakana_words(token: str) -> list[str]:
    """The runs of katakana in a token, as they are written."""
    return _KATAKANA.findall(token)


def _japanese(run: str) -> tuple[str, ...]:
    """Each pair of neighbours; the last character by itself, so that any single one is found as the start of a term."""
    folded = fold_japanese(run)
    return (*(folded[at : at + 2] for at in range(len(folded) - 1)), *folded[-1:])


def _latin(word: str) -> Iterator[str]:
    whole = word.lower()
    if len(whole) <= _LONGEST:
        yield whole
    yield from _versions(whole)
    segments = _SEPARATOR.split(word)
    for segment in segments:
        if len(segment) <= _LONGEST:
            yield from _parts(segment, alone=len(segments) == 1)
    joined = "".join(segments).lower()
    if len(segments) > 1 and len(joined) <= _LONGEST_JOINED and not joined.isdecimal():
        yield joined


def _parts(segment: str, *, alone: bool) -> Iterator[str]:
    """A segment and the words that its capitals divide it into; bare numbers of one or two digits say nothing outside a version."""
    pieces = _CAMEL.findall(segment) if segment.isascii() and segment.isalnum() else []
    for piece in ([] if alone else [segment]) + (pieces if len(pieces) > 1 else []):
        if len(piece) > 2 or (len(piece) == 2 and not piece.isdecimal()):
            yield piece.lower()


def _versions(word: str) -> Iterator[str]:
    """`go1.18.2` is also `go`, `1.18.2` and `1.18`."""
    if match := _VERSION.fullmatch(word):
        name, version, short = match.groups()
        yield from (each for each in (name, version, short) if len(each) > 1)


def _unique(words: Iterator[str] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
