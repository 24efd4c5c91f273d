"""A section in; whether and how strongly it looks like a talk, and the title and by-line that it would have, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model import Kind
from . import talklinks, topics
from .blocks import Block, Form
from .byline import LABEL, Byline, is_certain, of_line, without_marks, words
from .folding import fold
from .headingline import of_heading, prefix_length
from .inline import Link, links, plain
from .itemtalks import talks_listed
from .japaneseprose import of_japanese
from .leads import TITLE_LINE, Lead, all_links, lead
from .naming import looks_like_a_name
from .people import people
from .sections import BOLD, PSEUDO_LEVEL, Section
from .tables import holds_programme
from .titles import WHOLE_KIND, Title, clean_title, kind_named, kind_within, unquoted

STRONG = 2.0
GIVEN_DECK = re.compile(r"[-*・●■ ]*(?:発表|登壇|当日の?|講演)?(?:資料|スライド)[ 　]*[:：]?[ 　]*\[[^\[\]\n]+\]\(http")
COUNTED_AGAIN = re.compile(r"(?P<polite>さん|氏|くん|ちゃん)[ ]?[(（]\d{1,2}(?:回目|本目)?[)）]$")
"""Behind somebody who speaks for the second time."""
COUNTED = re.compile(
    r"\d{1,2}[ ]?(?:名|人|件|本|組)(?:の(?:方々?|皆さん|登壇者))?(?:の|が|による|もの)[ ]?(?:発表|登壇|LT|トーク|プレゼン)"
    r"|\b(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) (?:people|speakers|lightning talks)\b",
    re.IGNORECASE,
)
NAMED_FIRST = re.compile(r"(?P<name>[^:]{3,40}):[ ]*(?P<title>\S.*)$")
WORD = re.compile(r"\w")


TOLD_IN = (Form.PARAGRAPH, Form.ITEM, Form.QUOTE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A section that may be a talk, and what speaks for it."""

    section: Section
    title: Title
    ending: Byline | None
    lead: Lead
    links: tuple[tuple[Link, int], ...]
    children: tuple[Candidate, ...]
    excluded: bool
    has_slides: bool
    has_video: bool
    has_page: bool
    """Linked with what the conference's own site tells of the talk."""
    listed: int = 0
    """How many talks its list holds, if it is no talk itself."""

    @property
    def byline(self) -> Byline | None:
        return self.ending or self.lead.byline

    @property
    def evidence(self) -> float:
        """From 0 to about 6; `STRONG` stands by itself."""
        named = not self.excluded and not self.has_slides and not self.has_video and kind_within(self.title.text)
        return self._shown + (1 if named else 0)

    @property
    def strong(self) -> bool:
        shown = self._shown
        return shown >= STRONG or (shown >= STRONG - 1 and self.evidence >= STRONG)

    @property
    def _shown(self) -> float:
        """The evidence but for the kind that the title's words may name, which is seldom asked for."""
        if self.excluded:
            return 0.0
        score = 0.0
        if self.ending:
            score += 3
        if self.lead.byline:
            score += 3 if self.lead.byline.confidence >= 0.7 else 0.4
        if self.title.marked and self.title.text:
            score += 2
        if self.has_slides:
            score += 1.5
        elif self.has_video:
            score += 1
        if self.has_page:
            score += 1.5
        return score


