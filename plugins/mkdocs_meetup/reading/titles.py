"""A talk's heading in; the author's words without number, time, room, kind and length, and what those said of the kind, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..model import Kind
from .edges import at_start
from .folding import WIDTHS

KINDS: tuple[tuple[Kind, str], ...] = (
    (Kind.LIGHTNING_TALK, r"LT枠?|ライトニング[・ ]?トーク|lightning[ -]?talks?|lightnings|lightning(?=[ ]?[:：])|飛び込みLT|懇親会LT"),
    (Kind.KEYNOTE, (
        r"基調講演|特別講演|招待講演|オープニングキーノート|クロージングキーノート|キーノート(?:セッション)?|(?:opening "
        r"|closing )?keynote(?: session| speech)?"
    )),
    (Kind.PANEL, (
        r"パネル(?:ディスカッション|トーク|討論)?|座談会|トークセッション|対談|鼎談|公開討論|panel(?: discussion| talk)?|round ?table"
        r"|fireside chat"
    )),
    (Kind.WORKSHOP, (
        r"ハンズ ?オン(?:セッション)?|ワークショップ|もくもく(?:会|タイム)|ワールドカフェ|チュートリアル|ハッカソン|workshops?"
        r"|hands[- ]?on|tutorial|training"
    )),
    (Kind.TALK, (
        r"(?:一般|ゲスト)?(?:セッション|発表|登壇|講演|トーク|メイン(?:セッション|トーク)?|スポンサー(?:セッション|トーク|LT)|ロングトーク"
        r"|ショートトーク|レギュラー(?:トーク|セッション)|事例(?:紹介|発表))|(?:sponsor |main |long |short |regular )?(?:session|talk"
        r"|presentation)"
    )),
)  # fmt: skip
KIND_WORD = "|".join(f"(?P<k{number}>{words})" for number, (_, words) in enumerate(KINDS))
KIND_STARTS = "cfhklmoprstwもゲオキクシスセチトハパメラレロワ一事公基対座懇招特発登講飛鼎"
PREFIX_KIND = at_start(
    rf"^(?:[\[【〔<《(]\s*(?:[A-Z]{{2,8}}[ ]?)?(?:{KIND_WORD})\s*[-#.]?\s*(?:\d{{1,3}}|[A-Z])?\s*[\]】〕>》)]\s*[:：\-–—/|]?"
    rf"|(?:{KIND_WORD.replace('?P<k', '?P<l')})\s*(?:[#.-]?\s*(?:\d{{1,3}}|[①-⑳])(?:本目|人目|番目|つ目)?"
    rf"|その[\d一二三四五六七八九十])?(?:\s*[:：|｜/／]\s*|\s*[-–—~〜]\s+|(?<=\d)[.．、)）]\s*|(?<=[\d①-⑳])[ \u3000]+"
    r"|[ \u3000]+(?!の|[をがはにでとへも](?![ぁ-ん]))|(?=[「『\"“])))",
    letters=f"[【〔<《({KIND_STARTS}",
    flags=re.IGNORECASE,
)
PREFIX_SELF = re.compile(r"^(?:私|自分|僕|わたし|筆者)(?:の(?:発表|LT|番|トーク))?[ \u3000]?(?:[:：][ \u3000]?|(?=[「『]))")
"""The author's own talk: `自分: Title`, `私「Title」`."""
SUFFIX_KIND = re.compile(rf"\s*[(\[【（]\s*(?:会場|協賛|提供)?(?:{KIND_WORD})\s*(?:\d{{1,2}}分?)?\s*[)\]】）]$", re.IGNORECASE)
WHOLE_KIND = at_start(
    rf"^(?:{KIND_WORD})(?:大会|タイム|コーナー|セッション|の部)?s?\s*[-#.]?\s*(?:\d{{1,3}}|[①-⑳]|[A-Z])?(?:本目|人目|番目|つ目)?[:：]?$",
    letters=KIND_STARTS,
    flags=re.IGNORECASE,
)
PREFIX_TIME = re.compile(
    r"^[(\[【（]?\s*(?:\d{1,2}(?:/|月)\d{1,2}日?(?:\s*[(（][月火水木金土日][)）])?\s+)?\d{1,2}\s*(?:[:：]\s*[0-5]\d|時(?:\s*[0-5]?\d\s*分|半)?)\s*(?:[-–—―~〜～]+|から"
    r"|to)?\s*(?:\d{1,2}\s*(?:[:：]\s*[0-5]\d|時(?:\s*[0-5]?\d\s*分|半)?))?\s*(?:まで)?[)\]】）]?\s*[-–—:：|｜/]?\s*(?=\S)",
    re.IGNORECASE,
)
PREFIX_NUMBER = re.compile(
    r"^(?:(?:No\.?|#|＃)\s*\d{1,3}\s*[.:：)）、]?\s+|[(（\[]\d{1,2}[)）\]]\s*|\d{1,2}\s*[.)）．、:：]\s*(?=\D)|[①-⑳]\s*"
    r"|(?:第?\s*[\d一二三四五六七八九十]{1,2}\s*(?:つ目|人目|本目|番目|発目|部|番手|コマ目|講演|セッション))(?:\s*[:：、.]\s*"
    r"|[ \u3000]+|(?=[「『]))"
    r"|その\s*[\d一二三四五六七八九十]\s*[:：、. ]\s*)",
    re.IGNORECASE,
)
PREFIX_PLACE = re.compile(
    r"^(?:[\[【(（〔]\s*(?:(?:Track|トラック|Room|ルーム|Hall|ホール|会場|Stage|ステージ|Day|部屋)\s*[#-]?\s*[A-Z\d]{1,3}"
    r"|[A-Z\d]\s*(?:会場|トラック|ルーム|ホール|部屋)|[A-Z]{1,4}\d?[-‐–]?\s?\d{1,3}(?:[-‐–]\d{1,2})?|\d{1,2}[-‐–][A-Z\d]{1,2}"
    r"|[A-Z])\s*[\])】）〕]\s*[:：\-–—]?\s*|(?:Track|トラック|Room|Hall|Stage)\s*[A-Z\d]{1,2}\s*(?:[:：|/]\s*|[-–—]\s+|[ \u3000]+)"
    r"|[A-Z]\s*(?:会場|トラック|ルーム)\s*[:：|/ \u3000]\s*|[^\s「」『』:：]{1,14}枠\s*[:：|/ \u3000]\s*(?=\S)"
    r"|[A-Z]{1,2}\d?[-‐–]\d{1,2}\s*[:：.|/]?[ \u3000]*(?=\S))",
    re.IGNORECASE,
)
PREFIX_MARK = re.compile(
    r"^(?:[■□◆◇●○◎▼▽▶▷►※・\-*+>〇\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]|\d\ufe0f?\u20e3)+[ \u3000]*"
)
SUFFIX_LENGTH = re.compile(
    r"\s*(?:[(（\[【]\s*(?:約)?\d{1,3}\s*(?:分(?:間)?|min(?:ute)?s?|m)\.?(?:\s*(?:LT|トーク|枠|talk))?\s*[)）\]】]"
    r"|(?<! in)(?<! within)[ \u3000]\d{1,3}\s*(?:分|min)\.?)$",
    re.IGNORECASE,
)
SUFFIX_TIME = re.compile(r"\s*[(（\[【]\s*\d{1,2}[:：][0-5]\d\s*(?:[-–—―~〜～]+\s*(?:\d{1,2}[:：][0-5]\d)?)?\s*[)）\]】]$")
SUFFIX_ASIDE = re.compile(r"\s*[(（\[【]\s*(?:スライド|資料|動画|slides?|video|pdf|発表資料|link|リンク)\s*[)）\]】]$", re.IGNORECASE)
SUFFIX_HASHTAG = re.compile(r"(?:\s+#[A-Za-z0-9_]+)+$")
SUFFIX_RATING = re.compile(r"[ \u3000]*[★☆⭐]{1,10}$")
SUFFIX_CODE = re.compile(r"[ \u3000]+(?:[A-Z]{1,3}\d?|BoF\d?)[-‐–]\d{1,3}(?=[ \u3000]+[#＃][A-Za-z0-9_]+$)")
"""A session's code that only the session's own hashtag shows not to belong to the title."""
MAY_END = re.compile(r"[)\]】）分n.★☆⭐]$|#", re.IGNORECASE)
"""Most titles carry no kind, length, aside or hashtag at their end."""
KIND_START = re.compile(rf"^[\[【(]?\s*(?:{KIND_WORD})", re.IGNORECASE)
KINDS_WITHIN = tuple((kind, re.compile(rf"(?<![A-Za-z])(?:{words})(?![A-Za-z])", re.IGNORECASE)) for kind, words in (KINDS[0], *KINDS[2:4]))
"""Keynotes are left out: a title may well be about one."""
ANY_KIND_WITHIN = re.compile("|".join(pattern.pattern for _, pattern in KINDS_WITHIN), re.IGNORECASE)
LABEL = at_start(
    r"^(?:タイトル|題名|演題|テーマ|発表(?:タイトル|内容)|講演名|title|topic|theme)\s*[:：]\s*",
    letters="tタテ演発講題",
    flags=re.IGNORECASE,
)
QUOTES = (("「", "」"), ("『", "』"), ('"', '"'), ("“", "”"), ("”", "”"), ("《", "》"), ("【", "】"), ("‘", "’"), ("'", "'"))
OPENINGS = frozenset(opening for opening, _ in QUOTES)


