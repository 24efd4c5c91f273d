"""A line, a heading or a sentence in; the people whom it gives as a talk's speakers, and by which rule, out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from .affiliations import is_organization
from .folding import WIDTHS
from .honorifics import HONORIFIC, HONORIFIC_END
from .inline import Link, marked
from .naming import FAMILIAR, LOOKS, NO_NAME, looks_like_a_name
from .people import LABELLED_HANDLE, MARK, Person, people
from .profiles import profile
from .titles import PREFIX_KIND, PREFIX_MARK, PREFIX_NUMBER, PREFIX_PLACE, PREFIX_TIME

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
MODERATOR = re.compile(r"^[^\w]*(?:モデレー|司会|進行|聞き手|moderator|host|mc\b)", re.IGNORECASE)
DECORATION = re.compile(r"^[-*+・●■◆▼▶◎○☆★>〉◇□✅👤🎤🗣️‍♂♀ ]+|^(?:[–—―〜~]+)[ ]?")
PROSE = re.compile(r"[。！？!?].|を|です|ます|した|ない|いる|ある|こと|する")
CERTAIN = re.compile(rf"{HONORIFIC}|[様君@\ue000-\ue0df]|\b(?i:Mr|Ms|Mrs|Dr|Prof|Miss|Professor)\b")
"""Without one of these, and without an account behind a label, a person is known by the looks of the name alone."""
ADDRESSED = re.compile(rf"{HONORIFIC}|[様君@=:\ue000-\ue0df]")
JOINED = re.compile(r"[(/、,&]| (?:of|at|from|and) |株|社|[A-Za-z] [一-龠]|[一-龠] [A-Z]|[一-龠ァ-ヶー] [一-龠]")
EMPHASISED = re.compile(r"\s*(?:\*\*|__)(?P<text>[^*_\n]{4,200})(?:\*\*|__)(?P<rest>[^(（\n*_]{2,120})$")
TAIL = re.compile(r"[ ]?(?:の(?:発表|講演|登壇|LT|セッション|トーク|お話))?(?:です|でした)?$")
LONGEST_TAIL = 12
NO_PLAIN_LINE = re.compile(r"[。!?]$|https?:|…")
LENGTH = re.compile(r"[ ]?\((?:約)?\d{1,3} ?(?:分|min(?:utes?)?|m)\)|[ ]\d{1,3}(?:分|min)$", re.IGNORECASE)
POLITE_PIECE = re.compile(rf"[^。！？「」『』\n:]{{1,50}}?{HONORIFIC}(?:[ ]?\([^()]{{1,60}}\))*")

ENDING_BY = re.compile(
    r"^(?P<title>.*\S)[ ]*(?:[ (\[/|~—–-]|(?<=[^\x00-\x7f])|(?<=[\"”'!?)]))[ ]?(?:presented |talk |written )?(?:by|speaker:?|発表者:?"
    r"|登壇者:?|スピーカー:?|講師:?)[ :]+(?P<people>[^()]*(?:\([^()]*\)[^()]*)*)[)\]]?$",
    re.IGNORECASE,
)
_POLITE_HANDLE = "[(\\[]?@[ ]?[A-Za-z0-9_][\\w-]{0,38}[\ue000-\ue0df]?[)\\]]?(?:[ ]?(?:さん|氏|様))?"
ENDING_HANDLE = re.compile(
    rf"^(?P<title>.*?\S)[ ]*[-–—/|:~,]?[ ]*(?P<people>(?<![\w.]){_POLITE_HANDLE}"
    rf"(?:[ ]*(?:[,、/&と ]|and)[ ]*{_POLITE_HANDLE})*(?:[ ]*\([^()]{{1,40}}\))?)$",
    re.ASCII,
)
ENDING_SLASH = re.compile(
    r"^(?P<title>.*\S)(?:[ ]*(?:[|—–―]|--+|/(?![A-Za-z0-9])|(?<![A-Za-z0-9])/)[ ]*|[ ]+[-:~][ ]*)(?P<people>[^/|—–―]{1,70})$"
)
ENDING_BRACKET = re.compile(r"^(?P<title>.*\S)[ ]*[(\[](?P<people>[^()\[\]]{1,60}(?:\([^()]{1,30}\))?)[)\]]$")
ENDING_SPACE = re.compile(
    r"^(?P<title>.*?\S)[ ]+(?P<people>(?:(?![一-龠]{0,2}[会編論法術化性例部版門際集力器機書学計析用理成][ ])[一-龠々]{1,3}[ ])?"
    rf"[^\s「」『』]{{1,20}}?[ ]?{HONORIFIC}(?:[ ]?\([^()]{{1,60}}\))*)$"
)
ENDING_QUOTED = re.compile(r"^(?P<title>[^「『\"“]{0,16}[「『\"“].*[」』\"”])[ ]*[-–—/|:,]?[ ]*(?P<people>[^「」『』\"“”]{2,80})$")
MAY_END = re.compile(rf"{HONORIFIC}|[@/|—–―「『\"“)\]]|--|[ ][-:~]|\bby\b|speaker|登壇者|発表者|スピーカー|講師|氏", re.IGNORECASE)
"""Most headings name nobody."""
QUOTE = re.compile(r"[「『\"“]")
NAME_BEFORE = re.compile(
    rf"^(?P<title>.*\S)[ ]+(?P<name>[一-龠々]{{3,5}}|[一-龠々]{{1,3}}[ ][一-龠々]{{1,3}}|[A-Z][a-z]+[ ][A-Z][a-z]+"
    rf"|[^\s「」]{{1,12}}[ ]?{HONORIFIC})$"
)
SEVERAL = re.compile(r"(?:さん|氏|様)(?:[ ]?\([^()]*\))?[ ]?[、,/&・と]")
BRACKETED = re.compile(r"\([^()]{1,60}\)")
SURNAME = re.compile(r"[一-龠々]{1,4}")
GLUED_END = re.compile(r"^(?P<title>.*[A-Za-z0-9ぁ-んァ-ヶー!?。)\]」』])(?P<people>[一-龠]{2,5}(?:さん|氏|先生))$")
OPENING_QUOTED = re.compile(
    r"^(?P<people>[^「『\"“]{2,80}?)[ ]*(?:による|の|から|が|:|-|–|—|より|,|/)?[ ]*(?P<title>[「『\"“].+[」』\"”])(?:の?(?:発表|話|LT"
    r"|講演|セッション)?)$"
)
OPENING = re.compile(
    rf"^(?P<people>(?:@[A-Za-z0-9_][\w-]{{0,38}}[\ue000-\ue0df]?(?:[ ]?(?:さん|氏|様))?"
    rf"|[^:/|「」。、]{{1,30}}{HONORIFIC})(?:[ ]?\([^()]{{1,40}}\))*)[ ]*(?:[:/|]|[ ][-–—~][ ]|による|[ ]+-)[ ]*(?P<title>\S.*)$"
)


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
    text, links = marked(markdown)
    return Words(text.translate(WIDTHS), links)


def without_marks(text: str) -> str:
    return MARK.sub("", text).strip()


def of_line(markdown: str) -> Byline | None:
    """A whole line that names speakers and says nothing else."""
    line = words(markdown)
    if not line.text or len(line.text) > 250 or _opens_with_title(markdown):
        return None
    if label := LABEL.match(line.text):
        found = people(_core(label["rest"]), line.links)
        rule = "label-moderator" if MODERATOR.match(label[0]) else "label-speaker"
        return Byline(found, rule, 1.0) if found and _fits_label(found, label[0]) else None
    text = _core(line.text)
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
    return bool(CERTAIN.search(text) or ((":" in text or "=" in text) and LABELLED_HANDLE.search(text)))


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
    text = LENGTH.sub("", DECORATION.sub("", text)).rstrip("。.!！、:：")
    tail = TAIL.search(text, max(0, len(text) - LONGEST_TAIL))
    return text[: tail.start() if tail else None].strip()


def _is_only_people(text: str) -> bool:
    return len(text) <= 150 and not re.search(r"[。!?]|https?:|\b(?:RT|via)\b", text)


def _plain_line(text: str, found: tuple[Person, ...]) -> Byline | None:
    """Names without honorific or handle: with an affiliation, in a row, or by their looks alone, ever less certain."""
    if len(text) > 90 or NO_PLAIN_LINE.search(text):
        return None
    if any(one.handle for one in found):
        return Byline(found, "line-name", 0.85)
    looking = all(looks_like_a_name(one.name or "") for one in found)
    if all(one.organization for one in found) and (looking or len(text) <= 40):
        return Byline(found, "line-name", 0.75 if looking else 0.5)
    if len(found) >= 3 and looking:
        return Byline(found, "line-names", 0.7)
    return Byline(found, "line-name-alone", 0.5) if looking and len(found) == 1 else None


def of_heading(markdown: str) -> Byline | None:
    """A title with its speakers at one of its ends; `rest` is the title with its marks."""
    title = words(markdown)
    if not title.text or len(title.text) > 400:
        return None
    if not MAY_END.search(title.text):
        return None
    text = LENGTH.sub("", PREFIX_TIME.sub("", title.text))
    start = prefix_length(text)
    for pattern, rule, confidence in _ENDS if QUOTE.search(text) else _ENDS_WITHOUT_QUOTE:
        opens = rule == "heading-opens-with-speaker"
        match = pattern.match(text[start:] if opens else text)
        if match and (found := _at_the_end(match, rule, title.links)):
            rest = (text[:start] if opens else "") + match["title"].strip(" -–—/|:,~")
            return (
                _with_name(Byline(found, rule, confidence, rest)) if match["people"][0] in "([@" else Byline(found, rule, confidence, rest)
            )
    return None


def _with_name(found: Byline) -> Byline:
    """`Title 山田太郎(@h)`: what stands right before an account may be the name that belongs to it."""
    match = NAME_BEFORE.match(found.rest) if len(found.people) == 1 and not found.people[0].name else None
    name = HONORIFIC_END.sub("", match["name"]) if match else ""
    if match is None or not re.search(r"\w", match["title"]) or NO_NAME.search(name):
        return found
    if name != match["name"] or (looks_like_a_name(name) and not name.isascii()) or (name.isascii() and not match["title"][-1].isascii()):
        return replace(found, people=(replace(found.people[0], name=name),), rest=match["title"].strip(" -–—/|:,~"))
    return found


def prefix_length(text: str) -> int:
    """How long the number, room, session code or kind before the title is."""
    start = 0
    for _ in range(4):
        found = next((match for pattern in _PREFIXES if (match := pattern.match(text[start:])) and match.end()), None)
        if found is None or start + found.end() >= len(text):
            break
        start += found.end()
    return start


_PREFIXES = (PREFIX_MARK, PREFIX_TIME, PREFIX_NUMBER, PREFIX_PLACE, PREFIX_KIND)


_ENDS = (
    (OPENING_QUOTED, "heading-opens-with-speaker", 0.95),
    (ENDING_QUOTED, "heading-quoted-title", 0.95),
    (ENDING_BY, "heading-by", 0.95),
    (ENDING_HANDLE, "heading-handle", 0.95),
    (ENDING_SLASH, "heading-slash", 0.85),
    (ENDING_SPACE, "heading-honorific", 0.9),
    (ENDING_BRACKET, "heading-bracket", 0.85),
    (OPENING, "heading-opens-with-speaker", 0.9),
    (GLUED_END, "heading-glued", 0.8),
)


_ENDS_WITHOUT_QUOTE = tuple(end for end in _ENDS if end[0] not in (OPENING_QUOTED, ENDING_QUOTED))


def _is_no_ending(title: str, who: str) -> bool:
    """`株式会社X Yさん` and `山田 太郎さん` are speakers alone; in `Xのどこが良いか山田さん` the name begins later."""
    return bool(is_organization(title) or SURNAME.fullmatch(title) or SEVERAL.search(title) or re.search(r"[ぁ-ん]{2}[一-龠]", who))


def _is_familiar(one: Person) -> bool:
    """Whether somebody may be called so in brackets behind a title in quotation marks."""
    name = one.name or ""
    return bool(one.handle or one.polite or one.organization or looks_like_a_name(name) or FAMILIAR.fullmatch(name)) and not NO_NAME.search(
        name
    )


def _at_the_end(match: re.Match[str], rule: str, links: tuple[Link, ...]) -> tuple[Person, ...]:
    title = without_marks(match["title"])
    if not re.search(r"\w", title) or (rule == "heading-honorific" and _is_no_ending(title, match["people"])):
        return ()
    who = LENGTH.sub("", match["people"]).strip()
    apart = rule == "heading-quoted-title" and BRACKETED.fullmatch(who)
    found = people(who.strip(" ()[]-") if rule == "heading-bracket" or apart else who, links)
    if not found:
        return ()
    certain = all(one.polite or one.handle for one in found)
    if rule in ("heading-slash", "heading-bracket") and not certain:
        return (
            found
            if rule == "heading-slash"
            and all(looks_like_a_name(one.name or "") and " " in (one.name or "") and not (one.name or "").isascii() for one in found)
            else ()
        )
    if apart and all(_is_familiar(one) for one in found):
        return found
    if rule in ("heading-quoted-title", "heading-opens-with-speaker") and not certain:
        return found if all(looks_like_a_name(one.name or "") or one.organization for one in found) else ()
    return found
