"""A Japanese paragraph in; the talks whose titles it quotes or links, with the people whom it gives them to, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Kind
from . import talklinks
from .byline import Words, words
from .honorifics import HONORIFIC
from .people import Person, people
from .sentences import OCCASION, clause
from .titles import clean_title, kind_within
from .unit import Speech, Unit

MAY_TELL = re.compile(rf"[「『'\"“\ue000-\ue0df].*?(?:{OCCASION}|再演|続き|話し|喋|[。]|$)", re.DOTALL)
TITLE = re.compile(
    r"[「『](?P<corner>[^「」『』\n]{2,100})[」』]|(?<![\w'])'(?P<single>[^'\n]{6,120})'(?![\w'])"
    r"|(?<!\w)[\"“](?P<double>[^\"“”\n]{6,120})[\"”](?!\w)|(?P<linked>[^\s、。「」『』\ue000-\ue0df][^、。「」『』\n\ue000-\ue0df]{1,80})"
    r"(?P<mark>[\ue000-\ue0df])"
)
KIND_BEFORE = 6
"""So far back from its title its kind may stand: `山田さんのLT「T」`."""
BEFORE = 100
"""So far back from its title somebody is named."""
_ACCOUNT = r"@[A-Za-z0-9_][\w-]{0,38}[*]?[\ue000-\ue0df]?"
WHO = (
    rf"(?P<people>[^。]{{1,70}}?(?:{HONORIFIC}|(?<=[\w)]) ?(?=\(@)|{_ACCOUNT})[\ue000-\ue0df]?"
    rf"(?:[ ]?\([^()]{{1,60}}\))?(?:[ ]?{HONORIFIC})?)"
)
PARTICLE = r"[ ]?(?P<particle>の|による|によって|から(?:の)?|が|は|も)(?:[^。「」]{0,10}での?|[^。「」、]{0,24}について)?[、 　]*"
OCCASION_BEFORE = rf"(?:{OCCASION}[、:]?[ ]?)?"
SPEAKER = re.compile(rf"(?:^|[、はで ]|(?<=[^A-Za-z0-9])){WHO}{PARTICLE}{OCCASION_BEFORE}$")
IN_ORDER = re.compile(rf"(?:最初|最後|次|トリ|トップバッター|[一二三四五1-9]番[手目])は[ ]?{WHO}[ ]?で、[^。「」『』]{{0,40}}$")
ENTERS = re.compile(rf"{WHO}[ ]?(?:が登場|が登壇|のターン)[^。]{{0,12}}?[、で ]*$")
TOLD = re.compile(
    rf"[\ue000-\ue0df]?[ ]?(?:(?:と(?:いう|題(?:し|する)|銘打)|という)?[^。！？\n「」]{{0,24}}?"
    rf"(?P<occasion>{OCCASION}|再演|タイトル|テーマ|演題)"
    r"|の(?:続き|再演))"
)
ENDS = re.compile(r"[\ue000-\ue0df]?[ ]?(?:です|でした|だった)?(?:[。！!]|$)")
NAMED_SO = re.compile(
    r"[\ue000-\ue0df]?[ ]?と(?:いう|題する|題した|銘打った)[ ]?(?:LT|発表|セッション|講演|トーク|登壇|プレゼン|タイトル|演題"
    r"|(?:お?題|テーマ)(?:で|の)[^。]{0,12}(?:発表|話|登壇|LT))"
)
OWN = re.compile(
    r"[\ue000-\ue0df]?(?:を|について|という[^。、]{0,8}で|で)[^。、「」]{0,10}(?:話した|話しました|話してき|発表し|登壇し|LTし|LTを|喋)"
)
NO_TITLE = re.compile(r"勉強会|meetup|イベント|カンファレンス|コミュニティ|https?:", re.IGNORECASE)
SPEECH = frozenset(("が", "は", "も"))
"""What stands behind these in quotation marks may be what somebody says."""


@dataclass(frozen=True, slots=True)
class _Found:
    title: str
    people: tuple[Person, ...]
    kind: Kind | None


def of_japanese(text: str, line: int, kind: Kind | None) -> Iterator[Unit]:
    """`山田さんの「T」という発表`, `@h の [T](deck)`, `「T」というLT`, `「T」を話しました`."""
    plain = words(text)
    if not MAY_TELL.search(plain.text):
        return
    for match in TITLE.finditer(plain.text):
        found = _linked(match, plain) if match["linked"] else _quoted(match, plain)
        if found is None:
            continue
        at = line + text.count("\n", 0, max(text.find(found.title[:12]), 0))
        speeches = tuple(Speech(one, at, "sentence-quoted", 0.7) for one in found.people)
        title = clean_title(found.title)
        told = title.kind or found.kind or kind or Kind.TALK
        yield Unit(title.text, at, at + 1, at + 1, "paragraph", "quoted-title", 0.6, told, speeches)


def _quoted(match: re.Match[str], plain: Words) -> _Found | None:
    """A title in quotation marks, by what stands before and behind it."""
    title = clean_title(re.sub("[\ue000-\ue0df]", "", match["corner"] or match["single"] or match["double"])).text
    if len(title) < 2 or NO_TITLE.search(title):
        return None
    told = TOLD.match(plain.text, match.end())
    who, particle = _before(plain, match.start())
    if not who:
        told_so = NAMED_SO.match(plain.text, match.end()) or OWN.match(plain.text, match.end())
        return _Found(title, (), kind_within(told_so[0])) if told_so and len(title) >= 4 else None
    said = kind_within(plain.text[max(match.start() - KIND_BEFORE, 0) : match.start()])
    if told and (
        told["occasion"] is None or particle not in SPEECH or re.search(r"という|題|発表|LT|登壇|講演|セッション|トーク", told[0])
    ):
        return _Found(title, who, kind_within(told[0]) or said)
    return _Found(title, who, said) if particle not in SPEECH and ENDS.match(plain.text, match.end()) else None


def _linked(match: re.Match[str], plain: Words) -> _Found | None:
    """A linked title: a deck, or what somebody is said to have told about."""
    index = ord(match["mark"]) - 0xE000
    link = plain.links[index] if index < len(plain.links) else None
    if link is None or not match["linked"].endswith(link.text) or len(link.text) < 2 or not _is_deck(link.url):
        return None
    who, _ = _before(plain, match.end("linked") - len(link.text))
    return _Found(link.text, who, None) if who else None


def _is_deck(url: str) -> bool:
    return talklinks.is_slides(url) or talklinks.is_video(url)


def _before(plain: Words, end: int) -> tuple[tuple[Person, ...], str]:
    """Who is named right before a title, and the particle between."""
    start = max(plain.text.rfind(mark, max(0, end - BEFORE), end) for mark in "。！？」』") + 1
    before = plain.text[max(start, end - BEFORE) : end]
    match = SPEAKER.search(before) or ENTERS.search(before) or IN_ORDER.search(before)
    if match is None:
        return (), ""
    found = people(clause(match["people"]), plain.links)
    certain = found and all(one.polite or one.handle for one in found)
    return (found, match.groupdict().get("particle") or "") if certain else ((), "")
