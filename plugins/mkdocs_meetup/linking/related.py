"""Talks in, the talks that go with each of them out, and why: the same speaker, else what both are about."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from ..lazy import Lazy
from ..model import Related, Talk

MOST = 6
"""No talk has more related ones."""
MOST_OF_SPEAKERS = 3
"""Nor more by its own speakers: whoever speaks often has a page that names all, and the topics shall have room."""

_NEAREST = 24
"""Of the many talks that share a tag, so many of the nearest in time are looked at: the cost grows with the talks, not their pairs."""
_SAME_SPEAKER = 4.0
_SAME_EVENT = 0.5


def related_talks(talks: Sequence[Talk]) -> Mapping[str, tuple[Related, ...]]:
    """For each talk the ones that go with it, best first, found when somebody asks; `talks` are in the order of the catalog."""
    places = {talk.id: at for at, talk in enumerate(talks)}

    @cache
    def subjects() -> tuple[Mapping[str, list[int]], Mapping[str, list[int]], Mapping[str, float]]:
        speakers = _places((appearance.speaker for appearance in talk.appearances) for talk in talks)
        tags = _places((tag.tag for tag in talk.tags) for talk in talks)
        return speakers, tags, {tag: math.log(1 + len(talks) / len(several)) for tag, several in tags.items()}

    return Lazy(places, lambda talk: _related(places[talk], talks, *subjects()))


def _places(subjects: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """Which talks each subject has, by their place, in order."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, several in enumerate(subjects):
        for subject in dict.fromkeys(several):
            found[subject].append(at)
    return dict(found)


def _related(
    at: int, talks: Sequence[Talk], speakers: Mapping[str, list[int]], tags: Mapping[str, list[int]], weights: Mapping[str, float]
) -> tuple[Related, ...]:
    scores: defaultdict[int, float] = defaultdict(float)
    reasons: dict[int, tuple[str, str, float]] = {}
    shared = [("speaker", appearance.speaker, _SAME_SPEAKER, speakers) for appearance in talks[at].appearances]
    shared += [("tag", tag.tag, weights[tag.tag], tags) for tag in talks[at].tags]
    for reason, subject, weight, places in shared:
        for other in _near(at, places[subject]):
            scores[other] += weight
            if other not in reasons or (reasons[other][0] == reason and weight > reasons[other][2]):
                reasons[other] = (reason, subject, weight)
    for other in scores:
        if talks[other].event == talks[at].event:
            scores[other] *= _SAME_EVENT
    best = sorted(scores, key=lambda other: (-round(scores[other], 6), abs(other - at), talks[other].id))
    return tuple(islice(_mixed(best, talks, reasons), MOST))


def _mixed(best: Iterable[int], talks: Sequence[Talk], reasons: Mapping[int, tuple[str, str, float]]) -> Iterator[Related]:
    """The best talks, no more than a few of them for their speaker."""
    spoken = 0
    for other in best:
        reason, subject, _ = reasons[other]
        spoken += reason == "speaker"
        if reason != "speaker" or spoken <= MOST_OF_SPEAKERS:
            yield Related(talks[other].id, reason, subject)


def _near(at: int, places: Sequence[int]) -> list[int]:
    middle = bisect_left(places, at)
    low = max(0, min(middle - _NEAREST // 2, len(places) - _NEAREST))
    return [place for place in places[low : low + _NEAREST + 1] if place != at]
