"""A path, a stated language and a text in; the language of the text out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

KANA = re.compile(r"[ぁ-んァ-ヶ]")
HANGUL = re.compile(r"[가-힣]")
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
SAMPLE = 20_000


def of_path(path: str, languages: Sequence[str]) -> tuple[str, str | None]:
    """The path without suffix and language, and the language that `name.en.md` states; a page bundle is its folder."""
    stem = re.sub(r"\.(?:md|markdown|mkd|mdx|mdown)$", "", path, flags=re.IGNORECASE)
    name, _, code = stem.rpartition(".")
    language = next((one for one in languages if one.lower() == code.lower()), None) if name and not name.endswith("/") else None
    stem = name if language else stem
    return re.sub(r"(?<=.)/(?:index|README)$", "", stem, flags=re.IGNORECASE), language


def stated(value: str | None, languages: Sequence[str]) -> str | None:
    """The configured language that `en-US`, `EN` or `ja_JP` means."""
    code = re.split(r"[-_]", value.strip())[0].lower() if value else ""
    return next((one for one in languages if one.lower() in (code, (value or "").lower())), None)


def guess(text: str, languages: Sequence[str], default: str) -> str:
    """The language that the script shows: kana is Japanese; Latin words without any are the first other language."""
    sample = text[:SAMPLE]
    kana = _holds(KANA, sample, 10)
    if "ja" in languages and kana:
        return "ja"
    if "ko" in languages and _holds(HANGUL, sample, 10):
        return "ko"
    if default == "ja" and "en" in languages and not kana and _holds(LATIN_WORD, sample, 20):
        return "en"
    return default


def _holds(pattern: re.Pattern[str], text: str, times: int) -> bool:
    return next(islice(pattern.finditer(text), times - 1, None), None) is not None