@dataclass(frozen=True, slots=True)
class Title:
    """A talk's title; empty where the heading held nothing but a number or a kind."""

    text: str
    kind: Kind | None = None
    """What the words around the title say; None where they say nothing."""
    marked: bool = False
    """Whether a kind, number, time or session code stood there: a talk's title then, more likely than a chapter's."""


@lru_cache(maxsize=256)  # a chapter's title is compared with what lists and timetables say
def clean_title(text: str) -> Title:
    """The title in a line of plain text from which the speakers have been taken."""
    text = text.strip()
    kind: Kind | None = None
    marked = False
    for _ in range(6):
        shorter, found, told = _shorten(text)
        kind = kind or found
        marked = marked or told
        if shorter == text:
            break
        text = shorter
    if whole := WHOLE_KIND.match(text):
        found = _kind(whole)
        return Title("" if found is not Kind.KEYNOTE else text, kind or found, marked=True)
    return Title(text, kind, marked)


def _shorten(text: str) -> tuple[str, Kind | None, bool]:
    """One layer less, the kind that it named, and whether it marks a talk."""
    text = LABEL.removed(text if text[:1].isalpha() else PREFIX_MARK.sub("", text)).strip()
    for pattern in (PREFIX_PLACE, PREFIX_NUMBER) if text[:1].isalpha() else (PREFIX_TIME, PREFIX_PLACE, PREFIX_NUMBER):
        if (match := pattern.match(text)) and match.end() < len(text):
            return text[match.end() :].strip(" \u3000:："), None, pattern is not PREFIX_NUMBER
    if (match := PREFIX_KIND.match(text)) and match.end() < len(text):
        return text[match.end() :].strip(" \u3000:："), _kind(match), True
    if (match := PREFIX_SELF.match(text)) and match.end() < len(text):
        return text[match.end() :], None, True
    if not MAY_END.search(text):
        return unquoted(text), None, False
    if match := SUFFIX_KIND.search(text):
        return text[: match.start()].strip(), _kind(match), True
    if (match := SUFFIX_CODE.search(text)) and match.start():
        return text[: match.start()].strip(), None, True
    for pattern in (SUFFIX_LENGTH, SUFFIX_TIME, SUFFIX_ASIDE, SUFFIX_RATING, SUFFIX_HASHTAG):
        if (match := pattern.search(text)) and match.start():
            return text[: match.start()].strip(), None, pattern in (SUFFIX_LENGTH, SUFFIX_TIME)
    return unquoted(text), None, False


