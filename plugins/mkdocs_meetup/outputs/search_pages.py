"""Pages written by hand go in, one for each address comes out, its translations together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Passage, Text
from ..pages.menu import Document


@dataclass(frozen=True, slots=True)
class ByHand:
    """A page that somebody wrote, in one or more languages."""

    address: str
    """Without the language's prefix."""
    title: Text
    passages: tuple[tuple[str, Passage], ...]
    """Each with its language."""


def by_hand(pages: Iterable[tuple[Document, str, tuple[Passage, ...]]], default: str) -> list[ByHand]:
    """The pages by address, each in the default language first; those without a title are left out."""
    known: dict[str, list[tuple[str, str, tuple[Passage, ...]]]] = {}
    for document, title, passages in pages:
        if title:
            known.setdefault(document.address, []).append((document.language, title, passages))
    return [_page(address, sorted(known[address], key=lambda version: (version[0] != default, version[0]))) for address in sorted(known)]


def _page(address: str, versions: list[tuple[str, str, tuple[Passage, ...]]]) -> ByHand:
    titles = tuple((language, title) for language, title, _ in versions)
    return ByHand(address, Text(titles), tuple((language, passage) for language, _, passages in versions for passage in passages))
