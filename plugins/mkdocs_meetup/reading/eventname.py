"""A post's title, or a sentence about an event, in; the event's name, its series and its number out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 400
"""Longer texts are no titles: nothing is looked for in them."""
SPACES = re.compile(r"[ 　]+")
REPORT_WORDS = (
    r"(?:参加|開催|登壇|イベント|現地|速報|実況|オンライン|聴講|視聴|発表){0,2}(?:レポート|リポート|レポ|報告|メモ|記録|感想|所感|まとめ|ログ|日記"
    r"|記事?)(?:[ 　]*(?:\d+日目|前編|後編|その\d+))?"
)
TAIL = re.compile(
    rf"[ 　]*(?:(?:に|へ|で|の|を|と|が|は)?[ 　]*(?:{REPORT_WORDS}|参加|登壇|発表|開催|運営|聴講|LT|行|い)(?:に|を|も|で|の)?(?:行"
    rf"|い)?(?:っ?て(?:き|み)?)?(?:し|され|させ(?:て)?(?:頂|いただ)?|頂|いただ|や|き|み|い)?(?:て)?(?:い|き|み|おり"
    rf"|しまい)?(?:ま)?(?:した|す|た|って|て|る)?(?:です|よ|話|こと|件|時の)?(?:{REPORT_WORDS})?)(?:[!！。〜~ー♪(（]|です)*$"
)
HASHTAGS = re.compile(r"(?:[ 　]+[#＃](?!\d)[^\s#＃]+|[#＃](?=[A-Za-z_])[A-Za-z0-9_]+)+[ 　]*$")
LEADING_HASH = re.compile(r"^[#＃](?=[A-Za-z])")
ENGLISH_HEAD = re.compile(
    r"^(?:(?:my |the |our )?(?:favou?rite|best|top)(?: [\w-]+){0,2} (?:talks|sessions) (?:at|from|of|in) (?:the )?|(?:my |a |the "
    r"|some |few |quick |short |trip |conference |event |meetup )*(?:report|recap|notes?|summary|review|impressions?"
    r"|thoughts|takeaways|highlights|reflections|retrospective|write-?up)(?: of| on| from| about| for)?[: -]*(?:the )?"
    r"|(?:I |we )?(?:have )?(?:just )?(?:participated|participating|took part|speaking|spoke|talked|presented|attended|attending|went"
    r"|visited|visiting|been|back|gave a talk|given a talk)(?: (?:in|to|at|from))?[: ]+(?:the )?"
    r"|(?:live )?(?:blogging|notes?|report|recap)(?: from| at)[: ]+|(?:what i learned|what we learned|lessons|my experience|a day"
    r"|day \d)(?: at| from| in)[: ]+(?:the )?|(?:(?:an?|one|our|my|the|first|another) ){0,3}(?:evening|night|afternoon|morning|weekend"
    r"|day|days|visit|trip|look back|time|first time)(?: at| to| from| with)[: ]+(?:the )?|(?:experience|experiences) (?:at|from)[: ]+)",
    re.IGNORECASE,
)
ENGLISH_TAIL = re.compile(
    r"[ ,:–—-]*\b(?:(?:a |my |the |some )?(?:trip |event |session |post-event |quick )*(?:report|recap|notes?"
    r"|summary|review|impressions?|thoughts|takeaways|highlights|retrospective|write-?up|memo|was held|is over|wrap-?up))[.! ]*$",
    re.IGNORECASE,
)
LABELS = re.compile(
    r"^(?:\[[^\[\]]{1,20}\]|【[^【】]{0,12}(?:レポ|参加|イベント|開催|報告|メモ|告知|登壇|感想|中止|延期|記)[^【】]{0,8}】|(?:イベント|参加|開催|勉強会)?(?:レポート|レポ|報告|メモ|告知"
    r"|report)[ 　]*[:：|｜]|[A-Za-zァ-ヶー一-龠]{2,30}[ 　]?(?:レポート|レポ"
    r"|report)[ 　]*[(（#＃]\d{1,3}[)）]?[:：]?(?=[ 　]\S{3}))[ 　]*|^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[(（].[)）])?[ 　:：に]*",
    re.IGNORECASE,
)
TAIL_LABELS = re.compile(
    r"[ 　]*[\[【〔(（](?:[^\[\]【】〔〕()（）]{0,12}(?:レポート|レポ|報告|メモ|感想|参加|開催|report|memo"
    r"|notes?)[^\[\]【】〔〕()（）]{0,6})[\]】〕)）]$",
    re.IGNORECASE,
)
HOLDING = re.compile(
    r"^(.{2,80}?)(?:に|へ|で|を)[ 　]*(?:今年も|初めて|はじめて|オンライン|現地|運営|スタッフ|スピーカー|一般|学生|枠|として|で|と|も"
    r"|の|は|、|[ 　]){0,5}(?:参加|登壇|行|発表|開催|開(?:いた|きま)|いっ|お邪魔|LT|聴講|観|見|話|運営|主催|出席|潜入)"
)
QUOTED = re.compile(r"^[「『\"“]([^「」『』\"“”]{2,80})[」』\"”](?=$|[ 　]|に|へ|で|を|の|参加|レポ|メモ|開催|登壇)")
NUMBER = re.compile(
    r"(?P<hash>[ 　]*[#＃♯]\s?(?P<n0>\d{1,4})(?![\w]))|(?P<dai>[ 　]*第[ 　]?(?P<n1>\d{1,4}"
    r"|[〇一二三四五六七八九十百]{1,5})[ 　]?(?:回目?|弾|夜|章|期|版|幕|夕)(?:目)?)|(?P<vol>[ 　]*[-–(（ ]?"
    r"(?<![A-Za-z0-9])(?:vol|Vol|VOL|volume"
    r"|Volume|ver|Ver|no|No|NO|Number|ep|Ep|Season|season|Round|round|Part|part|Issue"
    r"|Edition)\b\.?[ 　]?#?(?P<n2>\d{1,4})(?!\d)[)）]?)"
    r"|(?P<sono>[ 　]*その[ 　]?(?P<n6>\d{1,3}|[一二三四五六七八九十]{1,3})(?=$|[ 　]))"
    r"|(?P<me>[ 　]+(?P<n7>[一二三四五六七八九十]{1,3})[一-龠]?目(?=$|[ 　]))"
    r"|(?P<kai>(?<![\d.])(?P<n3>\d{1,3})[ 　]?(?:回目|回|本目))|(?P<nth>\b(?P<n4>\d{1,3})(?:st|nd|rd|th)\b[ ]?)"
    r"|(?P<glued>(?:(?<=[A-Za-z])|(?<=会議))[ 　]?(?P<n5>\d{1,3})(?=$|[ 　\-~〜「(（])"
    r"(?![ -](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))"
)
YEAR = re.compile(
    r"[ 　]*[-'’/]?[ 　]*(?:19|20)\d\d(?:[ 　]*(?:年|年度))?(?:[ 　]*[-/]?[ 　]*(?:spring|summer|autumn|fall|winter|春|夏|秋|冬"
    r"|\d{1,2}月))?(?![\d])",
    re.IGNORECASE,
)
SUBTITLE = re.compile(r"[ 　]*(?:[-–—~〜～:：|｜「『(（【<].*)$")
REPORT_SUBTITLE = re.compile(
    r"(?P<word>レポート|レポ|報告|メモ|まとめ|感想|report|recap|notes)[ 　]*(?:[:：|｜–—]|[ ]-[ ]).+$", re.IGNORECASE
)
SAID_OF_IT = re.compile(r"[ 　]?(?:は|が)(?![A-Za-z]).*$|[:：][ 　]*\S.*$|[ 　]*[|｜].*$")
"""What a title says behind the number of an edition that is no part of the edition's name."""
EVENT_NOUN = re.compile(
    r"meet-?ups?\b|勉強会|ミートアップ|カンファレンス|conference(?!s)|\bconf\b|conf(?:\d|$|[ 　])|(?<=[A-Za-z])Conf\b|kaigi|会議|summit"
    r"|サミット|fest(?:a|ival)?\b|フェス|フォーラム|forum|\bdays?\b|D-?Day|\bNight\b|ナイト|セミナー|seminar|シンポジウム|symposium"
    r"|\bcamp\b|キャンプ|ハッカソン|hackathon|ハンズオン|hands-?on|workshop|ワークショップ|study group|"
    r"もくもく会|読書会|輪読会|LT会|LT大会|交流会|集会|研究会|例会|定例会|ユーザー?会|発表会|報告会|講演会|オフ会|の会\b|の会(?=$"
    r"|[ 　#＃第に])|の集い|の夕べ|談話室|talks?\b|DevFest|JAWS|YAPC|PyCon|RubyKaigi|(?<!\w)\w*Con\b|\bCCC\b|\bUG\b|user group|party|jam\b"
    r"|bar\b|BAR\b|café|tokyo\.|\.(?:tokyo|rb|js|py|go|pm|ts|rs|kt)\b|expo\b|world\b|\bweek\b|tech ?talk|session|roadshow|bootcamp"
    r"|tech meeting",
    re.IGNORECASE,
)
DAY_OF_IT = re.compile(r"[ 　]*(?:[-–—:：|][ 　]*)?(?:\bDay[ 　-]?(?:\d{1,2}|One|Two|Three)|\d{1,2}日目|初日|最終日)$", re.IGNORECASE)
DAY_TOLD = re.compile(r"(?<=\S)[ 　]*[-–—:：|][ 　]*(?:Day[ 　-]?\d{1,2}|\d{1,2}日目)[ 　]*[:：|–—-].+$", re.IGNORECASE)
"""The day of a conference with what is said of it."""
EDGES = " 　、。,:：-–—|｜"
KANJI_DIGITS = {digit: number for number, digit in enumerate("〇一二三四五六七八九")}


