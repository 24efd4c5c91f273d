"""Spellings in, the keys under which they count as equal out. Folding never guesses: it drops what carries no meaning."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_REMEMBERED = 1 << 15
"""So many spellings are folded once: an archive names the same people, firms and tags again and again, and is linked again after edits."""
_HIRAGANA_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_JAPANESE = re.compile("[\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-z]")
_SIGNS = re.compile(r"[\W_]+")
_HONORIFIC = re.compile(r"(?<=.)(?:さん|さま|様|氏|先生|先輩|くん|ちゃん|-san)$")
_HANDLE = re.compile(r"[a-z0-9](?:[a-z0-9]|[_.-](?=[a-z0-9_])){2,38}")
_CORPORATE_JAPANESE = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|一般財団法人|公益社団法人|公益財団法人|特定非営利活動法人|NPO法人|\((?:株|有|合|同|社|財)\)",
)
_CORPORATE_LATIN = re.compile(
    r"[\s,]+(?:Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|Limited|LLC|LLP|GmbH|AG|K\.?K|G\.?K|PLC|S\.?A|B\.?V|Pty)\.?(?=$|[\s,])",
    re.IGNORECASE,
)


def has_japanese(text: str) -> bool:
    """Whether kana or Chinese characters stand in the text."""
    return _JAPANESE.search(text) is not None


def is_latin(text: str) -> bool:
    """Whether the text is written in Latin letters alone, as far as it has letters."""
    return _LATIN.search(text) is not None and not has_japanese(text)


def compatible(text: str) -> str:
    """The text in NFKC and without case; hiragana reads as katakana."""
    return to_katakana(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()))


def to_katakana(text: str) -> str:
    """The text with katakana for hiragana, character for character."""
    return text if text.isascii() else text.translate(_HIRAGANA_TO_KATAKANA)


@lru_cache(_REMEMBERED)
def fold(text: str, keep: str = "") -> str:
    """Letters, digits and marks alone; the text itself where it has none (an emoji is a name, too)."""
    plain = compatible(text)
    kept = _SIGNS.sub(lambda found: "".join(char for char in found[0] if char in keep or _is_mark(char)), plain)
    return kept or "".join(plain.split())


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) == "Mn" and char != "\ufe0f"


@lru_cache(_REMEMBERED)
def fold_title(text: str) -> str:
    """The key of a talk's title: `C++` and `C#` stay apart from `C`."""
    return fold(text, keep="+#")


@lru_cache(_REMEMBERED)
def fold_name(text: str) -> str:
    """The key of a person's name, without an honorific."""
    return fold(_HONORIFIC.sub("", text.strip()))


@lru_cache(_REMEMBERED)
def fold_handle(text: str) -> str:
    """The key of a handle; the hosts that we know ignore case."""
    return unicodedata.normalize("NFKC", text).strip().lstrip("@").casefold()


@lru_cache(_REMEMBERED)
def fold_host(text: str) -> str:
    """The short name of the site that a handle lives on."""
    host = text.strip().casefold().removeprefix("www.")
    host = host.removesuffix(".com").removesuffix(".org").removesuffix(".io")
    return "x" if host == "twitter" else host


@lru_cache(_REMEMBERED)
def without_corporate_form(text: str) -> str:
    """`株式会社ゆらぎ`, `(株)ゆらぎ` and `ゆらぎ, Inc.` without what only says that it is a company."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    return _CORPORATE_LATIN.sub("", _CORPORATE_JAPANESE.sub(" ", plain)).strip(" ,.") or plain


@lru_cache(_REMEMBERED)
def fold_organization(text: str) -> str:
    """The key of an organization's name."""
    return fold(without_corporate_form(text), keep="+&")


@lru_cache(_REMEMBERED)
def fold_tag(text: str) -> str:
    """The key of a tag: case, separators and long vowel marks do not tell tags apart, `C++` and `.NET` keep their signs."""
    plain = compatible(text).strip().lstrip("#").replace("ー", "")
    head = "." if plain.startswith(".") else ""
    return head + re.sub(r"[\s\-_・./]", "", plain) if plain.strip(".") else plain


def looks_like_handle(name: str) -> bool:
    """Whether a name is written as handles are (`y_taka_23`, `hatappi`), rather than as names are (`Ian`)."""
    return _HANDLE.fullmatch(name) is not None
