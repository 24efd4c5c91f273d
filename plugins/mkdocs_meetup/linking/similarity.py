"""Titles and speakers of two lists of talks in, which talk of one is which of the other out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .folding import fold_title

ALIKE = 0.85
"""From this likeness on, two titles are spellings of one."""
_COMPARED = 160
_MOST_PAIRS = 20_000


@dataclass(frozen=True, slots=True)
class Traits:
    """What a talk is recognised by."""

    id: str | None
    titles: frozenset[str]
    """Folded."""
    speakers: frozenset[str]
    """Who, by any stable key; empty where nobody is named."""
    links: frozenset[str] = frozenset()
    """Its slides and videos."""


def matched(found: Sequence[Traits], known: Sequence[Traits]) -> dict[int, int]:
    """For each talk of `found` that is one of `known`, its place there. The surest evidence takes first; each is taken once."""
    pairs: dict[int, int] = {}
    for keys in (_ids, _links, _titles):
        _match_by(keys, found, known, pairs)
    _match_alike(found, known, pairs)
    _match_by(_speakers, found, known, pairs)
    return pairs


def _ids(talk: Traits) -> list[Hashable]:
    return [fold_title(talk.id)] if talk.id else []


def _links(talk: Traits) -> list[Hashable]:
    return [*talk.links]


def _titles(talk: Traits) -> list[Hashable]:
    return [*talk.titles]


def _speakers(talk: Traits) -> list[Hashable]:
    return [talk.speakers] if talk.speakers else []


def _match_by(keys: Callable[[Traits], list[Hashable]], found: Sequence[Traits], known: Sequence[Traits], pairs: dict[int, int]) -> None:
    """Pair what shares a key that stands for one talk only on either side."""
    taken = set(pairs.values())
    there, here = _by_key(keys, known, taken), _by_key(keys, found, set(pairs))
    for key, (mine, *others) in here.items():
        rivals = there.get(key, [])
        free = not others and len(rivals) == 1 and mine not in pairs and rivals[0] not in taken
        if free and _may_be_one(found[mine], known[rivals[0]]):
            pairs[mine] = rivals[0]
            taken.add(rivals[0])


def _by_key(keys: Callable[[Traits], list[Hashable]], talks: Sequence[Traits], taken: set[int]) -> dict[Hashable, list[int]]:
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, talk in enumerate(talks):
        if index not in taken:
            for key in sorted(keys(talk), key=str):
                found[key].append(index)
    return found


def _may_be_one(one: Traits, other: Traits) -> bool:
    return not (one.id and other.id and fold_title(one.id) != fold_title(other.id))


def _match_alike(found: Sequence[Traits], known: Sequence[Traits], pairs: dict[int, int]) -> None:
    taken = set(pairs.values())
    here = [index for index in range(len(found)) if index not in pairs]
    there = [index for index in range(len(known)) if index not in taken]
    if len(here) * len(there) > _MOST_PAIRS:
        return
    likeness = [(-_likeness(found[a], known[b]), a, b) for a in here for b in there]
    for negative, a, b in sorted(likeness):
        if -negative >= ALIKE and a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)


def _likeness(one: Traits, other: Traits) -> float:
    """From 0 to 1; other numbers or other speakers make other talks, however alike their titles are."""
    if not _may_be_one(one, other) or (one.speakers and other.speakers and one.speakers.isdisjoint(other.speakers)):
        return 0.0
    return max((_ratio(a, b) for a in one.titles for b in other.titles), default=0.0)


def _ratio(one: str, other: str) -> float:
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return 0.0
    matcher = SequenceMatcher(None, one[:_COMPARED], other[:_COMPARED], autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0
