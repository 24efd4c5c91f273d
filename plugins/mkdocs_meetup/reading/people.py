"""The words that name one or several persons in; names, handles and affiliations out. Nothing here knows where the words stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .affiliations import COMPANY_MARK, NOT_INC, ROLES, is_office, is_organization, is_role, split_affiliation, without_roles
from .brackets import GROUP, bracketed, without_other_script
from .folding import flat, unfolded
from .honorifics import HANDLE, HONORIFIC, is_polite, without_honorific
from .inline import Link
from .naming import is_name, looks_like_a_name
from .profiles import profile

LONGEST = 300
"""Longer texts are no names."""
TITLE_BEFORE = re.compile(r"^(?:(?:Mr|Ms|Mrs|Dr|Prof|Miss|Professor)|(?:mr|ms|mrs|dr|prof|miss|professor))\b\.?[ \t]+")
NICKNAME_AT = re.compile(r"@[ ]?([^\x00-\x7f][^\s@]*)")
APART = re.compile(r"([A-Z][^@]*[A-Za-z]) @ ([A-Z][\w&. -]*)")
ANY_HONORIFIC = re.compile(rf"{HONORIFIC}(?=[ ,、/]|$)")
POLITE_START = re.compile(r"^[ ]*(?:さん|氏|様)")
LABELLED_HANDLE = re.compile(
    r"\b(twitter|x|github|connpass|id|hatena|account)(?: ?id)?[ ]?[:=][ ]?@?([A-Za-z0-9_][\w-]{0,38})(?:[ ]?さん)?(?![\w.])",
    re.IGNORECASE | re.ASCII,
)
HOSTS = {"twitter": "x", "x": "x", "github": "github", "connpass": "connpass", "hatena": "hatena", "id": "hatena"}
MARK = re.compile("[\ue000-\ue0df]")
OFFICE_STATED = re.compile(rf" \((?:{ROLES})\)$", re.IGNORECASE)
KANJI_ROW = re.compile(r"[一-龠々]{3,5}(?:・[一-龠々]{3,5})+")
ATTACHED = re.compile(r"([^@\s]\S*(?: \S+)?)@([^\s@].*)")
INSIDE = re.compile(rf"{HONORIFIC}(?=[^\s()])")
WITH_EMPLOYER = re.compile(rf"([^@]{{1,20}}?{HONORIFIC})[ ]+(?![のはがをにでと])([^\s@()]{{2,20}})(?<!さん)(?<!先生)(?<!氏)")
EMPLOYED = re.compile(r"(?:in|at|from|of) (?:the )?(\S.{1,40})")
CALLED = re.compile(r"^[^、。「」]{1,16}(?:(?<![ぁ-ん])こと[、 ]?(?=\S{2})|こと[、 ]?(?=[^ぁ-ん]\S))")
"""What somebody is called, before their name: `王子こと寺田さん`."""
OFFICE_AT = re.compile(
    rf",[ ](?:the )?(?:{ROLES})\b[^,@()/|\ue000-\ue0df]{{0,50}}?(?:[ ]?@[ ]?|[ ]at[ ](?:the )?)(?P<company>[A-Z0-9][^,@()/|]{{1,40}})$"
)
"""`Name, Head of Data @ Company`: what stands behind the office is no account."""
SITE_TAIL = re.compile(
    r"(?:さんのプロフィール)?[ ]?[|/–-][ ](?:Twitter|X|GitHub|connpass|Facebook|LinkedIn|Qiita|Zenn)(?=[\ue000-\ue0df]|$)", re.IGNORECASE
)
"""What a profile's page adds to its title."""
MAY_BE_SITE = re.compile(r"[|/–-][ ]")
GOES_ON = re.compile(r"[ ]*(?:[はがをにも][、 ]|[はがをにも]$|の[^ぁ-ん]{0,4}は)")
"""Behind an account, a sentence about somebody begins, which is no name."""
TOLD_OF = re.compile(r"[ ]*[はが][^ぁ-んー、 ]")
"""`@taro は学生`: what the account's owner is or does."""
SAYS = re.compile(r"[はがを]|(?<=[^ぁ-ん])[ぁ-ん]{2,}$|[!！?？。]")
"""Words with a particle or a verb, which are no company; one of hiragana alone may be: `うたかた`."""
NEXT = re.compile(r"^(?:次|今回|本日|最後|最初|続いて|つづいて|まず|トップバッター|トリ|[一二三四五]番手)(?:は|に|が)[、 ]*")
TWICE = re.compile(r"@{2,}(?=[A-Za-z0-9_])")
DASH = re.compile(r"[ ][-–—][ ]")
KANJI_NAME = re.compile(r"[一-龠々]{1,4}[ 　][一-龠々ぁ-んァ-ヶー]{1,5}")
SEPARATOR = re.compile(
    rf"[ ]?(?:、|,(?=[ ]?\S){NOT_INC}|;|[ ]/[ ]?|/(?=\S)|[ ]?[&|×+][ ]?|[ ]and[ ]|[ ]with[ ]"
    r"|(?<=さん|先生)[ ]?[と・][ ]?|(?<=[氏\ue0ff])[ ]?[と・][ ]?|[ ]と[ ]|\n)[ ]?"
)
MAY_SEPARATE = re.compile(r"[、,;/&|×+と・\n]|[ ](?:and|with)[ ]")
"""Most texts name one person."""
BEYOND_DASH = re.compile(r"[,、@]|さん|氏")
"""Behind a dash, more than an employer."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone as written."""

    name: str | None = None
    handle: str | None = None
    organization: str | None = None
    host: str | None = None
    polite: bool = False
    """Written with an honorific, which a title or a product never is."""


