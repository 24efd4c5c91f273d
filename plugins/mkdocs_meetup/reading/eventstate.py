"""Sentences about an event in; whether it took place, was cancelled or was postponed, out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import EventState
from .eventname import parse_name

OTHER_TIME = re.compile(
    r"次回|今後|来月|来年|前回|昨年|去年|次は|予定|リリース|公開|発売|申し?込|締切|応募|設立|創業|以来|から開始|採択|\b(?:next"
    r"|previous|last year|upcoming|released?|since|founded|deadline)\b",
    re.IGNORECASE,
)
CANCELLED = re.compile(
    r"(?:開催)?(?:中止|キャンセル)(?:と(?:なり|させ)|に(?:なり|なった|いたし)|(?:のお知らせ|いたし|します|しました|です))|\b(?:was|is"
    r"|has been|been) cancell?ed\b|^(?:【中止】|\[中止\]|CANCELL?ED)",
    re.IGNORECASE,
)
POSTPONED = re.compile(
    r"延期(?:と(?:なり|させ)|に(?:なり|なった|いたし)|(?:のお知らせ|いたし|します|しました|です))|\b(?:was|is|has been"
    r"|been) postponed\b|^(?:【延期】|\[延期\])",
    re.IGNORECASE,
)


def state_of(texts: Sequence[str], number: int | None) -> EventState:
    """What is said of this very event; a sentence about another edition of the series says nothing of it."""
    for pattern, state in ((POSTPONED, EventState.POSTPONED), (CANCELLED, EventState.CANCELLED)):
        if any(pattern.search(text) and not _tells_of_another(text, number) for text in texts):
            return state
    return EventState.HELD


def _tells_of_another(text: str, number: int | None) -> bool:
    if OTHER_TIME.search(text) and "予定" not in text:
        return True
    other = parse_name(text).number
    return number is not None and other is not None and other != number
