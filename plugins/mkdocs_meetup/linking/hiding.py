"""Reports in, the same reports without a trace of the people who asked not to be named out. Lines keep their numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from ..model import EventNote, Fact, Mention, Report, TalkNote
from .folding import has_japanese

_WORDS = {"ja": "非公開"}
_WORD = "name withheld"
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\(([^()\s]{1,1000})(?:[ \t][^()\n]{0,300})?\)")
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'「」『』（）]+")


@dataclass(frozen=True, slots=True)
class Veil:
    """Puts other words in the place of names."""

    spelling: re.Pattern[str]
    mentions: frozenset[Mention]
    """Where the names stand as by-lines."""

    def text(self, text: str, language: str) -> str:
        """The text without the names; a link or address that holds one goes as a whole."""
        if not self.spelling.search(text) and not self.spelling.search(unquote(text)):
            return text
        word = _WORDS.get(language, _WORD)
        text = _LINK.sub(lambda link: link[1] if self.spelling.search(unquote(link[2])) else link[0], text)
        text = _ADDRESS.sub(lambda address: word if self.spelling.search(unquote(address[0])) else address[0], text)
        return self.spelling.sub(word, text)

    def report(self, report: Report) -> Report:
        """The report as the site may show it."""
        language = report.language
        return replace(
            report,
            title=self._fact(report.title, language),
            description=self._optional(report.description, language),
            authors=self._others(report.authors),
            tags=tuple(tag for tag in report.tags if not self.spelling.search(tag.value)),
            event=self._event(report.event, language) if report.event else None,
            talks=tuple(self._talk(note, language) for note in report.talks),
            body=self.text(report.body, language),
            slug=self._unnamed(report.slug),
            aliases=self._unsaid(report.aliases),
        )

    def _talk(self, note: TalkNote, language: str) -> TalkNote:
        return replace(
            note,
            title=self._fact(note.title, language),
            speakers=self._others(note.speakers),
            text=self.text(note.text, language),
            slides=self._unsaid(note.slides),
            videos=self._unsaid(note.videos),
            tags=self._unsaid(note.tags),
            id=self._unnamed(note.id),
        )

    def _event(self, note: EventNote, language: str) -> EventNote:
        return replace(
            note,
            name=self._optional(note.name, language),
            series=self._optional(note.series, language),
            venue=self._optional(note.venue, language),
            address=self._optional(note.address, language),
            url=next(iter(self._unsaid([note.url])), None) if note.url else None,
            hashtag=next(iter(self._unsaid([note.hashtag])), None) if note.hashtag else None,
            id=self._unnamed(note.id),
        )

    def _unnamed(self, address: str | None) -> str | None:
        """A part of an address that an author chose; without it, one is made of the title."""
        return None if address is None or self.spelling.search(unquote(address)) else address

    def _fact(self, fact: Fact[str], language: str) -> Fact[str]:
        return replace(fact, value=self.text(fact.value, language))

    def _optional(self, fact: Fact[str] | None, language: str) -> Fact[str] | None:
        return self._fact(fact, language) if fact else None

    def _unsaid(self, facts: Sequence[Fact[str]]) -> tuple[Fact[str], ...]:
        return tuple(fact for fact in facts if not self.spelling.search(unquote(fact.value)))

    def _others(self, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        return tuple(mention for mention in mentions if mention not in self.mentions)


def veil(spellings: Collection[str], mentions: Collection[Mention]) -> Veil:
    """What hides these spellings, wherever they stand as words of their own, and these mentions."""
    words = "|".join(_as_word(spelling) for spelling in sorted(spellings, key=lambda text: (-len(text), text)))
    return Veil(re.compile(words or r"(?!)", re.IGNORECASE), frozenset(mentions))


def _as_word(spelling: str) -> str:
    """A spelling that is no part of a longer word; with `@` where it is a handle.

    Japanese puts no spaces between words: there only a name of one or two characters must not touch another kanji, unless
    that begins an honorific.
    """
    written = r"(?:,[ ]?|[ \t\u3000・_-])?".join(re.escape(part) for part in spelling.split())
    if not has_japanese(spelling):
        return rf"(?<![A-Za-z0-9_])@?{written}(?![A-Za-z0-9_])"
    if len("".join(spelling.split())) > 2:
        return written
    return rf"(?<![一-龠々]){written}(?![一-龠々](?<![氏様君先]))"
