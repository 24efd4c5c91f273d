"""A heading, or a title that stands by itself, in; the speakers whom it names at one of its ends, and by which rule, out."""

from __future__ import annotations

import re
from dataclasses import replace

from .affiliations import GENERIC, ROLES, is_organization
from .byline import Byline, without_length, without_marks, words
from .honorifics import HONORIFIC, without_honorific
from .inline import Link
from .naming import FAMILIAR, NO_NAME, looks_like_a_name
from .people import Person, people
from .titles import PREFIX_KIND, PREFIX_MARK, PREFIX_NUMBER, PREFIX_PLACE, PREFIX_TIME

ENDING_BY = re.compile(
    r"^(?P<title>.*\S)[ ]*(?:[ (\[/|~—–-]|(?<=[^\x00-\x7f])|(?<=[\"”'!?)]))[ ]?(?:presented |talk |written )?(?:by|speaker:?|発表者:?"
    r"|登壇者:?|スピーカー:?|講師:?)[ :]+(?P<people>[^()]*(?:\([^()]*\)[^()]*)*)[)\]]?$",
    re.IGNORECASE,
)
FORM = r"株式会社|有限会社|合同会社"
ENDING_OFFICE = re.compile(
    rf"^(?P<title>.*\S)[ ]+[/|–—-][ ]+(?P<people>[A-ZÀ-Þ][\w.'’À-ɏ-]+(?:[ ][A-ZÀ-Þ(][\w.'’À-ɏ)-]*){{1,3}},[ ]"
    rf"(?:{ROLES})\b[^@,/|]{{0,50}}?[ ]?(?:@[ ]?|[ ]at[ ])[A-Z0-9][^@,/|]{{1,40}})$"
)
_MARK = "[\ue000-\ue0df]?"
_CALLED = (
    r"(?:[一-龠々]{1,4}(?:[ ][一-龠々ぁ-んァ-ヶー]{1,5})?|[ぁ-ん]{2,10}|[ァ-ヶー・]{2,16}|[A-Z][a-z]+(?:[ ][A-Z][a-z]+){0,2}"
    r"|[a-z][\w-]{1,20})"
    rf"[ ]?{HONORIFIC}{_MARK}"
)
"""A name in one script, with its honorific."""
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
    r"^(?P<title>.*?\S)[ ]+(?P<people>(?:(?![一-龠]{0,2}[会編論法術化性例部版門際集力器機書学計析用理成][ ])[一-龠々]{1,3}[ ]"
    r"|(?<=[^\x00-\x7f][ ])[A-Z][a-z]+[ ](?=[A-Z][a-z]))?"
    rf"[^\s「」『』]{{1,20}}?[ ]?{HONORIFIC}{_MARK}(?:[ ]?\([^()]{{1,60}}\))*)$"
)
ENDING_COLON = re.compile(rf"^(?P<title>.*\S)[ ]*:[ ]*(?P<people>{_CALLED}(?:[ ]?\([^()]{{1,60}}\))*)$")
ENDING_QUOTED = re.compile(
    r"^(?P<title>[^「『\"“]{0,16}[「『\"“].*[」』\"”])[ ]*[-–—〜~/|:,]?[ ]*(?P<people>(?![ ]*(?:の|(?i:by)[ :]))[^「」『』\"“”]{2,80})$"
)
NO_AUTHOR = re.compile(
    r"(?:browser|default|design|contract|feature|layer|example|step|hand|doing|day|year|month|week|month|topic|category|country|region|region"
    r"|type|value|reference|name|line|case|side|mistake|accident|nature|yourself|heart|numbers?|users?|customers?|teams?|components?"
    r"|packages?|modules?|versions?|languages?|platforms?|devices?|products?|companies|role|size|date|time|price|rank|proxy|law"
    r"|test(?:s|ing)?|code|data|ai|llms?|agents?|machines?)",
    re.IGNORECASE,
)
"""What `by` may stand before without anybody's having made it: `Secure by Default`, `Tips by Browser`."""
MIXED = re.compile(r"[A-Za-z]+[一-龠ァ-ヶー]{2,}|[一-龠ァ-ヶー]{2,}[A-Za-z]+")
MAY_END = re.compile(rf"{HONORIFIC}|[@/|—–―「『\"“)\]]|--|[ ][-:~]|登壇者|発表者|スピーカー|講師")
MAY_END_IN_WORDS = re.compile(r"[bB](?<!\w.)(?i:y\b)|[sS](?i:peaker)|-(?i:san\b)")
"""Most headings name nobody. That each alternative begins with plain letters lets the search jump from one of them to the next."""
NAME_BEFORE = re.compile(
    rf"^(?P<title>.*\S)[ ]+(?P<name>[一-龠々]{{3,5}}|[一-龠々]{{1,3}}[ ][一-龠々]{{1,3}}|[A-Z][a-z]+[ ][A-Z][a-z]+"
    rf"|[^\s「」]{{1,12}}[ ]?{HONORIFIC})$"
)
EMPLOYER_BEFORE = re.compile(
    rf"^(?![ァ-ヶー・ ]+(?:{FORM})$)(?P<title>.*\S)[ ]+"
    rf"(?P<company>(?:{FORM})\S{{1,30}}|(?:(?<![A-Za-z0-9][ ])[A-Za-z0-9]|[^\sA-Za-z0-9])\S{{0,29}}(?:{FORM}))$"
)
"""`Red Hat株式会社` and `ウミベ ソフト株式会社` are one name."""
SEVERAL = re.compile(r"(?:さん|氏|様)(?:[ ]?\([^()]*\))?[ ]?[、,/&・と]")
BRACKETED = re.compile(r"\([^()]{1,60}\)")
SURNAME = re.compile(r"[一-龠々]{1,4}")
GLUED_END = re.compile(r"^(?P<title>.*[A-Za-z0-9ぁ-んァ-ヶー!?。)\]」』])(?P<people>[一-龠]{2,5}(?:さん|氏|先生))$")
OPENING_QUOTED = re.compile(
    r"^(?P<people>[^「『\"“]{2,80}?)[ ]*(?:による|の|から|が|:|-|–|—|より|,|/)?[ ]*(?P<title>[「『\"“].+[」』\"”])(?:の?(?:発表|話|LT"
    r"|講演|セッション)?)$"
)
OPENING_BRACKET = re.compile(
    rf"^\[(?P<people>(?:@[A-Za-z0-9_][\w-]{{0,38}}|[^\[\]:/|「」。、]{{1,30}}{HONORIFIC})(?:[ ]?\([^()]{{1,40}}\))*)\][ ]*"
    r"(?P<title>[^\s\[].*)$"
)
WHOLE = re.compile(rf"{_CALLED}(?:[ ]?\([^()]{{1,60}}\))*")
"""A heading that is a speaker and nothing else."""
OPENING_ACCOUNT = re.compile(
    r"^(?P<people>@[A-Za-z0-9_][\w-]{0,38}(?:[\ue000-\ue0df](?:[ ]?(?:さん|氏|様))?|[ ]?(?:さん|氏|様)))(?:[ ]*の[ ]*|[ ]+)"
    r"(?P<title>[^\s(（@].{2,})$"
)
OPENING = re.compile(
    rf"^(?P<people>(?:@[A-Za-z0-9_][\w-]{{0,38}}[\ue000-\ue0df]?(?:[ ]?(?:さん|氏|様))?"
    rf"|[^:/|「」。、]{{1,30}}{HONORIFIC})(?:[ ]?\([^()]{{1,40}}\))*)[ ]*(?:[:/|]|[ ][-–—~][ ]|による|[ ]+-)[ ]*(?P<title>\S.*)$"
)


