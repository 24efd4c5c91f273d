"""Headings or list items that stand side by side in; the speakers whom they name in a way that only their likeness proves, out."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from functools import partial

from . import topics
from .byline import PROSE, Byline, Words, without_marks, words
from .folding import fold
from .headingline import prefix_length
from .honorifics import HONORIFIC
from .naming import FAMILIAR, NICKNAME, NO_NAME, looks_like_a_name
from .people import Person, people
from .sameness import same_person

SPLIT = re.compile(r"[ ]+[-–—~|/:][ ]+|[ ]*[/|][ ]*|:[ ]+")
BRACKET = re.compile(r"^(?P<title>.*\S)[ ]*[(\[](?P<people>[^()\[\]]{1,60})[)\]]$")
POLITE = re.compile(rf"^(?P<people>[^\s「『:：/|、。]{{1,12}}?[ ]?{HONORIFIC}[\ue000-\ue0df]?)[ ]+(?P<title>[^\s(（].{{5,}})$")
"""`Xさん Title`, where a space is the only sign between them."""
QUOTED = re.compile(r"^(?P<people>[^「『」』]{2,20}?)[ ]?(?P<title>[「『].+[」』])$")
DIVIDED = re.compile(r"[-–—~|/:({\[「『（［：／｜,，]")
INSIDE = re.compile(
    r"^(?P<before>[^「『]{0,12})[「『](?P<title>.*\S)[ ]+"
    r"(?P<people>[一-龠々]{1,3}[ ][一-龠々]{1,3}|[一-龠々]{3,5}(?:[ ]?/[ ]?[一-龠々]{3,5})*)[」』]$"
)
"""`『Title 山田 太郎』`: the speaker within the title's quotation marks."""
COMMA_BEFORE = re.compile(r"^(?P<people>[A-ZÀ-Þ][\w.'’À-ɏ-]+(?:[ ][A-ZÀ-Þ][\w.'’À-ɏ-]*){1,3}),[ ](?P<title>\S.*)$")
COMMA_BEHIND = re.compile(r"^(?P<title>.*\S),[ ]*(?P<people>[^\s,]{2,20})$")
IN_CAPITALS = re.compile(r"[A-Z][a-z]+ [A-Z]{3,}")
Side = Callable[[Words], Byline | None]
"""Where a text names its speaker: `Title - Name`, `Name: Title`, `Name, Title`, `Title (Name)`, `Name「Title」`."""


def loose_side(texts: Sequence[str]) -> Side | None:
    """The side on which most of these name their speakers, which no single one of them proves."""
    read = _divisible(texts)
    best, least = None, math.floor(max(2.0, 0.6 * len(texts)) + 0.5)
    for side in SIDES:
        if count := _count((side,), read, least):
            best, least = side, count + 1
    return best


def ends_alike(texts: Sequence[str], proven: int) -> bool:
    """Whether most of these end with a full name, on whichever side, beside those whose by-line is proven."""
    least = math.ceil(max(3.0, 0.6 * (len(texts) + proven)) - proven)
    return _count(ENDS, _divisible(texts), max(1, least)) > 0


def _count(sides: Sequence[Side], read: Sequence[Words], least: int) -> int:
    """How many of these name somebody on one of the sides; 0 as soon as they cannot be as many as `least`."""
    spare = len(read) - least
    for text in read:
        if spare < 0:
            return 0
        spare -= not any(side(text) for side in sides)
    return max(0, spare + least) if spare >= 0 else 0


def endings(texts: Sequence[str], proven: Sequence[str], sides: Sequence[Side]) -> list[Byline | None]:
    """The doubtful by-line of each text: on the report's `sides`, or made as the siblings whose rules are `proven`."""
    if not sides and not proven:
        return [None] * len(texts)
    read = [words(text) for text in texts]
    tried = [LIKE[rule] for rule in dict.fromkeys(proven) if rule in LIKE]
    if sum(any(side(text) for side in sides) for text in read) * 2 >= len(read):
        tried = [*sides, *tried]
    if _behind in sides and sum(_behind(text) is not None for text in read) >= max(4, 0.8 * len(read)):
        tried.append(LIKE["heading-slash"])
    if _before in sides and sum(_before(text) is not None for text in read) >= max(4, 0.6 * len(read)):
        tried.append(partial(_before, familiar=True))
    if len(proven) >= max(2, len(texts)):
        tried += ENDS
    return [next((found for one in tried if (found := one(text))), None) for text in read]


