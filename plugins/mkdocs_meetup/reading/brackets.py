"""A person as written in; what the brackets behind the name say (account, name, employer) out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .affiliations import NOT_INC, is_organization, without_roles
from .honorifics import HANDLE, is_polite, without_honorific

GROUP = re.compile(r"\(([^()\[\]]*)(?:\)|$)|\[([^()\[\]]*)(?:\]|$)|<([^<>]*)>")
SEPARATOR = re.compile(rf"[,、/;|\n]{NOT_INC}|(?<=\S) (?=@)|・(?=@)")
ACCOUNT = re.compile(r"@[ ]?([\w.-]{1,40})(?:[ ]?さん)?")
EMPLOYER_LABEL = re.compile(r"^所属[ ]?:?[ ]?")
_SYLLABLE = r"(?:(?:[kgsztdnhbpmyrwfj]?y?|sh|ch|ts)[aiueo]|n)"
ROMAJI_NAME = re.compile(rf"{_SYLLABLE}{{2,8}} {_SYLLABLE}{{2,8}}", re.IGNORECASE)
KANA_NAME = re.compile(r"(?!はじめて|はつ|なんと|わたし|ぼく|おれ|かり|どうきょう|きょう)[ぁ-ん]{3,12}")
ASIDE = re.compile(
    r"^[ぁ-んー 　]+$|^(?:仮|敬称略|LT|当日|リモート|オンライン|初参加|代理|代打|飛び込み|新人|後述|以下|同|旧|元|自称|本名|通称|写真"
    r"|右|左|中央|vol\.?\d*|\d+(?:分|min|歳|期生|年目|月|日|回目)?|[\d:.~〜 -]+|"
    r"slides?|スライド|資料|動画|video|欠席|遅刻|司会|本人|筆者|私|僕|自分|著者|he|him|his|she|hers?|they|them|any|all pronouns|"
    r"twitter|github|x|web|blog|ブログ)$"
    r"|[。！!？?w笑]$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bracketed:
    """The first of each that the brackets hold."""

    name: str | None = None
    handle: str | None = None
    organization: str | None = None


def bracketed(text: str) -> Bracketed:
    """What stands in the brackets of `text`."""
    found: dict[str, str] = {}
    for word, kind in _said(text):
        if kind:
            found.setdefault(kind, word)
    return Bracketed(**found)


def _said(text: str) -> Iterator[tuple[str, str]]:
    for match in GROUP.finditer(text):
        inner = next((group for group in match.groups() if group), "")
        for part in SEPARATOR.split(inner):
            word = part.strip()
            if word:
                kana_is_employer = KANA_NAME.fullmatch(word) and _is_closed(text[: match.start()])
                yield (word, "organization") if kana_is_employer else _group(word)


def without_other_script(name: str | None, organization: str | None) -> tuple[str | None, str | None]:
    """Name and employer, where the brackets may hold nothing but the name once more in another script."""
    if not name or not organization or is_organization(organization):
        return name, organization
    if re.match(r"[一-龠]", name) and ROMAJI_NAME.fullmatch(organization):
        return name, None
    if name.isascii() and re.fullmatch(r"[一-龠]{2,4}", organization) and organization[-1] not in "社学院会部":
        return f"{name} ({organization})", None
    return name, organization


def _is_closed(text: str) -> bool:
    """Whether an honorific has closed the name: a reading stands before it, an employer behind it."""
    return is_polite((HANDLE.sub("", text) if "@" in text else text).rstrip())


def _group(text: str) -> tuple[str, str]:
    """What stands in brackets, and whether it is a handle, a name or an organization."""
    if text[0] == "@" and len(text) > 1:
        match = ACCOUNT.fullmatch(text)
        return (match[1], "handle" if match[1].isascii() else "name") if match else (text[1:].strip(), "organization")
    if is_polite(text):
        return without_honorific(text).strip(), "name"
    organization = without_roles(EMPLOYER_LABEL.sub("", text))
    if not organization or is_aside(organization):
        return "", ""
    return organization, "organization"


def is_aside(text: str) -> bool:
    """A remark, a reading or a length in brackets, which is no affiliation."""
    return bool(ASIDE.search(text)) or len(text) > 50
