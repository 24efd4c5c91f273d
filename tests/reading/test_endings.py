"""Patterns that are looked for at the end of a text alone: the stretch that is searched holds their longest match."""

from __future__ import annotations

import re
from re import _parser  # type: ignore[attr-defined]  # the library's own measure of a pattern has no public name

import pytest

from mkdocs_meetup.reading import affiliations, byline, topics


@pytest.mark.parametrize(
    ("pattern", "longest"),
    [
        (affiliations.MARKED_END.pattern, affiliations.MARKED_END.longest),
        (byline.TAIL, byline.LONGEST_TAIL),
        (topics.ENDS_LIKE_NONE.pattern, topics.ENDS_LIKE_NONE.longest),
    ],
)
def test_no_match_is_longer(pattern: re.Pattern[str], longest: int) -> None:
    assert _parser.parse(pattern.pattern, pattern.flags).getwidth()[1] <= longest
