"""Sentences in; the talks whose titles they quote out, for reports that have no list of talks and no chapters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model import Kind
from . import talklinks, topics
from .blocks import Form
from .byline import Words, without_marks, words
from .japaneseprose import of_japanese
from .people import people
from .sections import Section
from .sentences import ENGLISH_PERSON, is_full_name
from .titles import clean_title, kind_named, kind_within
from .unit import Speech, Unit

SPEAKS = re.compile("[ぁ-ん]")
QUOTES = re.compile(r"[\"“*_]")
ITALIC = re.compile(r"(?<![*_\w])[*_](?![*_\s])([^*_\n]{6,120})(?<!\s)[*_](?![*_\w])")


_MARKS = "[\ue000-\ue0df]*"
_TITLE = r"(?:[\"“](?P<quoted>[^\"“”\n]{6,120})[\"”]|\*(?P<slanted>[^*\n]{6,120})\*)"
_ALL = rf"(?P<people>{ENGLISH_PERSON}(?:(?:, | and |, and ){ENGLISH_PERSON}){{0,3}})"
_EMPLOYER = r"(?P<employer>[A-Z][\w&.]*(?: [A-Z][\w&.]*){0,2})[\ue000-\ue0df]?['’]s[\ue000-\ue0df]?"
_TALK = r"(?:talk|session|presentation|keynote|lecture|workshop|demo|speech)"
_CALLED = r"(?:titled|entitled|called|named|about|on|was|:)"
ENGLISH = (
    re.compile(
        rf"(?P<people>{ENGLISH_PERSON}(?: and {ENGLISH_PERSON})?),?(?: [a-z]+){{0,2}}? (?:with"
        rf"|talked (?:to us )?about|spoke (?:to us )?(?:about|on)"
        rf"|present(?:ed|ing|s)|gave (?:us )?(?:a |an |the |his |her |their )?(?:[a-z]+ )?(?:talk|presentation|session|lightning talk|demo)"
        rf"(?: on| about| called| titled| entitled| named)?|(?:talk|session|presentation),?)[ :,]*{_TITLE}"
    ),
    re.compile(
        rf"(?P<before>\b(?:[a-z]+ )?(?i:{_TALK})(?: (?:was|is|came))?)(?: (?:presented|given|delivered))? (?:by|from) (?:{_EMPLOYER} )?"
        rf"{_ALL},?(?: {_CALLED})?[ :,]*{_TITLE}"
    ),
    re.compile(rf"{_ALL}(?:['’]s|(?<=s)['’]){_MARKS}(?: (?P<before>(?:[a-z]+ ){{0,2}}{_TALK})(?: {_CALLED})?)?,? {_TITLE}"),
    re.compile(
        rf"(?P<before>\b{_TALK} (?:{_CALLED} )?)?{_TITLE}{_MARKS},?(?: (?:was |is )?(?:done|given|presented|delivered|held))? by {_ALL}"
    ),
    re.compile(rf"{_TITLE}{_MARKS},? (?P<before>{_TALK}) (?:from|by) {_ALL}"),
    re.compile(rf"(?P<before>\b[Mm]y (?:own |[a-z]+ )?{_TALK}),?(?: was)?(?: {_CALLED})?[ :,]*{_TITLE}"),
)
"""A full name, a word of speaking, and a title in quotation marks or emphasis, in every order."""
LINKED = re.compile(r"[\"“](?P<title>[^\"“”\n]{6,120})[\"”](?P<mark>[\ue000-\ue0df])")
"""A title in quotation marks or emphasis that leads to its recording or its slides."""
SENTENCE_END = re.compile(r"(?<!Prof)(?<!Mrs)(?<=[a-zà-ɏ]{2})\.(?=[ ]|$)")
MAY_TELL = re.compile(r"(?:[\"“*][^\"“”*\n]{6,120}[\"”*])")


def of_english(text: str, line: int, kind: Kind | None) -> Iterator[Unit]:
    """`Ada Shore talked about "Types"`, `Ada Shore's "Types"`, `the talk "Types" by Ada Shore`."""
    plain = words(ITALIC.sub(r"“\1”", text))
    found = [match for pattern in ENGLISH for match in pattern.finditer(plain.text)] if MAY_TELL.search(plain.text) else []
    taken = 0
    told: list[str] = []
    for match in sorted(found, key=_title_start):
        if _title_start(match) < taken or not (unit := _english_unit(match, plain, text, line, kind)):
            continue
        taken = match.end("quoted") if match["quoted"] else match.end("slanted")
        told.append(unit.title)
        yield unit
    for linked in LINKED.finditer(plain.text):
        url = plain.links[ord(linked["mark"]) - 0xE000].url
        title = clean_title(linked["title"])
        if title.text and title.text not in told and (talklinks.is_video(url) or talklinks.is_slides(url) or talklinks.is_session(url)):
            at = _line_of(title.text[:20], text, line)
            yield Unit(title.text, at, at + 1, at + 1, "paragraph", "quoted-title", 0.6, title.kind or kind or Kind.TALK)


def _title_start(match: re.Match[str]) -> int:
    return match.start("quoted") if match["quoted"] else match.start("slanted")


def _english_unit(match: re.Match[str], plain: Words, text: str, line: int, kind: Kind | None) -> Unit | None:
    who = match.groupdict().get("people")
    found = people(SENTENCE_END.split(who)[0].replace(", and ", " and "), plain.links) if who else ()
    title = clean_title(without_marks(match["quoted"] or match["slanted"]))
    if not title.text or bool(who) != bool(found) or not (match.groupdict().get("before") or all(is_full_name(one) for one in found)):
        return None
    at = _line_of(title.text[:20], text, line)
    speeches = tuple(Speech(one, _line_of((one.name or one.handle or "").split()[0], text, line), "sentence-quoted", 0.7) for one in found)
    if (employer := match.groupdict().get("employer")) and len(found) == 1:
        speeches = tuple(replace(speech, person=replace(speech.person, organization=employer)) for speech in speeches)
    before = match.groupdict().get("before") or ""
    told = title.kind or (Kind.KEYNOTE if "keynote" in before.lower() else kind_within(before)) or kind or Kind.TALK
    return Unit(title.text, at, at + 1, at + 1, "paragraph", "quoted-title", 0.6, told, speeches)


def _line_of(words: str, text: str, first: int) -> int:
    return first + text.count("\n", 0, max(text.find(words), 0))


def quoted_units(root: Section, taken: Sequence[Unit], kind: Kind | None, *, contained: bool = False) -> Iterator[Unit]:
    """Talks that the running text names by a quoted title; of a report with other talks those `contained` in a chapter called LT."""
    for section in root.walk():
        if topics.is_elsewhere(section.title) or any(unit.line <= section.line < unit.end for unit in taken):
            continue
        named = kind_named(section.title) if topics.is_container(section.title) else None
        if contained and named is None:
            continue
        for block in section.own:
            if block.form not in (Form.PARAGRAPH, Form.ITEM) or len(block.text) > 3000 or "twitter-tweet" in block.text:
                continue
            if not block.text.isascii() and SPEAKS.search(block.text):
                yield from of_japanese(block.text, block.line, named or kind)
            elif QUOTES.search(block.text):
                yield from of_english(block.text, block.line, kind)