def of_heading(markdown: str) -> Byline | None:
    """A title with its speakers at one of its ends; `rest` is the title with its marks."""
    title = words(markdown)
    if not title.text or len(title.text) > 400:
        return None
    if not MAY_END.search(title.text) and not MAY_END_IN_WORDS.search(title.text):
        return None
    text = without_length(PREFIX_TIME.sub("", title.text))
    start = prefix_length(text)
    if WHOLE.fullmatch(text, start):
        return None
    held = frozenset(text)
    for signs, pattern, rule, confidence in _ENDS:
        if signs.isdisjoint(held):
            continue
        opens = rule == "heading-opens-with-speaker"
        match = pattern.match(text[start:] if opens else text)
        if match and (found := _at_the_end(match, rule, title.links)):
            rest = (text[:start] if opens else "") + match["title"].strip(" -–—/|:,~")
            byline = Byline(found, rule, confidence, rest)
            return _with_employer(_with_name(byline) if match["people"][0] in "([@" and rule != "heading-by" else byline)
    return None


def _with_employer(found: Byline) -> Byline:
    """`Title X株式会社 山田さん`: a company that stands right before somebody is where they work."""
    who = found.people[0]
    certain = len(found.people) == 1 and (who.polite or who.handle) and who.name and not who.organization
    match = _employer(found.rest) if certain else None
    if match is None:
        return found
    return replace(found, people=(replace(who, organization=match["company"]),), rest=match["title"].strip(" -–—/|:,~"))


