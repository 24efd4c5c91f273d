"""Speakers of a heading or by-line, and the text below it, in; the same with the account and employer that its first words add, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from .affiliations import GENERIC, is_organization, without_roles
from .blocks import Block, Form
from .byline import ADDRESSED, Words, words
from .folding import fold
from .honorifics import without_honorific
from .naming import COMMON, is_name
from .people import MARK, Person, people
from .sameness import same_person
from .sentences import clause
from .unit import Speech

LONGEST = 90
"""A statement about the speaker is short."""
BELONGS = re.compile(
    r"^[^\w]*(?:(?:所属|会社|勤務先|company|affiliation|organi[sz]ation)[ ]?(?:は|:)[ ]?(?P<stated>\S.{1,40}?)"
    r"|(?P<work>\S.{1,30}?)(?:所属|勤務|に(?:所属|勤務|お勤め|在籍)[^。]{0,10})"
    r"|(?P<part>\S.{1,24}?)の(?:[^の。、]{0,12}?)(?:担当|エンジニア|プログラマー?|開発者|研究者|デザイナー|CTO|CEO|代表|社員|中の人))"
    r"(?:です|でした|の方)?$",
    re.IGNORECASE,
)
EMPLOYER_CELL = re.compile(r"\**(?:所属|会社名?|勤務先|company|affiliation|organi[sz]ation)\**$", re.IGNORECASE)
WORKS = re.compile(
    r"\b(?:works?|working|is an? [A-Za-z -]{2,40}|[A-Z][a-z]+ is) (?:at|for|with) (?:the )?"
    r"(?P<name>[A-Z][\w&'’.-]*(?: [A-Z][\w&'’-]*){0,3})"
)
NO_EMPLOYER = re.compile(
    r"^(?:今|本|前|後|最|次|初|自|私|僕|その|この|あの|うち|元|同|各|全|先|当|弊|以前|現在|ずっと)|[はがをにで、。]|さん|^\d"
)


def with_particulars(speeches: tuple[Speech, ...], own: Sequence[Block]) -> tuple[Speech, ...]:
    """Each speaker with what the first words below say of them. Nobody is added."""
    if not speeches or all(speech.person.handle and speech.person.organization for speech in speeches):
        return speeches
    told = {speech.line for speech in speeches}
    for statement in _statements(own, told):
        speeches = _told(speeches, statement)
    return speeches


def _statements(own: Sequence[Block], told: Set[int]) -> Iterator[Words]:
    """The short sentences at the beginning of the text, but for the lines that have been `told`."""
    for row in [row for block in own[:2] for row in block.rows if block.form is Form.TABLE and len(row.cells) == 2][:6]:
        if EMPLOYER_CELL.match(row.cells[0]) and len(row.cells[1]) <= LONGEST:
            yield words(f"所属:{row.cells[1]}")
    opening = [block for block in own[:4] if block.form in (Form.PARAGRAPH, Form.ITEM, Form.QUOTE)][:3]
    lines = [(block.line + number, line) for block in opening for number, line in enumerate(block.text.split("\n")[:3])]
    for line in [line for number, line in lines[:4] if number not in told]:
        whole = words(line[:400])
        for sentence in re.split(r"[。！!]|(?<=[a-z\ue000-\ue0df])\.(?= |$)", whole.text)[:2]:
            if 1 < len(sentence) <= LONGEST:
                yield Words(sentence.strip(), whole.links)


def _told(speeches: tuple[Speech, ...], statement: Words) -> tuple[Speech, ...]:
    found = _named(statement)
    merged = tuple(_merged(speech, found, alone=len(speeches) == 1) for speech in speeches)
    if merged != speeches:
        return merged
    company = _employer(statement) if len(speeches) == 1 else None
    if company is None or speeches[0].person.organization:
        return speeches
    return (replace(speeches[0], person=replace(speeches[0].person, organization=company)),)


def _named(statement: Words) -> tuple[Person, ...]:
    """Who is named with an honorific or an account; most sentences name nobody."""
    if not ADDRESSED.search(statement.text):
        return ()
    return people(statement.text, statement.links) or people(clause(statement.text), statement.links)


def _merged(speech: Speech, found: Sequence[Person], *, alone: bool) -> Speech:
    """The speaker with what a statement says of the same person: by name, or by an account alone where nobody else can be meant."""
    for other in found:
        named = bool(speech.person.name and other.name) or bool(speech.person.handle and other.handle)
        unnamed = not other.name or other.polite
        only = alone and len(found) == 1 and not (speech.person.name and other.name) and unnamed
        if (named or only) and (one := same_person(speech.person, other)):
            return replace(speech, person=replace(one, polite=speech.person.polite))
    return speech


def _employer(statement: Words) -> str | None:
    text = MARK.sub("", statement.text)
    match = BELONGS.match(text) or WORKS.search(text)
    if match is None:
        return None
    name = without_roles(next(group for group in match.groups() if group).strip(" 「」、,"))
    stated = bool(match.groupdict().get("stated"))
    if not name or fold(name) in COMMON or GENERIC.match(name) or (not stated and NO_EMPLOYER.search(name)):
        return None
    return name if (is_organization(name) or is_name(without_honorific(name)) or stated) and len(name) <= 30 else None
