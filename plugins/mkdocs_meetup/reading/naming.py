"""A few words in; whether a person may be called so out."""

from __future__ import annotations

import re

from .affiliations import is_organization
from .titles import WHOLE_KIND

LOOKS = re.compile(r"[一-龠々]{1,4}[ 　][一-龠々ぁ-んァ-ヶー]{1,5}|[一-龠々]{3,5}|[A-Z][a-z'’.-]+(?: [A-Z][a-z'’.-]*){1,3}")
POSSESSIVE = re.compile(r"[a-z]['’]s?(?= )|[a-z]['’]s$")
LETTER = re.compile(r"[^\W\d_]")
PARTICLES = frozenset({"de", "da", "di", "do", "del", "der", "den", "van", "von", "la", "le", "bin", "al", "el", "ter", "y", "e"})
LATIN_NAME = re.compile(r"[A-Za-zÀ-ɏ][\w.'’À-ɏ-]*(?: [A-Za-zÀ-ɏ(][\w.'’À-ɏ)-]*){0,4}\.?$")
SENTENCE = re.compile(
    r"[。！？!?「」『』\"“”:;=#*|\\{}<>…‥→]|です|ます|[しったいれけ]た$|する|って|という|について|による|ために|ている|(?:から|まで"
    r"|など|こと|もの|ところ)$|https?"
)
COMMON_WORDS = """
今回 今日 本日 次 次回 最後 最初 まず 続いて 次に 自分 私 僕 俺 皆 みな みんな たく 皆様 お客 客 主催者 運営 参加者
発表者 登壇者 スピーカー 講師 司会 スタッフ 担当者 二人 お二人 一人 各 他 同 某 以下 以上 資料 スライド 概要 感想 所感
まとめ 内容 動画 メモ 質疑応答 休憩 懇親会 乾杯 受付 開場 会場 日時 場所 未定 なし 無し 不明 全員 有志 飛び込み 募集中
調整中 none tbd tba n/a na - ー 敬称略 the a an this that slide slides video
stable unstable beta alpha nightly experimental deprecated draft preview release latest legacy final done wip lts
youtube link here today everyone someone anonymous various
"""
COMMON = frozenset(COMMON_WORDS.split())


NICKNAME = re.compile(r"[a-z][a-z0-9_-]{2,20}|[ぁ-んァ-ヶー]{2,8}")
FAMILIAR = re.compile(r"[a-z][a-z0-9_-]{1,20}|[A-Z][a-z]{2,12}|[ぁ-んァ-ヶー・]{2,10}|[一-龠々]{2,4}|[一-龠]{1,2}[ぁ-んァ-ヶー]{1,4}")
NO_NAME = re.compile(
    r"(?:編|版|中|回|用|論|法|術|化|性|仮|再演|資料|募集|動画|速報|概要|報告|紹介|入門|実践|基礎|応用|対応|管理|運用|開発|設計|改善|導入|構築|検証|分析|監視|比較|事例|活用|移行|環境|基盤|機能|技術|組織|学習|認証|処理|実装|まとめ|おまけ|はなし)$"
)
"""What stands beside a title and is none."""
NO_GIVEN_NAME = re.compile(
    r"(?:The|An?|How|Why|What|When|Where|Who|Our|My|Your|This|That|From|To|In|On|With|Without|For|Using|Building|Introduction|State|Towards?"
    r"|Beyond|Inside|Making|Getting|Writing|Running|Is|Are|Let|Let's|Lightning|Opening|Closing|Panel|Day|Session|Part|Track|Room|Live) ",
)
"""Titles begin so, names do not."""


def is_name(text: str, *, polite: bool = False) -> bool:
    """Whether a person may be called so."""
    if not text or not _is_formed(text, polite=polite):
        return False
    return text.lower() not in COMMON and bool(LETTER.search(text)) and not WHOLE_KIND.match(text) and not is_organization(text)


def _is_formed(text: str, *, polite: bool) -> bool:
    if len(text) > 40:
        return False
    latin = LATIN_NAME.match(text)
    if latin or text.isascii():
        return bool(latin) and _is_capitalised(text) and not (NO_GIVEN_NAME.match(text) or POSSESSIVE.search(text))
    return len(text) <= (20 if polite else 16) and len(text.split()) <= 2 and not SENTENCE.search(text)


def _is_capitalised(text: str) -> bool:
    """Names of several words begin with capitals, but for particles; a single word may be a nickname."""
    parts = text.split()
    return len(parts) == 1 or all(part[0].isupper() or part[0] in "(" or part.lower() in PARTICLES for part in parts)


def looks_like_a_name(text: str) -> bool:
    """Whether this is a name by its looks alone, where nothing around it says so."""
    return bool(LOOKS.fullmatch(text)) and is_name(text)