DATE_TAIL = re.compile(
    r"[ 　]*[-–—(（\[【@＠]?[ 　]*(?:19|20)\d\d[年/.-][ ]?\d{1,2}[月/.-][ ]?\d{1,2}日?(?:[ ]?[(（][月火水木金土日].{0,3}[)）])?"
    r"(?:[ ]?[-–—〜~][ ]?(?:\d{1,2}[月/.-])?\d{1,2}日?)?(?:[ 　]?\d{1,2}:\d\d[ ]?[-–—〜~～]?(?:[ ]?\d{1,2}:\d\d)?)?[)）\]】]?[ 　]*$"
)


@dataclass(frozen=True, slots=True)
class EventName:
    """What a name says."""

    name: str
    series: str | None
    number: int | None

    @property
    def telling(self) -> bool:
        """Whether this is an event's name by its own words."""
        return self.number is not None or bool(YEAR.search(self.name)) or bool(EVENT_NOUN.search(self.name))


@lru_cache(maxsize=64)  # many rules look at one title
def parse_name(text: str) -> EventName:
    """Series and number of a name that stands alone."""
    name = SPACES.sub(" ", text).strip(" 　、。,.:：-–—|")
    if len(name) > LONGEST:
        return EventName(name, None, None)
    if (whole := DAY_OF_IT.sub("", name)) != name and (YEAR.search(whole) or NUMBER.search(whole) or EVENT_NOUN.search(whole)):
        name = whole
    if part := PART_OF_REPORT.search(name):
        name = name[: part.start()]
    match = next((match for match in NUMBER.finditer(unicodedata.normalize("NFKC", name)) if _plausible(match)), None)
    if match is None:
        return EventName(name, _series(YEAR.sub("", name, count=1), name), None)
    folded = unicodedata.normalize("NFKC", name)
    before, after = folded[: match.start()].strip(), folded[match.end() :].strip()
    return EventName(name, _series(_without_tail(before) or after, name), _number(match))