def is_divisible(text: str) -> bool:
    """Whether it has a sign at which a name could begin or end."""
    return bool(DIVIDED.search(text))


def _divisible(texts: Sequence[str]) -> list[Words]:
    return [words(text) for text in texts if is_divisible(text)]


def confirmed(text: str, below: Sequence[Person]) -> Side | None:
    """The end of the heading that names speakers whom the text below it names once more."""
    if not is_divisible(text):
        return None
    read = words(text)
    for side in (*LIKE.values(), _before_comma, _before):
        found = side(read)
        if found and all(any(_is_called(one, other) for other in below) for one in found.people):
            return side
    return None


def _is_called(one: Person, other: Person) -> bool:
    """Whether the name is another's, or the account's."""
    named = {fold(word) for word in (other.name, other.handle) if word}
    return fold(one.name or one.handle or "") in named or bool(one.name and other.name and same_person(one, other))


def _behind(text: Words, *, familiar: bool = False) -> Byline | None:
    cut = next(iter(list(SPLIT.finditer(text.text))[::-1]), None)
    return _loose(text, text.text[: cut.start()], text.text[cut.end() :], familiar=familiar) if cut else None


def _before(text: Words, *, familiar: bool = False) -> Byline | None:
    start = prefix_length(text.text)
    cut = SPLIT.search(text.text, start)
    who = text.text[start : cut.start()] if cut else ""
    return _loose(text, text.text[:start] + text.text[cut.end() :], who, familiar=familiar) if cut and who else None


def _bracketed(text: Words, *, familiar: bool = False) -> Byline | None:
    match = BRACKET.match(text.text)
    return _loose(text, match["title"], match["people"], familiar=familiar) if match else None


def _opened(text: Words) -> Byline | None:
    start = prefix_length(text.text)
    match = QUOTED.match(text.text[start:]) or POLITE.match(text.text[start:])
    if match is None or topics.is_no_talk(match["people"]):
        return None
    return _loose(text, text.text[:start] + match["title"], match["people"], familiar=True)


def _before_comma(text: Words) -> Byline | None:
    match = COMMA_BEFORE.match(text.text)
    return _loose(text, match["title"], match["people"]) if match else None


def _behind_comma(text: Words) -> Byline | None:
    match = COMMA_BEHIND.match(text.text)
    return _loose(text, match["title"], match["people"], familiar=True) if match else None


def _loose(text: Words, title: str, who: str, *, familiar: bool = False) -> Byline | None:
    found = people(who, text.links) if len(who) <= 60 and not PROSE.search(who) else ()
    if not found or not re.search(r"\w", without_marks(title)) or not all(_may_be_called(one, familiar=familiar) for one in found):
        return None
    return Byline(found, "heading-alike", 0.75, title.strip())


def _may_be_called(one: Person, *, familiar: bool) -> bool:
    name = one.name or ""
    if one.handle or one.polite or looks_like_a_name(name) or NICKNAME.fullmatch(name) or IN_CAPITALS.fullmatch(name):
        return not NO_NAME.search(name)
    return familiar and bool(FAMILIAR.fullmatch(name)) and not NO_NAME.search(name)


def _inside(text: Words) -> Byline | None:
    match = INSIDE.match(text.text)
    return _loose(text, f"{match['before']}『{match['title']}』", match["people"]) if match else None


SIDES: tuple[Side, ...] = (_behind, _before, _bracketed, _before_comma, _inside)
ENDS: tuple[Side, ...] = (_bracketed, _behind)
LIKE: dict[str, Side] = {
    "heading-slash": partial(_behind, familiar=True),
    "heading-bracket": partial(_bracketed, familiar=True),
    "heading-opens-with-speaker": _opened,
    "heading-handle": _behind_comma,
}
"""How a sibling is made whose rule proves the form."""
