"""A talk's notes in, the terms that it is about out, each with the line and the rule that show it.

A title is evidence, and so is a heading inside the talk. A text is, where it comes back to a distinctive term; a passing mention is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model import Place
from .scans import Mentions, Scan

MOST = 8
"""No talk has more tags."""

REPEATED = 3
"""From so many mentions on, in more than one line, a text is about a term; a short text from one less on."""
SHORT = 600
"""Characters up to which a text is short."""

_RANKS = {"front-matter": 0, "title": 1, "heading": 2, "text": 3}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a talk is about a term."""

    term: str
    place: Place
    rule: str
    count: int
    """How often its notes mention the term."""


def evidence_in(told: Sequence[Scan], broad: frozenset[str]) -> tuple[Evidence, ...]:
    """What a talk is about according to the titles, headings and texts of its notes."""
    found: dict[str, Evidence] = {}
    mentions = told[0].mentions if len(told) == 1 else _together(told)
    enough = REPEATED - (sum(scan.length for scan in told) <= SHORT)
    for scan in told:
        for term in scan.title:
            count = mentions[term].count if term in mentions else 0
            found.setdefault(term, Evidence(term, scan.place, "title", count + 1))
    for term, mentioned in mentions.items():
        if term not in found and term not in broad:
            if mentioned.heading:
                found[term] = Evidence(term, mentioned.heading, "heading", mentioned.count)
            elif mentioned.count >= enough and len(mentioned.places) > 1:
                found[term] = Evidence(term, mentioned.places[0], "text", mentioned.count)
    return tuple(found.values())


def _together(told: Sequence[Scan]) -> Mapping[str, Mentions]:
    """Where several notes mention a term."""
    found: dict[str, Mentions] = {}
    for scan in told:
        for term, more in scan.mentions.items():
            known = found.get(term, Mentions((), 0))
            places = tuple(dict.fromkeys((*known.places, *more.places)))
            found[term] = Mentions(places, known.count + more.count, known.heading or more.heading)
    return found


def surest(evidence: Iterable[Evidence], broad: frozenset[str]) -> tuple[Evidence, ...]:
    """The surest evidence first, broad terms last, each term once, and no more of them than a reader takes in."""
    first: dict[str, Evidence] = {}
    for one in sorted(evidence, key=lambda one: (_RANKS[one.rule], -one.count, one.term)):
        first.setdefault(one.term, one)
    ordered = sorted(first.values(), key=lambda one: one.rule != "front-matter" and one.term in broad)
    return tuple(ordered)[:MOST]