def _plausible(match: re.Match[str]) -> bool:
    return _number(match) is not None and not (match["glued"] and len(match["n5"]) > 2 and int(match["n5"]) > 400)


def _number(match: re.Match[str]) -> int | None:
    digits = next((match[f"n{n}"] for n in range(8) if match[f"n{n}"]), None)
    return None if digits is None else to_number(digits)


def to_number(digits: str) -> int | None:
    """Arabic or Chinese digits as a number."""
    digits = unicodedata.normalize("NFKC", digits)
    if digits.isdecimal():
        return int(digits)
    total = current = 0
    for char in digits:
        if char in KANJI_DIGITS:
            current = current * 10 + KANJI_DIGITS[char]
        elif char in "十百":
            total += (current or 1) * (10 if char == "十" else 100)
            current = 0
        else:
            return None
    return total + current or None


def _series(text: str, whole: str) -> str | None:
    text = DAY_OF_IT.sub("", text.strip())
    text = text.strip(" 　-–—~〜:：|｜、,!！・(（")
    if SUBTITLE.search(text) and (short := SUBTITLE.sub("", text).strip(" 　")) and len(short) >= 3 and not re.search(r"[-–—]\S", text):
        text = short
    return text if (len(text) >= 2 and text != whole.strip()) or EVENT_NOUN.search(text) else None


