"""A line, a heading or a sentence in; the people whom it gives as a talk's speakers, and by which rule, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .folding import flat, unfolded
from .honorifics import HONORIFIC
from .inline import Link, marked
from .naming import LOOKS, looks_like_a_name
from .people import LABELLED_HANDLE, MARK, Person, people
from .profiles import profile

LABEL_WORDS = (
    r"スピーカー|発表者|登壇者|講演者|講師|発表|登壇|講演|話者|話し手|話す人|プレゼンター|担当(?:者)?|お名前|名前|氏名|パネリスト"
    r"|パネラー|モデレーター?|司会(?:進行)?|聞き手|ゲスト|moderators?|"
    r"speakers?|presenters?|lecturers?|panelists?|panellists?|instructors?|talk by|presented by|presentation by|session by|given by|who"
)
LABEL = re.compile(
    rf"^[-*+・●■◆▼▶◎○☆★>〉◇□ ]*(?:(?:{LABEL_WORDS})(?:名)?[ ]?(?:\([^()]{{0,20}}\))?[ ]?[:|][ ]?"
    rf"|[\[【<(](?:{LABEL_WORDS})[\]】>)][ ]?:?[ ]?|by[ ]?:[ ]?|by[ ]+|(?:talk|presented|presentation|session|given|written) by[ ]+"
    rf"|written:[ ]?)(?P<rest>\S.*)$",
    re.IGNORECASE,
)
SAYS_WHO = re.compile(rf"^(?:今回の?|本日の?)?(?:{LABEL_WORDS})は", re.IGNORECASE)
"""The beginning of a sentence, which has its own rules."""
MODERATOR = re.compile(r"^[^\w]*(?:モデレー|司会|進行|聞き手|moderator|host|mc\b)", re.IGNORECASE)
DECORATION = re.compile(r"^[-*+・●■◆▼▶◎○☆★>〉◇□✅👤🎤🗣️‍♂♀ ]+|^(?:[–—―〜~]+)[ ]?")
PROSE = re.compile(r"[。！？!?].|を|です|ます|した|ない|いる|ある|こと|する")
CERTAIN = re.compile(rf"{HONORIFIC}|[様君@\ue000-\ue0df]")
CERTAIN_TITLE = re.compile(r"(?:[Mm](?<!\w.)(?i:rs?|s|iss)|[Dd](?<!\w.)[Rr]|[Pp](?<!\w.)(?i:rof|rofessor))\b")
"""Without one of these, and without an account behind a label, a person is known by the looks of the name alone."""
ADDRESSED = re.compile(rf"{HONORIFIC}|[様君@=:\ue000-\ue0df]")
JOINED = re.compile(r"[(/、,&]| (?:of|at|from|and) |株|社|[A-Za-z] [一-龠]|[一-龠] [A-Z]|[一-龠ァ-ヶー] [一-龠]")
EMPHASISED = re.compile(r"\s*(?:\*\*|__)(?P<text>[^*_\n]{4,200})(?:\*\*|__)(?P<rest>[^(（\n*_]{2,120})$")
_TALKS, _VERBS = ("発表", "講演", "登壇", "LT", "セッション", "トーク", "お話"), ("です", "でした")
TAIL = re.compile(rf"[ ]?(?:の(?:{'|'.join(_TALKS)}))?(?:{'|'.join(_VERBS)})?$")
TAILS = (*_TALKS, *_VERBS)
LONGEST_TAIL = 12
_DEPARTMENT = r"(?:部|課|室|局|グループ|チーム|センター|本部)"
OFFICE_LINE = re.compile(rf"^(?:兼[ 　]*)?\S*{_DEPARTMENT}(?:[ 　]+\S*(?:{_DEPARTMENT}|長|主任|担当))*$")
"""A department, with those below it and an office, has a line for itself."""
GOES_ON_BEHIND = re.compile(r"\)[^\s、,/&・;(\ue000-\ue0df]")
"""`物理(仮想)マシン`: brackets within a word."""
NO_PLAIN_LINE = re.compile(r"[。!?]$|https?:|…")
MAY_HAVE_LENGTH = re.compile(r"\d[ ]?[分mM]")
LENGTH = re.compile(r"[ ]?\((?:約)?\d{1,3} ?(?:分|min(?:utes?)?|m)\)|(?<! in)[ ]\d{1,3}(?:分|min)$", re.IGNORECASE)
DECK_BEHIND = re.compile(
    r"(?<=\S)(?:[ ]*[,、/|｜・(（\[][ ]*|[ ]+)\[(?:slides?|slide deck|deck|スライド|資料|発表資料|動画|video"
    r"|recording)\]\([^()\s]*\)[)\]）]?\s*$",
    re.IGNORECASE,
)
TITLED_ACCOUNT = re.compile(r"@[\w-]{2,39}[\ue000-\ue0df]?[ ]?(?:さん|氏|様)[ ]+(?P<title>[^\s(\[@、,/&と][^(\[@]{7,})$")
"""`@h さん Title` is more than a speaker."""
WITH_PROFILE = re.compile(r"(?P<name>[^\s:：/()（）\[\]][^:：/()（）\[\]\n]{1,30}?)[ ]?[(（](?P<url>https?://[^\s()（）]+)[)）]")
"""`Name(https://github.com/h)`: the account's page itself in brackets."""
MAY_HAVE_PROFILE = re.compile(r"[(（](?<=[^:：/()（）\[\]\n].)http")
POLITE_PIECE = re.compile(rf"[^。！？「」『』\n:]{{1,50}}?{HONORIFIC}(?:[ ]?\([^()]{{1,60}}\))*")