def candidate(section: Section, names: frozenset[str], *, within: bool = False) -> Candidate:
    """The section as a talk, if it is one; `names` are the folded names of the event, which no talk has.

    `within` a talk, a sentence that praises somebody makes no other talk.
    """
    markdown = COUNTED_AGAIN.sub(r"\g<polite>", section.heading.text) if section.heading else ""
    no_talk = topics.is_no_talk(section.title) or topics.is_about(section.title, names)
    ending = None if no_talk else of_heading(markdown) or _speaker_alone(markdown) or _named_first(section)
    title = clean_title(without_marks(ending.rest) if ending else section.title)
    if not ending and (told := _session_linked(markdown)):
        title = clean_title(told)
    if ending and ending.rule == "heading-speaker":
        title = Title("", kind_named(section.title))
    found = Lead() if no_talk else _title_again(section, title) or lead(section.own, section.children, sentences=not within)
    named = None if ending or found.byline or no_talk else _heading_below(section)
    found = Lead(named.byline, named.line, title=found.title) if named else found
    certain = bool(ending or (found.is_line and found.byline))
    children = tuple(candidate(child, names, within=within or certain) for child in section.children)
    if named:
        children = (replace(children[0], excluded=True), *children[1:])
    if not title.text and not no_talk and (not topics.is_container(section.title) or opens_quoted(section)):
        title, ending = _title_below(section, title, found, ending)
    elif title.kind is Kind.KEYNOTE and WHOLE_KIND.match(title.text):
        title = Title(_spoken_title(section) or title.text, title.kind, marked=True)
    if not title.text and title.kind in (Kind.PANEL, Kind.WORKSHOP) and found.is_line:
        title = Title(topics.bare(section.title), title.kind, marked=True)
    excluded = (
        no_talk
        or not title.text
        or len(title.text) > 200
        or holds_programme(section.own)
        or fold(title.text) in names
        or (not ending and not found.byline and _counts_talks(section))
    )
    certain = certain or bool(title.marked and title.text and not topics.is_container(section.title))
    found_links = (*((link, section.line) for link in links(markdown)), *all_links(section.own))
    return Candidate(
        section,
        title,
        ending,
        found,
        found_links,
        children,
        excluded,
        has_slides=any(talklinks.is_slides(link.url) for link, _ in found_links) or _is_given_deck(section),
        has_video=any(talklinks.is_video(link.url) for link, _ in found_links),
        has_page=bool(found_links) and (any(talklinks.is_session(link.url) for link in _apart(section)) or bool(_session_linked(markdown))),
        listed=0 if certain or no_talk else talks_listed(section.own),
    )


def _title_again(section: Section, title: Title) -> Lead | None:
    """The title once more right below the heading, with its speaker beside it."""
    first = section.own[0] if section.own else None
    line = first.text.split("\n")[0] if first and first.form in (Form.PARAGRAPH, Form.ITEM) else ""
    found = of_heading(line) if title.text and title.text[:4] in line and len(line) < 300 else None
    if first is None or found is None or fold(clean_title(without_marks(found.rest)).text) != fold(title.text):
        return None
    return Lead(found, first.line, is_line=True)


def _is_given_deck(section: Section) -> bool:
    """A chapter that opens with a link behind 資料."""
    return any(GIVEN_DECK.match(block.text) for block in section.own[:2])


def _counts_talks(section: Section) -> bool:
    """A chapter that begins with how many talks there were: it sums them up."""
    first = section.own[0] if section.own and section.own[0].form is Form.PARAGRAPH else None
    return first is not None and bool(COUNTED.search(plain(first.text.split("\n")[0])))


def _apart(section: Section) -> Iterator[Link]:
    """The link of the heading, and those that have a line of the text for themselves."""
    lines = [section.heading.text] if section.heading else []
    lines += [line for block in section.own if block.form in (Form.PARAGRAPH, Form.ITEM) for line in block.text.split("\n")[:20]]
    for line in lines:
        found = links(line) if "http" in line else []
        if len(found) == 1 and plain(line).strip(" →:：-・") == plain(found[0].text):
            yield found[0]


def _session_linked(markdown: str) -> str:
    """The title in a heading that links a track, then the session: `[Track](…): [Title](…/details/…)`."""
    found = links(markdown) if markdown.count("](") > 1 else []
    return found[-1].text if len(found) > 1 and talklinks.is_session(found[-1].url) and plain(markdown).endswith(found[-1].text) else ""


def _heading_below(section: Section) -> Lead | None:
    """The speakers of a talk, as the first heading inside of it."""
    if section.own or not section.children or topics.is_container(section.title) or not clean_title(section.title).text:
        return None
    first = _people_alone(section.children[0])
    if first is None or any(_people_alone(child) for child in section.children[1:]):
        return None
    return Lead(first, section.children[0].line)