@lru_cache(maxsize=64)
def from_title(title: str) -> EventName | None:
    """The event that a post's title names, or None where its words name none."""
    if len(title) > LONGEST:
        return None
    framed = FRAMED.match(title.strip())
    frame = framed["lens"] or framed["square"] if framed else ""
    if frame and parse_name(frame).telling and not REPORT_NOUN.search(frame):
        return parse_name(frame)
    if (called := CALLED.match(title.strip())) and _is_called(called):
        return parse_name(called["name"])
    if (within := IN_BRACKETS.search(HASHTAGS.sub("", title.strip()))) and parse_name(within["name"]).telling:
        return parse_name(within["name"])
    aside = ASIDE_BEFORE.match(title.strip())
    if aside and parse_name(title[aside.end() :]).telling and not parse_name(aside[1]).telling and not REPORT_NOUN.search(aside[1]):
        title = title[aside.end() :]
    text = SITE.sub("", HASHTAGS.sub("", LEADING_HASH.sub("", title.strip())))
    for _ in range(3):
        text = TAIL_LABELS.sub("", LABELS.sub("", text)).strip()
    text = UNFINISHED.sub("", text)
    text = ENGLISH_TAIL.sub("", _first_part(ENGLISH_HEAD.sub("", text))) or text
    if quoted := QUOTED.match(text):
        return parse_name(quoted[1])
    held = HOLDING.match(text)
    text = held[1] if held else _without_tail(text)
    text = DATE_TAIL.sub("", text) or text
    text = _last_words(_without_edges(HASHTAGS.sub("", text)))
    if (called := KIND_CALLED.fullmatch(text)) and not EVENT_NOUN.fullmatch(called["name"]):
        text = _without_edges(PLACE_BEFORE.sub("", called["name"]))
    return parse_name(text) if len(text) >= 3 else None


def _without_edges(text: str) -> str:
    """A name without the marks around it; a quotation that only a part of it stands in stays whole."""
    text = text.strip(EDGES)
    for opening, closing in ("「」", "『』"):
        if (text.endswith(closing) and text.count(opening) != text.count(closing)) or (text.startswith(opening) and closing not in text):
            text = text.strip(EDGES + opening + closing)
        elif text.startswith(opening) and text.find(closing) == len(text) - 1:
            text = text[1:-1].strip(EDGES)
    return text


def of_page(text: str) -> EventName | None:
    """The event that its page is linked as; words of a report make a title of the text."""
    words = SITE.sub("", HASHTAGS.sub("", text.strip()))
    return from_title(text) if REPORT_NOUN.search(words) else parse_name(DATE_TAIL.sub("", _first_part(words)) or words)


def _is_called(match: re.Match[str]) -> bool:
    """Whether the quotation in a title is the event: an edition by its own words, which the words before it are not."""
    before = parse_name(match["before"])
    if before.number is not None or YEAR.search(before.name):
        return False
    return parse_name(match["name"]).number is not None or bool(YEAR.search(match["name"]))