@dataclass(frozen=True, slots=True)
class Byline:
    """Speakers, and what is left of the text when they are taken off."""

    people: tuple[Person, ...]
    rule: str
    confidence: float
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text in half-width brackets, with the links behind its marks."""

    text: str
    links: tuple[Link, ...]


@lru_cache(maxsize=512)  # many rules look at one line
def words(markdown: str) -> Words:
    """Inline Markdown made ready for the grammar; positions are those of the plain text with marks."""
    if MAY_HAVE_PROFILE.search(markdown):
        markdown = WITH_PROFILE.sub(lambda match: f"[{match['name']}]({match['url']})" if profile(match["url"]) else match[0], markdown)
    text, links = marked(markdown)
    return Words(flat(text), links)


def without_marks(text: str) -> str:
    return unfolded(MARK.sub("", text)).strip()


def of_line(markdown: str) -> Byline | None:
    """A whole line that names speakers and says nothing else."""
    if "](" in markdown and (aside := DECK_BEHIND.search(markdown)):
        markdown = markdown[: aside.start()]
    line = words(markdown)
    if not line.text or len(line.text) > 250 or SAYS_WHO.match(line.text) or _opens_with_title(markdown):
        return None
    if label := LABEL.match(line.text):
        found = people(_core(label["rest"]), line.links)
        rule = "label-moderator" if MODERATOR.match(label[0]) else "label-speaker"
        return Byline(found, rule, 1.0) if found and _fits_label(found, label[0]) else None
    text = _core(line.text)
    if (titled := TITLED_ACCOUNT.match(text)) and not looks_like_a_name(MARK.sub("", titled["title"])):
        return None
    found = people(text, line.links) if _may_name_people(text) and (is_certain(text) or _may_be_plain_names(text)) else ()
    if not found:
        return None
    if all(one.handle for one in found) and _is_only_people(text):
        return Byline(found, "line-handle", 0.95)
    if all(one.polite or one.handle or looks_like_a_name(one.name or "") for one in found) and any(one.polite for one in found):
        return Byline(found, "line-honorific", 0.95)
    return None if any(not profile(link.url) for link in line.links) else _plain_line(text, found)


def _may_name_people(text: str) -> bool:
    """Whether a closer look is worth while: most lines of a report are prose."""
    if PROSE.search(text):
        return False
    return bool(ADDRESSED.search(text) or looks_like_a_name(text) or JOINED.search(text))


def is_certain(text: str) -> bool:
    """Whether something speaks for a person but the looks of a name."""
    return bool(CERTAIN.search(text) or CERTAIN_TITLE.search(text) or ((":" in text or "=" in text) and LABELLED_HANDLE.search(text)))


def _may_be_plain_names(text: str) -> bool:
    """Whether `_plain_line` could take the text for names."""
    return len(text) <= 40 or (len(text) <= 90 and bool(LOOKS.search(text)) and not NO_PLAIN_LINE.search(text))


def _opens_with_title(markdown: str) -> bool:
    """An emphasised title with its speaker behind it."""
    match = EMPHASISED.match(markdown) if "**" in markdown or "__" in markdown else None
    if match is None or len(match["rest"].strip()) < 2 or LABEL.match(words(markdown).text):
        return False
    return not people(words(match["text"]).text)


def _fits_label(found: tuple[Person, ...], label: str) -> bool:
    """`by` may open a sentence, too: then what follows is no name."""
    if not re.match(r"by[ ]", label, re.IGNORECASE):
        return True
    return all(one.handle or len((one.name or "").split()) <= 4 for one in found)


def _core(text: str) -> str:
    text = without_length(DECORATION.sub("", text)).rstrip("。.!！、:：")
    tail = TAIL.search(text, max(0, len(text) - LONGEST_TAIL)) if text.endswith(TAILS) else None
    return text[: tail.start() if tail else None].strip()


def without_length(text: str) -> str:
    """The text without how long somebody speaks: `(20分)`."""
    return LENGTH.sub("", text) if MAY_HAVE_LENGTH.search(text) else text


def _is_only_people(text: str) -> bool:
    return len(text) <= 150 and not re.search(r"[。!?]|https?:|\b(?:RT|via)\b", text)


def _plain_line(text: str, found: tuple[Person, ...]) -> Byline | None:
    """Names without honorific or handle: with an affiliation, in a row, or by their looks alone, ever less certain."""
    if len(text) > 90 or NO_PLAIN_LINE.search(text) or OFFICE_LINE.match(text) or GOES_ON_BEHIND.search(text):
        return None
    if any(one.handle for one in found):
        return Byline(found, "line-name", 0.85)
    looking = all(looks_like_a_name(one.name or "") for one in found)
    if all(one.organization for one in found) and (looking or len(text) <= 40):
        return Byline(found, "line-name", 0.75 if looking else 0.5)
    if len(found) == 2 and looking and any(one.organization for one in found):
        return Byline(found, "line-names", 0.75)
    if len(found) >= 3 and looking:
        return Byline(found, "line-names", 0.7)
    return Byline(found, "line-name-alone", 0.5) if looking and len(found) == 1 else None
