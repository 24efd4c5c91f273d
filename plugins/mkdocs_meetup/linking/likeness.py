"""Names in, the pairs that may be one name written in two ways out; the cost grows with the names, not with their pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .folding import compatible, fold_name, has_japanese, is_latin

_FAMILIES = (
    "斎斉齋齊 辺邊邉 高髙 崎﨑嵜 浜濱濵 広廣 沢澤 国國 桜櫻 島嶋嶌 吉𠮷 徳德 黒黑 滝瀧 竜龍 恵惠 栄榮 学學 関關 真眞 円圓 富冨 桑桒 "
    "船舩 峰峯 館舘 槙槇 万萬 芦蘆 鉄鐵 条條 来來 実實 寿壽 静靜 豊豐 弥彌 礼禮 亀龜 藪薮 淵渕 曽曾 桧檜 頼賴 祢禰 凛凜 遥遙 尭堯 巌巖"
)
_VARIANTS = str.maketrans({variant: family[0] for family in _FAMILIES.split() for variant in family[1:] if variant != family[0]})
"""Characters that are written for each other in names, in families that begin with the most common one."""

_LONG_ENOUGH = 6
"""Shorter names than this differ from other people's by a letter all the time."""


def near_names(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of pairs of names that are not equal when folded but nearly so; each pair once, in order."""
    folded = [fold_name(name) for name in names]
    buckets: defaultdict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        for key in _keys(name, folded[at]):
            buckets[key].append(at)
    pairs = {
        (min(one, other), max(one, other))
        for several in buckets.values()
        for one, other in pairwise(several)
        if folded[one] != folded[other] and _figures(folded[one]) == _figures(folded[other])
    }
    yield from sorted(pairs)


def _keys(name: str, folded: str) -> Iterator[str]:
    """What a name shares with the names that it may be: its plain characters, its sorted words, itself less one letter."""
    if has_japanese(name):
        yield "variant " + folded.translate(_VARIANTS)
    words = compatible(name).split()
    if is_latin(name) and len(words) > 1:
        yield "words " + " ".join(sorted(words))
    if len(folded) >= _LONG_ENOUGH and not _has_kanji(name):
        yield "letters " + folded
        for at in range(len(folded)):
            yield "letters " + folded[:at] + folded[at + 1 :]


def _figures(name: str) -> str:
    """`user1` and `user2` are no slip of the pen."""
    return "".join(filter(str.isdigit, name))


def _has_kanji(name: str) -> bool:
    return any("\u3400" <= char <= "\u9fff" for char in name)