def _kind(match: re.Match[str]) -> Kind | None:
    groups = match.groupdict()
    return next((kind for number, (kind, _) in enumerate(KINDS) if groups.get(f"k{number}") or groups.get(f"l{number}")), None)


def unquoted(text: str) -> str:
    """The text without the quotation marks that stand around the whole of it."""
    if text[:1] not in OPENINGS:
        return text
    for opening, closing in QUOTES:
        if len(text) > 2 and text.startswith(opening) and text.endswith(closing):
            inner = text[1:-1]
            if opening not in inner and closing not in inner and inner.strip():
                return inner.strip()
    return text


def kind_named(text: str) -> Kind | None:
    """The kind that a container's heading stands for: `LT`, `パネルディスカッション`, `LT大会の部`."""
    text = PREFIX_TIME.sub("", PREFIX_MARK.sub("", text.translate(WIDTHS).strip()))
    match = KIND_START.match(text)
    return _kind(match) if match else None


@lru_cache(maxsize=512)  # what speaks for a talk is weighed again and again
def kind_within(text: str) -> Kind | None:
    """The kind that a title or an event's name carries anywhere: `忘年LT大会`, `… keynote`."""
    return next((kind for kind, pattern in KINDS_WITHIN if pattern.search(text)), None) if ANY_KIND_WITHIN.search(text) else None