def people(text: str, links: Sequence[Link] = ()) -> tuple[Person, ...]:
    """Everyone whom `text` names, or nobody where some part of it names no person; `links` belong to its marks."""
    text = flat(text).strip()
    if not text or len(text) > LONGEST:
        return ()
    if MAY_BE_SITE.search(text):
        text = SITE_TAIL.sub("", text)
    if "@" in text:
        text = OFFICE_AT.sub(r" (\g<company>)", TWICE.sub("@", text)) if "," in text or "@@" in text else text
    found = []
    for part in _parts(text):
        one = person(part, links)
        if one is None:
            return ()
        company = unfolded(one.organization) if one.organization else None
        found.append(one if company == one.organization else replace(one, organization=company))
    return _merged(found)


def _parts(text: str) -> list[str]:
    """The pieces between separators that stand outside of brackets."""
    if "・" in text and KANJI_ROW.fullmatch(text):
        return text.split("・")
    guarded = GROUP.sub(lambda match: "\ue0ff" * len(match[0]), text)
    if (dash := DASH.search(guarded)) and _is_introduced(text[: dash.start()]) and not BEYOND_DASH.search(text[dash.end() :]):
        return [f"{text[: dash.start()]} ({text[dash.end() :].strip()})"]
    if not MAY_SEPARATE.search(guarded):
        return [text.strip()]
    parts, start = [], 0
    for match in SEPARATOR.finditer(guarded):
        parts.append(text[start : match.start()])
        start = match.end()
    parts.append(text[start:])
    parts = [part.strip() for part in parts if part.strip()]
    return _with_employers(parts) if "," in guarded or "、" in guarded else _joined_organizations(parts)


def _is_introduced(text: str) -> bool:
    """Whether these words are a person before a dash, behind which the employer stands."""
    bare = GROUP.sub("", MARK.sub("", text)).strip()
    return bool(HANDLE.search(text) or is_polite(bare) or looks_like_a_name(bare))


def _with_employers(parts: list[str]) -> list[str]:
    """`Name (@h), Company`: behind a comma, what has no handle belongs to the account before it."""
    if len(parts) % 2 or not parts or not all(_is_accounted(*pair) for pair in zip(parts[::2], parts[1::2], strict=True)):
        return _joined_organizations(parts)
    return [f"{person} ({company})" for person, company in zip(parts[::2], parts[1::2], strict=True)]


def _is_accounted(first: str, second: str) -> bool:
    """A name with its handle, then words that are no other person."""
    name = HANDLE.sub("", GROUP.sub("", MARK.sub("", first))).strip()
    company = MARK.sub("", second)
    if not HANDLE.search(first) or not re.search(r"\w", name) or "@" in company or "(" in company or is_polite(company):
        return False
    return len(company) <= 40 and not KANJI_NAME.fullmatch(company) and (is_organization(company) or not SAYS.search(company))


def _joined_organizations(parts: list[str]) -> list[str]:
    """`Name, Company` and `Company / Name` are one person."""
    if len(parts) == 2 and _is_employed(*(MARK.sub("", part) for part in parts)):
        return [f"{parts[0]} ({parts[1]})"]
    joined: list[str] = []
    for part in parts:
        bare = GROUP.sub("", MARK.sub("", part)).strip() if joined else ""
        if joined and (_is_only_organization(bare) or is_role(bare) or is_office(bare) or OFFICE_STATED.search(joined[-1])):
            joined[-1] = f"{joined[-1]} ({part})"
        elif joined and _is_only_organization(GROUP.sub("", MARK.sub("", joined[-1])).strip()):
            joined[-1] = f"{part} ({joined[-1]})"
        else:
            joined.append(part)
    return joined


def _is_only_organization(text: str) -> bool:
    """An organization with nobody of it."""
    return is_organization(text) and not (COMPANY_MARK.search(text) and split_affiliation(text)[0])


def _is_employed(first: str, second: str) -> bool:
    """`Name / Word` and `Name, Word`, where the first can only be a name and the second by its looks is none."""
    name = GROUP.sub("", without_honorific(first)).strip()
    if not looks_like_a_name(name) or "@" in second or "(" in second or is_polite(second) or looks_like_a_name(second):
        return False
    return bool(re.fullmatch(r"[A-Z][\w.&'-]*|[ァ-ヶー・A-Za-z0-9.&ぁ-ん一-龠]{2,20}", second)) and is_name(second)


def _merged(found: list[Person]) -> tuple[Person, ...]:
    """`Name, @handle` is one person."""
    if len(found) == 2 and found[0].name and not found[0].handle and found[1].handle and not found[1].name:
        first, second = found
        return (Person(first.name, second.handle, first.organization or second.organization, second.host, first.polite),)
    return tuple(found)


