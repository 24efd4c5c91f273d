"""The introduction of a report in; the venue, address and hashtag that its sentences tell, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ..model import Fact
from .blocks import Block
from .eventdates import sentences
from .eventscope import Scope
from .eventstate import OTHER_TIME
from .inline import links, plain

WORD = r"[^、。！!?？\n「」#＃]"
IS_VENUE = re.compile(
    rf"(?:会場|場所|開催地)は、?(?:今回[はも]、?)?(?P<place>{WORD}{{2,60}}?)(?:さん|さま|様)?"
    r"(?=でした|です|だった|で、|で。|となり|になり|をお借り|にて|。?$)"
)
HELD_AT = re.compile(rf"(?P<place>{WORD}{{2,60}}?)(?:さん|さま|様)?(?:で|にて)(?:の)?(?:開催|行わ|行な|おこな|開か|催さ)")
BEHIND_AT = re.compile(rf"(?:\d日?|[)）\]】]|[ 　])[＠@][ 　]?(?P<place>(?:(?![＠@]){WORD}){{3,40}}?)[ 　]*$")
CAPITALISED = r"(?:the )?(?P<place>[A-Z][\w'&.-]*(?: (?:[A-Z0-9][\w'&.-]*|of|the|and|de)){0,7}(?:,? in [A-Z]\w+)?)"
ENGLISH = re.compile(
    rf"\b(?:(?:held|hosted|gathered|took place|met)(?: (?!at\b)[\w,]+){{0,5}} at|(?:venue|location) (?:was|is)) {CAPITALISED}"
)
LEAD = re.compile(
    r"^.*(?:[日月年曜回時)）\d]|毎[月週年回]|今日|昨日|先日|先月|先週|会(?![社館議場所員])|イベント)(?:[にはがも]|から)?[、 　]?(?=[^\s、])"
)
"""When, how often and what: what stands before the place in the same sentence."""
PLACE = re.compile(
    r"(?:ホール|会館|センター|オフィス|[本支]社|ビル|ヒルズ|タワー|大学|高専|学校|カフェ|会議室|ルーム|スクエア|プラザ|スペース|ラウンジ|キャンパス"
    r"|ステーション|スタジオ|ホテル|ベース|ラボ|メッセ|ドーム|劇場|書店|[館園棟階室]|[0-9０-９]+[FＦ]"
    r"|\b(?:Hall|Cent(?:er|re)|Office|Building|Tower|Cafe|Hotel|Space|Room|Hub|Studio|Lounge|Square|Plaza|Campus|University|Base|Lab))"
    r"(?:の?(?:[0-9０-９]+[FＦ階]|[大小]?(?:会議室|ホール|教室)))?$"
    r"|株式会社|[(（]株[)）]|合同会社|有限会社"
)
ONLINE = re.compile(r"(?:完全|フル)?オンライン(?:のみ)?")
STATEMENT = re.compile(r"[がを]|(?<=[^ぁ-ん])[はもへ]|という|ような|[いた]$")
ADDRESS = re.compile(r"[(（](?P<address>(?:..[都道府県]|...県).{1,6}?[市区町村郡][^()（）]{1,60})[)）]")
HASHTAG = r"[#＃](?P<tag>[^\s#＃()\[\]、。,.!?！？「」`*]{2,40})"
TAG_IS = re.compile(rf"(?:タグ|\bhash ?tag)(?:は|が|も| is| was)?[ 　]?[:：、]?[ 　]?[「`*(（]*{HASHTAG}", re.IGNORECASE)
TAG_USED = re.compile(
    rf"{HASHTAG}[」`*)）]*[ 　]?(?:で(?:つぶや|ツイート|検索|実況|ポスト)|という(?:ハッシュ)?タグ|の(?:ハッシュタグ|タイムライン|TL))"
)
TAG_PAGE = re.compile(r"https?://(?:www\.)?(?:twitter|x)\.com/(?:hashtag/|search/?\?(?:.*&)?q=(?:%23|#))(?P<tag>[^?&#/\s]{2,120})")


def told_place(scope: Scope, intro: list[Block]) -> tuple[Fact[str] | None, Fact[str] | None]:
    """Venue and address as a sentence or the title's end tells them: `会場は港町ホールでした`, `held at Harbour Hall`."""
    if found := BEHIND_AT.search(scope.title.value):
        place = _place(found["place"])
        if place:
            return Fact(place, scope.title.place, "title-venue", 0.7), None
    for line, sentence in _sentences(intro):
        for place in _places(sentence):
            address = ADDRESS.search(sentence)
            where = scope.place(line)
            return Fact(place, where, "sentence-venue", 0.7), Fact(address["address"], where, "sentence-venue", 0.7) if address else None
    return None, None


def told_hashtag(scope: Scope, intro: list[Block]) -> Fact[str] | None:
    """The hashtag that a sentence names, or whose timeline it links to."""
    for block in intro:
        if "#" not in block.text and "＃" not in block.text and "hashtag" not in block.text:
            continue
        for offset, text in enumerate(block.text.split("\n")[:20]):
            words = plain(text) if len(text) < 1000 else ""
            if found := TAG_IS.search(words) or TAG_USED.search(words):
                return Fact(found["tag"], scope.place(block.line + offset), "sentence-hashtag", 0.8)
        for link in links(block.text):
            if found := TAG_PAGE.match(link.url):
                return Fact(unquote(found["tag"]), scope.place(block.line), "link-hashtag", 0.7)
    return None


def _sentences(intro: list[Block]) -> Iterator[tuple[int, str]]:
    for block in intro:
        for offset, sentence in sentences(block.text):
            if len(sentence) < 300 and not OTHER_TIME.search(sentence):
                yield block.line + offset, sentence


def _places(sentence: str) -> Iterator[str]:
    for pattern in (IS_VENUE, HELD_AT, BEHIND_AT):
        for found in pattern.finditer(sentence):
            if place := _place(ADDRESS.sub("", found["place"])):
                yield place
    for found in ENGLISH.finditer(sentence):
        yield found["place"].rstrip(".")


def _place(words: str) -> str | None:
    """The words as a place's name, or None where nothing shows that they are one."""
    name = LEAD.sub("", words.strip()).strip()
    if ONLINE.fullmatch(name):
        return name
    return name if 2 < len(name) <= 40 and PLACE.search(name) and not STATEMENT.search(name) else None