def _employer(text: str) -> re.Match[str] | None:
    """The company behind a title, which is more than a number or a word for somebody who speaks."""
    match = EMPLOYER_BEFORE.match(text)
    if match is None or not re.search(r"\w", match["title"]) or GENERIC.match(match["title"]):
        return None
    return match if prefix_length(text) < match.start("company") else None


def _with_name(found: Byline) -> Byline:
    """`Title 山田太郎(@h)`: what stands right before an account may be the name that belongs to it."""
    match = NAME_BEFORE.match(found.rest) if len(found.people) == 1 and not found.people[0].name else None
    name = without_honorific(match["name"]) if match else ""
    if match is None or not re.search(r"\w", match["title"]) or NO_NAME.search(name):
        return found
    apart = match["title"].rstrip()[-1] in "/|—–―:：-"
    if (
        name != match["name"]
        or (apart and looks_like_a_name(name))
        or (looks_like_a_name(name) and not name.isascii())
        or (name.isascii() and not match["title"][-1].isascii())
    ):
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


_POLITE = "さ氏先くち님-"
"""What an honorific begins with."""
_ENDS = tuple(
    (frozenset(signs), pattern, rule, confidence)
    for signs, pattern, rule, confidence in (
        ('「『"“', OPENING_QUOTED, "heading-opens-with-speaker", 0.95),
        ('「『"“', ENDING_QUOTED, "heading-quoted-title", 0.95),
        ("bBsS発登ス講", ENDING_BY, "heading-by", 0.95),
        (",", ENDING_OFFICE, "heading-office", 0.95),
        ("@", ENDING_HANDLE, "heading-handle", 0.95),
        ("|—–―-/:~", ENDING_SLASH, "heading-slash", 0.85),
        (":", ENDING_COLON, "heading-honorific", 0.9),
        (_POLITE, ENDING_SPACE, "heading-honorific", 0.9),
        (")]", ENDING_BRACKET, "heading-bracket", 0.85),
        (f"@{_POLITE}", OPENING, "heading-opens-with-speaker", 0.9),
        ("[", OPENING_BRACKET, "heading-opens-with-speaker", 0.9),
        ("@", OPENING_ACCOUNT, "heading-opens-with-speaker", 0.9),
        ("さ氏先", GLUED_END, "heading-glued", 0.8),
    )
)
"""Each pattern with the signs one of which it cannot do without: a title holds few of them."""


def _is_no_ending(title: str, who: str) -> bool:
    """`株式会社X Yさん` and `山田 太郎さん` are speakers alone; in `Xのどこが良いか山田さん` the name begins later."""
    company = is_organization(title) and not _employer(title)
    return bool(company or SURNAME.fullmatch(title) or SEVERAL.search(title) or re.search(r"[ぁ-ん]{2}[一-龠]", who))


def _is_familiar(one: Person) -> bool:
    """Whether somebody may be called so in brackets behind a title in quotation marks."""
    name = one.name or ""
    return bool(one.handle or one.polite or one.organization or looks_like_a_name(name) or FAMILIAR.fullmatch(name)) and not NO_NAME.search(
        name
    )


def _is_no_author(one: Person) -> bool:
    """Whether the words behind `by` belong to the title."""
    name = one.name or ""
    return not one.organization and bool(NO_AUTHOR.fullmatch(name) or (MIXED.fullmatch(name) and NO_NAME.search(name)))


def _at_the_end(match: re.Match[str], rule: str, links: tuple[Link, ...]) -> tuple[Person, ...]:
    title = without_marks(match["title"])
    if not re.search(r"\w", title) or (rule == "heading-honorific" and _is_no_ending(title, match["people"])):
        return ()
    who = without_length(match["people"]).strip()
    apart = rule == "heading-quoted-title" and BRACKETED.fullmatch(who)
    found = people(who.strip(" ()[]-") if rule == "heading-bracket" or apart else who, links)
    if not found:
        return ()
    certain = all(one.polite or one.handle for one in found)
    if rule == "heading-by" and not certain and any(_is_no_author(one) for one in found):
        return ()
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