def person(text: str, links: Sequence[Link] = ()) -> Person | None:
    """The one person whom `text` names, with what the brackets say of them."""
    if len(text) > LONGEST:
        return None
    text, profiles = _without_marks(text, links)
    text, handle, host = _labelled_handle(text)
    outside = " ".join(GROUP.sub(" ", text).split())
    said = bracketed(text)
    name, attached, outside_handle = _outside(outside)
    name, handle, organization = name or said.name, handle or outside_handle or said.handle, attached or said.organization
    if attached and not handle and said.organization and is_organization(said.organization):  # `X@account (Company)`
        handle, organization = attached, said.organization
    if profiles:
        if handle and handle.lower() != profiles[0][1].lower():  # `[@nickname](https://x.com/account)`
            name = name or handle
        host, handle = profiles[0]
    name, organization = without_other_script(name, organization)
    polite = bool(is_polite(outside) or TITLE_BEFORE.match(outside))
    name, organization = _settled(name, organization, polite=polite)
    if name and handle and name.lower() == handle.lower():
        name = None
    if name and not is_name(name, polite=polite):
        return None
    return Person(name, handle, organization, host, polite) if name or handle else None


def _without_marks(text: str, links: Sequence[Link]) -> tuple[str, list[tuple[str, str]]]:
    marks = MARK.findall(text)
    if not marks:
        return text.strip(), []
    found = []
    for mark in marks:
        index = ord(mark) - 0xE000
        account = profile(links[index].url) if index < len(links) else None
        if account:
            found.append((account.host, account.handle))
    return MARK.sub("", text).strip(), found


def _labelled_handle(text: str) -> tuple[str, str | None, str | None]:
    match = LABELLED_HANDLE.search(text) if ":" in text or "=" in text else None
    if match is None:
        return text, None, None
    return text[: match.start()] + text[match.end() :], match[2], HOSTS.get(match[1].lower())


def _outside(text: str) -> tuple[str | None, str | None, str | None]:
    """Name, organization and handle of what stands outside of brackets."""
    text = text.strip(" ,、/:-–—~〜|。.・")
    if match := WITH_EMPLOYER.fullmatch(text):
        return match[1], match[2], None
    if "@" not in text:
        return (_bare(text) or None), None, None
    if (match := ATTACHED.fullmatch(text)) and not INSIDE.search(match[2]):
        return _attached(without_honorific(match[1]), without_honorific(match[2]).strip())
    if match := NICKNAME_AT.fullmatch(text):
        return without_honorific(match[1]), None, None
    if match := APART.fullmatch(text):
        return match[1], match[2], None
    handle = HANDLE.search(text)
    behind = POLITE_START.sub("", text[handle.end() :]) if handle else ""
    if handle and GOES_ON.match(behind):
        return text, None, None
    if handle and not handle.start() and TOLD_OF.match(behind):
        return None, None, handle[1]
    rest = f"{text[: handle.start()]} {behind}" if handle else text
    rest = rest.strip(" ,、/:-–—|。・")
    if handle and rest.endswith("の") and handle.start() >= len(rest):  # `株式会社Xの @h さん`
        return None, rest[:-1].strip(), handle[1]
    if handle and (match := EMPLOYED.fullmatch(rest)):
        return None, match[1], handle[1]
    return (_bare(rest) or None), None, handle[1] if handle else None


def _attached(name: str, behind: str) -> tuple[str | None, str | None, str | None]:
    """`X@Y`: Y is where X works, unless it can only be an account; `Xの@y` is the account of somebody at X."""
    if name.endswith("の") and HANDLE.fullmatch(f"@{behind}"):
        return None, name[:-1], behind
    if re.fullmatch(r"[a-z0-9_]*(?:_|\d)[a-z0-9_]*", behind):
        return name, None, behind
    return name, behind, None


def _bare(text: str) -> str:
    text = ANY_HONORIFIC.sub("さん", " ".join(text.split()))
    text = TITLE_BEFORE.sub("", NEXT.sub("", text)).strip()
    return "" if text == "さん" else text


DEPARTMENT = re.compile(
    r"^(?:\S{1,14}(?:(?:開発|技術|営業|事業|企画|人事|研究|本|情報|推進|管理|基盤|戦略|広報|製品|品質|総務|ム|ト|グ|ス)部|[発究進画報術]室"
    r"|課|チーム|センター|グループ|事業所|支社|支店|学科|学部|研究科)[ 　]+)+(?=\S)"
)


def _settled(name: str | None, organization: str | None, *, polite: bool) -> tuple[str | None, str | None]:
    """Take titles, honorifics, roles and the employer off a name."""
    if not name:
        return None, organization
    name = without_honorific(name).strip(" 　,、・/:")
    if "こと" in name:
        name = CALLED.sub("", name)
    employer, name = split_affiliation(name, polite=polite)
    name = DEPARTMENT.sub("", name)
    name = without_honorific(without_roles(name)).strip(" 　,、・/:")
    return name or None, organization or employer or None
