"""What introduces a report in; the address of the event's own page out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .blocks import Block
from .eventfacts import Stated
from .eventname import EVENT_NOUN, NUMBER, parse_name
from .folding import alike, fold
from .inline import Link, links, plain
from .leads import shown

EVENT_HOST = re.compile(
    r"https?://(?:[\w-]+\.connpass\.com/event/\d+|connpass\.com/event/\d+|[\w-]+\.doorkeeper\.jp/events/[\w-]+|techplay\.jp/event/\d+"
    r"|eventdots\.jp/event/\d+|(?:www\.)?meetup\.com/[^/\s]+(?:/[^/\s]+)?/events/[\w-]+|(?:www\.)?meetu\.ps/\S+"
    r"|[\w-]*\.?peatix\.com/(?:event/)?[\w-]+|(?:www\.)?eventbrite\.[a-z.]+/e/[^\s]+|atnd\.org/events?/\w+"
    r"|(?:www\.)?zusaar\.com/event/\d+|partake\.in/events/[\w-]+|(?:www\.)?kokuchpro\.com/event/\w+"
    r"|(?:www\.)?kokucheese\.com/event/index/\d+|everevo\.com/event/\d+|[\w-]+\.sched\.com/?(?=$|[\s)?#])|lu\.ma/[\w-]+"
    r"|(?:supporterz\.jp|supporterzcolab\.com/event)/\S+|sessionize\.com/[\w-]+/?$|tickettailor\.com/events/\S+)",
    re.IGNORECASE,
)
TICKET_TAIL = re.compile(
    r"(?:/(?:presentation|participation|participants|ticket|join|media|feed|group|subscription|concerned)s?)?/?(?:[?#].*)?$", re.IGNORECASE
)
NO_EVENT_PAGE = re.compile(
    r"(?:^|[/.])(?:twitter|x|togetter|github|youtube|youtu|speakerdeck|slideshare|docswell|qiita|hatenablog|hatena|wikipedia|amazon|facebook"
    r"|instagram|google|medium|note|flickr|30d|hackmd|scrapbox|zenn|linkedin|t|bit|npmjs|rubygems|docker|docs|tabelog)\.(?:com|jp|be"
    r"|org|net|ne|co|io|dev|ly)\b|(?:^|//)(?:docs|maps|goo|drive)\.|\.(?:png|jpe?g|gif|svg|pdf)$",
    re.IGNORECASE,
)
HELD = re.compile(
    r"開催|やってまい|開かれ|開いた|催され|参加|行われ|おこなわれ|行って|行った|いってき|行なわれ|登壇|出席|に行き|にて|の夜|当日|お邪魔"
    r"|\b(?:held|attended|attend|took place|went|visited|participated|on|joined|hosted|was|met|gathered|happened)\b",
    re.IGNORECASE,
)
OTHER = re.compile(r"次回|前回|来月|今後|(?:next|previous|upcoming) (?:event|meetup)")
DIARY = re.compile(r"//(?:d\.hatena\.ne\.jp|[\w-]+\.hatenablog\.(?:com|jp)|[\w.-]*blog[\w.-]*)/\S")
"""An organizer's diary may announce the event."""
GONE_TO = re.compile(
    r"[^。\n]{0,24}?(?:に|へ|で|にて、)[^。\n]{0,14}(?:参加|登壇|行[っき]|いって|発表|お邪魔)|[^。\n]{0,4}にて[^。\n]{0,80}(?:発表|登壇)"
)
BEFORE_THIS = re.compile(r"(?:昨年|去年|一昨年|以前)の?[ ]?(?:\[[^\[\]]*\]\()?$")
"""Right before a link: another event of the author's."""
POINTING = re.compile(
    r"(?:(?:公式|イベント|募集|告知|申し?込み?|connpassの?|詳細は?|開催)?(?:サイト|ページ|HP|ホームページ|リンク|URL)?|ここ|こちら|これ"
    r"|(?:official |event |conference )?(?:web ?)?(?:site|page|link|here)|https?://\S*|connpass|doorkeeper|peatix|techplay|meetup(?:\.com)?)",
    re.IGNORECASE,
)
OFFICIAL = re.compile(r"公式|イベントページ|(?:開催|募集|告知|申し?込み?)ページ|official|conference (?:web)?site|event page", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """An event's page, and where the report states it."""

    url: str
    line: int
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Stated:
    link: Link
    block: Block

    @property
    def sentence(self) -> str:
        """The sentence that the link stands in, up to the end of its text."""
        at = max(self.block.text.find(self.link.url), 0)
        start = max(self.block.text.rfind(mark, 0, at) for mark in "。！!\n")
        end = re.compile(r"[。！!\n]|$").search(self.block.text, at + len(self.link.url))
        return self.block.text[start + 1 : end.start() if end else None]


def read_address(facts: Sequence[Stated], intro: Sequence[Block], name: str, title: str) -> Address | None:
    """The address behind a label, else the link of the introduction that leads to the event called `name` by a post called `title`."""
    for fact in facts:
        found = [link.url for link in links(fact.value)]
        if fact.label in ("url", "name") and found:
            return Address(tidy_url(found[0]), fact.line, fact.rule, 1.0)
    stated = [_Stated(shown(link), block) for block in intro for link in links(block.text)]
    return next(_addresses(stated, name, title), None)


def _addresses(stated: Sequence[_Stated], name: str, title: str) -> Iterator[Address]:
    for one in stated:
        if EVENT_HOST.match(one.link.url) and not _is_other(one) and _may_be_meant(one, f"{name} {title}"):
            yield Address(tidy_url(one.link.url), one.block.line, "event-host", 0.95)
    for one in stated:
        if _is_own_page(one, name, title):
            yield Address(tidy_url(one.link.url), one.block.line, "linked-name", 0.8)


def is_another(link: Link, block: Block) -> bool:
    """Whether a link leads to another event by what stands before it."""
    return _is_other(_Stated(link, block))


def is_gone_to(link: Link, block: Block) -> bool:
    """Whether the author went there, or spoke there, by what stands behind the link."""
    return _is_gone_to(_Stated(link, block))


def _is_other(one: _Stated) -> bool:
    """A link to the next or the last event of the series."""
    at = one.block.text.find(one.link.url)
    before = one.block.text[max(0, at - 60) : at]
    return bool(OTHER.search(before) or BEFORE_THIS.search(before))


def _may_be_meant(one: _Stated, known: str) -> bool:
    """Not where the link's own words name another event, and nothing says that the author went there."""
    text = plain(one.link.text)
    if POINTING.fullmatch(text) or not parse_name(text).telling or shares_word(text, known):
        return True
    return bool(HELD.search(plain(one.sentence)))


def shares_word(text: str, known: str) -> bool:
    """Whether a word of one stands in the other."""
    folded = fold(known)
    words = re.findall(r"[A-Za-z][A-Za-z+#]{2,}|[ァ-ヶー]{3,}|[一-龠々]{2,}", EVENT_NOUN.sub(" ", text))
    return any(fold(word) in folded for word in words) or (bool(folded) and fold(text) in folded)


def _is_own_page(one: _Stated, name: str, title: str) -> bool:
    link = one.link
    if not link.url.startswith("http"):
        return False
    if NO_EVENT_PAGE.search(link.url):
        return bool(DIARY.search(link.url)) and bool(name) and fold(link.text) == fold(name) and _is_gone_to(one)
    if POINTING.fullmatch(link.text) or len(fold(link.text)) < 4:
        bare = link.text.startswith("http")
        if not name or not (bare or OFFICIAL.search(one.sentence)):
            return False
        return (
            _shares_host(link.url, name)
            or _shares_year(link.url, name)
            or (one.sentence.strip() == link.url and _shares_path(link.url, name))
        )
    text = fold(link.text)
    known = fold(name) + " " + fold(title)
    return (
        (text in known and (text in fold(name) or parse_name(link.text).telling or _is_gone_to(one)))
        or known in text
        or (len(fold(name)) >= 8 and fold(name) in text and bool(HELD.search(plain(one.sentence))))
        or alike(text, fold(name))
        or bool(NUMBER.search(link.text) and EVENT_NOUN.search(link.text))
        or _shares_host(link.url, name)
    )


def _is_gone_to(one: _Stated) -> bool:
    """Whether the sentence says that the author went to what is linked."""
    behind = one.block.text.partition(one.link.url)[2]
    return bool(GONE_TO.match(behind))


def _shares_host(url: str, name: str) -> bool:
    """Whether the host carries the event's name: techconf.example.jp for TechConf."""
    host = _host(url)
    words = [word.lower() for word in re.findall(r"[A-Za-z]{4,}", name)]
    return bool(words) and ("".join(words) in host or sum(word in host for word in words) >= 2)


def _shares_year(url: str, name: str) -> bool:
    """Whether the host carries the name's first word, and the address its year: `phpcon.example/2023/` for PHP Conference Japan 2023."""
    first, year = re.match(r"[A-Za-z]{3,}", name), re.search(r"(?<!\d)20\d\d(?!\d)", name)
    return first is not None and year is not None and first[0].lower() in _host(url) and year[0] in url


def _shares_path(url: str, name: str) -> bool:
    """Whether the address carries the event's own word somewhere: `…/cicd2023` for CI/CD Conference 2023."""
    address = fold(url)
    words = [fold(word) for word in EVENT_NOUN.sub(" ", name).split()]
    return any(len(word) >= 4 and word.isascii() and not word.isdecimal() and word in address for word in words)


@lru_cache(maxsize=64)
def _host(url: str) -> str:
    return fold(re.sub(r"^https?://([^/]*).*$", r"\1", url))


def tidy_url(url: str) -> str:
    """An event's address without the page of it that happened to be linked."""
    return (
        TICKET_TAIL.sub("/", url)
        if EVENT_HOST.match(url) and re.search(r"connpass\.com/event/\d+/\w+", url)
        else re.sub(r"[?#](?:utm_|fbclid).*$", "", url)
    )
