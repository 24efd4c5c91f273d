"""What was read of a post in; whether it is a report about an event out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import EventNote
from .eventlinks import EVENT_HOST
from .eventname import EVENT_NOUN, NUMBER, from_title, parse_name
from .unit import Unit

REPORTS = re.compile(
    r"レポート|リポート|レポ(?=$|[^ー])|参加(?:して|しま|した|しに|メモ|記|報告)|行って(?:き|み)|いって(?:き|み)|登壇(?:して|しま|した|させ"
    r"|メモ)|開催(?:しま|した|報告|レポ)|(?:聴講|視聴|勉強会|イベント)(?:メモ|記)|に参加|参加記|LTして|発表して|"
    r"\b(?:report|recap|attended|participated|went to|trip report|conference notes|(?:takeaways|notes|thoughts) from|speaking at|spoke at"
    r"|my experience at)\b",
    re.IGNORECASE,
)
NOTES = re.compile(r"メモ|まとめ|感想|所感|ログ|\b(?:notes?|summary|review|memo)\b", re.IGNORECASE)
TAGS = re.compile(
    r"^(?:勉強会|イベント|カンファレンス|レポート|イベントレポート|参加レポート|meet-?ups?|events?|conferences?|reports?"
    r"|event-?report|lt|登壇|talks?|コミュニティ|community)$",
    re.IGNORECASE,
)
ATTENDED = re.compile(
    r"(?:に|へ)[^。\n]{0,20}(?:(?:参加|登壇)(?!する(?:こと|の|と|人|方)|でき|者|費|しやす|枠|登録|申)|行って|いって|行き|お邪魔)[^。\n]{0,30}|にて[^。\n]{0,80}(?:発表|登壇|LT)(?:を)?(?:して|しま|した|させ)|を[^。\n]{0,12}(?:開催|主催)[^。\n]{0,10}(?:した"
    r"|ました|しました)|\b(?:attend(?:ed|ing)|participated in|went to|go to|took part in|was held|took place"
    r"|spoke at|speaking at|visited)\b",
    re.IGNORECASE,
)
NO_REPORT = re.compile(
    r"^(?:今週|先週|今月|先月|今日|週報|月報|日報|週記)|登壇(?:まとめ|履歴|一覧)"
    r"|^(?:about(?: me)?|profile|プロフィール|自己紹介|会社概要|このサイトについて"
    r"|privacy policy|プライバシーポリシー|tags?|archives?"
    r"|search|contact|links?|works?|resume|cv|年表)$|(?:annual|yearly|year|monthly|weekly) review|year in review|retrospective of 20"
    r"|20\d\d年?(?:を|の)?(?:振り返|ふりかえ|まとめ|総括)|(?:今年|一年|1年)(?:を|の)?(?:振り返|ふりかえ)|(?:読んだ|書評|読書(?!会))|(?:開催"
    r"|イベント)(?:の)?(?:お知らせ|告知)|登壇者募集|参加者募集|受付開始"
    r"|(?:開催|開講|登壇|参加|出展|発表)(?:し|いたし|致し|させて(?:いただき|頂き))ます|やります|(?:開催|登壇)(?:予定|決定)"
    r"|気に(?:なった|なる)(?:記事|ニュース|リンク)|リンク集|podcast|ポッドキャスト|FM ?#?\d"
    r"|旅行|観光|温泉|登山|帰省|グルメ|マラソン|コンサート|水族館|動物園|花火大会"
    r"|(?:の|ノ)(?:ススメ|すすめ|勧め|薦め)$|(?:20\d\d|year) in review|looking back (?:at|on) 20|\b(?:announcing"
    r"|upcoming|join us|call for (?:papers|speakers|proposals))\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[「『][^「」『』]{3,60}[」』]")
"""What the event is called is no word about the post."""
ENOUGH = 3.0
MANY = 4
"""So many people who speak are no chance, however little shows that each of them does."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a report."""

    title: str
    intro: str
    tags: Sequence[str]
    event: EventNote
    units: Sequence[Unit]
    in_folder: bool
    layout: str = ""
    description: str = ""
    """What the front matter says of the post."""


def is_report(evidence: Evidence) -> bool:
    """Whether the evidence suffices."""
    title = evidence.title.strip()
    own = QUOTED.sub("", title) if REPORTS.search(QUOTED.sub("", title)) else title
    return not NO_REPORT.search(own) and score(evidence) >= ENOUGH


def score(evidence: Evidence) -> float:
    """How much speaks for a report: the title first, then what the introduction and the talks show."""
    name = from_title(evidence.title)
    spoken = [unit for unit in evidence.units if unit.speeches and unit.confidence >= 0.9]
    many = sum(bool(unit.speeches) for unit in evidence.units) >= MANY
    told = _are_told(evidence)
    known = (name and name.telling) or evidence.event.url or evidence.event.name or told
    if not known and not spoken and not many and not evidence.in_folder:
        return 0.0
    total = _title_score(evidence.title)
    total += 1.0 if told else 0.0
    total += 1.5 if evidence.event.url and evidence.event.url.rule in ("event-host", "label-fact", "table-fact") else 0.0
    total += _date_score(evidence.event)
    total += 1.0 if any(TAGS.match(tag.strip()) for tag in evidence.tags) else 0.0
    total += (
        1.5
        if ATTENDED.search(evidence.intro) and (EVENT_NOUN.search(evidence.intro) or EVENT_HOST.search(evidence.intro) or total)
        else 0.0
    )
    total += 1.0 if re.search(r"report|event|meetup", evidence.layout, re.IGNORECASE) else 0.0
    total += 1.0 if evidence.in_folder else 0.0
    total += 1.0 if name and name.telling and REPORTS.search(evidence.description) and not REPORTS.search(evidence.title) else 0.0
    return total + _talk_score(evidence.units)


def _are_told(evidence: Evidence) -> bool:
    """Whether the text gives several titles with their speakers, and its beginning speaks of an event."""
    told = sum(bool(unit.speeches) for unit in evidence.units if unit.rule == "quoted-title")
    return told > 1 and bool(EVENT_NOUN.search(evidence.intro))


def _date_score(event: EventNote) -> float:
    if event.start is None or event.start.rule == "heading-date":  # a diary has such chapters, too
        return 0.0
    return 1.5 if event.start.rule in ("label-fact", "table-fact", "heading-fact") else 1.0


def _title_score(title: str) -> float:
    name = from_title(title)
    telling = bool(name and name.telling)
    total = (
        1.5 if telling and (REPORTS.search(title) or EVENT_NOUN.search(title) or parse_name(title).number is not None) else 0.5 * telling
    )
    if name and NUMBER.search(name.name) and (name.series or REPORTS.search(title)):
        total += 1.0
    total += 0.5 if EVENT_NOUN.search(title) else 0.0
    if REPORTS.search(title):
        total += 1.5
    elif NOTES.search(title):
        total += 0.5 if telling else 0.0
    return total


def _talk_score(units: Sequence[Unit]) -> float:
    spoken = [unit for unit in units if unit.speeches and unit.confidence >= 0.9]
    told = [unit for unit in units if unit.speeches]
    quoted = sum(1.0 if unit.speeches else 0.5 for unit in units if unit.rule == "quoted-title")
    return max(min(2.5, float(len(spoken))), min(3.0, 0.5 * len(told)) if len(told) >= MANY else min(2.0, quoted))