def _first_part(text: str) -> str:
    """A title without what it says behind its report word, or behind the number of the edition."""
    shorter = REPORT_SUBTITLE.sub(r"\g<word>", text) if re.search(r"[:：|｜–—-]", text) else text
    if shorter != text and parse_name(shorter).telling:
        text = shorter
    if (whole := DAY_TOLD.sub("", text)) != text and parse_name(whole).telling:
        text = whole
    for match in NUMBER.finditer(text):
        if match.start() > 1 and not match["glued"] and (said := SAID_OF_IT.match(text, match.end())):
            return text[: said.start()].strip()
    return text


def _without_tail(text: str) -> str:
    for _ in range(3):
        shorter = TAIL.sub("", text)
        if shorter == text or len(shorter) < 3:
            break
        text = shorter
    return text


KIND_CALLED = re.compile(
    r"(?P<name>.{3,60}?)(?:と|っ)(?:いう|言う|いった)[^。、「」]{0,14}?(?:イベント|勉強会|カンファレンス|会|催し|集まり)$"
)
"""`Xという勉強会`: X is its name."""
CALLED_SO = re.compile(r"(?:と|っ)(?:いう|言う|いった)[^。、「」]{0,14}?(?:イベント|勉強会|カンファレンス|催し|集まり)(?:に|へ|を)")
"""Behind the name of an event, says that it is one."""
IN_BRACKETS = re.compile(
    r"[(（](?P<name>[^()（）]{4,60}?)(?:に|へ|で|の)[ 　]*(?:参加|登壇|行って|行き|いって|レポ|メモ)[^()（）]{0,10}[)）]$"
)
"""`Title（第3回 X に参加してきた）`."""
CALLED = re.compile(
    r"^(?P<before>[^「」『』]{1,60})[「『](?P<name>[^「」『』]{3,60})[」』](?:$|[ 　]*[#＃]|(?:に|へ|の)?[ 　]*(?:参加|行|い[っき]"
    r"|登壇|レポ|メモ|感想))"
)
"""`行ってみた「第2回 X」`: the event in quotation marks behind other words."""
FRAMED = re.compile(r"^(?:【(?P<lens>[^【】]{4,60})】|\[(?P<square>[^\[\]]{4,60})\])(?![^【】]*(?:[#＃]\d|第\d|[Vv]ol))")
PLACE_BEFORE = re.compile(r"^[^A-Za-z0-9、。]{1,12}にて(?=[A-Z0-9「『])")
PART_OF_REPORT = re.compile(r"(?<=(?:19|20)\d\d)[ 　]*[-–—:(（,]?[ 　]*\bpart[ 　]?\d{1,2}[)）]?$", re.IGNORECASE)
"""An event of a year has no parts: they are the report's."""
UNFINISHED = re.compile(
    r"[ 　]*[(（](?:途中|書きかけ|執筆中|未完|仮|暫定版?|速報版?|前編|後編|前半|後半|完全版|WIP|draft)[)）]$", re.IGNORECASE
)
ASIDE_BEFORE = re.compile(r"^【([ぁ-んァ-ヶー・!！?？〜~♪ ]{2,20})】[ 　]*(?=\S)")
"""What the author feels, in front of a title."""
REPORT_NOUN = re.compile(r"レポ|参加|報告|メモ|感想|告知|開催|登壇|中止|延期|日目|report", re.IGNORECASE)
SITE = re.compile(
    r"(?:[ 　]*[:|｜–—]|[ 　]+-)[ 　]*(?:ATND|connpass|Doorkeeper|Peatix|TECH ?PLAY|Zusaar|こくちーず|Meetup|dots\.?)\b.*$", re.IGNORECASE
)


def _last_words(text: str) -> str:
    """`推薦システムの国際会議Foo2016` is called Foo2016."""
    match = re.match(
        r"^[^A-Za-z]*の[^A-Za-z\d]*?(?:会議|カンファレンス|勉強会|イベント|祭典|大会)[ 　]?([A-Z][\w.+ -]*(?:19|20)\d\d)$", text
    )
    return match[1] if match else text