def _people_alone(section: Section) -> Byline | None:
    found = of_line(section.heading.text) if section.heading else None
    return found if found and found.confidence >= 0.75 else None


def _speaker_alone(markdown: str) -> Byline | None:
    """A heading that is a speaker, perhaps behind a number, a time or a kind: the title stands below."""
    text = words(markdown).text
    if not is_certain(text) and not LABEL.match(text):
        return None
    before = text[: prefix_length(text)]
    if before and words(markdown[: len(before)]).text == before.strip():
        markdown = markdown[len(before) :]
    found = of_line(markdown)
    return Byline(found.people, "heading-speaker", 0.9) if found and found.confidence >= 0.9 else None


def _named_first(section: Section) -> Byline | None:
    """An emphasised line `Name: Title`; of headings, only their likeness shows it."""
    match = NAMED_FIRST.match(words(section.title).text) if section.level == PSEUDO_LEVEL else None
    if match is None or not looks_like_a_name(match["name"].strip()):
        return None
    return Byline(people(match["name"]), "heading-opens-with-speaker", 0.8, match["title"])


def _title_below(section: Section, above: Title, found: Lead, ending: Byline | None) -> tuple[Title, Byline | None]:
    """The title of a talk whose heading is a number, a kind or a speaker, with the speakers that stand beside it."""
    text = found.title or _title_line(section)
    byline = of_heading(text) if text else None
    told = clean_title(without_marks(byline.rest) if byline else plain(text)) if text else Title("")
    return Title(told.text, told.kind or above.kind, marked=bool(told.text)), ending or byline


def _spoken_title(section: Section) -> str:
    """The title of a keynote whose chapter is called by its kind, as the first sentence quotes it beside the speaker."""
    first = section.own[0] if section.own and section.own[0].form is Form.PARAGRAPH else None
    found = next((unit for unit in of_japanese(first.text, first.line, Kind.KEYNOTE) if unit.speeches), None) if first else None
    return found.title if found else ""


def _is_prose(block: Block) -> bool:
    """Whether a block is more than a deck, a picture or a rule."""
    return block.form in (Form.ITEM, Form.TABLE, Form.QUOTE) or (block.form is Form.PARAGRAPH and bool(WORD.search(plain(block.text))))


def _quoted_over_lines(block: Block) -> str:
    """A whole paragraph in quotation marks, on however many lines."""
    text = " ".join(block.text.split()) if block.form is Form.PARAGRAPH and "\n" in block.text and len(block.text) < 200 else ""
    return text if text and unquoted(text) != text else ""


def opens_quoted(section: Section) -> bool:
    """A chapter called by the kind of talk alone, whose first paragraph is a title in quotation marks."""
    first = section.own[0] if section.own and not section.children else None
    text = " ".join(first.text.split()) if first and first.form is Form.PARAGRAPH and len(first.text) < 200 else ""
    return bool(text) and unquoted(text) != text


def _title_line(section: Section) -> str:
    if (
        not any(_is_prose(block) for block in section.own)
        and section.children
        and (section.children[0].level == PSEUDO_LEVEL or len(section.children) == 1)
    ):
        first = section.children[0].heading
        return first.text if first else ""
    for block in section.own[:3]:
        line = _quoted_over_lines(block) or (block.text.split("\n")[0].strip() if block.form in TOLD_IN else "")
        text = plain(line)
        if not text or of_line(line) or text.startswith("http"):
            continue
        whole = (
            BOLD.match(line)
            or unquoted(text) != text
            or TITLE_LINE.match(line)
            or (re.match(r"[「『\"“]", text) and not re.search(r"[。！!]$|[」』\"”](?:と|って)", text))
            or re.fullmatch(r"\[.*\]\(.*\)", line)
        )
        alone = block.form is not Form.ITEM or sum(other.form is Form.ITEM for other in section.own) == 1
        short = alone and len(text) <= 60 and not re.search(r"[。!！]$|[^.]\.$", text) and "\n" not in block.text
        return line if whole or short else ""
    return ""
